"""The summed indices of what is derived, called as the author called them: by the entries at which they stand."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import chain

from sympy import Expr, Indexed, Product, Sum

from symdrop.language import Index
from symdrop.statements.expressions import all_indices, free_indices, name_of

# The name of a family, and which of its indices is meant.
Place = tuple[str, int]


@dataclass(frozen=True)
class Author:
    """What an author summed over, in the order of his sums, and the places of his entries at which each index stood.

    >>> from symdrop.language import family, index, size
    >>> from symdrop.language import Sum as over
    >>> n = size("n"); i, k = index("i k", n); w = family("w", n)
    >>> Author.of(over(w[k], k)).renamed(over(w[i] ** 2, i))
    Sum(w[k]**2, (k, 1, n))
    """

    indices: tuple[Index, ...]
    places: Mapping[Place, frozenset[Index]]

    @classmethod
    def of(cls, expression: Expr) -> Author:
        """What stands in the expression of the author."""
        found: dict[Place, set[Index]] = {}
        summed = dict.fromkeys(_summed(expression))
        for place, index in _standing(expression):
            if index in summed:
                found.setdefault(place, set()).add(index)
        return cls(tuple(summed), {place: frozenset(own) for place, own in found.items()})

    def renamed(self, expression: Expr) -> Expr:
        """The expression with its summed indices as in the author's, as far as the names are free; its value stays."""
        names = chain(all_indices(expression), self.indices)
        return self._renamed(expression, {}, tuple(dict.fromkeys(names)), free_indices(expression))

    def _renamed(self, node: Expr, scope: Mapping[Index, Index], names: tuple[Index, ...], taken: set[Index]) -> Expr:
        """The node within sums over the indices of `scope`, each with its new name; those `taken` are not free."""
        if isinstance(node, Index):
            return scope.get(node, node)
        if not isinstance(node, Sum | Product):
            return node.func(*(self._renamed(part, scope, names, taken) for part in node.args)) if node.args else node
        inner, bound = dict(scope), [limits[0] for limits in node.limits]
        own: set[Index] = set()
        for index in sorted(bound, key=lambda each: -max(self._standings(node, each).values(), default=0)):
            standings = self._standings(node, index)
            # No index is summed within its own sum, so that one of the names is free.
            known = [each for each in (*self.indices, index, *names) if each.size == index.size]
            free = [each for each in known if each not in taken | own]
            inner[index] = max(free, key=lambda each: standings[each])
            own.add(inner[index])
        order = sorted((inner[index] for index in bound), key=lambda each: (*self.indices, each).index(each))
        return node.func(
            self._renamed(node.function, inner, names, taken | own), *((each, 1, each.size) for each in order)
        )

    def _standings(self, total: Sum | Product, index: Index) -> Counter[Index]:
        """At how many of the places of a summed index the author had each of his."""
        own = {place for place, each in _standing(total.function) if each == index}
        return Counter(each for place in own for each in self.places.get(place, ()))


def _summed(expression: Expr) -> Iterator[Index]:
    """The indices that are summed over, those of an outer sum first."""
    if isinstance(expression, Sum | Product):
        yield from (limits[0] for limits in expression.limits)
        yield from _summed(expression.function)
    elif not isinstance(expression, Indexed):
        for part in expression.args:
            yield from _summed(part)


def _standing(expression: Expr) -> Iterator[tuple[Place, Index]]:
    """Every index of an entry with its place."""
    for entry in expression.atoms(Indexed):
        yield from (((name_of(entry), number), index) for number, index in enumerate(entry.indices))

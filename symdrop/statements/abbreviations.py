"""Names for what is long: a document writes the name, and says once what it stands for.

Nothing is decided by a name: the statement holds what it stands for, and only what is printed is shorter.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import permutations
from typing import Any

from sympy import Add, Expr, Indexed, Mul, Product, Sum

from symdrop.errors import BadStatement
from symdrop.language import Index, Scalar, expression
from symdrop.statements.expressions import all_indices, free_indices, indices_of, name_of, names_in
from symdrop.statements.written import Written


@dataclass(frozen=True)
class Definition:
    """A scalar or an entry `y[k]`, and what it stands for at any value of its indices. Made by `define`."""

    name: Expr
    meaning: Expr

    def instances(self, indices: Sequence[Index]) -> Iterator[Definition]:
        """The same at other indices, as far as no sum or product in the meaning would catch one."""
        own = indices_of(self.name)
        bound = set(all_indices(self.meaning)) - free_indices(self.meaning)
        for chosen in permutations(indices, len(own)):
            if all(old.size == new.size and new not in bound for old, new in zip(own, chosen, strict=True)):
                places = dict(zip(own, chosen, strict=True))
                yield Definition(_at(self.name, places), _at(self.meaning, places))


def define(name: Any, meaning: Any) -> Definition:
    """A name that documents write for an expression, for `where=[...]` of a theorem.

    `name` is a declared scalar, or an entry such as `y[k]` at distinct indices, and stands nowhere else; `meaning` is
    an expression whose free indices are those of the name. The lines of the theorem hold the expression itself, and
    it is recognised where it stands as it is written here. Raises `BadStatement` for anything else.

    >>> from symdrop.language import Sum, family, index, scalar, size
    >>> n = size("n"); j = index("j", n); w = family("w", n); t, r = scalar("t r")
    >>> define(r, t - Sum(w[j], j)).name
    r
    """
    indices = indices_of(name) if isinstance(name, Indexed) else ()
    if not isinstance(name, Indexed | Scalar) or len(set(indices)) < len(indices):
        raise BadStatement(f"{name!r} is no name to define; declare a scalar, or give an entry such as y[k]")
    stands_for = expression(meaning)
    for index in sorted(free_indices(stands_for) - set(indices), key=str):
        raise BadStatement(f"{name} has not the index {index} of {stands_for}; define an entry such as y[{index}]")
    if name_of(name) in names_in(stands_for) or stands_for.is_number:
        raise BadStatement(f"{name} cannot stand for {stands_for}; give an expression without it, and no number")
    return Definition(name, stands_for)


def abbreviated(line: Expr, where: Sequence[Definition], written: Written) -> tuple[Expr, Written]:
    """The line with names in it, and the order of its terms and factors, which stays that of its author.

    >>> from symdrop.language import E, scalar
    >>> t, x, r = scalar("t x r")
    >>> abbreviated(3 * E((t - x) ** 2) - x, [define(r, t - x)], {})[0]
    -x + 3*E(r**2)
    """
    order: dict[Expr, tuple[Expr, ...]] = dict(written)
    return _short(line, where, order) if where else line, order


def _short(node: Expr, where: Sequence[Definition], order: dict[Expr, tuple[Expr, ...]]) -> Expr:
    for definition in reversed(where):
        for each in definition.instances(sorted(free_indices(node), key=str)):
            found = _named(node, each)
            if found is not None:
                return _short(found, where, order)
    if isinstance(node, Indexed) or not node.args:
        return node
    if isinstance(node, Sum | Product):
        return node.func(_short(node.function, where, order), *node.limits)
    parts = [_short(part, where, order) for part in node.args]
    if parts == list(node.args):
        return node
    made: Expr = node.func(*parts)
    typed = order.get(node)
    if typed and isinstance(node, Add):
        order.setdefault(made, tuple(_short(term, where, order) for term in typed))
    return made


def _named(node: Expr, definition: Definition) -> Expr | None:
    """The node with the name for what stands there, whole or as some of its terms or factors; None for no such."""
    name, meaning = definition.name, definition.meaning
    if node == meaning:
        return name
    if isinstance(node, Add) and isinstance(meaning, Add):
        for sign in (1, -1):
            terms = [sign * term for term in meaning.args]
            if set(terms) <= set(node.args):
                return Add(sign * name, *(term for term in node.args if term not in terms))
    if isinstance(node, Mul):
        (number, rest), (own, shared) = node.as_coeff_Mul(), meaning.as_coeff_Mul()
        factors = set(Mul.make_args(shared))
        if number.q == own.q and (number / own).is_Integer and factors <= set(Mul.make_args(rest)):
            return Mul(number / own, name, *(factor for factor in Mul.make_args(rest) if factor not in factors))
    return None


def _at(node: Expr, places: Mapping[Index, Index]) -> Expr:
    """An expression at other indices; the sums and products in it keep theirs."""
    if isinstance(node, Index):
        return places.get(node, node)
    if isinstance(node, Sum | Product):
        return node.func(_at(node.function, places), *node.limits)
    return node.func(*(_at(part, places) for part in node.args)) if node.args else node

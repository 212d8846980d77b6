"""Bound indices that have the name of another index around them, or of a free one, get a name of their own."""

from __future__ import annotations

from collections.abc import Mapping

from sympy import Expr, Indexed, Product, Sum

from symdrop.deciders.instances.signature import Signature
from symdrop.language import Bracket, Index, index


def separated(line: Expr, read: Signature) -> Expr:
    """The line, in which no index is bound that is bound around it, or free in the statement."""
    return _Separation(read).expression(line, {}, frozenset(read.free.values()))


class _Separation:
    def __init__(self, read: Signature) -> None:
        self.read = read
        self.taken = {str(each.name) for each in read.free.values()}
        self.number = 0

    def expression(self, node: Expr, places: Mapping[Index, Index], around: frozenset[Index]) -> Expr:
        """An expression with `places` for its indices; `around` are those that have a meaning outside."""
        if isinstance(node, Index):
            return places.get(node, node)
        if isinstance(node, Indexed | Bracket):
            first = node.args[:1] if isinstance(node, Indexed) else ()
            return node.func(*first, *(self.expression(each, places, around) for each in node.args[len(first) :]))
        if isinstance(node, Sum | Product):
            return self._bound(node, places, around)
        if not node.args or not isinstance(node, Expr):
            return node
        parts = [self.expression(part, places, around) for part in node.args]
        return node if all(old is new for old, new in zip(node.args, parts, strict=True)) else node.func(*parts)

    def _bound(self, node: Sum | Product, places: Mapping[Index, Index], around: frozenset[Index]) -> Expr:
        inner, limits = dict(places), []
        # The last limits are the outermost.
        for place, low, high in reversed(node.limits):
            inner[place] = self._fresh(place) if place in around else place
            around = around | {inner[place]}
            limits.append((inner[place], low, high))
        return node.func(self.expression(node.function, inner, around), *reversed(limits))

    def _fresh(self, place: Index) -> Index:
        """An index over the same size whose name nothing has."""
        names = {*self.read.families, *self.read.scalars, *self.read.sizes, *self.taken}
        while (name := f"{place.name}_{self.number}") in names:
            self.number += 1
        self.number += 1
        fresh: Index = index(name, place.size)
        return fresh

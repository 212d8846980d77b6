"""The second pass, *schedule*: a tree as a program. Which operation comes when, and how products are summed."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from symdrop.numeric.builder import Builder, Piece
from symdrop.numeric.contraction import contracted
from symdrop.numeric.program import Operation, Program
from symdrop.numeric.quotients import Power as Exponent
from symdrop.numeric.quotients import quotient
from symdrop.numeric.sums import total
from symdrop.numeric.tree import Cases, Entry, Function, Length, Multiplied, Node, Others, Power, Term, Tree
from symdrop.statements.components import components


def scheduled(tree: Tree) -> Program:
    """The program of a tree, whose result has the axes of the tree in order.

    >>> w, x = Entry("w", ("n",), (0,)), Entry("x", ("n",), (0,))
    >>> term = Term(factors=((w, 1), (x, 1)), summed=frozenset({0}))
    >>> [each.kind for each in scheduled(Tree(term, (), ("n",))).assignments]
    ['input', 'input', 'contract']
    """
    builder = Builder(tree.sizes)
    # Every family is there first, whether it is needed or not: the program's promises are measured by them.
    for each in tree.families:
        builder.argument(each.name, each.sizes, ())
    piece = builder.plain(_Schedule(builder, tree.leading).piece(tree.node))
    if set(piece.axes) != set(tree.result):
        piece = builder.spread(piece, tree.result)
    return builder.program(builder.transpose(piece, tree.result).number)


@dataclass(frozen=True)
class _Schedule:
    """What the nodes are written to, and the sizes of first axes."""

    builder: Builder
    leading: Collection[str]

    def piece(self, node: Node) -> Piece:
        """The piece that a node is."""
        if isinstance(node, Entry):
            return self._entry(node)
        if isinstance(node, Length):
            return self.builder.whole("size", node.size)
        if isinstance(node, Term):
            return self._term(node)
        if isinstance(node, Cases):
            return self._cases(node)
        if isinstance(node, Function):
            return self.builder.function(node.name, self.piece(node.argument))
        if isinstance(node, Power):
            return self.builder.raised(self.piece(node.base), self.piece(node.exponent))
        if isinstance(node, Multiplied):
            return self.builder.product(self.piece(node.factor), node.axis)
        if isinstance(node, Others):
            return self.builder.others(self.piece(node.factor), node.axis, node.but)
        return total(self.builder, [self.piece(each) for each in node.terms])

    def _entry(self, entry: Entry) -> Piece:
        """An argument, or where an axis is repeated its diagonal."""
        piece, left = self.builder.argument(entry.name, entry.sizes, entry.axes), list(entry.axes)
        while len(set(left)) < len(left):
            first, second = next((p, q) for q, axis in enumerate(left) for p in range(q) if left[p] == axis)
            left = [axis for place, axis in enumerate(left) if place not in (first, second)] + [left[first]]
            diagonal = Operation("diagonal", self.builder.shape(left), (piece.number,), ((),), (first, second))
            piece = Piece(self.builder.append(diagonal), tuple(left))
        return piece

    def _term(self, term: Term) -> Piece:
        """A product: sizes and numbers apart from arrays, and what is summed contracted."""
        sign, factors = 1, []
        # Sizes and numbers above and below the fraction line.
        above: list[Piece] = []
        below: list[Piece] = []
        for node, exponent in term.factors:
            piece = self._factor(node)
            sign *= piece.sign ** abs(exponent)
            if piece.under is None and piece.number not in self.builder.wholes:
                factors.append((replace(piece, sign=1), exponent))
                continue
            over = [Piece(piece.number)] * abs(exponent)
            under = [] if piece.under is None else [Piece(piece.under)] * abs(exponent)
            above += over if exponent > 0 else under
            below += under if exponent > 0 else over
        if any(self.builder.integer(piece) == 0 for piece in above):
            return self.builder.whole("number", 0)
        factors = _collected(factors)
        held = {axis for piece, _ in factors for axis in piece.axes}
        above = [
            *self._integers(abs(term.numerator)),
            *(piece for piece in above if self.builder.integer(piece) != 1),
            *(self.builder.whole("size", self.builder.sizes[axis]) for axis in sorted(term.summed - held)),
        ]
        below = [*self._integers(term.denominator), *below]
        outside = [each for each in factors if not term.summed & set(each[0].axes)]
        inside = [each for each in factors if term.summed & set(each[0].axes)]
        # Factors that share no summed axis are summed apart.
        for _, component in components(inside, lambda factor: term.summed & set(factor[0].axes)):
            outside.append((contracted(self.builder, component, term.summed, self.leading), 1))
        piece = quotient(self.builder, outside, above, below)
        return replace(piece, sign=-sign if term.numerator < 0 else sign, equal=term.equal)

    def _factor(self, node: Node) -> Piece:
        piece = self.piece(node)
        return self.builder.square(piece) if piece.equal else piece

    def _integers(self, number: int) -> list[Piece]:
        """A number as a factor, unless it is 1."""
        return [] if number == 1 else [self.builder.whole("number", number)]

    def _cases(self, cases: Cases) -> Piece:
        """The piece for different indices, with that for equal ones put on the diagonal."""
        pair, builder = cases.axes, self.builder
        off = builder.plain(self.piece(cases.different))
        on = builder.plain(self.piece(cases.equal))
        axes = tuple(sorted({*off.axes, *on.axes, *pair}))
        if axes == pair and set(on.axes) <= {pair[0]}:
            on = on if on.axes else builder.spread(on, pair[:1])
            off = off if set(off.axes) == set(pair) else builder.spread(off, pair)
            return builder.on_diagonal("set_diagonal", off, on)
        return builder.where(axes, [on, off], (axes.index(pair[0]), axes.index(pair[1])))


def _collected(factors: Sequence[Exponent]) -> list[Exponent]:
    """Each piece once, to the power that it has in all."""
    powers: dict[Piece, int] = {}
    for piece, exponent in factors:
        powers[piece] = powers.get(piece, 0) + exponent
    return [(piece, exponent) for piece, exponent in powers.items() if exponent]

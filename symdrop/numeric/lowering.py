"""Stated lines as programs: a sum is a contraction, a free index an axis, a bracket a choice of entries."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from typing import Any

from sympy import Add, Expr, Indexed, Integer, Mul, Pow, Rational, Sum

from symdrop.errors import OutsideFragment
from symdrop.language import Bracket, D, E, Index, Scalar, Size
from symdrop.numeric.contraction import Contractions
from symdrop.numeric.pieces import MATRIX, Piece
from symdrop.numeric.products import Axis, Factor, Product, Scope, products
from symdrop.numeric.program import Operation, Program


def lowered(line: Expr, free: Sequence[Index], constant: Collection[str] = ()) -> Program:
    """The program of a line, with one axis of the result for each free index in this order.

    The families named in `constant` are given by one number each. Raises `OutsideFragment` for an E or a D.
    """
    first = _Lowering(line, constant).program(line, free)
    grams = {each.operands[0] for each in first.assignments if _is_gram(each)}
    return _Lowering(line, constant, grams).program(line, free) if grams else first


def _is_gram(operation: Operation) -> bool:
    """Whether an operation multiplies a matrix with itself to a square one."""
    twice = operation.kind == "contract" and len(operation.shape) == MATRIX and len(set(operation.operands)) == 1
    return twice and operation.layouts in (((0, 2), (1, 2)), ((2, 0), (2, 1)))


class _Lowering(Contractions):
    def __init__(self, line: Expr, constant: Collection[str], grams: Collection[int] = ()) -> None:
        super().__init__(constant, grams)
        shapes = [each.base.shape for each in line.atoms(Indexed) if len(each.indices) > 1]
        self.first = {shape[0].name for shape in shapes} - {size.name for shape in shapes for size in shape[1:]}
        # Pairs of axes whose indices are taken to be different.
        self.apart: frozenset[tuple[Axis, Axis]] = frozenset()
        # Every argument is there first, whether it is needed or not: the program's promises are measured by them.
        for each in sorted(line.atoms(Indexed), key=str):
            self._input(each.base.name, [size.name for size in each.base.shape])

    def program(self, line: Expr, free: Sequence[Index]) -> Program:
        scope = {index: self._fresh(index.size) for index in free}
        axes = tuple(scope.values())
        piece = self._plain(self._piece(line, scope))
        if set(piece.axes) != set(axes):
            piece = self._spread(piece, axes)
        if piece.axes != axes:
            piece = self._transposed(piece, axes)
        return self.assignments.program(piece.number)

    def _piece(self, node: Any, scope: Scope) -> Piece:
        if isinstance(node, Scalar):
            return Piece(self._input(node.name, ()))
        if isinstance(node, Size):
            return self._whole("size", node.name)
        if isinstance(node, Indexed):
            return self._entry(node, [scope[index] for index in node.indices])
        if isinstance(node, Add):
            return self._sum([piece for term in node.as_ordered_terms() for piece in self._terms(term, scope)])
        if isinstance(node, Rational | Mul | Sum | Bracket) or (
            isinstance(node, Pow) and isinstance(node.exp, Integer)
        ):
            return self._sum([self._product(each) for each in products(node, scope, self._fresh)])
        if isinstance(node, E | D):
            raise OutsideFragment(f"{node} cannot be computed: state a line without E and D")
        raise OutsideFragment(f"{node} is a {type(node).__name__}, which has no array code")

    def _terms(self, node: Any, scope: Scope) -> list[Piece]:
        """What a term adds to a sum: with a sum over all other indices this is two things, of which one may cancel."""
        if isinstance(node, Mul | Sum):
            return [self._product(each) for each in products(node, scope, self._fresh)]
        return [self._piece(node, scope)]

    def _entry(self, node: Indexed, axes: Sequence[Axis]) -> Piece:
        """An entry of a family; where an index is repeated, of its diagonal."""
        family = node.base
        number = self._input(family.name, [size.name for size in family.shape])
        if family.name in self.constant:
            return Piece(number)
        piece, left = Piece(number, tuple(axes)), list(axes)
        while len(set(left)) < len(left):
            first, second = next((p, q) for q, axis in enumerate(left) for p in range(q) if left[p] == axis)
            left = [axis for place, axis in enumerate(left) if place not in (first, second)] + [left[first]]
            shape = self._shape(left)
            diagonal = Operation("diagonal", shape, (piece.number,), ((),), (first, second))
            piece = Piece(self.assignments.number(diagonal), tuple(left))
        return piece

    def _product(self, product: Product) -> Piece:
        renamed, summed, equal = _joined(product)
        if any(pair in self.apart for pair in equal):
            return self._whole("number", 0)
        pair = self._undecided(product, renamed, summed)
        if pair:
            return self._two_cases(product, pair)
        sign, wholes, below = 1, [product.numerator], [product.denominator]
        factors: list[tuple[Piece, int]] = []
        above_whole: list[Piece] = []
        below_whole: list[Piece] = []
        for factor in product.factors:
            piece = self._base(factor, renamed)
            sign *= piece.sign ** abs(factor.exponent)
            if piece.under is not None or piece.number in self.whole:
                powers = self._powers(piece, factor.exponent)
                above_whole += powers[0]
                below_whole += powers[1]
            else:
                factors.append((replace(piece, sign=1), factor.exponent))
        if any(self._integer(piece) == 0 for piece in above_whole):
            return self._whole("number", 0)
        above_whole = [piece for piece in above_whole if self._integer(piece) != 1]
        factors = _collected(factors)
        held = {axis for piece, _ in factors for axis in piece.axes}
        above_whole += [self._whole("size", self.sizes[axis]) for axis in sorted(summed - held)]
        if wholes[0] < 0:
            sign, wholes = -sign, [-wholes[0]]
        above_whole = [self._whole("number", each) for each in wholes if each != 1] + above_whole
        below_whole = [self._whole("number", each) for each in below if each != 1] + below_whole
        outside = [(piece, power) for piece, power in factors if not summed & set(piece.axes)]
        for component in _components([each for each in factors if summed & set(each[0].axes)], summed):
            outside.append((self._contracted(component, summed), 1))
        piece = self._quotient(outside, above_whole, below_whole)
        return replace(piece, sign=sign, equal=tuple(equal))

    def _undecided(
        self, product: Product, renamed: Mapping[Axis, Axis], summed: Collection[Axis]
    ) -> tuple[Axis, Axis] | None:
        """Two axes that a bracket within a factor compares, and no sum does away with."""
        for factor in product.factors:
            for bracket in sorted(factor.base.atoms(Bracket), key=str):
                if all(index in factor.scope for index in bracket.args):
                    first, second = sorted(_renamed(factor.scope[index], renamed) for index in bracket.args)
                    if first != second and not {first, second} & set(summed) and (first, second) not in self.apart:
                        return first, second
        return None

    def _two_cases(self, product: Product, pair: tuple[Axis, Axis]) -> Piece:
        """The product for different indices, with that for equal ones put on the diagonal."""
        before, self.apart = self.apart, self.apart | {pair}
        off = self._plain(self._product(product))
        self.apart = before
        on = self._product(replace(product, brackets=(*product.brackets, pair)))
        on = self._plain(replace(on, equal=tuple(each for each in on.equal if each != pair)))
        axes = tuple(sorted({*off.axes, *on.axes, *pair}))
        if axes == pair and set(on.axes) <= {pair[0]}:
            on = on if on.axes else self._spread(on, pair[:1])
            off = off if set(off.axes) == set(pair) else self._spread(off, pair)
            return self._on_diagonal("set_diagonal", off, on)
        places = axes.index(pair[0]), axes.index(pair[1])
        return self._where(axes, [on, off], places)

    def _base(self, factor: Factor, renamed: Mapping[Axis, Axis]) -> Piece:
        scope = {index: _renamed(axis, renamed) for index, axis in factor.scope.items()}
        piece = self._piece(factor.base, scope)
        return self._square(piece) if piece.equal else piece

    def _powers(self, piece: Piece, exponent: int) -> tuple[list[Piece], list[Piece]]:
        """What stands above and below the fraction line in a power of sizes and numbers."""
        above = [Piece(piece.number)] * abs(exponent)
        below = [] if piece.under is None else [Piece(piece.under)] * abs(exponent)
        return (above, below) if exponent > 0 else (below, above)


def _joined(product: Product) -> tuple[dict[Axis, Axis], set[Axis], list[tuple[Axis, Axis]]]:
    """Which axes the brackets replace by which, the axes that are still summed, and the brackets that stay."""
    renamed: dict[Axis, Axis] = {}
    summed, equal = set(product.summed), []
    for bracket in product.brackets:
        first, second = sorted(_renamed(axis, renamed) for axis in bracket)
        if first == second:
            continue
        # A summed axis goes; of two that are not summed the first stands for both.
        gone, stays = (first, second) if first in summed and second not in summed else (second, first)
        renamed[gone] = stays
        if gone in summed:
            summed.remove(gone)
        else:
            equal.append((stays, gone))
    return renamed, summed, equal


def _collected(factors: Sequence[tuple[Piece, int]]) -> list[tuple[Piece, int]]:
    """Each piece once, to the power that it has in all."""
    powers: dict[Piece, int] = {}
    for piece, power in factors:
        powers[piece] = powers.get(piece, 0) + power
    return [(piece, power) for piece, power in powers.items() if power]


def _renamed(axis: Axis, renamed: Mapping[Axis, Axis]) -> Axis:
    while axis in renamed:
        axis = renamed[axis]
    return axis


def _components(factors: Sequence[tuple[Piece, int]], summed: Collection[Axis]) -> list[list[tuple[Piece, int]]]:
    """The factors in groups that share no summed axis with one another."""
    found: list[tuple[set[Axis], list[tuple[Piece, int]]]] = []
    for factor in factors:
        axes, group = set(factor[0].axes) & set(summed), [factor]
        for other in [each for each in found if each[0] & axes]:
            found.remove(other)
            axes, group = axes | other[0], [*other[1], *group]
        found.append((axes, group))
    return [group for _, group in found]

"""Arrays on the way to a program, with the axes of the indices that they hang on, and what is done entry by entry."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from symdrop.language import Size
from symdrop.numeric.products import Axis
from symdrop.numeric.program import Assignments, Kind, Operation

MATRIX = 2


@dataclass(frozen=True)
class Piece:
    """An assignment with the axes that it has, in order, and what has not been done to it yet.

    That is: a sign; a division by an assignment `under`, made of sizes and numbers; and two axes `equal`, of which the
    piece has the first alone, and outside of whose diagonal it is zero.
    """

    number: int
    axes: tuple[Axis, ...] = ()
    sign: int = 1
    under: int | None = None
    equal: tuple[tuple[Axis, Axis], ...] = ()


class Pieces:
    """Writes assignments. Families in `constant` are one number; of `grams` the products with themselves are there."""

    def __init__(self, constant: Collection[str], grams: Collection[int]) -> None:
        self.assignments = Assignments()
        self.constant, self.grams = constant, grams
        self.sizes: list[str] = []
        self.whole: set[int] = set()

    def _fresh(self, size: Size) -> Axis:
        self.sizes.append(size.name)
        return len(self.sizes) - 1

    def _shape(self, axes: Iterable[Axis]) -> tuple[str, ...]:
        return tuple(self.sizes[axis] for axis in axes)

    def _input(self, name: str, shape: Sequence[str]) -> int:
        return self.assignments.number(Operation("input", () if name in self.constant else tuple(shape), detail=name))

    def _whole(self, kind: Kind, detail: Any) -> Piece:
        """A size or a number: Python divides such by one another as floats, so they are multiplied first."""
        number = self.assignments.number(Operation(kind, detail=detail))
        self.whole.add(number)
        return Piece(number)

    def _integer(self, piece: Piece) -> int | None:
        """The number that a piece is, if it is one without its sign."""
        operation = self.assignments.written[piece.number]
        return int(operation.detail) if operation.kind == "number" and piece.under is None else None

    def _done(self, kind: Kind, axes: Sequence[Axis], pieces: Sequence[Piece], detail: Any = None) -> Piece:
        """The operation on these pieces, whose axes are found among those of the result."""
        axes = tuple(axes)
        layouts = tuple(tuple(axes.index(axis) for axis in piece.axes) for piece in pieces)
        numbers = tuple(piece.number for piece in pieces)
        number = self.assignments.number(Operation(kind, self._shape(axes), numbers, layouts, detail))
        if all(each in self.whole for each in numbers) and kind not in ("spread", "where_equal"):
            self.whole.add(number)
        return Piece(number, axes)

    def _elementwise(self, kind: Kind, pieces: Sequence[Piece], detail: Any = None) -> Piece:
        axes = _union(pieces)
        aligned = [self._transposed(each, tuple(axis for axis in axes if axis in each.axes)) for each in pieces]
        return self._done(kind, axes, aligned, detail)

    def _transposed(self, piece: Piece, axes: tuple[Axis, ...]) -> Piece:
        if piece.axes == axes:
            return piece
        detail = tuple(piece.axes.index(axis) for axis in axes)
        return replace(self._done("transpose", axes, [piece], detail), sign=piece.sign, equal=piece.equal)

    def _spread(self, piece: Piece, axes: Sequence[Axis]) -> Piece:
        kept = tuple(axis for axis in axes if axis in piece.axes)
        return self._done("spread", axes, [self._transposed(piece, kept)])

    def _plain(self, piece: Piece) -> Piece:
        """The piece with everything done to it."""
        if piece.equal:
            piece = self._square(piece)
        if piece.under is not None:
            below = Piece(piece.under)
            piece = replace(self._elementwise("divide", [Piece(piece.number, piece.axes), below]), sign=piece.sign)
        if piece.sign < 0:
            piece = self._done("negate", piece.axes, [piece])
        return piece

    def _square(self, piece: Piece) -> Piece:
        """The array that is zero outside of the diagonals of the piece."""
        whole, pairs = piece, piece.equal
        piece = replace(piece, under=None, equal=())
        if len(pairs) == 1 and set(piece.axes) == {pairs[0][0]}:
            return replace(self._diagonal_matrix(piece, pairs[0], whole.under), sign=whole.sign)
        for first, second in pairs:
            axes = tuple(sorted({*piece.axes, first, second}))
            places = axes.index(first), axes.index(second)
            piece = self._where(axes, [piece, self._whole("number", 0)], places)
        if whole.under is not None:
            piece = self._over(piece, Piece(whole.under))
        return replace(piece, sign=whole.sign)

    def _diagonal_matrix(self, vector: Piece, pair: tuple[Axis, Axis], under: int | None) -> Piece:
        if under is not None:
            vector = self._over(vector, Piece(under))
        operation = Operation("diagonal_matrix", self._shape(pair), (vector.number,), ((0,),))
        return Piece(self.assignments.number(operation), pair)

    def _where(self, axes: Sequence[Axis], pieces: Sequence[Piece], places: tuple[int, int]) -> Piece:
        aligned = [self._transposed(each, tuple(axis for axis in axes if axis in each.axes)) for each in pieces]
        return self._done("where_equal", axes, aligned, places)

    def _over(self, piece: Piece, below: Piece) -> Piece:
        if piece.number in self.whole and not piece.equal:
            return replace(piece, under=below.number)
        divided = self._elementwise("divide", [Piece(piece.number, piece.axes), below])
        return replace(piece, number=divided.number, axes=divided.axes)

    def _quotient(
        self, factors: Sequence[tuple[Piece, int]], whole: Sequence[Piece], below_whole: Sequence[Piece]
    ) -> Piece:
        """Factors over factors: those with the same axes are multiplied first, and the smallest take the numbers."""
        above = _by_axes([self._power(piece, power) for piece, power in factors if power > 0])
        below = _by_axes([self._power(piece, -power) for piece, power in factors if power < 0])
        if not above and not below:
            number = self._multiplied(whole)
            return replace(number, under=self._multiplied(below_whole).number) if below_whole else number
        if below_whole:
            below = {frozenset(): [*below_whole, *below.pop(frozenset(), [])]} | below
        if above:
            smallest = min(above, key=len)
            above[smallest] = [*whole, *above[smallest]]
        elif whole:
            above = {frozenset(): list(whole)}
        quotients = []
        taken: dict[frozenset[Axis] | None, list[Piece]] = {}
        for axes, pieces in below.items():
            taken.setdefault(_nearest(axes, above), []).extend(pieces)
        for axes, pieces in above.items():
            quotients.append(self._divided(self._multiplied(pieces), taken.get(axes, [])))
        if None in taken:
            quotients.append(self._divided(self._whole("number", 1), taken[None]))
        return self._multiplied(quotients)

    def _divided(self, above: Piece, below: Sequence[Piece]) -> Piece:
        return self._elementwise("divide", [above, self._multiplied(below)]) if below else above

    def _power(self, piece: Piece, exponent: int) -> Piece:
        """A power by squares and products: NumPy takes any other one by logarithms, many times as slowly."""
        if exponent == 1:
            return piece
        square = self._done("power", piece.axes, [self._power(piece, exponent // 2)], 2)
        return self._done("multiply", piece.axes, [square, piece]) if exponent % 2 else square

    def _multiplied(self, pieces: Sequence[Piece]) -> Piece:
        """The product: pieces with the same axes first, so that large arrays are multiplied once."""
        if not pieces:
            return self._whole("number", 1)
        groups = sorted(_by_axes(pieces).items(), key=lambda item: (len(item[0]), sorted(item[0])))
        parts = [group[0] if len(group) == 1 else self._elementwise("multiply", group) for _, group in groups]
        if len(parts) > MATRIX and {axis for each in parts[:-1] for axis in each.axes} >= set(parts[-1].axes):
            # Small ones multiplied with one another would be as large as the largest.
            parts = [parts[0], parts[-1], *parts[1:-1]]
        return parts[0] if len(parts) == 1 else self._elementwise("multiply", parts)


def _by_axes(pieces: Iterable[Piece]) -> dict[frozenset[Axis], list[Piece]]:
    groups: dict[frozenset[Axis], list[Piece]] = {}
    for piece in pieces:
        groups.setdefault(frozenset(piece.axes), []).append(piece)
    return groups


def _nearest(axes: frozenset[Axis], groups: Collection[frozenset[Axis]]) -> frozenset[Axis] | None:
    """The group that is best divided by an array with these axes: its own, a larger one, a smaller one."""
    if axes in groups:
        return axes
    larger = [each for each in groups if axes < each]
    smaller = [each for each in groups if each < axes]
    return min(larger, key=len) if larger else max(smaller, key=len, default=None)


def _union(pieces: Sequence[Piece]) -> tuple[Axis, ...]:
    """All axes: in the order of the largest piece if that has them all, else that of the binders."""
    largest = max(pieces, key=lambda piece: len(piece.axes)).axes
    every = {axis for piece in pieces for axis in piece.axes}
    return largest if len(largest) == len(every) else tuple(sorted(every))

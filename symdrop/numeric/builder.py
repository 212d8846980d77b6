"""Programs as they are written: an operation that is there already is not written again, and computed once."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from symdrop.numeric.program import Kind, Operation, Program
from symdrop.numeric.tree import Axis, Pair

MATRIX = 2


@dataclass(frozen=True)
class Piece:
    """An assignment with the axes that it has, in order, and what has not been done to it yet.

    That is: a sign; a division by an assignment `under`, made of sizes and numbers; and pairs of axes `equal`, of which
    the piece has the first alone, and outside of whose diagonal it is zero.
    """

    number: int
    axes: tuple[Axis, ...] = ()
    sign: int = 1
    under: int | None = None
    equal: tuple[Pair, ...] = ()


@dataclass
class Builder:
    """Appends operations to a program; `sizes` names the size of every axis.

    Sizes and integers, and what is made of them alone, are `whole`: Python divides such by one another as floats, so
    they are multiplied first and divided last.

    >>> builder = Builder(("n",))
    >>> w = builder.argument("w", ("n",), (0,))
    >>> builder.elementwise("multiply", [w, w]) == builder.elementwise("multiply", [w, w])
    True
    >>> [each.kind for each in builder.written]
    ['input', 'multiply']
    """

    sizes: Sequence[str]
    written: list[Operation] = field(default_factory=list)
    numbers: dict[Operation, int] = field(default_factory=dict)
    wholes: set[int] = field(default_factory=set)

    def append(self, operation: Operation) -> int:
        """The number of the assignment that does this."""
        if operation not in self.numbers:
            self.numbers[operation] = len(self.written)
            self.written.append(operation)
        return self.numbers[operation]

    def program(self, result: int) -> Program:
        """The program with this result."""
        return Program(tuple(self.written), result)

    def argument(self, name: str, sizes: Sequence[str], axes: Sequence[Axis]) -> Piece:
        """An argument; its own sizes are given, as its axes may be repeated."""
        return Piece(self.append(Operation("input", tuple(sizes), detail=name)), tuple(axes))

    def whole(self, kind: Kind, detail: Any) -> Piece:
        """A size or an integer."""
        number = self.append(Operation(kind, detail=detail))
        self.wholes.add(number)
        return Piece(number)

    def integer(self, piece: Piece) -> int | None:
        """The number that a piece is, if it is one, without its sign."""
        operation = self.written[piece.number]
        return int(operation.detail) if operation.kind == "number" and piece.under is None else None

    def shape(self, axes: Iterable[Axis]) -> tuple[str, ...]:
        """The sizes of these axes."""
        return tuple(self.sizes[axis] for axis in axes)

    def apply(self, kind: Kind, axes: Sequence[Axis], pieces: Sequence[Piece], detail: Any = None) -> Piece:
        """The operation on these pieces, whose axes are found among those of the result."""
        axes = tuple(axes)
        layouts = tuple(tuple(axes.index(axis) for axis in piece.axes) for piece in pieces)
        numbers = tuple(piece.number for piece in pieces)
        number = self.append(Operation(kind, self.shape(axes), numbers, layouts, detail))
        if all(each in self.wholes for each in numbers) and kind not in ("spread", "where_equal"):
            self.wholes.add(number)
        return Piece(number, axes)

    def elementwise(self, kind: Kind, pieces: Sequence[Piece], detail: Any = None) -> Piece:
        """The operation entry by entry, on all axes that the pieces have."""
        axes = _union(pieces)
        return self.apply(kind, axes, [self._aligned(each, axes) for each in pieces], detail)

    def transpose(self, piece: Piece, axes: tuple[Axis, ...]) -> Piece:
        """The piece with its axes in this order."""
        if piece.axes == axes:
            return piece
        detail = tuple(piece.axes.index(axis) for axis in axes)
        return replace(self.apply("transpose", axes, [piece], detail), sign=piece.sign, equal=piece.equal)

    def spread(self, piece: Piece, axes: Sequence[Axis]) -> Piece:
        """The piece repeated along the axes that it lacks."""
        return self.apply("spread", axes, [self._aligned(piece, axes)])

    def where(self, axes: Sequence[Axis], pieces: Sequence[Piece], places: tuple[int, int]) -> Piece:
        """The first piece where the two axes at these places have one index, and elsewhere the second."""
        return self.apply("where_equal", axes, [self._aligned(each, axes) for each in pieces], places)

    def on_diagonal(self, kind: Kind, matrix: Piece, vector: Piece) -> Piece:
        """The square array with a vector on its diagonal, added or in place of it."""
        operands, layouts = (matrix.number, vector.number), ((0, 1), (0,))
        return Piece(self.append(Operation(kind, self.shape(matrix.axes), operands, layouts)), matrix.axes)

    def contract(self, pieces: Sequence[Piece], axes: Sequence[Axis]) -> Piece:
        """The product of the pieces summed over all but these axes."""
        gone = sorted({axis for piece in pieces for axis in piece.axes} - set(axes))
        every = (*axes, *gone)
        layouts = tuple(tuple(every.index(axis) for axis in piece.axes) for piece in pieces)
        operation = Operation("contract", self.shape(axes), tuple(piece.number for piece in pieces), layouts)
        return Piece(self.append(operation), tuple(axes))

    def function(self, name: str, piece: Piece) -> Piece:
        """The function of this name, entry by entry."""
        piece = self.plain(piece)
        layout = tuple(range(len(piece.axes)))
        operation = Operation("function", self.shape(piece.axes), (piece.number,), (layout,), name)
        return Piece(self.append(operation), piece.axes)

    def raised(self, base: Piece, exponent: Piece) -> Piece:
        """The piece to a power made of sizes."""
        if base.under is not None and not base.equal:
            above = self.raised(replace(base, under=None), exponent)
            return self.over(above, self.raised(Piece(base.under), exponent))
        base = self.plain(base)
        if self.integer(base) == 1:
            return base
        return self.apply("raise", base.axes, [base, self.plain(exponent)])

    def product(self, piece: Piece, axis: Axis) -> Piece:
        """The product along an axis; one that the piece lacks makes it a power."""
        if axis not in piece.axes and axis not in {each for pair in piece.equal for each in pair}:
            return self.raised(piece, self.whole("size", self.sizes[axis]))
        piece = self.plain(piece)
        left = tuple(each for each in piece.axes if each != axis)
        operation = Operation("product", self.shape(left), (piece.number,), (), piece.axes.index(axis))
        return Piece(self.append(operation), left)

    def others(self, piece: Piece, axis: Axis, but: Axis) -> Piece:
        """For each place along an axis the product along all others; the axis is called `but` in the result."""
        piece = self.plain(piece)
        if axis not in piece.axes:
            piece = self.spread(piece, (*piece.axes, axis))
        left = tuple(each for each in piece.axes if each != axis)
        piece = self.transpose(piece, (*left, axis))
        operation = Operation("others", self.shape((*left, but)), (piece.number,))
        return Piece(self.append(operation), (*left, but))

    def over(self, piece: Piece, below: Piece) -> Piece:
        """The piece divided by sizes and numbers; where it consists of such itself, this is left for later."""
        if piece.number in self.wholes and not piece.equal:
            return replace(piece, under=below.number)
        divided = self.elementwise("divide", [Piece(piece.number, piece.axes), below])
        return replace(piece, number=divided.number, axes=divided.axes)

    def plain(self, piece: Piece) -> Piece:
        """The piece with everything done to it."""
        if piece.equal:
            piece = self.square(piece)
        if piece.under is not None:
            divided = self.elementwise("divide", [Piece(piece.number, piece.axes), Piece(piece.under)])
            piece = replace(divided, sign=piece.sign)
        if piece.sign < 0:
            piece = self.apply("negate", piece.axes, [piece])
        return piece

    def square(self, piece: Piece) -> Piece:
        """The array that is zero outside of the diagonals of the piece."""
        whole, pairs = piece, piece.equal
        piece = replace(piece, under=None, equal=())
        if len(pairs) == 1 and set(piece.axes) == {pairs[0][0]}:
            vector = piece if whole.under is None else self.over(piece, Piece(whole.under))
            operation = Operation("diagonal_matrix", self.shape(pairs[0]), (vector.number,), ((0,),))
            return Piece(self.append(operation), pairs[0], whole.sign)
        for first, second in pairs:
            axes = tuple(sorted({*piece.axes, first, second}))
            piece = self.where(axes, [piece, self.whole("number", 0)], (axes.index(first), axes.index(second)))
        if whole.under is not None:
            piece = self.over(piece, Piece(whole.under))
        return replace(piece, sign=whole.sign)

    def _aligned(self, piece: Piece, axes: Sequence[Axis]) -> Piece:
        """The piece with its axes in the order in which they stand among these."""
        return self.transpose(piece, tuple(axis for axis in axes if axis in piece.axes))


def _union(pieces: Sequence[Piece]) -> tuple[Axis, ...]:
    """All axes: in the order of the largest piece if that has them all, else that of the binders."""
    largest = max(pieces, key=lambda piece: len(piece.axes)).axes
    every = {axis for piece in pieces for axis in piece.axes}
    return largest if len(largest) == len(every) else tuple(sorted(every))

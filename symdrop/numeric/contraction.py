"""Products that are summed: which arrays are multiplied, and in which order they are contracted, two at a time."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from symdrop.numeric.orders import order
from symdrop.numeric.pieces import MATRIX, Piece
from symdrop.numeric.products import Axis
from symdrop.numeric.program import Operation
from symdrop.numeric.sums import Sums

# Lengths that stand for large sizes when an order is chosen: of a first axis, such as samples, and others.
FIRST, OTHER = 3000, 1000


class Contractions(Sums):
    """Contracts pieces."""

    # The sizes of first axes of families with several indices.
    first: Collection[str] = ()

    def _contracted(self, factors: Sequence[tuple[Piece, int]], summed: Collection[Axis]) -> Piece:
        operands = self._operands(factors)
        axes = {axis for operand in operands for axis in operand.axes}
        result = sorted(axes - set(summed))
        operands = self._weighted(operands, result)
        lengths = [FIRST if name in self.first else OTHER for name in self.sizes]
        for first, second in order([each.axes for each in operands], result, lengths) if len(operands) > 1 else []:
            pair = [operands[first], operands[second]]
            operands = [each for place, each in enumerate(operands) if place not in (first, second)]
            kept = {axis for each in operands for axis in each.axes} | set(result)
            operands.append(self._pair(pair, kept))
        return self._total(operands[0], set(result))

    def _weighted(self, operands: Sequence[Piece], result: Sequence[Axis]) -> list[Piece]:
        """Two matrices that would be multiplied entry by entry are summed with a vector's weights in one go."""
        twins = [each for each in operands if len(each.axes) == MATRIX]
        if len(twins) != MATRIX or set(twins[0].axes) != set(twins[1].axes):
            return list(operands)
        held = {axis for each in operands if each not in twins for axis in each.axes} | set(result)
        if not held >= set(twins[0].axes):
            return list(operands)
        # Sums along the first axis are the fastest: the entries of a row lie side by side.
        for weight in sorted(
            (each for each in operands if len(each.axes) == 1), key=lambda each: _place(each, twins[0])
        ):
            (axis,) = weight.axes
            others = [each for each in operands if each is not weight and each not in twins]
            if axis in twins[0].axes and not any(axis in each.axes for each in others) and axis not in result:
                return [*others, self._contract([weight, *twins], [each for each in twins[0].axes if each != axis])]
        return list(operands)

    def _contract(self, pieces: Sequence[Piece], axes: Sequence[Axis]) -> Piece:
        """The product of the pieces summed over all but these axes."""
        gone = sorted({axis for piece in pieces for axis in piece.axes} - set(axes))
        every = (*axes, *gone)
        layouts = tuple(tuple(every.index(axis) for axis in piece.axes) for piece in pieces)
        operation = Operation("contract", self._shape(axes), tuple(piece.number for piece in pieces), layouts)
        return Piece(self.assignments.number(operation), tuple(axes))

    def _operands(self, factors: Sequence[tuple[Piece, int]]) -> list[Piece]:
        """The arrays to contract: one for each set of axes, and two, not to be multiplied, for the largest."""
        groups: dict[frozenset[Axis], list[tuple[Piece, int]]] = {}
        for piece, power in factors:
            groups.setdefault(frozenset(piece.axes), []).append((piece, power))
        rank = max(map(len, groups))
        found: list[Piece] = []
        for axes, group in groups.items():
            found += self._halves(group) if len(axes) == rank else [self._quotient(group, (), ())]
        return found

    def _halves(self, group: Sequence[tuple[Piece, int]]) -> list[Piece]:
        """Two arrays whose product the group is, or one; squares are taken by multiplying with the same array."""
        squared = [piece for piece, power in group if power == 2]
        others = [(piece, power) for piece, power in group if power != 2]
        if squared:
            root = self._multiplied(squared)
            if len(root.axes) == 1 and others:
                # NumPy squares a vector that nothing else needs in place.
                return [self._quotient(others, (), ()), self._power(root, 2)]
            return [self._quotient([(root, 1), *others], (), ()) if others else root, root]
        above = [each for each in others if each[1] > 0]
        if len(above) < 2:
            return [self._quotient(others, (), ())]
        return [
            self._quotient([each for each in others if each is not above[-1]], (), ()),
            self._quotient([above[-1]], (), ()),
        ]

    def _pair(self, pair: Sequence[Piece], kept: Collection[Axis]) -> Piece:
        """Two arrays multiplied and summed over every axis that is not kept."""
        first, second = pair
        first = self._total(first, {*kept, *second.axes})
        second = self._total(second, {*kept, *first.axes})
        gone = [axis for axis in first.axes if axis in second.axes and axis not in kept]
        if not gone:
            return self._multiplied([first, second])
        own = [
            [axis for axis in each.axes if axis not in other.axes] for each, other in ((first, second), (second, first))
        ]
        if (own[0] and own[1] and own[0] > own[1]) or _is_matrix_on_right(first, second, gone):
            first, second, own = second, first, own[::-1]
        both = [axis for axis in first.axes if axis in second.axes and axis in kept]
        if first.number == second.number and first.number in self.grams and len(both) == len(gone) == 1:
            return self._gram_diagonal(first, both[0])
        return self._contract([first, second], (*both, *own[0], *own[1]))

    def _gram_diagonal(self, matrix: Piece, axis: Axis) -> Piece:
        """Sums of squares along the other axis, where the sums of all products are computed anyway."""
        place = matrix.axes.index(axis)
        layout = (0, 2) if place == 0 else (2, 0)
        gram = Operation("contract", self._shape((axis, axis)), (matrix.number,) * 2, (layout, _moved(layout)))
        diagonal = Operation("diagonal", self._shape((axis,)), (self.assignments.number(gram),), ((),), (0, 1))
        return Piece(self.assignments.number(diagonal), (axis,))

    def _total(self, piece: Piece, kept: Collection[Axis]) -> Piece:
        gone = tuple(place for place, axis in enumerate(piece.axes) if axis not in kept)
        if not gone:
            return piece
        axes = tuple(axis for axis in piece.axes if axis in kept)
        operation = Operation("total", self._shape(axes), (piece.number,), (), gone)
        return Piece(self.assignments.number(operation), axes)


def _place(vector: Piece, matrix: Piece) -> int:
    """Which axis of a matrix a vector has; beyond them all if it has none."""
    return matrix.axes.index(vector.axes[0]) if vector.axes[0] in matrix.axes else len(matrix.axes)


def _moved(layout: Sequence[int]) -> tuple[int, ...]:
    """The layout of the second of two equal matrices whose product is square."""
    return tuple(1 if axis == 0 else axis for axis in layout)


def _is_matrix_on_right(first: Piece, second: Piece, gone: Sequence[Axis]) -> bool:
    """Whether a vector and a matrix read better the other way round, as no matrix is transposed then."""
    ranks = len(first.axes), len(second.axes)
    return len(gone) == 1 and (
        (ranks == (1, MATRIX) and second.axes[-1] in gone) or (ranks == (MATRIX, 1) and first.axes[0] in gone)
    )

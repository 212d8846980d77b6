"""Products that are summed: which arrays are multiplied, and in which order they are contracted, two at a time."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from symdrop.numeric.builder import MATRIX, Builder, Piece
from symdrop.numeric.orders import order
from symdrop.numeric.program import Operation
from symdrop.numeric.quotients import Power, multiplied, power, quotient
from symdrop.numeric.tree import Axis

# Lengths that stand for large sizes when an order is chosen: of a first axis, such as samples, and others.
LEADING, OTHER = 3000, 1000


def contracted(
    builder: Builder, factors: Sequence[Power], summed: Collection[Axis], leading: Collection[str] = ()
) -> Piece:
    """The product of the factors summed over these axes; `leading` names the sizes of first axes.

    >>> builder = Builder(("m", "n"))
    >>> X, w = builder.argument("X", ("m", "n"), (0, 1)), builder.argument("w", ("n",), (1,))
    >>> contracted(builder, [(w, 2), (X, 1)], {1}).axes
    (0,)
    >>> [each.kind for each in builder.written]
    ['input', 'input', 'power', 'contract']
    """
    operands = _operands(builder, factors)
    axes = {axis for operand in operands for axis in operand.axes}
    result = sorted(axes - set(summed))
    operands = _weighted(builder, operands, result)
    lengths = [LEADING if name in leading else OTHER for name in builder.sizes]
    for places in order([each.axes for each in operands], result, lengths) if len(operands) > 1 else []:
        chosen = [operands[place] for place in places]
        operands = [each for place, each in enumerate(operands) if place not in places]
        kept = {axis for each in operands for axis in each.axes} | set(result)
        operands.append(_pair(builder, chosen, kept) if len(chosen) > 1 else _summed(builder, chosen[0], kept))
    return _summed(builder, operands[0], set(result))


def _operands(builder: Builder, factors: Sequence[Power]) -> list[Piece]:
    """The arrays to contract: one for each set of axes, and two, not to be multiplied, for the largest."""
    groups: dict[frozenset[Axis], list[Power]] = {}
    for piece, exponent in factors:
        groups.setdefault(frozenset(piece.axes), []).append((piece, exponent))
    rank = max(map(len, groups))
    found: list[Piece] = []
    for axes, group in groups.items():
        found += _halves(builder, group) if len(axes) == rank else [quotient(builder, group)]
    return found


def _halves(builder: Builder, group: Sequence[Power]) -> list[Piece]:
    """Two arrays whose product the group is, or one; squares are taken by multiplying with the same array."""
    squared = [piece for piece, exponent in group if exponent == 2]
    others = [(piece, exponent) for piece, exponent in group if exponent != 2]
    if squared:
        root = multiplied(builder, squared)
        if len(root.axes) == 1 and others:
            # NumPy squares a vector that nothing else needs in place.
            return [quotient(builder, others), power(builder, root, 2)]
        return [quotient(builder, [(root, 1), *others]) if others else root, root]
    above = [each for each in others if each[1] > 0]
    if len(above) < 2:
        return [quotient(builder, others)]
    return [
        quotient(builder, [each for each in others if each is not above[-1]]),
        quotient(builder, [above[-1]]),
    ]


def _weighted(builder: Builder, operands: Sequence[Piece], result: Sequence[Axis]) -> list[Piece]:
    """Two matrices that would be multiplied entry by entry are summed with a vector's weights in one go."""
    twins = [each for each in operands if len(each.axes) == MATRIX]
    if len(twins) != MATRIX or set(twins[0].axes) != set(twins[1].axes):
        return list(operands)
    held = {axis for each in operands if each not in twins for axis in each.axes} | set(result)
    if not held >= set(twins[0].axes):
        return list(operands)
    vectors = [each for each in operands if len(each.axes) == 1]
    # Sums along the first axis are the fastest: the entries of a row lie side by side.
    for weight in sorted(vectors, key=lambda each: _place(each, twins[0])):
        (axis,) = weight.axes
        others = [each for each in operands if each is not weight and each not in twins]
        if axis in twins[0].axes and not any(axis in each.axes for each in others) and axis not in result:
            return [*others, builder.contract([weight, *twins], [each for each in twins[0].axes if each != axis])]
    return list(operands)


def _pair(builder: Builder, pair: Sequence[Piece], kept: Collection[Axis]) -> Piece:
    """Two arrays multiplied and summed over every axis that is not kept."""
    first, second = pair
    first = _summed(builder, first, {*kept, *second.axes})
    second = _summed(builder, second, {*kept, *first.axes})
    gone = [axis for axis in first.axes if axis in second.axes and axis not in kept]
    if not gone:
        return multiplied(builder, [first, second])
    own = [[axis for axis in each.axes if axis not in other.axes] for each, other in ((first, second), (second, first))]
    if (own[0] and own[1] and own[0] > own[1]) or _is_matrix_on_right(first, second, gone):
        first, second, own = second, first, own[::-1]
    both = [axis for axis in first.axes if axis in second.axes and axis in kept]
    return builder.contract([first, second], (*both, *own[0], *own[1]))


def _summed(builder: Builder, piece: Piece, kept: Collection[Axis]) -> Piece:
    """The piece summed along the axes that are not kept."""
    gone = tuple(place for place, axis in enumerate(piece.axes) if axis not in kept)
    if not gone:
        return piece
    axes = tuple(axis for axis in piece.axes if axis in kept)
    return Piece(builder.append(Operation("total", builder.shape(axes), (piece.number,), (), gone)), axes)


def _place(vector: Piece, matrix: Piece) -> int:
    """Which axis of a matrix a vector has; beyond them all if it has none."""
    return matrix.axes.index(vector.axes[0]) if vector.axes[0] in matrix.axes else len(matrix.axes)


def _is_matrix_on_right(first: Piece, second: Piece, gone: Sequence[Axis]) -> bool:
    """Whether a vector and a matrix read better the other way round, as no matrix is transposed then."""
    ranks = len(first.axes), len(second.axes)
    return len(gone) == 1 and (
        (ranks == (1, MATRIX) and second.axes[-1] in gone) or (ranks == (MATRIX, 1) and first.axes[0] in gone)
    )

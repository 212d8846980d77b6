"""Products, powers and quotients of pieces: small arrays first, sizes and numbers to the smallest of them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace

from symdrop.numeric.builder import MATRIX, Builder, Piece
from symdrop.numeric.tree import Axis

# A piece and the power to which it is taken.
Power = tuple[Piece, int]
Axes = frozenset[Axis]


def quotient(
    builder: Builder, factors: Sequence[Power], above_whole: Sequence[Piece] = (), below_whole: Sequence[Piece] = ()
) -> Piece:
    """Factors over factors: those with the same axes are multiplied first, and the smallest take the numbers."""
    above = _by_axes([power(builder, piece, exponent) for piece, exponent in factors if exponent > 0])
    below = _by_axes([power(builder, piece, -exponent) for piece, exponent in factors if exponent < 0])
    if not above and not below:
        number = multiplied(builder, above_whole)
        return replace(number, under=multiplied(builder, below_whole).number) if below_whole else number
    if below_whole:
        below = {frozenset(): [*below_whole, *below.pop(frozenset(), [])]} | below
    if above:
        smallest = min(above, key=len)
        above[smallest] = [*above_whole, *above[smallest]]
    elif above_whole:
        above = {frozenset(): list(above_whole)}
    taken: dict[Axes | None, list[Piece]] = {}
    for axes, pieces in below.items():
        taken.setdefault(_nearest(axes, above), []).extend(pieces)
    quotients = [_divided(builder, multiplied(builder, pieces), taken.get(axes, [])) for axes, pieces in above.items()]
    if None in taken:
        quotients.append(_divided(builder, builder.whole("number", 1), taken[None]))
    return multiplied(builder, quotients)


def power(builder: Builder, piece: Piece, exponent: int) -> Piece:
    """A power by squares and products: NumPy takes any other one by logarithms, many times as slowly."""
    if exponent == 1:
        return piece
    square = builder.apply("power", piece.axes, [power(builder, piece, exponent // 2)], 2)
    return builder.apply("multiply", piece.axes, [square, piece]) if exponent % 2 else square


def multiplied(builder: Builder, pieces: Sequence[Piece]) -> Piece:
    """The product: pieces with the same axes first, so that large arrays are multiplied once."""
    if not pieces:
        return builder.whole("number", 1)
    groups = sorted(_by_axes(pieces).items(), key=lambda item: (len(item[0]), sorted(item[0])))
    parts = [group[0] if len(group) == 1 else builder.elementwise("multiply", group) for _, group in groups]
    if len(parts) > MATRIX and {axis for each in parts[:-1] for axis in each.axes} >= set(parts[-1].axes):
        # Small ones multiplied with one another would be as large as the largest.
        parts = [parts[0], parts[-1], *parts[1:-1]]
    return parts[0] if len(parts) == 1 else builder.elementwise("multiply", parts)


def _divided(builder: Builder, above: Piece, below: Sequence[Piece]) -> Piece:
    return builder.elementwise("divide", [above, multiplied(builder, below)]) if below else above


def _by_axes(pieces: Iterable[Piece]) -> dict[Axes, list[Piece]]:
    groups: dict[Axes, list[Piece]] = {}
    for piece in pieces:
        groups.setdefault(frozenset(piece.axes), []).append(piece)
    return groups


def _nearest(axes: Axes, groups: Collection[Axes]) -> Axes | None:
    """The group that is best divided by an array with these axes: its own, a larger one, a smaller one."""
    if axes in groups:
        return axes
    larger = [each for each in groups if axes < each]
    smaller = [each for each in groups if each < axes]
    return min(larger, key=len) if larger else max(smaller, key=len, default=None)

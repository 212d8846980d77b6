"""Sums of pieces: small arrays first, what is on a diagonal alone there, vectors before the matrix that they share."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from symdrop.numeric.builder import MATRIX, Builder, Piece
from symdrop.numeric.program import Operation
from symdrop.numeric.quotients import multiplied
from symdrop.numeric.tree import Axis


def total(builder: Builder, terms: Sequence[Piece]) -> Piece:
    """The sum of the terms, over their common denominator where they have some."""
    zero = builder.whole("number", 0)
    terms = _uncancelled([term for term in terms if term.number != zero.number]) or [zero]
    if len(terms) == 1:
        return terms[0]
    unders = list(dict.fromkeys(term.under for term in terms if term.under is not None))
    if unders:
        scaled = [_scaled(builder, term, [each for each in unders if each != term.under]) for term in terms]
        return builder.over(total(builder, scaled), multiplied(builder, [Piece(each) for each in unders]))
    return _added(builder, [term for term in terms if not term.equal], [term for term in terms if term.equal])


def _scaled(builder: Builder, term: Piece, factors: Sequence[int]) -> Piece:
    wholes = [Piece(each) for each in factors]
    product = multiplied(builder, [*wholes, Piece(term.number, term.axes)])
    return replace(term, number=product.number, axes=product.axes, under=None)


def _added(builder: Builder, terms: Sequence[Piece], diagonals: Sequence[Piece]) -> Piece:
    """Small arrays are added first, and what is on a diagonal alone is added there, if the rest is square."""
    pairs = dict.fromkeys(term.equal for term in diagonals)
    vectors = [_combined(builder, [replace(t, equal=()) for t in diagonals if t.equal == pair]) for pair in pairs]
    on_pairs = list(zip(pairs, vectors, strict=True))
    if not terms and len(on_pairs) == 1:
        return replace(vectors[0], equal=on_pairs[0][0])
    whole = _combined(builder, terms) if terms else None
    left: list[Piece] = []
    for pair, vector in on_pairs:
        ((first, second), *more), axes = pair, whole.axes if whole else ()
        if whole and not more and set(axes) == {first, second} and set(vector.axes) <= {first}:
            whole = _with_diagonal(builder, whole, vector, first)
        else:
            left.append(builder.square(replace(vector, equal=pair)))
    return _combined(builder, [*([whole] if whole else []), *left])


def _with_diagonal(builder: Builder, matrix: Piece, vector: Piece, axis: Axis) -> Piece:
    vector = builder.plain(vector if vector.axes else builder.spread(builder.plain(vector), (axis,)))
    return builder.on_diagonal("add_diagonal", builder.plain(matrix), vector)


def _combined(builder: Builder, terms: Sequence[Piece]) -> Piece:
    """The sum of terms without a pair of equal axes or a denominator."""
    terms = _joint(builder, terms)
    integers = [builder.integer(term) for term in terms]
    number = sum(term.sign * (each or 0) for term, each in zip(terms, integers, strict=True))
    constant = [replace(builder.whole("number", abs(number)), sign=1 if number > 0 else -1)] if number else []
    terms = [term for term, each in zip(terms, integers, strict=True) if each is None]
    terms = [*constant, *terms] or [builder.whole("number", 0)]
    if len(terms) == 1:
        return terms[0]
    ordered = sorted(terms, key=lambda term: len(term.axes))
    return builder.elementwise("add", ordered, tuple(term.sign for term in ordered))


def _joint(builder: Builder, terms: Sequence[Piece]) -> list[Piece]:
    """Vectors times the same matrix, and numbers times the same array, are added before they are multiplied."""
    found: dict[Any, list[tuple[Piece, Operation]]] = {}
    for place, term in enumerate(terms):
        operation = builder.written[term.number]
        larger = None if term.under or term.equal else _larger_of_two(operation)
        key: Any = place if larger is None else (larger, operation.operands[larger], operation.layouts, term.axes)
        found.setdefault(key, []).append((term, operation))
    return [_product_of_sum(builder, group) if len(group) > 1 else group[0][0] for group in found.values()]


def _product_of_sum(builder: Builder, group: Sequence[tuple[Piece, Operation]]) -> Piece:
    first, operation = group[0]
    larger = _larger_of_two(operation) or 0
    axes = tuple(range(len(operation.layouts[1 - larger])))
    smaller = [Piece(each.operands[1 - larger], axes, term.sign) for term, each in group]
    joined = builder.plain(_combined(builder, smaller)).number
    operands = (operation.operands[0], joined) if larger == 0 else (joined, operation.operands[1])
    return Piece(builder.append(replace(operation, operands=operands)), first.axes)


def _uncancelled(terms: Sequence[Piece]) -> list[Piece]:
    """The terms without those that are there with the other sign as well."""
    left: list[Piece] = []
    for term in terms:
        opposite = replace(term, sign=-term.sign)
        if opposite in left:
            left.remove(opposite)
        else:
            left.append(term)
    return left


def _larger_of_two(operation: Operation) -> int | None:
    """Which operand is the matrix, if an operation multiplies one with a vector, or the array beside a number."""
    ranks = [len(layout) for layout in operation.layouts]
    vector = operation.kind == "contract" and sorted(ranks) == [1, MATRIX] and len(operation.shape) == 1
    number = operation.kind == "multiply" and len(ranks) == MATRIX and min(ranks) == 0 < max(ranks)
    return ranks.index(max(ranks)) if vector or number else None

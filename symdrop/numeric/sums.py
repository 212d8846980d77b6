"""Sums of pieces: small arrays first, what is on a diagonal alone there, vectors before the matrix that they share."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from symdrop.numeric.builder import MATRIX, Builder, Piece
from symdrop.numeric.program import Operation
from symdrop.numeric.quotients import multiplied, quotient
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
    common = _common(builder, terms)
    if common:
        rests = [_without(builder, term, common) for term in terms]
        product = _product(builder, common, terms[0].axes)
        whole = _combined(builder, rests)
        return replace(builder.elementwise("multiply", [replace(whole, sign=1), product]), sign=whole.sign)
    terms = _joint(builder, terms)
    integers = [builder.integer(term) for term in terms]
    number = sum(term.sign * (each or 0) for term, each in zip(terms, integers, strict=True))
    constant = [replace(builder.whole("number", abs(number)), sign=1 if number > 0 else -1)] if number else []
    terms = [term for term, each in zip(terms, integers, strict=True) if each is None]
    terms = [*constant, *terms] or [builder.whole("number", 0)]
    if len(terms) == 1:
        return terms[0]
    ordered = sorted(terms, key=lambda term: len(term.axes))
    if ordered[0].sign < 0 and len(ordered) == 2:
        # b - a in place of -a + b.
        ordered.sort(key=lambda term: -term.sign)
    return builder.elementwise("add", ordered, tuple(term.sign for term in ordered))


def _common(builder: Builder, terms: Sequence[Piece]) -> Counter[int]:
    """What all of several vectors have as a factor, so that it is multiplied once; each has another factor as well."""
    axes = {term.axes for term in terms}
    if len(terms) < 2 or len(axes) > 1 or len(next(iter(axes))) != 1:
        return Counter()
    found = [_factors(builder, term.number) for term in terms]
    common = found[0]
    for each in found[1:]:
        common = common & each
    return common if all(each - common for each in found) else Counter()


def _factors(builder: Builder, number: int) -> Counter[int]:
    """The factors of an assignment, without sizes and numbers, and how often each is one."""
    operation = builder.written[number]
    if operation.kind == "multiply":
        return sum((_factors(builder, each) for each in operation.operands), Counter())
    if operation.kind == "power":
        return sum([_factors(builder, operation.operands[0])] * int(operation.detail), Counter())
    return Counter() if number in builder.wholes else Counter([number])


def _without(builder: Builder, term: Piece, common: Counter[int]) -> Piece:
    """The term without these factors."""
    left = _factors(builder, term.number) - common
    return replace(_product(builder, left, term.axes, _wholes(builder, term.number)), sign=term.sign)


def _product(builder: Builder, factors: Counter[int], axes: tuple[Axis, ...], wholes: Sequence[int] = ()) -> Piece:
    """The product of vectors along one axis and of numbers; one that is there already is taken."""
    if not wholes:
        for number, operation in enumerate(builder.written):
            if operation.kind == "multiply" and _factors(builder, number) == factors and not _wholes(builder, number):
                return Piece(number, axes if operation.shape else ())
    pieces = {number: Piece(number, axes if builder.written[number].shape else ()) for number in factors}
    powers = [(pieces[number], count) for number, count in factors.items()]
    return quotient(builder, powers, [Piece(number) for number in wholes])


def _wholes(builder: Builder, number: int) -> list[int]:
    """The sizes and numbers that an assignment has as factors."""
    operation = builder.written[number]
    if operation.kind == "multiply":
        return [whole for each in operation.operands for whole in _wholes(builder, each)]
    return [number] if number in builder.wholes else []


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

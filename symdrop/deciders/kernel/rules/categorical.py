"""Rows of which one entry at most is 1: different entries of one row have the product zero. TRUSTED.

    z_{ac} z_{ac'} = [c = c'] z_{ac}

Rows are independent, so that over partitions P of the entries, by `independent`,

    E[prod_i z_{a_i c_i}] = sum over P, of prod over blocks B of P, of [all a_i with i in B are equal] * kappa_B
    kappa_B = sum over partitions Q of B, of (-1)^(|Q|-1) (|Q|-1)! prod over C in Q of E[prod of z_{a c_i}, i in C]

where a is the row of the block, and E of a product within one row is [all c_i equal] E[z_{ac}], by `categorical`.

>>> from symdrop.axioms import categorical, independent, mean
>>> from symdrop.deciders.kernel.residuals import normal_form
>>> from symdrop.language import E, family, index, size
>>> from symdrop.theorem import one_hot
>>> n = size("n"); c, d = index("c d", n); z, p = family("z p", n)
>>> normal_form([one_hot(z[c], chance=p[c])], E(z[c] * z[d]), categorical, mean)
Bracket(c, d)*p[c]
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import factorial
from typing import Any

from symdrop import axioms
from symdrop.deciders.kernel.factors import FAMILY, Factor, LinearCombination, Place
from symdrop.deciders.kernel.limits import check_partitions
from symdrop.deciders.kernel.rules.grounds import Grounds
from symdrop.deciders.kernel.rules.moments import moment
from symdrop.statements.laws.one_hot import OneHot


def is_categorical(grounds: Grounds, group: Sequence[Factor]) -> bool:
    """Whether the group is several entries of one family of such rows."""
    name = group[0].name
    return (
        len(group) > 1
        and all(each.kind == FAMILY and each.name == name for each in group)
        and isinstance(grounds.laws.get(name), OneHot)
    )


def categorical_terms(
    grounds: Grounds, group: Sequence[Factor], others: list[Factor], level: int
) -> Iterator[tuple[int, list[Factor], LinearCombination]]:
    """E of a product of entries at `level`, as terms of independent rows: count, factors that are kept, average."""
    if len({_row(each) for each in group}) == 1:
        yield 1, others, _within_row(grounds, group, _row(group[0]), level)
        return
    if not grounds.opens_families or not grounds.cites(axioms.independent):
        yield 1, others, grounds.algebra.closed_expectation([*group], level)
        return
    check_partitions(group[0].name, len(group))
    for blocks in partitions(list(group)):
        average = grounds.algebra.term()
        for block in blocks:
            average = grounds.algebra.multiply(average, _cumulant(grounds, block, level), level)
        equal = [bracket for block in blocks for each in block[1:] for bracket in _same_row(block[0], each)]
        if average:
            yield 1, [*others, *equal], average


def _same_row(one: Factor, other: Factor) -> list[Factor]:
    """The brackets that say that two entries are in one row."""
    return [Factor.bracket(*pair) for pair in zip(_row(one), _row(other), strict=True)]


def _row(entry: Factor) -> tuple[Place, ...]:
    return entry.indices[:-1]


def _cumulant(grounds: Grounds, block: Sequence[Factor], level: int) -> LinearCombination:
    """kappa of the entries of a block, in the row of the first."""
    total: LinearCombination = {}
    for parts in partitions(list(block)):
        weight = (-1) ** (len(parts) - 1) * factorial(len(parts) - 1)
        product = grounds.algebra.term(coefficient=grounds.algebra.one * weight)
        for part in parts:
            product = grounds.algebra.multiply(product, _within_row(grounds, part, _row(block[0]), level), level)
        total = grounds.algebra.combine(total, product)
    return total


def _within_row(grounds: Grounds, entries: Sequence[Factor], row: tuple[Place, ...], level: int) -> LinearCombination:
    """E of a product of entries, each taken in this row."""
    name, classes = entries[0].name, [each.indices[-1] for each in entries]
    if len(entries) > 1 and not grounds.cites(axioms.categorical):
        moved = [each._replace(indices=(*row, each.indices[-1])) for each in entries]
        return grounds.algebra.closed_expectation(moved, level)
    value = moment(grounds, name, (*row, classes[0]), entries[0].power, level)
    equal = grounds.algebra.term(*(Factor.bracket(classes[0], each) for each in classes[1:]))
    return grounds.algebra.multiply(equal, value, level)


def partitions(things: list[Any]) -> Iterator[list[list[Any]]]:
    """All ways to put things into blocks.

    >>> list(partitions([1, 2]))
    [[[1, 2]], [[1], [2]]]
    """
    if len(things) < 2:
        yield [things] if things else []
        return
    first, *others = things
    for blocks in partitions(others):
        for at, block in enumerate(blocks):
            yield [*blocks[:at], [first, *block], *blocks[at + 1 :]]
        yield [[first], *blocks]

"""Partitions of factors, of which those that exchanges carry into each other are one orbit. TRUSTED."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product
from math import factorial, prod

# How many factors of each class a block has.
Block = tuple[int, ...]


def orbits(classes: Block) -> Iterator[tuple[int, list[Block]]]:
    """The partitions of factors in classes of these sizes, up to exchanges within the classes, each with its count.

    >>> list(orbits((3,)))
    [(1, [(3,)]), (3, [(2,), (1,)]), (1, [(1,), (1,), (1,)])]
    >>> sum(count for count, _ in orbits((2, 1, 1))), sum(1 for _ in orbits((2, 1, 1)))
    (15, 11)
    """
    for blocks in _orbits(classes, classes):
        orders = prod(factorial(number) for block in blocks for number in block)
        repeated = prod(factorial(blocks.count(block)) for block in set(blocks))
        yield prod(map(factorial, classes)) // (orders * repeated), blocks


def _orbits(remaining: Block, largest: Block) -> Iterator[list[Block]]:
    """The ways to split what remains into blocks, none larger than the one before it."""
    first = next((at for at, number in enumerate(remaining) if number), None)
    if first is None:
        yield []
        return
    for block in product(*(range(number, -1, -1) for at, number in enumerate(remaining))):
        if block[first] and block <= largest:
            left = tuple(number - taken for number, taken in zip(remaining, block, strict=True))
            yield from ([block, *rest] for rest in _orbits(left, block))

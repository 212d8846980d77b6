"""Masks that are forced upon a function, all of them where they are few: nothing is left to chance."""

from __future__ import annotations

import math
from collections.abc import Iterator
from itertools import islice, product
from typing import Any

import numpy as np

from symdrop.testing.draws.adapters.adapter import Adapter
from symdrop.testing.draws.claim import Claim

# So many entries at most have all their masks tried; of more, some, with so many entries in all.
ENTRIES = 10
WORK = 1_000_000
# The claimed keep probability is a float, and what is computed from it is rounded.
ROUNDING = 1e-12


class Unforced(Exception):
    """The function asks for random numbers in a way that cannot be forced."""


class Uniforms:
    """In place of a generator of NumPy: hands out given uniform numbers, in the order in which they are asked for."""

    def __init__(self, values: Any) -> None:
        self.values, self.asked = values, 0
        self.shapes: list[tuple[int, ...]] = []

    def random(self, size: Any = None, dtype: Any = float, out: Any = None) -> Any:
        """The next of them, in this shape."""
        shape = () if size is None else (size,) if isinstance(size, int) else tuple(size)
        number = math.prod(shape)
        if out is not None or self.asked + number > len(self.values):
            raise Unforced
        taken = self.values[self.asked : self.asked + number].reshape(shape)
        self.asked += number
        self.shapes.append(shape)
        return taken.astype(dtype) if shape else float(taken)

    def uniform(self, low: float = 0.0, high: float = 1.0, size: Any = None) -> Any:
        """The next of them, between two numbers."""
        return low + (high - low) * self.random(size)

    def binomial(self, n: int, p: float, size: Any = None) -> Any:
        """1 where the next of them is below p."""
        if n != 1:
            raise Unforced
        drawn = self.random(size) < p
        return drawn.astype(int) if size is not None else int(drawn)

    def __getattr__(self, name: str) -> Any:
        raise Unforced


def forced_faults(claim: Claim, adapter: Adapter, x: Any) -> list[str]:
    """What is wrong when masks are forced; nothing where they cannot be."""
    if claim.keep is None or not 0 < claim.keep < 1:
        return []
    shape = claim.axes.mask_shape(x.shape)
    if adapter.masked is not None:
        return list(islice(_by_mask(claim, adapter.masked, x, shape), 1))
    if adapter.generated is not None:
        try:
            return list(islice(_by_uniforms(claim, adapter.generated, x, shape), 1))
        except Unforced:
            return []
    return []


def masks(entries: int) -> Iterator[Any]:
    """All 0/1 masks of so many entries, or where they are too many some of them, all 0 and all 1 among these.

    >>> len(list(masks(3))), len(list(masks(30)))
    (8, 232)
    """
    if entries <= ENTRIES:
        yield from (np.array(each) for each in product((0.0, 1.0), repeat=entries))
        return
    some = min(200, WORK // entries)
    random = np.random.default_rng(1)
    yield from (np.zeros(entries), np.ones(entries))
    yield from ((np.arange(entries) == place).astype(float) for place in range(min(entries, some)))
    yield from ((random.random(entries) < 0.5).astype(float) for _ in range(some))


def _by_mask(claim: Claim, masked: Any, x: Any, shape: tuple[int, ...]) -> Iterator[str]:
    for flat in masks(math.prod(shape)):
        mask = flat.reshape(shape)
        output = np.asarray(masked(x.copy(), mask.copy()))
        if output.shape != x.shape or not _close(output, claim.output(mask, x)):
            yield f"with the mask {_short(mask)} it gives {_short(output)}, not {_short(claim.output(mask, x))}"


def _by_uniforms(claim: Claim, generated: Any, x: Any, shape: tuple[int, ...]) -> Iterator[str]:
    """Random numbers on either side of the edge between what is kept and what is dropped, for every mask."""
    number = math.prod(shape)
    keep = claim.keep or 0.0

    def output(uniforms: Any) -> Any:
        source = Uniforms(uniforms)
        given = np.asarray(generated(x.copy(), source))
        if given.shape != x.shape or source.asked == 0:
            raise Unforced
        return given, source.asked

    low, asked = output(np.zeros(max(number, x.size)))
    high, _ = output(np.full(max(number, x.size), 1 - 2.0**-53))
    all_kept, all_dropped = claim.output(1.0, x), claim.output(0.0, x)
    if _close(low, all_kept) and _close(high, all_dropped):
        inside, outside = keep - ROUNDING, keep + ROUNDING
    elif _close(high, all_kept) and _close(low, all_dropped):
        inside, outside = 1 - keep + ROUNDING, 1 - keep - ROUNDING
    else:
        yield "the least and the greatest random numbers do not give all that is kept, and all that is dropped"
        return
    if asked != number:
        yield f"it asks for {asked} random numbers, and {number} entries of the mask are to differ"
        return
    for flat in masks(number):
        given, _ = output(np.where(flat == 1, inside, outside))
        wanted = claim.output(flat.reshape(shape), x)
        if not _close(given, wanted):
            yield f"with random numbers beside the edge {keep:.6g} for {_short(flat)} it gives {_short(given)}"


def _close(mine: Any, theirs: Any) -> bool:
    return bool(np.all(abs(mine - theirs) <= 1e-9 * np.maximum(1.0, abs(theirs))))


def _short(array: Any) -> str:
    return np.array2string(np.asarray(array), threshold=8, edgeitems=3, precision=6).replace("\n", "")

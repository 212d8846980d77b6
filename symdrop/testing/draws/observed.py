"""What a layer draws, read off its outputs without any claim: factor, keep rate, sharing, the same mask again."""

from __future__ import annotations

import math
from dataclasses import dataclass
from itertools import combinations
from typing import Any

import numpy as np

from symdrop.testing.draws import bounds

# Outputs in single precision are off by so much of their size at most.
TOLERANCE = 1e-5
# The bits of a significand, the leading one included.
BITS = {"bfloat16": 8, "float16": 11}


@dataclass(frozen=True)
class Observed:
    """A layer's outputs in words of a mask.

    `levels` are the two factors of the input where there are no more, the one of what is dropped first; `affine` the
    value of what is dropped and slope and offset of what is kept, where what is dropped becomes a number; `keep` is an
    interval for the keep probability; `mask_shape` has 1 along the axes that share an entry; `fixed_sums` are the axes
    over which factors add up to their number; `fixed_count` is the number of entries that is kept in every call.
    """

    levels: tuple[float, float] | None
    affine: tuple[float, float, float] | None
    keep: tuple[float, float] | None
    shape: tuple[int, ...]
    mask_shape: tuple[int, ...]
    repeats: bool
    fixed_sums: tuple[int, ...] | None
    normal: tuple[str, float, float] | None
    finite: bool
    fixed_count: int | None = None

    @property
    def mean(self) -> float | None:
        """The mean of the factor, by the middle of the interval."""
        if self.levels is None or self.keep is None:
            return None
        rate = sum(self.keep) / 2
        return self.levels[0] * (1 - rate) + self.levels[1] * rate


def observed(outputs: Any, x: Any, alpha: float) -> Observed:
    """What these outputs of calls at the input `x` show."""
    finite = bool(np.isfinite(outputs).all())
    factors = np.where(np.isfinite(outputs), outputs, 0.0) / x
    levels = _levels(factors)
    affine = None if levels else _affine(outputs, x)
    bits = _bits(outputs, factors, levels, affine)
    drawn = factors if bits is None else bits
    shape = shared_shape(drawn, alpha)
    repeats = _alike(drawn, alpha)
    keep = None
    if bits is not None:
        first = bits[(slice(None), *(slice(0, 1) if length == 1 else slice(None) for length in shape))]
        first = first[:1] if repeats else first
        keep = bounds.interval(int(first.sum()), first.size, alpha)
    sums = _fixed_sums(factors) if levels is None and affine is None else None
    normal = _normal(outputs, x, shape, alpha) if bits is None and sums is None else None
    count = None if bits is None or repeats else _fixed_count(bits, alpha)
    return Observed(levels, affine, keep, tuple(x.shape), shape, repeats, sums, normal, finite, count)


def _levels(factors: Any) -> tuple[float, float] | None:
    """The two values that the factors have, that of what is dropped first; None where there are more."""
    low, high = float(factors.min()), float(factors.max())
    near = TOLERANCE * max(abs(low), abs(high), TOLERANCE)
    if np.minimum(factors - low, high - factors).max() > near:
        return None
    return (low, high) if abs(low) <= abs(high) else (high, low)


def _affine(outputs: Any, x: Any) -> tuple[float, float, float] | None:
    """The number that dropped entries become, and slope and offset of kept ones; None where it is otherwise."""
    found = {}
    for value in np.unique(x):
        here = outputs[:, x == value]
        low, high = float(here.min()), float(here.max())
        if np.minimum(here - low, high - here).max() > TOLERANCE * max(abs(low), abs(high), 1.0):
            return None
        found[float(value)] = (low, high)
    if len(found) < 3:
        return None
    for candidate in next(iter(found.values())):
        kept = []
        for value, pair in found.items():
            others = [each for each in pair if abs(each - candidate) > 1e-4]
            if len(others) != 1:
                break
            kept.append((value, others[0]))
        else:
            (first, one), (second, two) = kept[0], kept[-1]
            slope = (two - one) / (second - first)
            offset = one - slope * first
            if all(abs(slope * value + offset - output) < 1e-4 for value, output in kept):
                return candidate, slope, offset
    return None


def _bits(outputs: Any, factors: Any, levels: Any, affine: Any) -> Any:
    """Which entries are kept, or None where there is no telling."""
    if levels is not None:
        middle = sum(levels) / 2
        return (factors > middle) == (levels[1] > levels[0]) if levels[0] != levels[1] else np.ones(factors.shape, bool)
    return abs(outputs - affine[0]) > 1e-4 if affine is not None else None


def shared_shape(drawn: Any, alpha: float) -> tuple[int, ...]:
    """The shape of the mask: 1 along each axis along which nothing ever differs, and not by chance.

    >>> shared_shape(np.tile([[[0, 0], [1, 1]], [[1, 1], [0, 0]]], (20, 1, 1)), 1e-6)
    (2, 1)
    >>> shared_shape(np.ones((20, 2, 2), bool), 1e-6)
    (2, 2)
    """
    same = [bool((drawn == np.take(drawn, [0], axis=axis)).all()) for axis in range(1, drawn.ndim)]
    shape = []
    for axis, length in enumerate(drawn.shape[1:]):
        # What is one entry along another axis counts once.
        own = (slice(0, 1) if other != axis and alike else slice(None) for other, alike in enumerate(same))
        along = np.moveaxis(drawn[(slice(None), *own)], axis + 1, 0)
        shape.append(1 if same[axis] and _alike(along, alpha) else length)
    return tuple(shape)


def _fixed_sums(factors: Any) -> tuple[int, ...] | None:
    """The fewest axes over which the mean of the factors is 1 in every call, or 0 where all are dropped."""
    axes = range(1, factors.ndim)
    for number in range(1, factors.ndim):
        for chosen in combinations(axes, number):
            means = factors.mean(axis=chosen)
            if np.minimum(abs(means - 1), abs(means)).max() < 1e-4:
                return tuple(axis - 1 for axis in chosen)
    return None


def _alike(drawn: Any, alpha: float) -> bool:
    """Whether all along the first axis are equal where independent entries would be so with less than this chance.

    A mask that has kept all so far shows nothing.
    """
    if len(drawn) < 2 or not (drawn == drawn[:1]).all():
        return False
    share = float(drawn[0].mean()) if drawn.dtype == bool else 0.5
    equal = share**2 + (1 - share) ** 2
    return bool((len(drawn) - 1) * drawn[0].size * math.log(equal) < math.log(alpha))


def _fixed_count(bits: Any, alpha: float) -> int | None:
    """How many entries are kept in every call, where their number is always the same, and not by chance."""
    counts = bits.reshape(len(bits), -1).sum(1)
    kept, entries = int(counts[0]), bits[0].size
    if entries < 2 or not (counts == kept).all():
        return None
    return kept if bounds.all_alike(len(bits), entries, kept / entries) < math.log(alpha) else None


def _normal(outputs: Any, x: Any, shape: tuple[int, ...], alpha: float) -> tuple[str, float, float] | None:
    """("factor" or "noise", mean, deviation) where the outputs are the input times, or plus, normal numbers."""
    own = (slice(None), *(slice(0, 1) if length == 1 else slice(None) for length in shape))
    for kind, numbers in (("factor", outputs / x), ("noise", outputs - x)):
        if shared_shape(numbers, alpha) != shape and 1 in shape:
            continue
        each = numbers[own].ravel()[:100_000]
        mean, deviation = float(each.mean()), float(each.std())
        # The mean and the deviation are estimated, which brings the two closer: a test of shape alone.
        if deviation > 0 and bounds.normal_shape((each - mean) / deviation) > math.log(alpha):
            return kind, mean, deviation
    return None


def rounding(factor: float, keep: float) -> str:
    """The precision in which this factor is the inverse of the keep probability, rounded; "" where it is in none.

    >>> rounding(1.109375, 0.9)
    'bfloat16'
    """
    for name, bits in BITS.items():
        unit = 2.0 ** (math.floor(math.log2(1 / keep)) + 1 - bits)
        if abs(factor - 1 / keep) > TOLERANCE and abs(factor - round(1 / keep / unit) * unit) < 1e-7:
            return name
    return ""

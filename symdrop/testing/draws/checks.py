"""Single tests of 0/1 entries that are claimed to be independent with one probability, each with a bound that holds.

`bits` has one axis for the calls and then those of the mask, 1 where an entry is shared. Each test bounds how likely
what it sees is where the claim is true; which tests are made depends on the shape alone, never on what was drawn.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np

from symdrop.testing.draws import bounds

# So many entries at most are compared all with all by counting; beyond, equal columns are found by sorting.
COUNTED = 512
# Shifts along an axis: the first ones, and powers of two.
NEAR = 4


@dataclass(frozen=True)
class Finding:
    """What a test saw: `log_chance` bounds the logarithm of its probability if the claim is true."""

    kind: str
    log_chance: float
    words: str


def mask_bits(bits: Any, mask_shape: tuple[int, ...]) -> tuple[Any, bool]:
    """One entry for each that is shared, and whether all that should be equal are equal.

    >>> mask_bits(np.array([[[True, True], [False, True]]]), (2, 1))[1]
    False
    """
    first = bits[(slice(None), *(slice(0, 1) if length == 1 else slice(None) for length in mask_shape))]
    return first, bool((bits == first).all())


def findings(bits: Any, chance: float) -> Iterator[Finding]:
    """All tests of these entries of a mask, each of which is true with this chance."""
    calls, shape = bits.shape[0], bits.shape[1:]
    flat = bits.reshape(calls, -1)
    yield from _rates(bits, flat, chance)
    agree = chance**2 + (1 - chance) ** 2
    if flat.shape[1] > 1:
        yield from _columns(flat, agree)
        yield from _places(bits, shape, agree)
        yield _fixed_count(flat[:, :, None], chance, "in each call")
        for axis in [axis for axis, length in enumerate(shape) if length > 1 and flat.shape[1] > length]:
            moved = np.moveaxis(bits, axis + 1, 1).reshape(calls, shape[axis], -1)
            yield _fixed_count(np.swapaxes(moved, 1, 2), chance, f"along the other axes than {axis}")
    yield from _calls(flat, agree)


def _rates(bits: Any, flat: Any, chance: float) -> Iterator[Finding]:
    calls, entries = flat.shape
    total = int(flat.sum())
    yield Finding("rate", float(bounds.binomial(total, flat.size, chance)), f"{total} of {flat.size} entries are kept")
    yield _worst("rate of a call", flat.sum(1), entries, chance, "call {}")
    yield _worst("rate of an entry", flat.sum(0), calls, chance, "entry {}")
    for axis, length in enumerate(bits.shape[1:]):
        if length > 1:
            others = tuple(each for each in range(bits.ndim) if each != axis + 1)
            name = f"place {{}} of axis {axis}"
            yield _worst("rate along an axis", bits.sum(others), flat.size // length, chance, name)


def _worst(kind: str, counts: Any, trials: int, chance: float, name: str) -> Finding:
    """The count that is farthest off, among all of them."""
    each = bounds.binomial(counts, trials, chance)
    place = int(np.argmin(each))
    log_chance = min(0.0, float(each[place]) + math.log(len(counts)))
    return Finding(kind, log_chance, f"{name.format(place)} keeps {counts[place]} of {trials}")


def _columns(flat: Any, agree: float) -> Iterator[Finding]:
    """Pairs of entries that are equal in every call, or opposite in every call; of few entries, all agreements."""
    calls, entries = flat.shape
    pairs = entries * (entries - 1) / 2
    packed = np.ascontiguousarray(np.packbits(flat, axis=0).T)
    turned = np.ascontiguousarray(np.packbits(~flat, axis=0).T)
    same = _coincidences(packed)
    yield Finding(
        "shared entries",
        bounds.repeated(same, pairs, calls * math.log(agree)) if agree < 1 else 0.0,
        f"{same} pairs of entries are equal in all {calls} calls",
    )
    both = _coincidences(np.concatenate([packed, turned]))
    # Every pair of equal columns is found twice, each pair of opposite ones twice.
    opposite = both // 2 - same
    apart = math.log1p(-agree) if agree < 1 else 0.0
    yield Finding(
        "opposite entries",
        bounds.repeated(opposite, pairs, calls * apart) if agree < 1 else 0.0,
        f"{opposite} pairs of entries are opposite in all {calls} calls",
    )
    if entries <= COUNTED:
        signs = 2.0 * flat - 1
        counts = (calls + signs.T @ signs)[np.triu_indices(entries, 1)] / 2
        each = bounds.binomial(counts, calls, agree) if agree < 1 else np.zeros(1)
        place = int(np.argmin(each))
        log_chance = min(0.0, float(each[place]) + math.log(pairs))
        yield Finding("pairs", log_chance, f"two entries agree in {counts[place]:.0f} of {calls} calls")


def _coincidences(rows: Any) -> int:
    """How many pairs of rows are equal."""
    keys = rows.view(np.dtype((np.void, rows.shape[1]))).ravel()
    counts = np.unique(keys, return_counts=True)[1]
    return int((counts * (counts - 1) // 2).sum())


def shifts(length: int) -> list[int]:
    """The distances at which entries along an axis are compared.

    >>> shifts(20)
    [1, 2, 3, 4, 8, 16]
    """
    near = list(range(1, min(NEAR, length - 1) + 1))
    return near + [2**power for power in range(3, length.bit_length()) if 2**power < length]


def _disjoint(moved: Any, shift: int) -> Any:
    """Whether the entries of disjoint pairs, this far apart along the first axis, agree."""
    whole = moved.shape[0] // (2 * shift)
    if whole:
        blocks = moved[: whole * 2 * shift].reshape(whole, 2, shift, *moved.shape[1:])
        return blocks[:, 0] == blocks[:, 1]
    rest = moved.shape[0] - shift
    return moved[:rest] == moved[shift:]


def _agreement(kind: str, agreed: Any, chance: float, words: str) -> Finding:
    count = int(np.count_nonzero(agreed))
    log_chance = float(bounds.binomial(count, agreed.size, chance)) if chance < 1 else 0.0
    share = count / agreed.size
    return Finding(kind, log_chance, f"{words} agree in {share:.2%}, and would in {chance:.2%}")


def _places(bits: Any, shape: tuple[int, ...], agree: float) -> Iterator[Finding]:
    for axis, length in enumerate(shape):
        moved = np.moveaxis(bits, axis + 1, 0)
        for shift in shifts(length):
            words = f"entries {shift} apart along axis {axis}"
            yield _agreement("neighbours", _disjoint(moved, shift), agree, words)


def _calls(flat: Any, agree: float) -> Iterator[Finding]:
    for shift in shifts(flat.shape[0]):
        yield _agreement("calls", _disjoint(flat, shift), agree, f"calls {shift} apart")


def _fixed_count(bits: Any, chance: float, where: str) -> Finding:
    """Whether the number that is kept never varies, over the second axis of three."""
    counts = bits.sum(1).ravel()
    alike = bool((counts == counts[0]).all())
    log_chance = bounds.all_alike(counts.size, bits.shape[1], chance) if alike else 0.0
    return Finding("fixed count", log_chance, f"{where} just {counts[0]} of {bits.shape[1]} are kept, always")

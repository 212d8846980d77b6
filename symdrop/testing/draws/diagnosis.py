"""What is wrong with what a layer drew, in the words in which laws are stated."""

from __future__ import annotations

import math
from collections.abc import Iterator

from symdrop.definitions.frameworks.layer import Meaning
from symdrop.testing.draws.claim import Claim
from symdrop.testing.draws.observed import TOLERANCE, Observed, rounding

STEPS = ((128, "bfloat16"), (1024, "float16"))


def diagnosed(claim: Claim, seen: Observed) -> list[str]:
    """Each way in which what was seen differs from the claim, the most telling first."""
    if not seen.finite:
        return ["NaN or an infinity among the outputs of a finite input"]
    found = list(_law(claim, seen))
    if claim.keep is not None and seen.keep is not None:
        found[:0] = _rate(claim, seen)
    return found + list(_sharing(claim, seen))


def _rate(claim: Claim, seen: Observed) -> Iterator[str]:
    low, high = seen.keep or (0.0, 1.0)
    keep = claim.keep if claim.keep is not None else 1.0
    if low <= keep <= high:
        return
    if low <= 1 - keep <= high:
        confused = "drops" if Meaning.KEEP in claim.asked else "keeps"
        told = f"{claim.asked}, and the layer {confused} with it" if claim.asked else "keep and drop are confused"
        yield f"keeps with {_short(1 - keep)}, not {_short(keep)}: {told}"
        return
    for steps, name in STEPS:
        coarse = 1 - math.ceil(steps * (1 - keep) - 1e-12) / steps
        if low <= coarse <= high:
            yield (
                f"keeps with {_short(coarse)}, not {_short(keep)}: the rate is rounded up to the next 1/{steps}, as by "
                f"random numbers in {name}"
            )
            return
    yield f"keeps with {low:.4g} to {high:.4g}, not {_short(keep)}"


def _law(claim: Claim, seen: Observed) -> Iterator[str]:
    if claim.keep is None:
        yield from _noise(claim, seen)
    elif seen.levels is not None:
        yield from _factor(claim, seen) if claim.is_factor else ["a factor, where an affine map is claimed"]
    elif seen.affine is not None:
        value, slope, offset = seen.affine
        claimed = (claim.still[0], claim.kept_factor, claim.still[0] + claim.masked[0])
        if any(abs(mine - theirs) > 1e-4 for mine, theirs in zip(seen.affine, claimed, strict=True)):
            yield f"what is dropped becomes {value:.4g}, and what is kept {slope:.4g} x + {offset:.4g}"
    elif seen.fixed_sums is not None:
        axes = ", ".join(map(str, seen.fixed_sums))
        yield f"divided by the share that happens to be kept: over axes {axes} the factors add up to their number"
    elif seen.normal is not None:
        kind, mean, deviation = seen.normal
        noise = "factors" if kind == "factor" else "noise that is added"
        yield f"normal {noise} with mean {mean:.3g} and deviation {deviation:.3g}, not a mask"
    else:
        yield "more than two values for one input: not a mask with a fixed factor"


def _factor(claim: Claim, seen: Observed) -> Iterator[str]:
    dropped, kept = seen.levels or (0.0, 0.0)
    right, keep = claim.kept_factor, claim.parameter
    if abs(dropped) > TOLERANCE and abs(dropped - kept) > TOLERANCE:
        yield f"what is dropped is multiplied by {dropped:.4g}, not by 0"
    if abs(kept - right) <= TOLERANCE * max(1.0, abs(right)) or kept == 0:
        return
    mean = seen.mean or 0.0
    if abs(kept - 1) <= TOLERANCE:
        yield f"not rescaled: what is kept is multiplied by 1, not by {_short(right)}; the mean is {mean:.3f} x"
    elif abs(kept * keep**2 - 1) < 1e-4 and abs(right * keep - 1) < 1e-4:
        yield f"rescaled twice: what is kept is multiplied by {kept:.5g} = 1/keep^2; the mean is {mean:.3f} x"
    elif abs(kept - keep) < 1e-4:
        yield f"multiplied by the keep probability {_short(keep)}, not divided by it; the mean is {mean:.3f} x"
    elif abs(kept * (1 - keep) - 1) < 1e-4:
        yield f"divided by the drop probability {_short(1 - keep)}, not by the keep probability"
    elif name := rounding(kept, keep):
        yield (
            f"mean {keep * kept:.4g}: the rate is rounded in {name}, where 1/{_short(keep)} is {kept:.7g}; if that is "
            f'meant, claim the law with precision="{name}"'
        )
    else:
        yield f"what is kept is multiplied by {kept:.7g}, not by {_short(right)}; the mean is {mean:.4g} x"


def _noise(claim: Claim, seen: Observed) -> Iterator[str]:
    if seen.normal is None:
        yield "a mask, where normal noise is claimed" if seen.levels or seen.affine else "not normal noise"
        return
    kind, mean, deviation = seen.normal
    wanted = "factor" if claim.is_factor else "noise"
    if kind != wanted:
        told = "multiplied by normal numbers" if kind == "factor" else "normal noise is added"
        yield f"{told}, with deviation {deviation:.3g}; claimed is the other"
    elif abs(deviation - claim.deviation) > 0.02 * claim.deviation or abs(mean - claim.mean) > 0.02 * claim.deviation:
        yield f"normal with mean {mean:.4g} and deviation {deviation:.4g}, not {claim.mean:.4g}, {claim.deviation:.4g}"


def _sharing(claim: Claim, seen: Observed) -> Iterator[str]:
    if seen.repeats and seen.keep != (1.0, 1.0):
        yield "the same mask in every call"
        return
    yield from sharing(claim.axes.mask_shape(seen.shape), seen.mask_shape)


def sharing(claimed: tuple[int, ...], seen: tuple[int, ...]) -> Iterator[str]:
    """Along which axes one mask serves all without that being claimed.

    >>> list(sharing((4, 5), (1, 5)))
    ['one mask for the whole batch: entries along axis 0 share it']
    """
    for axis, (mine, theirs) in enumerate(zip(claimed, seen, strict=True)):
        if mine > 1 and theirs == 1:
            batch = "one mask for the whole batch: " if axis == 0 else "one mask along an axis: "
            yield f"{batch}entries along axis {axis} share it"


def _short(number: float) -> str:
    return f"{number:.6g}"

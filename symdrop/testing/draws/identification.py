"""What a layer draws, told without any claim."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from symdrop.testing.draws.adapters import adapted
from symdrop.testing.draws.assertion import checked_shape, number_of_calls
from symdrop.testing.draws.claim import inputs
from symdrop.testing.draws.observed import TOLERANCE, Observed, observed, rounding
from symdrop.testing.draws.samples import Samples
from symdrop.testing.draws.trial import evaluation_words, gradient_words

# What is told is wrong with this probability at most.
ALPHA = 1e-6
WITHOUT_MASK = ("identity", "constant factor")


@dataclass(frozen=True)
class Identified:
    """What a layer draws: printed, it is told in a few lines.

    `law` is a word for it: "inverted mask", "raw mask", "identity", "Gaussian factor", ..., or "not known". `keep` is
    an interval for the keep probability, `factor` by what is multiplied what is kept, `mask_shape` the shape of the
    mask, with 1 along the axes that share an entry; the rest is in words.

    >>> import numpy as np
    >>> found = identify(lambda x, rng: x * (rng.random(x.shape) < 0.8), (8, 16))
    >>> found.law, found.mask_shape
    ('raw mask', (8, 16))
    """

    name: str
    law: str
    keep: tuple[float, float] | None
    factor: float | None
    mask_shape: tuple[int, ...]
    evaluation: str
    gradient: str
    remarks: tuple[str, ...]

    def __str__(self) -> str:
        shared = [str(axis) for axis, length in enumerate(self.mask_shape) if length == 1]
        lines = [f"{self.name}: {self.law}", *self.remarks]
        if self.law not in WITHOUT_MASK:
            along = f", shared along axis {', '.join(shared)}" if shared else ""
            lines.append(f"mask of shape {self.mask_shape}{along}")
        lines += [f"in evaluation {self.evaluation}" if self.evaluation else "evaluation: not looked at"]
        lines += [f"gradient: {self.gradient}" if self.gradient else "gradient: not looked at"]
        return "\n  ".join(lines)


def identify(
    layer: Any,
    shape: Sequence[int],
    *,
    precision: str = "",
    framework: str = "",
    draws: int = 4_000_000,
    seed: int = 0,
) -> Identified:
    """The law that a layer draws, as far as its outputs show it; print what comes back.

    `layer`, `shape`, `precision`, `framework`, `draws` and `seed` are those of `assert_draws`. Raises `BadStatement`
    for a layer that cannot be called so.

    >>> import numpy as np
    >>> def layer(x, rng, training, p=0.1):
    ...     return np.where(rng.random((len(x), 1)) < p, 0.0, x / (1 - p)) if training else x
    >>> print(identify(layer, (8, 16)))
    layer: inverted mask
      keeps with 0.884 to 0.9095; what is kept is multiplied by 1.11111; the mean is 0.9964 x
      mask of shape (8, 1), shared along axis 1
      in evaluation it is the identity
      gradient: not looked at
    """
    dimensions = checked_shape(shape)
    samples = Samples(adapted(layer, framework, precision, seed), inputs(dimensions))
    outputs = samples.draw(number_of_calls(dimensions, draws))
    seen = observed(outputs, samples.x, ALPHA)
    law, remarks = _law(seen)
    evaluation = samples.evaluation()
    return Identified(
        samples.adapter.name,
        law,
        seen.keep,
        seen.levels[1] if seen.levels else None,
        seen.mask_shape,
        "" if evaluation is None else evaluation_words(evaluation, samples.x),
        _gradient(samples, seen),
        (*remarks, *_over_calls(seen, law)),
    )


def _over_calls(seen: Observed, law: str) -> Iterator[str]:
    if seen.repeats and law not in WITHOUT_MASK:
        yield "the same mask in every call"
    elif seen.fixed_count is not None and not seen.repeats:
        yield f"just {seen.fixed_count} of {math.prod(seen.shape)} entries are kept in every call"


def _law(seen: Observed) -> tuple[str, list[str]]:
    if not seen.finite:
        return "not known", ["NaN or an infinity among the outputs of a finite input"]
    if seen.levels is not None and seen.keep is not None:
        return _of_levels(seen.levels, seen.keep, seen.mean or 0.0)
    if seen.affine is not None and seen.keep is not None:
        value, slope, offset = seen.affine
        kept = f"keeps with {seen.keep[0]:.4g} to {seen.keep[1]:.4g}"
        return "affine map of a mask", [
            f"{kept}; what is dropped becomes {value:.5g}, else {slope:.5g} x + {offset:.5g}"
        ]
    if seen.fixed_sums is not None:
        axes = ", ".join(map(str, seen.fixed_sums))
        return "mask over its realised mean", [f"over axes {axes} the factors add up to their number in every call"]
    if seen.normal is not None:
        kind, mean, deviation = seen.normal
        law = "Gaussian factor" if kind == "factor" else "additive Gaussian noise"
        return law, [f"mean {mean:.4g}, deviation {deviation:.4g}, as far as 100000 numbers show"]
    return "not known", ["more than two values for one input, and neither normal factors nor normal noise"]


def _of_levels(levels: tuple[float, float], keep: tuple[float, float], mean: float) -> tuple[str, list[str]]:
    dropped, kept = levels
    low, high = keep
    remark = f"keeps with {low:.4g} to {high:.4g}; what is kept is multiplied by {kept:.6g}; the mean is {mean:.4g} x"
    if abs(dropped - kept) <= TOLERANCE:
        same = abs(kept - 1) <= TOLERANCE
        return ("identity" if same else "constant factor"), [f"everything was multiplied by {kept:.6g}, in every call"]
    if abs(dropped) > TOLERANCE:
        return "two factors", [f"{remark}; what is dropped is multiplied by {dropped:.6g}"]
    if abs(kept - 1) <= TOLERANCE:
        return "raw mask", [f"{remark}: it is not rescaled"]
    if told := _rounded(kept, keep):
        return "inverted mask, rounded", [f"{remark}: {told}"]
    if low <= 1 / kept <= high:
        return "inverted mask", [remark]
    return ("mask rescaled twice" if low**2 <= 1 / kept <= high**2 else "mask with a factor of its own"), [remark]


def _rounded(kept: float, keep: tuple[float, float]) -> str:
    """Which rate of few digits has this factor once it is rounded, where the factor is of no such rate itself."""
    if abs(round(1 / kept, 3) * kept - 1) < TOLERANCE:
        return ""
    rates = [round(step / 1000, 3) for step in range(1, 1000) if keep[0] <= step / 1000 <= keep[1]]
    told = [f"1/{rate:.6g} rounded in {name}" for rate in rates if (name := rounding(kept, rate))]
    # Hundredths first: they are shorter.
    return min(told, key=len, default="")


def _gradient(samples: Samples, seen: Observed) -> str:
    pair = samples.gradients(4)
    if pair is None:
        return ""
    outputs, slopes = pair
    if seen.levels is None:
        return "there is one"
    factors = outputs / samples.x
    if np.all(abs(slopes - factors) <= 1e-4 * np.maximum(1.0, abs(factors))):
        return "through the mask of the output"
    return gradient_words(slopes, outputs, samples.x)

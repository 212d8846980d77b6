"""One layer under test, and the verdict."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from symdrop.definitions.frameworks.layer import Evaluation
from symdrop.testing.draws import bounds
from symdrop.testing.draws.checks import Finding, findings, mask_bits
from symdrop.testing.draws.claim import Claim
from symdrop.testing.draws.diagnosis import diagnosed
from symdrop.testing.draws.forced import forced_faults
from symdrop.testing.draws.observed import TOLERANCE, observed
from symdrop.testing.draws.samples import Samples

# The first look is at so many calls; each that follows at four times as many.
FIRST = 32
GRADIENTS = 8


class WrongLaw(AssertionError):
    """A layer does not draw what is claimed of it; `faults` says what it draws instead, in words.

    >>> WrongLaw("it is not what is claimed", ["not rescaled"]).faults
    ('not rescaled',)
    """

    def __init__(self, message: str, faults: Sequence[str]) -> None:
        super().__init__(message)
        self.faults = tuple(faults)


@dataclass(frozen=True)
class Held:
    """What was looked at when a claim held: calls, entries, and what would not have been noticed.

    `keep` is an interval that holds the keep probability with the probability 1 - false_alarm, or None for noise;
    `untested` says what the layer offers no way to look at.

    >>> Held("an inverted mask", 40, 5120, (0.88, 0.92), 1e-9, ()).calls
    40
    """

    claim: str
    calls: int
    entries: int
    keep: tuple[float, float] | None
    false_alarm: float
    untested: tuple[str, ...]

    def __str__(self) -> str:
        kept = f", keep probability within {self.keep[0]:.5g}..{self.keep[1]:.5g}" if self.keep else ""
        left = f"; not looked at: {', '.join(self.untested)}" if self.untested else ""
        return f"{self.claim}: {self.calls} calls, {self.entries} entries of masks{kept}{left}"


@dataclass
class Trial:
    """One layer under test."""

    claim: Claim
    samples: Samples
    false_alarm: float

    def held_exactly(self) -> None:
        """What does not depend on chance: forced masks, evaluation, gradient; raises `WrongLaw`."""
        if faults := forced_faults(self.claim, self.samples.adapter, self.samples.x):
            outputs = self.samples.draw(FIRST)
            self._fail(diagnosed(self.claim, observed(outputs, self.samples.x, 1e-6)) or faults)

    def held(self, most: int) -> int:
        """Look at more and more calls, and raise `WrongLaw` as soon as one test fails; returns the number of calls."""
        looks = [most]
        while looks[0] > 4 * FIRST:
            looks.insert(0, looks[0] // 4)
        for calls in looks:
            outputs = self.samples.draw(calls)
            found = list(self._findings(outputs))
            limit = math.log(self.false_alarm / len(looks) / max(1, len(found)))
            failed = sorted((each for each in found if each.log_chance < limit), key=lambda each: each.log_chance)
            faults = diagnosed(self.claim, observed(outputs, self.samples.x, 1e-6)) if failed else []
            if calls == looks[0]:
                # Where the outputs are wrong the gradient cannot be right, which is not worth saying.
                faults += [*self._evaluation(), *([] if failed else self._gradient())]
            if failed or faults:
                self._fail(faults, failed)
        return most

    def _findings(self, outputs: Any) -> Iterator[Finding]:
        mask = self.claim.mask_of(outputs, self.samples.x)
        if values := self._values(outputs):
            yield Finding("values", -math.inf, values[0])
            return
        shape = self.claim.axes.mask_shape(self.samples.x.shape)
        if self.claim.keep is None:
            standard = (mask - self.claim.mean) / self.claim.deviation
            first, alike = mask_bits(np.round(standard, 4), shape)
            yield from _normal(first)
            # Signs and sizes are independent coins, where the numbers are normal and independent.
            planes = [(first > 0, 0.5), (abs(first) > 0.674489750196, 0.5)]
        else:
            first, alike = mask_bits(mask > 0.5, shape)
            planes = [(first, self.claim.keep)]
        if not alike:
            yield Finding("sharing", -math.inf, f"entries that are said to share a mask of shape {shape} do not")
        for bits, chance in planes:
            yield from findings(bits, chance)

    def _values(self, outputs: Any) -> list[str]:
        """Whether each output is one that the law can give."""
        if not np.isfinite(outputs).all():
            return ["NaN or an infinity among the outputs"]
        if self.claim.keep is None:
            return []
        mask = self.claim.mask_of(outputs, self.samples.x) > 0.5
        off = abs(outputs - self.claim.output(mask, self.samples.x))
        return [] if bool((off <= self._allowed).all()) else diagnosed_values(self.claim, outputs, self.samples.x)

    @property
    def _allowed(self) -> float:
        return TOLERANCE * max(1.0, *map(abs, self.claim.still), abs(self.claim.kept_factor)) * 2

    def _evaluation(self) -> list[str]:
        outputs, claim, x = self.samples.evaluation(), self.claim, self.samples.x
        if outputs is None or claim.evaluation in (Evaluation.UNKNOWN, Evaluation.DRAWS):
            return []
        factor = claim.parameter if claim.evaluation is Evaluation.SCALED else 1.0
        if (abs(outputs - factor * x) <= TOLERANCE * abs(x)).all():
            return []
        return [f"in evaluation {evaluation_words(outputs, x)}; claimed is {claim.evaluation}"]

    def _gradient(self) -> list[str]:
        pair = self.samples.gradients(GRADIENTS)
        if pair is None:
            return []
        outputs, slopes = pair
        mask = self.claim.mask_of(outputs, self.samples.x)
        if self.claim.keep is not None:
            mask = (mask > 0.5).astype(float)
        off = abs(slopes - self.claim.slope(mask)) > 1e-4 * max(
            1.0, abs(self.claim.kept_factor), float(abs(mask).max())
        )
        if not off.any():
            return []
        return [f"the gradient goes {gradient_words(slopes, outputs, self.samples.x)}"]

    def _fail(self, faults: Sequence[str], failed: Sequence[Finding] = ()) -> None:
        __tracebackhide__ = True
        told = list(dict.fromkeys(faults))
        lines = told or [failed[0].words]
        if failed and failed[0].log_chance > -math.inf:
            chance = f"with a probability below 10^{max(-9999, math.floor(failed[0].log_chance / math.log(10)))}"
            lines = [*told, f"seen: {failed[0].words}; by chance {chance}"]
        message = "\n  ".join([f"{self.samples.adapter.name} does not draw {self.claim.words}", *lines])
        raise WrongLaw(message, told or lines)

    def report(self, calls: int) -> Held:
        """What was looked at."""
        shape = self.claim.axes.mask_shape(self.samples.x.shape)
        keep = None
        if self.claim.keep is not None:
            mask = self.claim.mask_of(self.samples.draw(calls), self.samples.x)
            first = mask_bits(mask > 0.5, shape)[0]
            keep = bounds.interval(int(first.sum()), first.size, self.false_alarm)
        adapter = self.samples.adapter
        missing = [name for name in ("evaluate", "gradient") if getattr(adapter, name) is None]
        untested = tuple("evaluation" if name == "evaluate" else name for name in missing)
        return Held(self.claim.words, calls, calls * math.prod(shape), keep, self.false_alarm, untested)


def _normal(standard: Any) -> Iterator[Finding]:
    yield Finding("mean", bounds.normal_mean(standard), f"the mean is {standard.mean():+.4g} deviations off")
    variance = float(np.square(standard).mean())
    yield Finding("variance", bounds.normal_variance(standard), f"the variance is {variance:.4g} times the claimed one")
    some = standard.ravel()[:200_000]
    yield Finding("shape", bounds.normal_shape(some, slack=1e-3), "the numbers are not normal")


def diagnosed_values(claim: Claim, outputs: Any, x: Any) -> list[str]:
    """What is to be said of outputs that the law cannot give."""
    told = diagnosed(claim, observed(outputs, x, 1e-6))
    return told or ["values that the law cannot give"]


def evaluation_words(outputs: Any, x: Any) -> str:
    """What a layer does in evaluation, in words.

    >>> evaluation_words(np.array([[0.0, 1.0], [1.0, 0.0]]), np.ones(2))
    'it draws'
    """
    if not np.array_equal(outputs[0], outputs[1]):
        return "it draws"
    factors = outputs[0] / x
    low, high = float(factors.min()), float(factors.max())
    if high - low <= TOLERANCE * max(1.0, abs(high)):
        return "it is the identity" if abs(high - 1) <= TOLERANCE else f"it multiplies by {high:.5g}"
    return "it drops the same entries in every call" if low == 0 else "it changes the input"


def gradient_words(slopes: Any, outputs: Any, x: Any) -> str:
    """How a gradient goes that is wrong."""
    factors = outputs / x
    kept, passed = abs(factors) > TOLERANCE, abs(slopes) > TOLERANCE
    if kept.any() and not passed.any():
        return "nowhere: it is 0"
    if (kept != passed).any():
        return "past the mask" if passed.all() else "through another mask than the output"
    return f"with the factor {float(slopes[kept][0]):.5g}, the output with {float(factors[kept][0]):.5g}"

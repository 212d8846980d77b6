"""What is claimed of a layer, in numbers that are read off the law by which theorems about it are proved."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from numbers import Rational, Real
from typing import Any

import numpy as np

from symdrop.definitions.frameworks import find
from symdrop.definitions.frameworks.laws import LayerLaw
from symdrop.definitions.frameworks.layer import Axes, Drawn, Evaluation, Layer
from symdrop.errors import BadStatement
from symdrop.language import expression, family, index, size
from symdrop.statements.laws.bernoulli import Bernoulli
from symdrop.statements.laws.gaussian import Gaussian

# What alpha dropout puts in place of what it drops: -scale * alpha of self-normalising networks.
ALPHA_PRIME = -1.7580993408473766


@dataclass(frozen=True)
class Claim:
    """A law in numbers: an entry of the output is `(a + b x) + (c + e x) z`, with z an entry of the mask.

    z is 1 with probability `keep` and else 0, or where `keep` is None normal, with `mean` and `deviation`. `parameter`
    is what the law takes, the probability to keep for a mask.
    """

    words: str
    still: tuple[float, float]
    masked: tuple[float, float]
    keep: float | None
    mean: float
    deviation: float
    parameter: float
    axes: Axes
    evaluation: Evaluation
    asked: str

    def mask_of(self, outputs: Any, x: Any) -> Any:
        """The entries of the mask that give these outputs."""
        return (outputs - self.still[0] - self.still[1] * x) / (self.masked[0] + self.masked[1] * x)

    def output(self, mask: Any, x: Any) -> Any:
        """The outputs for these entries of the mask."""
        return self.still[0] + self.still[1] * x + (self.masked[0] + self.masked[1] * x) * mask

    def slope(self, mask: Any) -> Any:
        """The derivative of the outputs by the input."""
        return self.still[1] + self.masked[1] * mask

    @property
    def kept_factor(self) -> float:
        """By what an entry is multiplied that is kept."""
        return self.still[1] + self.masked[1]

    @property
    def is_factor(self) -> bool:
        """Whether the output is the input times a number that does not depend on it."""
        return self.still == (0.0, 0.0) and self.masked[0] == 0.0


def claimed(
    law: str | Layer | Drawn | LayerLaw, argument: Any, precision: str, axes: Axes | Sequence[int] | None
) -> Claim:
    """The claim in numbers; raises `BadStatement` for a law that is not one of independent entries."""
    named = find(law) if isinstance(law, str) else law
    if isinstance(named, Layer):
        if argument is None:
            raise BadStatement(f"{named.name}: give argument=..., the value of {named.argument.words}")
        named = named(precision=precision, **{named.argument.name: exact(argument)})
    elif isinstance(named, Drawn) and argument is not None:
        raise BadStatement(f"{named.layer.name} has its argument {named.value} already; leave argument= out")
    if isinstance(named, Drawn):
        layer = named.layer
        words = f"{layer.name}({layer.argument.name}={named.value})" + (f" in {precision}" if precision else "")
        asked = f"{layer.argument.name} = {named.value} is the {layer.argument.meaning}"
        return _numbers(named.law, named.parameter, words, _axes(axes, layer.axes), layer.evaluation, asked)
    if isinstance(named, LayerLaw):
        if argument is None:
            raise BadStatement(f"{type(named).__name__}: give argument=..., the probability to keep or the deviation")
        value = exact(argument)
        words = f"{named.word}, {value}"
        return _numbers(named, expression(value), words, _axes(axes, Axes()), Evaluation.IDENTITY, "")
    raise BadStatement(f"{law!r} is no law: give a layer's name, an entry such as torch.Dropout, or a law")


def exact(value: Any) -> Any:
    """The number that was typed: a float stands for its shortest decimal.

    >>> exact(0.1)
    1/10
    """
    if isinstance(value, float) and math.isfinite(value):
        return expression(Fraction(Decimal(repr(value))))
    if isinstance(value, Real) and not isinstance(value, Rational | bool):
        return expression(Fraction(Decimal(str(value))))
    return value


def _axes(given: Axes | Sequence[int] | None, known: Axes) -> Axes:
    if given is None:
        return known
    return given if isinstance(given, Axes) else Axes(own=tuple(given))


def _numbers(law: LayerLaw, parameter: Any, words: str, axes: Axes, evaluation: Evaluation, asked: str) -> Claim:
    entry = family("delta", n := size("n"))[index("j", n)]
    hypothesis = law.given((entry,), parameter)[0] if law.masks == 1 else None
    values = _names(law, parameter)
    if not isinstance(hypothesis, Bernoulli | Gaussian):
        raise BadStatement(
            f"{words}: {law.word} is not a law of one independent 0/1 or normal entry, and those are held against"
        )

    def at(mask: int, x: int) -> float:
        return float(law.applied((expression(mask),), expression(x), parameter).subs(values))

    still = (at(0, 0), at(0, 1) - at(0, 0))
    masked = (at(1, 0) - at(0, 0), at(1, 1) - at(1, 0) - still[1])
    keep, mean, deviation = None, 0.0, 0.0
    if isinstance(hypothesis, Bernoulli):
        keep = float(hypothesis.keep)
    else:
        mean, deviation = float(hypothesis.mean), math.sqrt(float(hypothesis.variance))
    return Claim(words, still, masked, keep, mean, deviation, float(parameter), axes, evaluation, asked)


def _names(law: LayerLaw, parameter: Any) -> dict[Any, float]:
    """The values of the names that a law introduces."""
    from symdrop.language import scalar

    keep = float(parameter) if not parameter.free_symbols else 0.0
    squared = keep * (1 + (1 - keep) * ALPHA_PRIME**2)
    known = {"alpha_prime": ALPHA_PRIME, "a_p": 1 / math.sqrt(squared) if squared else 1.0}
    return {scalar(name): known[name] for name, _ in law.names if name in known}


def inputs(shape: Sequence[int]) -> Any:
    """What a layer is called with: powers of two of both signs, so that products show a factor as it is.

    >>> sorted(set(np.abs(inputs((4, 64))).ravel().tolist()))
    [0.5, 1.0, 2.0]
    """
    random = np.random.default_rng(20)
    return random.choice([0.5, 1.0, 2.0], size=shape) * random.choice([-1.0, 1.0], size=shape)

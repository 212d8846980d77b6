"""What a layer of a framework draws, as data: its argument, its law, the axes of its mask, and what it does else.

An entry says no more than is known; what is not known says so. Nothing here imports SymPy until a law is asked for.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from symdrop.errors import BadStatement

if TYPE_CHECKING:
    from sympy import Expr

    from symdrop.definitions.frameworks.laws import LayerLaw
    from symdrop.statements.hypotheses import Hypothesis

NOT_KNOWN = "not known"
PRECISIONS = ("bfloat16", "float16")


class Meaning(StrEnum):
    """What the argument of a layer means.

    >>> print(Meaning.KEEP)
    probability to keep
    """

    DROP = "probability to drop"
    KEEP = "probability to keep"
    DEVIATION = "standard deviation of the noise"
    RATE = "learning rate eta"

    @property
    def is_probability(self) -> bool:
        """Whether it lies between 0 and 1 as a probability does."""
        return self in (Meaning.DROP, Meaning.KEEP)


class Evaluation(StrEnum):
    """What the layer does when it is not training.

    >>> print(Evaluation.SCALED)
    times the keep probability
    """

    IDENTITY = "identity"
    SCALED = "times the keep probability"
    DRAWS = "draws as in training"
    UNKNOWN = NOT_KNOWN


class Evidence(StrEnum):
    """How an entry is known.

    >>> print(Evidence.RUN)
    run
    """

    RUN = "run"
    READ = "read in its source"


@dataclass(frozen=True)
class Argument:
    """The argument that fixes the law: its name, and what it means.

    >>> Argument("p", Meaning.DROP).words
    'p, the probability to drop'
    """

    name: str
    meaning: Meaning

    @property
    def words(self) -> str:
        """Its name and its meaning in a few words."""
        return f"{self.name}, the {self.meaning}"


@dataclass(frozen=True)
class Axes:
    """Along which axes of a tensor the entries of the mask differ; along all others one entry is shared.

    `own` has the axes, counted from the front or with a minus sign from the end; None stands for all. `tensor` says
    whose axes they are. A number of axes for which it is otherwise has a pair in `otherwise`: that number, and `own`.

    >>> Axes(own=(0, 1)).mask_shape((8, 3, 5, 5))
    (8, 3, 1, 1)
    >>> Axes(own=(0, -1)).mask_shape((8, 7, 3))
    (8, 1, 3)
    >>> Axes().mask_shape((2, 3))
    (2, 3)
    """

    own: tuple[int, ...] | None = None
    tensor: str = "input"
    words: str = ""
    otherwise: tuple[tuple[int, tuple[int, ...]], ...] = ()

    def mask_shape(self, shape: Sequence[int]) -> tuple[int, ...]:
        """The shape of the mask for a tensor of this shape; it is 1 along each axis that shares one entry."""
        own = dict(self.otherwise).get(len(shape), self.own)
        if own is None:
            return tuple(shape)
        places = {axis % len(shape) for axis in own if -len(shape) <= axis < len(shape)}
        return tuple(length if axis in places else 1 for axis, length in enumerate(shape))


@dataclass(frozen=True)
class HalfPrecision:
    """What 16-bit numbers do to the law.

    `scale_is_rounded`: whether the factor of what is kept is rounded to the precision of the input, as far as known.
    `steps`: by the name of a precision in how many steps the random numbers fall, where these are so coarse that the
    drop probability is rounded up to the next of them.

    >>> HalfPrecision(scale_is_rounded=True).words
    'not known'
    """

    words: str = NOT_KNOWN
    scale_is_rounded: bool | None = None
    steps: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True)
class Layer:
    """A layer of a framework: what it draws, and what it does else. Called with its argument it gives the law.

    `name` is what one imports; `written` the call where the name alone does not say it. `switch` says how training is
    turned on and off, `seed` where the random numbers come from, `versions` what was looked at.

    >>> from symdrop.definitions.frameworks import torch
    >>> from symdrop.language import family, index, scalar, size
    >>> n = size("n"); j = index("j", n); d, x = family("d x", n); q = scalar("q")
    >>> drop = torch.Dropout(p=q)
    >>> drop(d[j], x[j])
    d[j]*x[j]/(1 - q)
    >>> [str(each.subject) for each in drop.given(d[j])]
    ['law of d', 'nonzero(1 - q)']
    """

    name: str
    argument: Argument
    law: LayerLaw
    versions: str
    source: Evidence
    axes: Axes = field(default_factory=Axes)
    evaluation: Evaluation = Evaluation.IDENTITY
    written: str = ""
    switch: str = NOT_KNOWN
    at_zero: str = NOT_KNOWN
    at_one: str = NOT_KNOWN
    half_precision: HalfPrecision = field(default_factory=HalfPrecision)
    seed: str = NOT_KNOWN
    pitfalls: tuple[str, ...] = ()

    @property
    def short_name(self) -> str:
        """The last part of the name, in words that stand behind it included.

        >>> from symdrop.definitions.frameworks import torch
        >>> torch.Dropout.short_name
        'Dropout'
        """
        call, bracket, rest = self.name.partition("(")
        return call.rpartition(".")[2] + bracket + rest

    @property
    def framework(self) -> str:
        """The first part of the name."""
        return self.name.partition(".")[0]

    def __call__(self, *positional: Any, precision: str = "", **named: Any) -> Drawn:
        """The law at a value of the argument, which is given by name; `precision` may be "bfloat16" or "float16".

        Takes a scalar, an entry of a family, a fraction or an exact number. Raises `BadStatement` for another name, for
        a float, for a number that the argument cannot be, and for a precision whose law is not known.

        >>> from symdrop.definitions.frameworks import torch
        >>> from symdrop.language import Rational, family, index, size
        >>> n = size("n"); j = index("j", n); d, x = family("d x", n)
        >>> torch.Dropout(p=Rational(1, 10), precision="bfloat16")(d[j], x[j])
        71*d[j]*x[j]/64
        """
        if positional or set(named) != {self.argument.name}:
            given = ", ".join([*map(repr, positional), *(f"{name}={value!r}" for name, value in named.items())])
            raise BadStatement(
                f"{self.name}({given}): give {self.argument.name}=..., the {self.argument.meaning}, and nothing else"
            )
        return Drawn(self, self._checked(named[self.argument.name]), self._law(precision))

    def _law(self, precision: str) -> LayerLaw:
        """The law in this precision, or where none is given as it is meant."""
        from symdrop.definitions.frameworks.laws import InvertedMask, RoundedMask

        if not precision:
            return self.law
        half = self.half_precision
        if precision not in PRECISIONS:
            raise BadStatement(f"precision={precision!r} of {self.name}: accepted are {' and '.join(PRECISIONS)}")
        if not isinstance(self.law, InvertedMask) or half.scale_is_rounded is None:
            raise BadStatement(f"the law of {self.name} in {precision} is not known; leave precision= out")
        return RoundedMask(precision, dict(half.steps).get(precision, 0)) if half.scale_is_rounded else self.law

    def _checked(self, value: Any) -> Expr:
        """The argument as an expression."""
        from sympy import Float, Number

        from symdrop.advice import exactly
        from symdrop.language import expression

        where = f"{self.name}({self.argument.name}={value})"
        read = expression(value)
        if inexact := sorted(read.atoms(Float), key=str):
            raise BadStatement(f"{inexact[0]} in {where} is not exact; {exactly(inexact[0])}")
        if isinstance(read, Number):
            self._check_range(where, read)
        return read

    def _check_range(self, where: str, value: Any) -> None:
        argument = self.argument
        if value < 0 or (argument.meaning.is_probability and value > 1):
            upper = "between 0 and 1" if argument.meaning.is_probability else "0 or more"
            raise BadStatement(f"{where}: {argument.words}, is {upper}")
        nothing_kept = {Meaning.DROP: 1, Meaning.KEEP: 0}.get(argument.meaning)
        if value == nothing_kept and self.law.divides:
            happens = self.at_zero if argument.meaning is Meaning.KEEP else self.at_one
            raise BadStatement(
                f"{where}: nothing is kept, and there is no factor for it; what the layer gives then: {happens}"
            )


@dataclass(frozen=True)
class Drawn:
    """A layer at a value of its argument: what stands for an entry of its output, and what is assumed of the mask.

    >>> from symdrop.definitions.frameworks import torch
    >>> from symdrop.language import family, index, size
    >>> n = size("n"); j = index("j", n); d, x = family("d x", n)
    >>> from fractions import Fraction
    >>> torch.Dropout(p=Fraction(1, 3))(d[j], x[j])
    3*d[j]*x[j]/2
    """

    layer: Layer
    value: Expr
    law: LayerLaw

    @property
    def parameter(self) -> Expr:
        """What the law takes: the probability to keep, or the argument as it is."""
        return 1 - self.value if self.layer.argument.meaning is Meaning.DROP else self.value

    def __call__(self, mask: Any, x: Any) -> Expr:
        """The entry of the output for the entry `x` of the input, with this entry of the mask.

        For a law of two masks `mask` is a pair. Raises `BadStatement` for what is not an expression.
        """
        from symdrop.language import expression

        return self.law.applied(self._entries(mask), expression(x), self.parameter)

    def given(self, mask: Any) -> list[Hypothesis]:
        """The hypotheses on the mask, of which this is an entry; for a law of two masks it is a pair."""
        return self.law.given(self._entries(mask), self.parameter)

    def _entries(self, mask: Any) -> tuple[Expr, ...]:
        from symdrop.statements.hypotheses import random_entry

        entries = tuple(mask) if isinstance(mask, tuple | list) else (mask,)
        wanted = self.law.masks
        if len(entries) != wanted:
            pair = "one entry of a mask, such as d[j]" if wanted == 1 else "a pair of entries, such as (d[i], e[j])"
            raise BadStatement(f"{self.layer.name} takes {pair}; got {mask}")
        return tuple(map(random_entry, entries))

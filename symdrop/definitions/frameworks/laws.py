"""The laws that layers of frameworks draw from, each in the hypotheses of symdrop and as what stands before the input.

`keep` is the probability to keep whatever a layer calls its argument. `mask` is a tuple of entries of masks, one for
most laws. What a law needs besides has a name of its own, told in `names`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from sympy import Expr

    from symdrop.statements.hypotheses import Hypothesis

Mask = tuple[Any, ...]


@dataclass(frozen=True)
class LayerLaw:
    """The law of a layer: `given` are its hypotheses, `applied` is the output for an entry of the input.

    >>> InvertedMask().word, InvertedMask().rescaled, RawMask().rescaled
    ('inverted mask', True, False)
    """

    @property
    def word(self) -> str:
        """The law in a few words, for a table."""
        raise NotImplementedError

    @property
    def words(self) -> str:
        """The law in a sentence."""
        raise NotImplementedError

    @property
    def rescaled(self) -> bool:
        """Whether the mean of the output is the input."""
        raise NotImplementedError

    @property
    def divides(self) -> bool:
        """Whether nothing stands before the input where nothing is kept."""
        return False

    @property
    def masks(self) -> int:
        """How many entries of masks meet in one entry of the output."""
        return 1

    @property
    def names(self) -> tuple[tuple[str, str], ...]:
        """The names that it introduces, and what they are."""
        return ()

    def given(self, mask: Mask, parameter: Expr) -> list[Hypothesis]:
        """The hypotheses on the mask."""
        raise NotImplementedError

    def applied(self, mask: Mask, x: Expr, parameter: Expr) -> Expr:
        """What stands for the entry of the output."""
        raise NotImplementedError


def may_divide(quantity: Expr) -> list[Hypothesis]:
    """The hypothesis that this is not zero, where it is not a number."""
    from sympy import Number

    from symdrop.statements.hypotheses import nonzero

    return [] if isinstance(quantity, Number) else [nonzero(quantity)]


@dataclass(frozen=True)
class InvertedMask(LayerLaw):
    """Independent 0/1 masks, divided by the probability to keep."""

    @property
    def word(self) -> str:
        return "inverted mask"

    @property
    def words(self) -> str:
        return "Each entry is kept with the keep probability, independently, and divided by it; otherwise it is 0."

    @property
    def rescaled(self) -> bool:
        return True

    @property
    def divides(self) -> bool:
        return True

    def given(self, mask: Mask, parameter: Expr) -> list[Hypothesis]:
        from symdrop.statements.laws.bernoulli import bernoulli

        return [bernoulli(mask[0], keep=parameter), *may_divide(parameter)]

    def applied(self, mask: Mask, x: Expr, parameter: Expr) -> Expr:
        return mask[0] * x / parameter


@dataclass(frozen=True)
class RawMask(LayerLaw):
    """Independent 0/1 masks and nothing else: what is kept is not rescaled."""

    @property
    def word(self) -> str:
        return "raw mask"

    @property
    def words(self) -> str:
        return "Each entry is kept as it is with the keep probability, independently; otherwise it is 0."

    @property
    def rescaled(self) -> bool:
        return False

    def given(self, mask: Mask, parameter: Expr) -> list[Hypothesis]:
        from symdrop.statements.laws.bernoulli import bernoulli

        return [bernoulli(mask[0], keep=parameter)]

    def applied(self, mask: Mask, x: Expr, parameter: Expr) -> Expr:
        return mask[0] * x

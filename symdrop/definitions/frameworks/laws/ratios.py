"""Laws of masks that are divided by the share that happens to be kept, so that the factors have a fixed sum."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from symdrop.definitions.frameworks.laws.layer_law import LayerLaw, Mask, may_divide, number_of_entries

if TYPE_CHECKING:
    from sympy import Expr

    from symdrop.statements.hypotheses import Hypothesis


@dataclass(frozen=True)
class RealisedRatio(LayerLaw):
    """Independent 0/1 masks of n entries, divided by the share of them that is kept; the noise is the factor itself.

    By symmetry each factor has the mean 1, since all n add up to n; by the fixed sum two have the covariance minus the
    variance over n - 1. All of it holds given that not all are dropped.
    """

    word = "mask over its realised mean"
    words = (
        "Each entry of the mask is kept with the keep probability, independently, and the mask is divided by the share "
        "that is kept. Given that something is kept each factor has the mean 1, a variance v_z, and with every other "
        "the covariance -v_z / (n - 1), for the factors add up to n."
    )
    rescaled = True
    divides = True
    names = (("v_z", "the variance of a factor, given that not all are dropped"),)

    def given(self, mask: Mask, parameter: Expr) -> list[Hypothesis]:
        from symdrop.language import scalar
        from symdrop.statements.laws.exchangeable import exchangeable

        size, v = number_of_entries(mask[0], self.word), scalar("v_z")
        moments = {(1,): 1, (2,): 1 + v, (1, 1): 1 - v / (size - 1)}
        return [exchangeable(mask[0], moments=moments), *may_divide(size - 1)]

    def applied(self, mask: Mask, x: Expr, parameter: Expr) -> Expr:
        return mask[0] * x


@dataclass(frozen=True)
class RatioByPlace(LayerLaw):
    """A mask with holes, divided by the share of it that is kept: mean and covariance depend on the place."""

    word = "blocks over their realised mean"
    words = (
        "Blocks are cut out of the mask, which is then divided by the share that is kept. The factors add up to their "
        "number, but their means mu_z and covariances C_z depend on the place: a corner is kept more often than the "
        "centre."
    )
    rescaled = False
    divides = True
    names = (("mu_z", "the mean of the factor at each place"), ("C_z", "their covariances"))

    def given(self, mask: Mask, parameter: Expr) -> list[Hypothesis]:
        from symdrop.language import family, index
        from symdrop.statements.expressions import indices_of
        from symdrop.statements.hypotheses import symmetric
        from symdrop.statements.laws.noise import noise

        size = number_of_entries(mask[0], self.word)
        (place,) = indices_of(mask[0])
        other = index(f"{place.name}_prime", size)
        mean, covariance = family("mu_z", size), family("C_z", size, size)
        return [noise(mask[0], mean=mean[place], covariance=covariance[place, other]), symmetric(covariance)]

    def applied(self, mask: Mask, x: Expr, parameter: Expr) -> Expr:
        return mask[0] * x

"""Laws of noise that is not a mask."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from symdrop.definitions.frameworks.laws.layer_law import LayerLaw, Mask, may_divide

if TYPE_CHECKING:
    from sympy import Expr

    from symdrop.statements.hypotheses import Hypothesis


@dataclass(frozen=True)
class GaussianFactor(LayerLaw):
    """Independent normal factors with the mean 1 and the variance of an inverted mask."""

    word = "Gaussian factor"
    words = (
        "Each entry is multiplied by a normal number of its own, with the mean 1 and the variance (1 - keep) / keep of "
        "an inverted mask."
    )
    rescaled = True
    divides = True

    def given(self, mask: Mask, parameter: Expr) -> list[Hypothesis]:
        from symdrop.statements.laws.gaussian import gaussian

        return [gaussian(mask[0], mean=1, variance=(1 - parameter) / parameter), *may_divide(parameter)]

    def applied(self, mask: Mask, x: Expr, parameter: Expr) -> Expr:
        return mask[0] * x


@dataclass(frozen=True)
class AdditiveNoise(LayerLaw):
    """Independent normal noise that is added; the parameter is its standard deviation."""

    word = "additive Gaussian noise"
    words = "To each entry a normal number of its own is added, with the mean 0 and the given standard deviation."
    rescaled = True

    def given(self, mask: Mask, parameter: Expr) -> list[Hypothesis]:
        from symdrop.statements.laws.gaussian import gaussian

        return [gaussian(mask[0], mean=0, variance=parameter**2)]

    def applied(self, mask: Mask, x: Expr, parameter: Expr) -> Expr:
        return x + mask[0]


@dataclass(frozen=True)
class NoiseOfRandomScale(LayerLaw):
    """Normal noise with one standard deviation for all entries, which is itself uniform between 0 and the parameter."""

    word = "additive noise, random scale"
    words = (
        "One standard deviation is drawn, uniform between 0 and the argument; to each entry a normal number of its own "
        "with this deviation is added. The entries are uncorrelated, but neither independent nor normal."
    )
    rescaled = True

    def given(self, mask: Mask, parameter: Expr) -> list[Hypothesis]:
        from symdrop.statements.laws.noise import noise

        return [noise(mask[0], mean=0, variance=parameter**2 / 3)]

    def applied(self, mask: Mask, x: Expr, parameter: Expr) -> Expr:
        return x + mask[0]


@dataclass(frozen=True)
class FactorisedNoise(LayerLaw):
    """Noise on a weight that is the product of a number of its input and one of its output, times the parameter."""

    word = "factorised additive noise"
    words = (
        "To the weight from input j to output l the product f[j] g[l] is added, times the argument; each factor is "
        "sign(z) times the root of |z| of a normal number z, with the mean 0 and the variance c_f. The noise of two "
        "weights is uncorrelated, but not independent."
    )
    rescaled = True
    masks = 2
    names = (("c_f", "the variance of a factor, the root of 2/pi"),)

    def given(self, mask: Mask, parameter: Expr) -> list[Hypothesis]:
        from symdrop.language import scalar
        from symdrop.statements.laws.noise import noise

        return [noise(entry, mean=0, variance=scalar("c_f"), independent=True) for entry in mask]

    def applied(self, mask: Mask, x: Expr, parameter: Expr) -> Expr:
        return x + parameter * mask[0] * mask[1]

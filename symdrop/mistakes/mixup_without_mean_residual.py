r"""Mixup of a linear model is said to multiply the mean squared residual by a factor, and to do nothing else.

The factor is right, $1 - v$ with $v = \alpha / (2 \alpha + 1)$. But the square of a mixed residual has the product of
two residuals in it, and this averages to the square of the mean residual, not to 0. A model that is off by the same
amount at every sample has that amount as its mixed residual too, and mixup does not make its loss smaller.

Met where residuals are taken to be centred before the intercept has been fitted.
"""

from symdrop.definitions.data_noise import a, alpha, b, lam, m, r
from symdrop.language import E, Sum
from symdrop.theorem import Mistake, beta
from symdrop.theorems.data_noise.mixup import theorem as truth
from symdrop.theorems.data_noise.mixup import v

mistake = Mistake(
    title="Mixup without the mean residual",
    source="zhang2018",
    given=[beta(lam, alpha, alpha)],
    lhs=E(Sum((lam * r[a] + (1 - lam) * r[b]) ** 2, a, b) / m**2),
    rhs=(1 - v) * Sum(r[a] ** 2, a) / m,
    instead=truth,
)

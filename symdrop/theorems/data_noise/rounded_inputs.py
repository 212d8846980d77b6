r"""Rounding the inputs to a step acts like a ridge penalty with a twelfth of the square of the step.

What an input loses by rounding is taken as noise that is uniform over one step, centred, and independent between
inputs. For data that fall evenly on the steps this is what rounding does; for data on the grid itself it is not.

From bennett1948; the penalty is a consequence.
"""

from symdrop.axioms import independent, linearity, mean, moments, sift
from symdrop.definitions.data_noise import Delta, i, j, label, rounding, w, x
from symdrop.language import E, Sum, bracket
from symdrop.theorem import Theorem, step, uniform

exact = label - Sum(w[i] * x[i], i)
products = E(rounding[i] * rounding[j]) * w[i] * w[j]

theorem = Theorem(
    title="The expected loss with rounded inputs",
    source="bennett1948",
    given=[uniform(rounding[i], low=-Delta / 2, high=Delta / 2)],
    lhs=E((label - Sum(w[i] * (x[i] + rounding[i]), i)) ** 2),
    rhs=exact**2 + Delta**2 / 12 * Sum(w[i] ** 2, i),
    steps=[
        step(exact**2 - 2 * exact * Sum(E(rounding[i]) * w[i], i) + Sum(products, i, j), linearity),
        step(exact**2 + Sum(bracket(i, j) * Delta**2 / 12 * w[i] * w[j], i, j), independent, mean, moments),
        step(exact**2 + Delta**2 / 12 * Sum(w[i] ** 2, i), sift),
    ],
)

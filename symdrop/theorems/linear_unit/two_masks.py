r"""Two passes with masks of their own differ by twice the dropout variance, in expectation.

Both masks are kept with the same probabilities, and the target plays no part: the mean squared difference is the same
on data without labels. To ask that two passes agree is therefore to ask for a small variance. `complementary_masks`
takes the inputs that the first pass drops for the second one; then the two outputs vary against each other, and their
covariance is minus the variance of one of them.

From zolna2018 and liang2021, whose divergence is this one for a Gaussian output.
"""

from symdrop.axioms import idempotent, independent, linearity, mean, sift, variance
from symdrop.definitions.linear_unit import I, delta, epsilon, i, j, p, w
from symdrop.language import Cov, E, Sum, Var
from symdrop.theorem import Theorem, bernoulli, step

output = Sum(delta[j] * w[j] * I[j], j)
other_output = Sum(epsilon[j] * w[j] * I[j], j)
spread = Sum(p[i] * (1 - p[i]) * w[i] ** 2 * I[i] ** 2, i)

theorem = Theorem(
    title="The expected squared difference of two passes",
    source="zolna2018; liang2021",
    given=[bernoulli(delta[j], keep=p[j]), bernoulli(epsilon[j], keep=p[j])],
    lhs=E((output - other_output) ** 2),
    rhs=2 * spread,
    steps=[
        step(
            Sum(
                (E(delta[i] * delta[j]) - 2 * E(delta[i] * epsilon[j]) + E(epsilon[i] * epsilon[j]))
                * (w[i] * w[j] * I[i] * I[j]),
                i,
                j,
            ),
            linearity,
        ),
        step(
            Sum((E(delta[i] ** 2) - 2 * p[i] ** 2 + E(epsilon[i] ** 2)) * w[i] ** 2 * I[i] ** 2, i),
            independent,
            mean,
            sift,
        ),
        step(2 * spread, idempotent, mean),
    ],
)

complementary_masks = Theorem(
    title="The covariance of two complementary passes",
    source="zolna2018",
    given=[bernoulli(delta[j], keep=p[j])],
    lhs=Cov(output, Sum((1 - delta[j]) * w[j] * I[j], j)),
    rhs=-spread,
    steps=[
        step(-Sum(Cov(delta[i], delta[j]) * w[i] * w[j] * I[i] * I[j], i, j), variance, linearity),
        step(-Sum(Var(delta[i]) * w[i] ** 2 * I[i] ** 2, i), variance, independent, sift),
        step(-spread, variance, idempotent, mean),
    ],
)

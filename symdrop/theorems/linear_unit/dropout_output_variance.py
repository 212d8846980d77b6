r"""The variance of the output of a dropout unit is a weighted sum of squares.

Entries of the mask at $i \neq j$ are independent and have the covariance 0, so that the variances on the diagonal
$i = j$ are all that is left. Half of this variance is the penalty of `expected_dropout_loss`.

From baldi2013.
"""

from symdrop.axioms import idempotent, independent, linearity, mean, sift, variance
from symdrop.definitions.linear_unit import I, delta, i, j, p, w
from symdrop.language import Cov, Sum, Var
from symdrop.theorem import Theorem, bernoulli, step

output = Sum(delta[j] * w[j] * I[j], j)

theorem = Theorem(
    title="The variance of the output of a dropout unit",
    source="baldi2013",
    given=[bernoulli(delta[j], keep=p[j])],
    lhs=Var(output),
    rhs=Sum(p[i] * (1 - p[i]) * w[i] ** 2 * I[i] ** 2, i),
    steps=[
        step(Sum(Cov(delta[i], delta[j]) * w[i] * w[j] * I[i] * I[j], i, j), variance, linearity),
        step(Sum(Var(delta[i]) * w[i] ** 2 * I[i] ** 2, i), variance, independent, sift),
        step(Sum(p[i] * (1 - p[i]) * w[i] ** 2 * I[i] ** 2, i), variance, idempotent, mean),
    ],
)

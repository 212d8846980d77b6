r"""Dropping inputs makes the outputs of a layer vary together.

Outputs $k$ and $l$ share the mask $\delta_i$ of every input, so their covariance is the sum of the variances
$p_i (1 - p_i)$ of the masks, weighted with both weights of each input. $k$ and $l$ are free and may be equal: then it
is the variance of one output, as in `dropout_output_variance`. The covariance is taken at fixed inputs, over the mask
alone.

From baldi2014.
"""

from symdrop.axioms import idempotent, independent, linearity, mean, sift, variance
from symdrop.definitions.linear_layer import I, W, delta, dropout_output, i, j, k, l, p
from symdrop.language import Cov, E, Sum, bracket
from symdrop.theorem import Theorem, bernoulli, step

diagonal = Sum(E((delta[i] - p[i]) ** 2) * W[k, i] * W[l, i] * I[i] ** 2, i)
covariance = E((delta[i] - p[i]) * (delta[j] - p[j]))

theorem = Theorem(
    title="The covariance of two outputs under dropout",
    source="baldi2014",
    given=[bernoulli(delta[i], keep=p[i])],
    lhs=Cov(dropout_output(k), dropout_output(l)),
    rhs=Sum(p[i] * (1 - p[i]) * W[k, i] * W[l, i] * I[i] ** 2, i),
    steps=[
        step(
            E(Sum((delta[i] - p[i]) * W[k, i] * I[i], i) * Sum((delta[j] - p[j]) * W[l, j] * I[j], j)),
            variance,
            linearity,
            mean,
        ),
        step(
            diagonal + Sum((1 - bracket(i, j)) * covariance * W[k, i] * W[l, j] * I[i] * I[j], i, j),
            linearity,
            sift,
        ),
        step(diagonal, linearity, independent, mean, sift),
        step(Sum(p[i] * (1 - p[i]) * W[k, i] * W[l, i] * I[i] ** 2, i), linearity, idempotent, mean),
    ],
)

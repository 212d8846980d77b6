r"""Dropping inputs makes the outputs of a layer vary together.

Outputs $k$ and $l$ share the mask $\delta_i$ of every input, so their covariance is the sum of the variances
$p_i (1 - p_i)$ of the masks, weighted with both weights of each input. $k$ and $l$ are free and may be equal: then it
is the variance of one output, as in `dropout_output_variance`. The covariance is taken at fixed inputs, over the mask
alone.

From baldi2014.
"""

from symdrop.axioms import idempotent, independent, linearity, mean, sift, variance
from symdrop.definitions.linear_layer import I, W, delta, dropout_output, i, j, k, l, p
from symdrop.language import Cov, Sum, Var
from symdrop.theorem import Theorem, bernoulli, step

theorem = Theorem(
    title="The covariance of two outputs under dropout",
    source="baldi2014",
    given=[bernoulli(delta[i], keep=p[i])],
    lhs=Cov(dropout_output(k), dropout_output(l)),
    rhs=Sum(p[i] * (1 - p[i]) * W[k, i] * W[l, i] * I[i] ** 2, i),
    steps=[
        step(Sum(Cov(delta[i], delta[j]) * W[k, i] * W[l, j] * I[i] * I[j], i, j), variance, linearity),
        step(Sum(Var(delta[i]) * W[k, i] * W[l, i] * I[i] ** 2, i), variance, independent, sift),
        step(Sum(p[i] * (1 - p[i]) * W[k, i] * W[l, i] * I[i] ** 2, i), variance, idempotent, mean),
    ],
)

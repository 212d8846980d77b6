r"""Dropping connections leaves two different outputs of a layer uncorrelated.

Every weight has a mask of its own, so that output $k$ and another output $l$ share none: the bracket $[k = l]$ stands
in front of the whole covariance. What is left at $k = l$ is the variance of one output, the same as under a mask of
inputs that is kept with the same probabilities. The covariance is taken at fixed inputs, over the masks alone.

From wan2013 and kingma2015.
"""

from symdrop.axioms import idempotent, independent, linearity, mean, sift, variance
from symdrop.definitions.linear_layer import I, R, W, dropconnect_output, i, j, k, l, q
from symdrop.language import Cov, Sum, Var, bracket
from symdrop.theorem import Theorem, bernoulli, step

theorem = Theorem(
    title="The covariance of two outputs under DropConnect",
    source="wan2013; kingma2015",
    given=[bernoulli(R[l, i], keep=q[l, i])],
    lhs=Cov(dropconnect_output(k), dropconnect_output(l)),
    rhs=bracket(k, l) * Sum(q[k, i] * (1 - q[k, i]) * W[k, i] ** 2 * I[i] ** 2, i),
    steps=[
        step(Sum(Cov(R[k, i], R[l, j]) * W[k, i] * W[l, j] * I[i] * I[j], i, j), variance, linearity),
        step(bracket(k, l) * Sum(Var(R[k, i]) * W[k, i] ** 2 * I[i] ** 2, i), variance, independent, sift),
        step(
            bracket(k, l) * Sum(q[k, i] * (1 - q[k, i]) * W[k, i] ** 2 * I[i] ** 2, i),
            variance,
            idempotent,
            mean,
        ),
    ],
)

r"""Dropping connections leaves two different outputs of a layer uncorrelated.

Every weight has a mask of its own, so that output $k$ and another output $l$ share none: the bracket $[k = l]$ stands
in front of the whole covariance. What is left at $k = l$ is the variance of one output, the same as under a mask of
inputs that is kept with the same probabilities. The covariance is taken at fixed inputs, over the masks alone.

From wan2013 and kingma2015.
"""

from symdrop.axioms import idempotent, independent, linearity, mean, sift, variance
from symdrop.definitions.linear_layer import I, R, W, dropconnect_output, i, j, k, l, q
from symdrop.language import Cov, E, Sum, bracket
from symdrop.theorem import Theorem, bernoulli, step

diagonal = bracket(k, l) * Sum(E((R[k, i] - q[k, i]) ** 2) * W[k, i] ** 2 * I[i] ** 2, i)
covariance = E((R[k, i] - q[k, i]) * (R[l, j] - q[l, j]))

theorem = Theorem(
    title="The covariance of two outputs under DropConnect",
    source="wan2013; kingma2015",
    given=[bernoulli(R[l, i], keep=q[l, i])],
    lhs=Cov(dropconnect_output(k), dropconnect_output(l)),
    rhs=bracket(k, l) * Sum(q[k, i] * (1 - q[k, i]) * W[k, i] ** 2 * I[i] ** 2, i),
    steps=[
        step(
            E(Sum((R[k, i] - q[k, i]) * W[k, i] * I[i], i) * Sum((R[l, j] - q[l, j]) * W[l, j] * I[j], j)),
            variance,
            linearity,
            mean,
        ),
        step(
            diagonal + Sum((1 - bracket(k, l) * bracket(i, j)) * covariance * W[k, i] * W[l, j] * I[i] * I[j], i, j),
            linearity,
            sift,
        ),
        step(diagonal, linearity, independent, mean, sift),
        step(
            bracket(k, l) * Sum(q[k, i] * (1 - q[k, i]) * W[k, i] ** 2 * I[i] ** 2, i),
            linearity,
            idempotent,
            mean,
        ),
    ],
)

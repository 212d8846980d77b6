r"""The expected error of reconstructing features from dropped ones is that at the mean features plus a ridge penalty.

The penalty of the weights that feature $i$ sends out is weighted with the scatter of that feature. It includes the
weight from a feature to itself: with $B$ the identity there is an error, so that an autoencoder trained like this is
kept from copying its input. `reconstruction_gradient` says where the gradient vanishes: where the scatter of dropped
features times $B$ is the scatter of dropped features with whole ones, both as in `second_moments`.

From steck2020 and chen2012.
"""

from symdrop.axioms import derivative, idempotent, independent, linearity, mean, sift
from symdrop.definitions.denoising_autoencoder import B, R, X, a, i, j, k, l, q, reconstruction_loss, scatter
from symdrop.language import D, E, Rational, Sum, bracket
from symdrop.theorem import Theorem, bernoulli, step

half = Rational(1, 2)
loss_at_mean = reconstruction_loss(q[i] * X[a, i])
penalty = Sum(q[i] * (1 - q[i]) * scatter(i, i) * Sum(B[i, l] ** 2, l), i)

theorem = Theorem(
    title="The expected reconstruction error of a denoising autoencoder",
    source="steck2020; chen2012",
    given=[bernoulli(R[a, i], keep=q[i])],
    lhs=E(reconstruction_loss(R[a, i] * X[a, i])),
    rhs=loss_at_mean + penalty,
    steps=[
        step(
            Sum(X[a, l] ** 2, a, l)
            - 2 * Sum(E(R[a, i]) * X[a, l] * X[a, i] * B[i, l], a, l, i)
            + Sum(E(R[a, i] ** 2) * X[a, i] ** 2 * B[i, l] ** 2, a, l, i)
            + Sum((1 - bracket(i, j)) * E(R[a, i] * R[a, j]) * X[a, i] * X[a, j] * B[i, l] * B[j, l], a, l, i, j),
            linearity,
            sift,
        ),
        step(
            Sum(X[a, l] ** 2, a, l)
            - 2 * Sum(q[i] * X[a, l] * X[a, i] * B[i, l], a, l, i)
            + Sum(q[i] * X[a, i] ** 2 * B[i, l] ** 2, a, l, i)
            + Sum((1 - bracket(i, j)) * q[i] * q[j] * X[a, i] * X[a, j] * B[i, l] * B[j, l], a, l, i, j),
            independent,
            idempotent,
            mean,
            sift,
        ),
        step(loss_at_mean + Sum(q[i] * (1 - q[i]) * X[a, i] ** 2 * B[i, l] ** 2, a, l, i), sift),
        step(loss_at_mean + penalty),
    ],
)

reconstruction_gradient = Theorem(
    title="The gradient of the expected reconstruction error",
    source="chen2012",
    given=[bernoulli(R[a, i], keep=q[i])],
    lhs=D(E(half * reconstruction_loss(R[a, i] * X[a, i])), B[j, k]),
    rhs=Sum((q[i] * q[j] + bracket(i, j) * q[j] * (1 - q[j])) * scatter(i, j) * B[i, k], i) - q[j] * scatter(j, k),
    steps=[
        step(
            E(-Sum(R[a, j] * X[a, j] * (X[a, k] - Sum(R[a, i] * X[a, i] * B[i, k], i)), a)),
            derivative,
            linearity,
            sift,
        ),
        step(
            Sum(E(Sum(R[a, i] * X[a, i] * R[a, j] * X[a, j], a)) * B[i, k], i) - E(Sum(R[a, j] * X[a, j] * X[a, k], a)),
            linearity,
        ),
        step(
            Sum((q[i] * q[j] + bracket(i, j) * q[j] * (1 - q[j])) * scatter(i, j) * B[i, k], i) - q[j] * scatter(j, k),
            linearity,
            independent,
            idempotent,
            mean,
        ),
    ],
)

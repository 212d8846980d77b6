"""Inverted dropout in linear regression leaves the fit at $w$ itself and adds the ridge with the factor $(1 - p) / p$.

Here $p$ is the probability of being kept and must not be zero. The mask divided by $p$ has the mean 1, so no weight is
rescaled at test time, and the variance $(1 - p) / p$, not $p (1 - p)$.

From srivastava2014 and wager2013.
"""

from symdrop.axioms import idempotent, independent, linearity, mean, sift
from symdrop.definitions.linear_regression import R, X, a, gram, i, j, p, prediction, squared_error, w, y
from symdrop.language import E, Sum
from symdrop.theorem import Theorem, bernoulli, nonzero, step

error = squared_error(prediction(w[i]))
centred_product = E((R[a, i] / p - 1) * (R[a, j] / p - 1))
centred_square = E((R[a, i] / p - 1) ** 2)
mixed = 2 * Sum((y[a] - prediction(w[i])) * prediction(E(R[a, i] / p - 1) * w[i]), a)
ridge = (1 - p) / p * Sum(w[i] ** 2 * gram(i, i), i)

theorem = Theorem(
    title="The expected squared error under inverted row masks",
    source="srivastava2014; wager2013",
    given=[bernoulli(R[a, i], keep=p), nonzero(p)],
    lhs=E(squared_error(prediction(R[a, i] / p * w[i]))),
    rhs=error + ridge,
    steps=[
        step(E(squared_error(prediction(w[i]) + prediction((R[a, i] / p - 1) * w[i])))),
        step(error - mixed + Sum(centred_product * w[i] * w[j] * X[a, i] * X[a, j], a, i, j), linearity),
        step(error + Sum(centred_square * w[i] ** 2 * X[a, i] ** 2, a, i), linearity, independent, mean, sift),
        step(error + ridge, linearity, idempotent, mean),
    ],
)

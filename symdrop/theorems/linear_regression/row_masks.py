r"""Dropout in linear regression is ridge regression, in expectation.

Every entry of the data has a mask of its own, and all are kept with the same probability $p$. The ridge weighs $w_i^2$
with $G_{ii} = \sum_a X_{ai}^2$, an entry on the diagonal of the Gram matrix; no product of two different weights is in
it. The squared error stands here without a factor 1/2.

From srivastava2014.
"""

from symdrop.axioms import idempotent, independent, linearity, mean, sift
from symdrop.definitions.linear_regression import R, X, a, gram, i, j, p, prediction, squared_error, w, y
from symdrop.language import E, Sum
from symdrop.theorem import Theorem, bernoulli, step

at_mean = squared_error(p * prediction(w[i]))
centred_product = E((R[a, i] - p) * (R[a, j] - p))
mixed = 2 * Sum((y[a] - p * prediction(w[i])) * prediction(E(R[a, i] - p) * w[i]), a)
ridge = p * (1 - p) * Sum(w[i] ** 2 * gram(i, i), i)

theorem = Theorem(
    title="The expected squared error under row masks",
    source="srivastava2014",
    given=[bernoulli(R[a, i], keep=p)],
    lhs=E(squared_error(prediction(R[a, i] * w[i]))),
    rhs=at_mean + ridge,
    steps=[
        step(E(squared_error(p * prediction(w[i]) + prediction((R[a, i] - p) * w[i])))),
        step(at_mean - mixed + Sum(centred_product * w[i] * w[j] * X[a, i] * X[a, j], a, i, j), linearity),
        step(at_mean + Sum(E((R[a, i] - p) ** 2) * w[i] ** 2 * X[a, i] ** 2, a, i), linearity, independent, mean, sift),
        step(at_mean + ridge, linearity, idempotent, mean),
    ],
)

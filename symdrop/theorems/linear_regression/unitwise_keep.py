r"""Each input may have a keep probability of its own, and then brings its own variance into the ridge.

The mean weights are $p_i w_i$, and the probability goes with the input, not with the sample. With all $p_i$ equal this
is `row_masks`.

A consequence of the expansion of srivastava2014; masks with unequal $p_i$ are those of the article.
"""

from symdrop.axioms import idempotent, independent, linearity, mean, sift
from symdrop.definitions.linear_regression import R, X, a, gram, i, j, keep, prediction, squared_error, w, y
from symdrop.language import E, Sum
from symdrop.theorem import Theorem, bernoulli, step

at_mean = squared_error(prediction(keep[i] * w[i]))
centred_product = E((R[a, i] - keep[i]) * (R[a, j] - keep[j]))
centred_square = E((R[a, i] - keep[i]) ** 2)
mixed = 2 * Sum((y[a] - prediction(keep[i] * w[i])) * prediction(E(R[a, i] - keep[i]) * w[i]), a)
ridge = Sum(keep[i] * (1 - keep[i]) * w[i] ** 2 * gram(i, i), i)

theorem = Theorem(
    title="The expected squared error with a keep probability for each input",
    source="srivastava2014; ranjan2019",
    given=[bernoulli(R[a, i], keep=keep[i])],
    lhs=E(squared_error(prediction(R[a, i] * w[i]))),
    rhs=at_mean + ridge,
    steps=[
        step(E(squared_error(prediction(keep[i] * w[i]) + prediction((R[a, i] - keep[i]) * w[i])))),
        step(at_mean - mixed + Sum(centred_product * w[i] * w[j] * X[a, i] * X[a, j], a, i, j), linearity),
        step(at_mean + Sum(centred_square * w[i] ** 2 * X[a, i] ** 2, a, i), linearity, independent, mean, sift),
        step(at_mean + ridge, linearity, idempotent, mean),
    ],
)

r"""One mask for all samples of a batch has the same expected squared error as a mask for each.

Only the average is the same. The rows no longer vary independently of each other, but between rows nothing is
multiplied in a squared error, and so the expectation does not see it. `same_as_row_masks` says so directly.

A consequence of the expansion of srivastava2014, whose masks are drawn for each sample.
"""

from symdrop.axioms import idempotent, independent, linearity, mean, sift
from symdrop.definitions.linear_regression import R, a, gram, i, j, p, prediction, r, squared_error, w, y
from symdrop.language import E, Sum
from symdrop.theorem import Theorem, bernoulli, step

at_mean = squared_error(p * prediction(w[i]))
mixed = 2 * Sum((y[a] - p * prediction(w[i])) * prediction(E(r[i] - p) * w[i]), a)
ridge = p * (1 - p) * Sum(w[i] ** 2 * gram(i, i), i)

theorem = Theorem(
    title="The expected squared error under a shared mask",
    source="srivastava2014",
    given=[bernoulli(r[i], keep=p)],
    lhs=E(squared_error(prediction(r[i] * w[i]))),
    rhs=at_mean + ridge,
    steps=[
        step(E(squared_error(p * prediction(w[i]) + prediction((r[i] - p) * w[i])))),
        step(at_mean - mixed + Sum(E((r[i] - p) * (r[j] - p)) * w[i] * w[j] * gram(i, j), i, j), linearity),
        step(at_mean + Sum(E((r[i] - p) ** 2) * w[i] ** 2 * gram(i, i), i), linearity, independent, mean, sift),
        step(at_mean + ridge, linearity, idempotent, mean),
    ],
)

same_as_row_masks = Theorem(
    title="A shared mask and row masks have the same expected squared error",
    source="srivastava2014",
    given=[bernoulli(r[i], keep=p), bernoulli(R[a, i], keep=p)],
    lhs=E(squared_error(prediction(r[i] * w[i]))),
    rhs=E(squared_error(prediction(R[a, i] * w[i]))),
    steps=[
        step(at_mean + ridge, linearity, independent, idempotent, mean, sift),
        step(E(squared_error(prediction(R[a, i] * w[i]))), linearity, independent, idempotent, mean, sift),
    ],
)

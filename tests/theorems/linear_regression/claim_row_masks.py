"""Row masks by hand: the average of the squared error over all 2^(m n) masks."""

from claims import SQUARE, Claim, Wrong

from symdrop.definitions.linear_regression import X, a, gram, i, j, p, prediction, squared_error, w
from symdrop.language import Sum
from symdrop.theorems.linear_regression.row_masks import ridge, theorem


def left(at):
    return at.row_masks_expectation([at.p] * at.n, lambda mask: at.squared_error(at.scaled(mask), at.w))


def at_mean(at):
    return at.squared_error(at.X, at.mean_weights([at.p] * at.n))


def right_ridge(at):
    return at.p * (1 - at.p) * at.squares()


def right(at):
    return at_mean(at) + right_ridge(at)


CLAIMS = {
    "row_masks": Claim(
        left=left,
        right=right,
        false={
            "no ridge": Wrong(theorem.rhs - ridge, at_mean),
            "half a ridge": Wrong(theorem.rhs - ridge / 2, lambda at: right(at) - right_ridge(at) / 2),
            "p squared": Wrong(
                theorem.rhs - ridge + p**2 * Sum(w[i] ** 2 * gram(i, i), i),
                lambda at: at_mean(at) + at.p**2 * at.squares(),
            ),
            "the whole Gram matrix": Wrong(
                theorem.rhs - ridge + p * (1 - p) * Sum(w[i] * w[j] * gram(i, j), i, j),
                lambda at: (
                    at_mean(at)
                    + at.p * (1 - at.p) * at.total(lambda i: at.total(lambda j: at.w[i] * at.w[j] * at.gram(i, j)))
                ),
            ),
            "squares of the sums": Wrong(
                theorem.rhs - ridge + p * (1 - p) * Sum(w[i] ** 2 * Sum(X[a, i], a) ** 2, i),
                lambda at: (
                    at_mean(at)
                    + at.p * (1 - at.p) * at.total(lambda i: at.w[i] ** 2 * at.batch(lambda a: at.X[a][i]) ** 2)
                ),
            ),
            "inputs not squared": Wrong(
                theorem.rhs - ridge + p * (1 - p) * Sum(w[i] ** 2 * Sum(X[a, i], a), i),
                lambda at: (
                    at_mean(at) + at.p * (1 - at.p) * at.total(lambda i: at.w[i] ** 2 * at.batch(lambda a: at.X[a][i]))
                ),
            ),
            "the error at w": Wrong(
                squared_error(prediction(w[i])) + ridge, lambda at: at.squared_error(at.X, at.w) + right_ridge(at)
            ),
        },
        also_true={"exponent": (1, SQUARE)},
    ),
}

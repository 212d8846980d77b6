"""Inverted row masks by hand: the average over all 2^(m n) masks, divided by the keep probability."""

from claims import SAME_ZEROS, SQUARE, Claim, Wrong

from symdrop.definitions.linear_regression import gram, i, j, p, prediction, squared_error, w
from symdrop.language import Sum
from symdrop.theorem import nonzero
from symdrop.theorems.linear_regression.inverted_row_masks import ridge, theorem


def left(at):
    weights = [weight / at.p for weight in at.w]
    return at.row_masks_expectation([at.p] * at.n, lambda mask: at.squared_error(at.scaled(mask), weights))


def error(at):
    return at.squared_error(at.X, at.w)


def right_ridge(at):
    return (1 - at.p) / at.p * at.squares()


def right(at):
    return error(at) + right_ridge(at)


CLAIMS = {
    "inverted_row_masks": Claim(
        left=left,
        right=right,
        false={
            "no ridge": Wrong(theorem.rhs - ridge, error),
            "half a ridge": Wrong(theorem.rhs - ridge / 2, lambda at: right(at) - right_ridge(at) / 2),
            "keep for drop": Wrong(
                theorem.rhs - ridge + p / (1 - p) * Sum(w[i] ** 2 * gram(i, i), i),
                lambda at: error(at) + at.p / (1 - at.p) * at.squares(),
                given=[*theorem.given, nonzero(1 - p)],
            ),
            "the variance of the plain mask": Wrong(
                theorem.rhs - ridge + p * (1 - p) * Sum(w[i] ** 2 * gram(i, i), i),
                lambda at: error(at) + at.p * (1 - at.p) * at.squares(),
            ),
            "the whole Gram matrix": Wrong(
                theorem.rhs - ridge + (1 - p) / p * Sum(w[i] * w[j] * gram(i, j), i, j),
                lambda at: (
                    error(at)
                    + (1 - at.p) / at.p * at.total(lambda i: at.total(lambda j: at.w[i] * at.w[j] * at.gram(i, j)))
                ),
            ),
            "the error at p w": Wrong(
                squared_error(p * prediction(w[i])) + ridge,
                lambda at: at.squared_error(at.X, at.mean_weights([at.p] * at.n)) + right_ridge(at),
            ),
        },
        also_true={"exponent": (2, f"{SQUARE}; {SAME_ZEROS}")},
    ),
}

"""A shared mask by hand: the average over all 2^n masks, each of which serves every sample."""

from claims import SQUARE, Claim, Wrong

from symdrop.definitions.linear_regression import R, a, gram, i, j, p, prediction, r, squared_error, w, y
from symdrop.language import E, Sum
from symdrop.theorem import bernoulli
from symdrop.theorems.linear_regression.shared_mask import ridge, theorem


def shared(at, value):
    """The expectation of value(rows), where all rows are the same mask."""
    return at.expectation([((1, at.p), (0, 1 - at.p))] * at.n, lambda mask: value([mask] * at.m))


def left(at):
    return shared(at, lambda mask: at.squared_error(at.scaled(mask), at.w))


def at_mean(at):
    return at.squared_error(at.X, at.mean_weights([at.p] * at.n))


def right_ridge(at):
    return at.p * (1 - at.p) * at.squares()


def right(at):
    return at_mean(at) + right_ridge(at)


def row_masks(at):
    return at.row_masks_expectation([at.p] * at.n, lambda mask: at.squared_error(at.scaled(mask), at.w))


def whole_gram(at):
    return at.total(lambda i: at.total(lambda j: at.w[i] * at.w[j] * at.gram(i, j)))


def summed_residual(at):
    """The square of a residual that is summed over the samples first."""

    def square(mask):
        inputs = at.scaled(mask)
        return at.batch(lambda a: at.y[a] - at.total(lambda i: inputs[a][i] * at.w[i])) ** 2

    return square


CLAIMS = {
    "shared_mask": Claim(
        left=left,
        right=right,
        false={
            "no ridge": Wrong(theorem.rhs - ridge, at_mean),
            "twice the ridge": Wrong(theorem.rhs + ridge, lambda at: right(at) + right_ridge(at)),
            "the whole Gram matrix": Wrong(
                theorem.rhs - ridge + p * (1 - p) * Sum(w[i] * w[j] * gram(i, j), i, j),
                lambda at: at_mean(at) + at.p * (1 - at.p) * whole_gram(at),
            ),
        },
        also_true={"exponent": (1, SQUARE)},
    ),
    "shared_mask.same_as_row_masks": Claim(
        left=left,
        right=row_masks,
        false={
            # Only the expectation is the same: two samples under one mask move together.
            "the residual is summed first": Wrong(
                given=[bernoulli(r[i], keep=p), bernoulli(R[a, i], keep=p)],
                lhs=E(Sum(y[a] - prediction(r[i] * w[i]), a) ** 2),
                left=lambda at: shared(at, summed_residual(at)),
                rhs=E(Sum(y[a] - prediction(R[a, i] * w[i]), a) ** 2),
                right=lambda at: at.row_masks_expectation([at.p] * at.n, summed_residual(at)),
            ),
            "a ridge for row masks only": Wrong(theorem.rhs - ridge, at_mean),
            "row masks inverted": Wrong(
                E(squared_error(p * prediction(R[a, i] * w[i]))),
                lambda at: at.row_masks_expectation(
                    [at.p] * at.n, lambda mask: at.squared_error(at.scaled(mask), [at.p * weight for weight in at.w])
                ),
            ),
        },
        also_true={"exponent": (2, SQUARE)},
    ),
}

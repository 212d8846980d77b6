"""The normal equations by hand: the slope of half the average over all masks, and the minimum that they give."""

from arithmetic.linear_regression import POINTS
from claims import SAME_ZEROS, SQUARE, Claim, Wrong

from symdrop.definitions.linear_regression import X, a, gram, i, j, k, p, w, y
from symdrop.language import D, E, Sum, bracket
from symdrop.theorems.linear_regression.normal_equations import noisy, normal_matrix, ridge, squared_error, theorem


def expected_error(at, weights):
    divided = [weight / at.p for weight in weights]
    return at.row_masks_expectation([at.p] * at.n, lambda mask: at.squared_error(at.scaled(mask), divided))


def left(at):
    return at.slope(lambda weights: expected_error(at, weights)) / 2


def right_ridge(at):
    return (1 - at.p) / at.p * at.gram(at.k, at.k) * at.w[at.k]


def right(at):
    fit = at.total(lambda i: at.gram(at.k, i) * at.w[i])
    return fit + right_ridge(at) - at.batch(lambda a: at.X[a][at.k] * at.y[a])


# The points with a second index j beside k, equal to it and different from it.
PAIRS = [at.but({}, {"k": at.k + 1, "j": other}) for at in POINTS for other in range(1, at.n + 1)]
NO_TARGET = "no target is left in the second derivative, nor the sign of the weights"


def curvature(at):
    """The second derivative of half the average error; the error is quadratic in the weights, so that it is exact."""

    def error(steps):
        weights = [weight + steps.count(i) for i, weight in enumerate(at.w)]
        return expected_error(at, weights) / 2

    return error([at.k, at.j]) - error([at.k]) - error([at.j]) + error([])


def entry(at, first, second):
    return at.gram(first, second) + (1 - at.p) / at.p * at.gram(first, first) * (first == second)


CLAIMS = {
    "normal_equations": Claim(
        left=left,
        right=right,
        false={
            "no ridge": Wrong(theorem.rhs - ridge, lambda at: right(at) - right_ridge(at)),
            "twice the ridge": Wrong(theorem.rhs + ridge, lambda at: right(at) + right_ridge(at)),
            "the ridge p (1 - p)": Wrong(
                theorem.rhs - ridge + p * (1 - p) * gram(k, k) * w[k],
                lambda at: right(at) - right_ridge(at) + at.p * (1 - at.p) * at.gram(at.k, at.k) * at.w[at.k],
            ),
            "a ridge of all inputs": Wrong(
                theorem.rhs - ridge + (1 - p) / p * Sum(gram(k, i) * w[i], i),
                lambda at: (
                    right(at) - right_ridge(at) + (1 - at.p) / at.p * at.total(lambda i: at.gram(at.k, i) * at.w[i])
                ),
            ),
            "the loss without its half": Wrong(lhs=D(E(squared_error(noisy)), w[k]), left=lambda at: 2 * left(at)),
            "the targets added": Wrong(
                theorem.rhs + 2 * Sum(X[a, k] * y[a], a),
                lambda at: right(at) + 2 * at.batch(lambda a: at.X[a][at.k] * at.y[a]),
            ),
            "the diagonal alone": Wrong(
                theorem.rhs - Sum(gram(k, i) * w[i], i) + gram(k, k) * w[k],
                lambda at: (
                    right(at) - at.total(lambda i: at.gram(at.k, i) * at.w[i]) + at.gram(at.k, at.k) * at.w[at.k]
                ),
            ),
        },
        also_true={"exponent": (2, f"{SQUARE}; {SAME_ZEROS}")},
    ),
    "normal_equations.normal_matrix": Claim(
        points=PAIRS,
        left=curvature,
        right=lambda at: entry(at, at.k, at.j),
        false={
            "no ridge": Wrong(gram(k, j), lambda at: at.gram(at.k, at.j)),
            "the whole Gram matrix": Wrong(
                gram(k, j) + (1 - p) / p * gram(k, j), lambda at: at.gram(at.k, at.j) / at.p
            ),
            "the variance of the mask itself": Wrong(
                gram(k, j) + bracket(k, j) * (1 - p) * p * gram(k, k),
                lambda at: at.gram(at.k, at.j) + (at.k == at.j) * (1 - at.p) * at.p * at.gram(at.k, at.k),
            ),
            "twice the ridge": Wrong(
                normal_matrix.rhs + bracket(k, j) * (1 - p) / p * gram(k, k),
                lambda at: 2 * entry(at, at.k, at.j) - at.gram(at.k, at.j),
            ),
        },
        also_true={
            "sign": (2, NO_TARGET),
            "term": (1, NO_TARGET),
            "exponent": (3, f"{NO_TARGET}; {SQUARE}; {SAME_ZEROS}"),
            "index": (1, "beside [k = j] the two indices are one"),
        },
    ),
}

"""A keep probability for each input by hand: the average over all 2^(m n) masks."""

from arithmetic.linear_regression import POINTS, LinearRegression
from claims import SQUARE, Claim, Wrong

from symdrop.definitions.linear_regression import R, X, a, gram, i, j, keep, prediction, squared_error, w
from symdrop.language import Sum
from symdrop.theorem import bernoulli
from symdrop.theorems.linear_regression.unitwise_keep import ridge, theorem

KEEPS = (("1/3", "3/4", "1/5"), ("2/5", "1", "5/6"))
# Unequal keep probabilities in place of the common one.
UNEQUAL = [
    LinearRegression.of(
        at.sizes,
        at.indices,
        {name: value for name, value in at.values.items() if name != "p"} | {"p": KEEPS[number % 2][: at.n]},
    )
    for number, at in enumerate(POINTS)
]


def average(at, keeps):
    return at.row_masks_expectation(keeps, lambda mask: at.squared_error(at.scaled(mask), at.w))


def left(at):
    return average(at, at.p)


def at_mean(at):
    return at.squared_error(at.X, at.mean_weights(at.p))


def right_ridge(at):
    return at.total(lambda i: at.p[i] * (1 - at.p[i]) * at.w[i] ** 2 * at.gram(i, i))


def right(at):
    return at_mean(at) + right_ridge(at)


CLAIMS = {
    "unitwise_keep": Claim(
        points=UNEQUAL,
        left=left,
        right=right,
        false={
            "masks kept with the square": Wrong(
                given=[bernoulli(R[a, i], keep=keep[i] ** 2)],
                left=lambda at: average(at, [keep**2 for keep in at.p]),
            ),
            "no ridge": Wrong(theorem.rhs - ridge, at_mean),
            "minus the ridge": Wrong(theorem.rhs - 2 * ridge, lambda at: right(at) - 2 * right_ridge(at)),
            "p squared": Wrong(
                theorem.rhs - ridge + Sum(keep[i] ** 2 * w[i] ** 2 * gram(i, i), i),
                lambda at: at_mean(at) + at.total(lambda i: at.p[i] ** 2 * at.w[i] ** 2 * at.gram(i, i)),
            ),
            "the probabilities of other inputs": Wrong(
                theorem.rhs - ridge + Sum(keep[j] * (1 - keep[j]) * w[i] ** 2 * gram(i, i), i, j),
                lambda at: at_mean(at) + at.total(lambda j: at.p[j] * (1 - at.p[j])) * at.squares(),
            ),
            "inputs of other weights": Wrong(
                theorem.rhs - ridge + Sum(keep[i] * (1 - keep[i]) * w[i] * w[j] * X[a, i] * X[a, j], a, i, j),
                lambda at: (
                    at_mean(at)
                    + at.total(
                        lambda i: at.p[i] * (1 - at.p[i]) * at.w[i] * at.total(lambda j: at.w[j] * at.gram(i, j)),
                    )
                ),
            ),
            "the error at w": Wrong(
                squared_error(prediction(w[i])) + ridge, lambda at: at.squared_error(at.X, at.w) + right_ridge(at)
            ),
        },
        also_true={"exponent": (1, SQUARE)},
    ),
}

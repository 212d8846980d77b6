"""Corrupted features by hand: a squared error is quadratic, so any law with its means and variances will do."""

from arithmetic.linear_regression import POINTS
from claims import SQUARE, Claim, Wrong

from symdrop.definitions.linear_regression import V, X, a, gram, i, m, q, s, scale, w
from symdrop.language import Sum
from symdrop.theorem import nonzero
from symdrop.theorems.linear_regression import corrupted_features as stated


def error(at):
    return at.squared_error(at.X, at.w)


def average(at, means, variances):
    return at.noise_expectation(means, variances, lambda inputs: at.squared_error(inputs, at.w))


def weights_squared(at):
    return at.total(lambda i: at.w[i] ** 2)


def input_sums(at):
    return at.total(lambda i: at.w[i] ** 2 * at.batch(lambda a: at.X[a][i]))


def at_mean(at):
    return at.squared_error(at.M, at.w)


def right_penalty(at):
    return at.total(lambda i: at.w[i] ** 2 * at.batch(lambda a: at.V[a][i]))


def blanked(at):
    """Each entry is 0 with probability q, and else divided by 1 - q."""
    return at.row_masks_expectation(
        [1 - at.q] * at.n, lambda mask: at.squared_error(at.scaled(mask), [weight / (1 - at.q) for weight in at.w])
    )


def poisson_left(at):
    """Two values with mean and variance x for x >= 0; else two signed weights with the same moments."""
    return average(at, at.X, at.X)


# Inputs that may be rates: none of them is negative.
RATES = [at.but({name: abs(x) for name, x in at.values.items() if name[0] == "X"}) for at in POINTS]
CLAIMS = {
    "corrupted_features": Claim(
        points=RATES,
        left=lambda at: average(at, at.M, at.V),
        right=lambda at: at_mean(at) + right_penalty(at),
        false={
            "no penalty": Wrong(stated.at_mean, at_mean),
            "half a penalty": Wrong(
                stated.theorem.rhs - stated.penalty / 2, lambda at: at_mean(at) + right_penalty(at) / 2
            ),
            "standard deviations": Wrong(
                stated.at_mean + Sum(w[i] ** 2 * Sum(V[a, i] ** 2, a), i),
                lambda at: at_mean(at) + at.total(lambda i: at.w[i] ** 2 * at.batch(lambda a: at.V[a][i] ** 2)),
            ),
            "weights not squared": Wrong(
                stated.at_mean + Sum(w[i] * Sum(V[a, i], a), i),
                lambda at: at_mean(at) + at.total(lambda i: at.w[i] * at.batch(lambda a: at.V[a][i])),
            ),
        },
    ),
    "corrupted_features.blankout": Claim(
        points=RATES,
        left=blanked,
        right=lambda at: error(at) + at.q / (1 - at.q) * at.squares(),
        false={
            "keep for drop": Wrong(
                stated.error + (1 - q) / q * Sum(w[i] ** 2 * gram(i, i), i),
                lambda at: error(at) + (1 - at.q) / at.q * at.squares(),
                given=[*stated.blankout.given, nonzero(q)],
            ),
            "the variance of the plain mask": Wrong(
                stated.error + q * (1 - q) * Sum(w[i] ** 2 * gram(i, i), i),
                lambda at: error(at) + at.q * (1 - at.q) * at.squares(),
            ),
        },
        also_true={"exponent": (2, f"{SQUARE}; where q is not 1, 1 - q^2 need not divide")},
    ),
    "corrupted_features.gaussian_features": Claim(
        points=RATES,
        left=lambda at: average(at, at.X, at.everywhere(at.s)),
        right=lambda at: error(at) + at.m * at.s * weights_squared(at),
        false={
            "one sample": Wrong(
                stated.error + s * Sum(w[i] ** 2, i), lambda at: error(at) + at.s * weights_squared(at)
            ),
        },
    ),
    "corrupted_features.laplace_features": Claim(
        points=RATES,
        left=lambda at: average(at, at.X, at.everywhere(2 * getattr(at, "lambda") ** 2)),
        right=lambda at: error(at) + 2 * at.m * getattr(at, "lambda") ** 2 * weights_squared(at),
        false={
            "lambda for its square": Wrong(
                stated.error + 2 * m * scale * Sum(w[i] ** 2, i),
                lambda at: error(at) + 2 * at.m * getattr(at, "lambda") * weights_squared(at),
            ),
            "the variance of one exponential": Wrong(
                stated.error + m * scale**2 * Sum(w[i] ** 2, i),
                lambda at: error(at) + at.m * getattr(at, "lambda") ** 2 * weights_squared(at),
            ),
        },
    ),
    "corrupted_features.poisson_features": Claim(
        points=RATES,
        left=poisson_left,
        right=lambda at: error(at) + input_sums(at),
        false={
            "the square of the rate": Wrong(
                stated.error + Sum(w[i] ** 2 * gram(i, i), i), lambda at: error(at) + at.squares()
            ),
            "a rate for each input": Wrong(
                stated.error + m * Sum(w[i] ** 2 * Sum(X[a, i], a), i), lambda at: error(at) + at.m * input_sums(at)
            ),
        },
    ),
}

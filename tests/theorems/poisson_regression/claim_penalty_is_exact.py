"""The penalty of a Poisson regression by hand: the average of its rate over all masks, less the rate without noise."""

from arithmetic.exponentials import exp
from claims import LINEAR, SQUARE, Claim, Wrong

from symdrop import functions
from symdrop.definitions.poisson_regression import beta, d, i, x
from symdrop.functions import Prod
from symdrop.language import Sum


def rate(at):
    return exp(at.total(lambda i: at.beta[i] * at.x[i]))


def noisy(at, noise):
    return at.total(lambda i: at.beta[i] * at.x[i] * noise[i])


def mean_rate(at):
    return at.blankout(lambda noise: exp(noisy(at, noise)))


def factors(at):
    return at.product(lambda i: at.d + (1 - at.d) * exp(at.beta[i] * at.x[i] / (1 - at.d)))


def second_order(at):
    return rate(at) * (at.d / (1 - at.d) / 2 * at.total(lambda i: (at.beta[i] * at.x[i]) ** 2))


score = Sum(beta[i] * x[i], i)
CLAIMS = {
    "penalty_is_exact": Claim(
        left=lambda at: mean_rate(at) - rate(at),
        right=lambda at: factors(at) - rate(at),
        false={
            "to second order": Wrong(
                functions.exp(score) * d / (1 - d) / 2 * Sum(beta[i] ** 2 * x[i] ** 2, i), second_order
            ),
            "the mean rate itself": Wrong(Prod(d + (1 - d) * functions.exp(beta[i] * x[i] / (1 - d)), i), factors),
        },
        also_true={"exponent": (2, f"{SQUARE}; a square that is not 1 is that of a number that is not 1")},
    ),
    "penalty_is_exact.never_negative": Claim(
        left=lambda at: at.d * 0,
        right=lambda at: factors(at) - rate(at),
        remainder=lambda at: mean_rate(at) - exp(at.blankout(lambda noise: noisy(at, noise))),
        also_true={
            "exponent": (3, f"{SQUARE}; a square that is not 1 is that of a number that is not 1"),
            "expectation": (2, LINEAR),
        },
    ),
}

"""Positive random features by hand: integrals over the normal density, and exponentials of inner products."""

from arithmetic.exponentials import exp
from claims import Claim, Wrong

from symdrop import functions
from symdrop.definitions.random_features import i, x, z
from symdrop.language import Sum


def inner(at):
    return at.total(lambda i: at.x[i] * at.z[i])


def length_of_sum(at):
    return at.total(lambda i: (at.x[i] + at.z[i]) ** 2)


kernel = Sum(x[i] * z[i], i)
CLAIMS = {
    "positive_features_are_unbiased": Claim(
        left=lambda at: at.moment(1),
        right=lambda at: exp(inner(at)),
        false={
            "the Gaussian kernel": Wrong(
                functions.exp(-Sum((x[i] - z[i]) ** 2, i) / 2),
                lambda at: exp(-at.total(lambda i: (at.x[i] - at.z[i]) ** 2) / 2),
            ),
            "lengths not taken off": Wrong(
                functions.exp(Sum((x[i] + z[i]) ** 2, i) / 2), lambda at: exp(length_of_sum(at) / 2)
            ),
        },
    ),
    "positive_features_are_unbiased.second_moment": Claim(
        left=lambda at: at.moment(2),
        right=lambda at: exp(length_of_sum(at) + 2 * inner(at)),
        false={
            "the square of the mean": Wrong(functions.exp(2 * kernel), lambda at: exp(2 * inner(at))),
            "the kernel not squared": Wrong(
                functions.exp(Sum((x[i] + z[i]) ** 2, i) + kernel), lambda at: exp(length_of_sum(at) + inner(at))
            ),
        },
    ),
}

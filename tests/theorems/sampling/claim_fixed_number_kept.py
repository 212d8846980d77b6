"""A fixed number of inputs by hand: the average over all choices of them."""

from claims import SQUARE, Claim, Wrong

from symdrop.definitions.sampling import a, i, k, n, t
from symdrop.language import Sum
from symdrop.theorems.sampling.fixed_number_kept import penalty


def left(at):
    return at.subsets(at.k, lambda chosen: (at.t - at.weighted(chosen, at.a)) ** 2)


def right_penalty(at):
    q = at.k / at.n
    return q * (1 - q) * at.n / (at.n - 1) * at.total(lambda i: (at.a[i] - at.mean(at.a)) ** 2)


def at_mean(at):
    return (at.t - at.k * at.mean(at.a)) ** 2


def right(at):
    return at_mean(at) + right_penalty(at)


def variance(at):
    def output(chosen):
        return at.weighted(chosen, at.a)

    return at.covariance(lambda value: at.subsets(at.k, value), output, output)


def independent_penalty(at):
    q = at.k / at.n
    return q * (1 - q) * at.total(lambda i: at.a[i] ** 2)


q = k / n
plain = (t - q * Sum(a[i], i)) ** 2
squares = q * (1 - q) * Sum(a[i] ** 2, i)
CLAIMS = {
    "fixed_number_kept": Claim(
        left=left,
        right=right,
        false={
            "no penalty": Wrong(plain, at_mean),
            "independent masks": Wrong(plain + squares, lambda at: at_mean(at) + independent_penalty(at)),
            "n / (n - 1) forgotten": Wrong(
                plain + (n - 1) / n * penalty, lambda at: at_mean(at) + (at.n - 1) * right_penalty(at) / at.n
            ),
        },
        also_true={"exponent": (1, SQUARE)},
    ),
    "fixed_number_kept.fixed_number_variance": Claim(
        left=variance,
        right=right_penalty,
        false={
            "independent masks": Wrong(squares, independent_penalty),
            "half of it": Wrong(penalty / 2, lambda at: right_penalty(at) / 2),
        },
        also_true={"exponent": (1, SQUARE)},
    ),
}

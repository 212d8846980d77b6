"""The bootstrap by hand: the average over all sequences of n draws; uniform weights by Dirichlet's integral."""

from claims import Claim, Wrong

from symdrop.definitions.sampling import g, i, n
from symdrop.language import Sum
from symdrop.theorems.sampling.bootstrap_variance import squares


def right_squares(at):
    return at.spread(at.g, at.g) * at.n


def left(at):
    def mean(counts):
        return at.weighted(counts, at.g) / at.n

    return at.covariance(lambda value: at.draws(at.n, value), mean, mean)


def right(at):
    return right_squares(at) / at.n**2


def weighted_left(at):
    square, product = at.weights([2]), at.weights([1, 1])
    second = at.total(lambda i: at.total(lambda j: (square if i == j else product) * at.g[i] * at.g[j]))
    return second - at.total(lambda i: at.weights([1]) * at.g[i]) ** 2


def weighted_right(at):
    return right_squares(at) / (at.n * (at.n + 1))


CLAIMS = {
    "bootstrap_variance": Claim(
        left=left,
        right=right,
        false={
            "n (n + 1) for n squared": Wrong(squares / (n * (n + 1)), weighted_right),
            "not centred": Wrong(Sum(g[i] ** 2, i) / n**2, lambda at: at.total(lambda i: at.g[i] ** 2) / at.n**2),
        },
    ),
    "bootstrap_variance.bayesian_bootstrap": Claim(
        left=weighted_left,
        right=weighted_right,
        false={
            "as the bootstrap": Wrong(squares / n**2, right),
            "not divided by n + 1": Wrong(squares / n, lambda at: right_squares(at) / at.n),
        },
    ),
}

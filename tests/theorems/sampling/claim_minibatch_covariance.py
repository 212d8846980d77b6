"""Minibatches by hand: averages over all samples without replacement, and over all sequences of draws with it."""

from claims import SAME_ZEROS, SQUARE, Claim, Wrong

from symdrop.definitions.sampling import b, g, n, spread
from symdrop.theorems.sampling.minibatch_covariance import theorem


def left(at):
    return at.covariance(
        lambda value: at.subsets(at.b, value),
        lambda chosen: at.weighted(chosen, at.g) / at.b,
        lambda chosen: at.weighted(chosen, at.h) / at.b,
    )


def right(at):
    return (at.n - at.b) / (at.b * (at.n - 1)) * at.spread(at.g, at.h)


def drawn_left(at):
    def mean(counts):
        return at.weighted(counts, at.g) / at.b

    return at.covariance(lambda value: at.draws(at.b, value), mean, mean)


def drawn_right(at):
    return at.spread(at.g, at.g) / at.b


ONE_IS_CENTRED = "one of two factors may be away from its mean by any number, as the other one adds up to 0"
CLAIMS = {
    "minibatch_covariance": Claim(
        left=left,
        right=right,
        false={
            "as with replacement": Wrong(
                theorem.rhs * (n - 1) / (n - b) * (n - b) / n, lambda at: right(at) * (at.n - 1) / at.n
            ),
            "one gradient alone": Wrong(
                (n - b) / (b * (n - 1)) * spread(g, g),
                lambda at: (at.n - at.b) / (at.b * (at.n - 1)) * at.spread(at.g, at.g),
            ),
        },
        also_true={
            "exponent": (9, f"{SQUARE}; {SAME_ZEROS}; {ONE_IS_CENTRED}"),
            "sign": (2, ONE_IS_CENTRED),
            "term": (2, ONE_IS_CENTRED),
            "factor": (4, ONE_IS_CENTRED),
            "coefficient": (4, ONE_IS_CENTRED),
            "name": (2, ONE_IS_CENTRED),
        },
    ),
    "minibatch_covariance.minibatch_with_replacement": Claim(
        left=drawn_left,
        right=drawn_right,
        false={
            "as without replacement": Wrong(
                spread(g, g) * (n - b) / (b * n), lambda at: at.spread(at.g, at.g) * (at.n - at.b) / (at.b * at.n)
            ),
            "not divided by b": Wrong(spread(g, g), lambda at: at.spread(at.g, at.g)),
        },
        also_true={"exponent": (1, SAME_ZEROS)},
    ),
}

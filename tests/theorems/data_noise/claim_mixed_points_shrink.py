"""Mixed samples by hand: the other sample is each of them in turn."""

from arithmetic.data_noise import SAMPLES
from claims import Claim, Wrong

from symdrop.definitions.data_noise import X, a, b, i, lam, m, mean_input
from symdrop.language import Sum


def share(at):
    return getattr(at, "lambda")


def mixed(at, b):
    return share(at) * at.X[at.a][at.i] + (1 - share(at)) * at.X[b][at.i]


def centre(at):
    return at.samples(lambda e: at.X[e][at.i])


def left(at):
    return at.samples(lambda b: mixed(at, b))


def right(at):
    return centre(at) + share(at) * (at.X[at.a][at.i] - centre(at))


def spread_left(at):
    return at.samples(lambda b: (mixed(at, b) - left(at)) ** 2)


def variance(at):
    return at.samples(lambda b: (at.X[b][at.i] - centre(at)) ** 2)


def spread_right(at):
    return (1 - share(at)) ** 2 * variance(at)


CLAIMS = {
    "mixed_points_shrink": Claim(
        points=SAMPLES,
        left=left,
        right=right,
        false={
            "the sample itself": Wrong(X[a, i], lambda at: at.X[at.a][at.i]),
            "towards the mean by the share": Wrong(
                mean_input(i) + (1 - lam) * (X[a, i] - mean_input(i)),
                lambda at: centre(at) + (1 - share(at)) * (at.X[at.a][at.i] - centre(at)),
            ),
        },
    ),
    "mixed_points_shrink.mixed_points_variance": Claim(
        points=SAMPLES,
        left=spread_left,
        right=spread_right,
        false={
            "the share not squared": Wrong(
                (1 - lam) * Sum((X[b, i] - mean_input(i)) ** 2, b) / m, lambda at: (1 - share(at)) * variance(at)
            ),
            "the share of the sample": Wrong(
                lam**2 * Sum((X[b, i] - mean_input(i)) ** 2, b) / m, lambda at: share(at) ** 2 * variance(at)
            ),
        },
    ),
}

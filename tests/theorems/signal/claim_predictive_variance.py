"""The predictive variance by hand: the squared distances of the passes from their mean."""

from claims import SAME_ZEROS, Claim, Wrong

from symdrop.definitions.signal import e, m, tau, y
from symdrop.language import Sum
from symdrop.theorems.signal.predictive_variance import squares


def left(at):
    return 1 / at.tau + at.mean(lambda e: at.y[e] ** 2) - at.mean(lambda e: at.y[e]) ** 2


def right_squares(at):
    mean = at.mean(lambda e: at.y[e])
    return at.mean(lambda e: (at.y[e] - mean) ** 2)


def right(at):
    return 1 / at.tau + right_squares(at)


CLAIMS = {
    "predictive_variance": Claim(
        left=left,
        right=right,
        false={
            "the precision for the variance": Wrong(tau + squares, lambda at: at.tau + right_squares(at)),
            "not centred": Wrong(
                1 / tau + Sum(y[e] ** 2, e) / m, lambda at: 1 / at.tau + at.mean(lambda e: at.y[e] ** 2)
            ),
        },
        also_true={"exponent": (1, SAME_ZEROS)},
    ),
}

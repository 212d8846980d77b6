"""A linear model by hand: half the squared scores, averaged over all masks of all entries."""

from fractions import Fraction

from claims import SAME_ZEROS, SQUARE, Claim, Wrong

from symdrop.definitions.glm import X, a, beta, i, p, score
from symdrop.language import Sum


def half_squares(scores):
    return sum((z**2 / 2 for z in scores), Fraction(0))


def left(at):
    return at.average(half_squares)


def claimed(at, factor):
    return half_squares(at.noiseless()) + factor * at.squares([1] * at.m)


def right(at):
    return claimed(at, (1 - at.p) / (2 * at.p))


loss, squares = Sum(score**2, a) / 2, Sum(X[a, i] ** 2 * beta[i] ** 2, a, i)


CLAIMS = {
    "linear_is_exact": Claim(
        left=left,
        right=right,
        false={
            "no penalty": Wrong(loss, lambda at: claimed(at, 0)),
            "the missing half": Wrong(loss + (1 - p) / p * squares, lambda at: claimed(at, (1 - at.p) / at.p)),
            "a mask that is not divided": Wrong(
                loss + p * (1 - p) * squares / 2, lambda at: claimed(at, at.p * (1 - at.p) / 2)
            ),
            "the score rescaled": Wrong(loss / p, lambda at: half_squares(at.noiseless()) / at.p),
        },
        also_true={"exponent": (2, f"{SQUARE}; {SAME_ZEROS}")},
    ),
}

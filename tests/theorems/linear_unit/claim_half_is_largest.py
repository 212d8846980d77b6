"""Completing the square by hand, and that the maximum is where it says."""

from fractions import Fraction

from claims import Claim, Wrong

from symdrop.definitions.linear_unit import I, i, k, p, w
from symdrop.language import Rational, Sum
from symdrop.theorems.linear_unit.half_is_largest import penalty_below_half

HALF, QUARTER = Fraction(1, 2), Fraction(1, 4)


def left(at):
    return at.p[at.k] * (1 - at.p[at.k])


def right(at):
    return QUARTER - (at.p[at.k] - HALF) ** 2


def penalty_left(at):
    return at.total(lambda i: at.p[i] * (1 - at.p[i]) * at.w[i] ** 2 * at.I[i] ** 2) / 2


def penalty_at_half(at):
    return at.total(lambda i: at.w[i] ** 2 * at.I[i] ** 2) / 8


def penalty_right(at):
    return penalty_at_half(at) - at.total(lambda i: (at.p[i] - HALF) ** 2 * at.w[i] ** 2 * at.I[i] ** 2) / 2


SYMMETRIC = "(p - 1/2)^2 is the same at 1 - p"
CLAIMS = {
    "half_is_largest": Claim(
        left=left,
        right=right,
        false={
            "largest at one third": Wrong(
                Rational(1, 4) - (p[k] - Rational(1, 3)) ** 2, lambda at: QUARTER - (at.p[at.k] - Fraction(1, 3)) ** 2
            ),
            "not squared": Wrong(Rational(1, 4) - (p[k] - Rational(1, 2)), lambda at: QUARTER - (at.p[at.k] - HALF)),
            "a half for the quarter": Wrong(
                Rational(1, 2) - (p[k] - Rational(1, 2)) ** 2, lambda at: HALF - (at.p[at.k] - HALF) ** 2
            ),
            "smallest at one half": Wrong(
                Rational(1, 4) + (p[k] - Rational(1, 2)) ** 2, lambda at: QUARTER + (at.p[at.k] - HALF) ** 2
            ),
        },
        also_true={"complement": (1, SYMMETRIC)},
    ),
    "half_is_largest.penalty_below_half": Claim(
        left=penalty_left,
        right=penalty_right,
        false={
            "the missing half": Wrong(2 * penalty_below_half.rhs, lambda at: 2 * penalty_right(at)),
            "the penalty at one half": Wrong(Sum(w[i] ** 2 * I[i] ** 2, i) / 8, penalty_at_half),
            "inputs not squared": Wrong(
                Sum((Rational(1, 4) - (p[i] - Rational(1, 2)) ** 2) * w[i] ** 2 * I[i], i) / 2,
                lambda at: at.total(lambda i: (QUARTER - (at.p[i] - HALF) ** 2) * at.w[i] ** 2 * at.I[i]) / 2,
            ),
        },
        also_true={"complement": (1, SYMMETRIC)},
    ),
    "half_is_largest.at_most_at_half": Claim(
        left=penalty_left,
        right=penalty_at_half,
        remainder=lambda at: penalty_at_half(at) - penalty_left(at),
        also_true={"complement": (1, SYMMETRIC)},
    ),
}

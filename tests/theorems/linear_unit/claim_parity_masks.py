"""Masks of given parity by hand: the four outcomes of the three masks at every input."""

from fractions import Fraction

from claims import SQUARE, Claim, Wrong

from symdrop.definitions.linear_unit import I, i, w
from symdrop.language import Rational, Sum
from symdrop.theorems.linear_unit.parity_masks import parity_of_three, theorem

OUTCOMES = [
    ((0, 0, 0), Fraction(1, 4)),
    ((0, 1, 1), Fraction(1, 4)),
    ((1, 0, 1), Fraction(1, 4)),
    ((1, 1, 0), Fraction(1, 4)),
]


def left(at):
    return at.expectation(
        [OUTCOMES] * at.n, lambda drawn: (at.t - at.total(lambda i: sum(drawn[i]) * at.w[i] * at.I[i])) ** 2
    )


def squares(at):
    return at.total(lambda i: (at.w[i] * at.I[i]) ** 2)


def right(at):
    return (at.t - Fraction(3, 2) * at.output(at.w)) ** 2 + Fraction(3, 4) * squares(at)


def third_left(at):
    return at.expectation(
        [OUTCOMES] * at.n,
        lambda drawn: at.total(lambda i: (sum(drawn[i]) - Fraction(3, 2)) * at.w[i] * at.I[i]) ** 3,
    )


def third_right(at):
    return -Fraction(3, 4) * at.total(lambda i: (at.w[i] * at.I[i]) ** 3)


CLAIMS = {
    "parity_masks": Claim(
        left=left,
        right=right,
        false={
            "one mask three times": Wrong(
                theorem.rhs + Rational(3, 2) * Sum(w[i] ** 2 * I[i] ** 2, i),
                lambda at: right(at) + Fraction(3, 2) * squares(at),
            ),
            "no penalty": Wrong(
                theorem.rhs - Rational(3, 4) * Sum(w[i] ** 2 * I[i] ** 2, i),
                lambda at: right(at) - Fraction(3, 4) * squares(at),
            ),
        },
        also_true={"exponent": (3, SQUARE)},
    ),
    "parity_masks.parity_of_three": Claim(
        left=third_left,
        right=third_right,
        false={
            "as independent masks": Wrong(0, lambda _: 0),
            "the other sign": Wrong(-parity_of_three.rhs, lambda at: -third_right(at)),
        },
        also_true={"exponent": (3, SQUARE)},
    ),
}

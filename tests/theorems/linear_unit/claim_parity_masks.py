"""Masks of given parity by hand: the four outcomes of the three masks at every input."""

from fractions import Fraction

from claims import SQUARE, Claim, Wrong

from symdrop.definitions.linear_unit import I, i, w
from symdrop.language import Rational, Sum
from symdrop.theorems.linear_unit.parity_masks import theorem

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


def all_left(at):
    return at.expectation([OUTCOMES] * at.n, lambda drawn: drawn[at.k][0] * drawn[at.k][1] * drawn[at.l][2])


def all_right(at):
    return Fraction(at.k != at.l, 8)


SAME_THERE = "the masks of one input are known together"
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
        left=all_left,
        right=all_right,
        false={
            "as independent masks": Wrong(Rational(1, 8), lambda at: Fraction(1, 8)),
            "never": Wrong(0, lambda at: 0),
        },
        also_true={"index": (2, SAME_THERE), "exponent": (3, SQUARE)},
    ),
}

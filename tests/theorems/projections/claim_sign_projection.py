"""Projections by signs by hand: averages over all signs in all rows."""

from fractions import Fraction

from arithmetic.projections import SIGN
from claims import Claim, Wrong

from symdrop.definitions.projections import i, m, x
from symdrop.language import Sum


def projected(at, signs):
    rows = [signs[c * at.n : (c + 1) * at.n] for c in range(at.m)]
    return sum((at.total(lambda i, row=row: row[i] * at.x[i]) ** 2 for row in rows), Fraction(0)) / at.m


def left(at):
    return at.expectation([SIGN] * (at.m * at.n), lambda signs: projected(at, signs))


def right(at):
    return at.total(lambda i: at.x[i] ** 2)


def variance_left(at):
    return at.variance([SIGN] * (at.m * at.n), lambda signs: projected(at, signs))


def variance_right(at):
    return Fraction(2, at.m) * (right(at) ** 2 - at.total(lambda i: at.x[i] ** 4))


square = Sum(x[i] ** 2, i)
CLAIMS = {
    "sign_projection": Claim(
        left=left,
        right=right,
        false={
            "divided by m": Wrong(square / m, lambda at: right(at) / at.m),
            "multiplied by m": Wrong(square * m, lambda at: right(at) * at.m),
        },
    ),
    "sign_projection.sign_projection_variance": Claim(
        left=variance_left,
        right=variance_right,
        false={
            "as for normal rows": Wrong(2 / m * square**2, lambda at: Fraction(2, at.m) * right(at) ** 2),
            "all fourth powers twice": Wrong(
                2 / m * (square**2 - 2 * Sum(x[i] ** 4, i)),
                lambda at: Fraction(2, at.m) * (right(at) ** 2 - 2 * at.total(lambda i: at.x[i] ** 4)),
            ),
        },
    ),
}

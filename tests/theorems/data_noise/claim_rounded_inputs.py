"""Rounded inputs by hand: a square is averaged over a step exactly by Simpson's rule."""

from fractions import Fraction

from claims import Claim, Wrong

from symdrop.definitions.data_noise import Delta, i, w
from symdrop.language import Sum
from symdrop.theorems.data_noise.rounded_inputs import exact


def left(at):
    end = at.Delta / 2
    law = ((-end, Fraction(1, 6)), (0, Fraction(2, 3)), (end, Fraction(1, 6)))
    return at.expectation(
        [law] * at.n,
        lambda lost: (at.t - at.inputs(lambda i: at.w[i] * (at.x[i] + lost[i]))) ** 2,
    )


def squares(at):
    return at.inputs(lambda i: at.w[i] ** 2)


def right(at):
    return at.residual() ** 2 + at.Delta**2 / 12 * squares(at)


CLAIMS = {
    "rounded_inputs": Claim(
        left=left,
        right=right,
        false={
            "no penalty": Wrong(exact**2, lambda at: at.residual() ** 2),
            "the square of half a step": Wrong(
                exact**2 + Delta**2 / 4 * Sum(w[i] ** 2, i),
                lambda at: at.residual() ** 2 + at.Delta**2 / 4 * squares(at),
            ),
        },
        also_true={"sign": (1, "the noise is the same with the other sign")},
    ),
}

"""Stein's identity by hand: averages over points with the first five moments of normal numbers."""

from arithmetic.projections import PLACES, normal
from claims import Claim, Wrong

from symdrop.definitions.projections import a, k, linear, s
from symdrop.language import E


def average(at, value):
    return at.expectation([normal(variance) for variance in at.s], value)


def left(at):
    return average(at, lambda z: z[at.k] * at.linear(z) ** 3)


def right(at):
    return 3 * at.s[at.k] * at.a[at.k] * average(at, lambda z: at.linear(z) ** 2)


def square_left(at):
    return average(at, lambda z: z[at.k] * at.linear(z) ** 2)


def square_right(at):
    return 2 * at.s[at.k] * at.a[at.k] * at.t


ONLY_THE_MEAN = "of the linear function only the mean t is left, and of the noise only that of unit k matters"
CLAIMS = {
    "stein_identity": Claim(
        points=PLACES,
        left=left,
        right=right,
        false={
            "the power not taken down": Wrong(s[k] * a[k] * E(linear**2), lambda at: right(at) / 3),
            "the square of the mean": Wrong(
                3 * s[k] * a[k] * E(linear) ** 2, lambda at: 3 * at.s[at.k] * at.a[at.k] * at.t**2
            ),
        },
        also_true={"sign": (3, "normal noise is the same with the other sign")},
    ),
    "stein_identity.stein_identity_of_a_square": Claim(
        points=PLACES,
        left=square_left,
        right=square_right,
        false={
            "the power not taken down": Wrong(s[k] * a[k] * E(linear), lambda at: square_right(at) / 2),
            "no variance": Wrong(2 * a[k] * E(linear), lambda at: 2 * at.a[at.k] * at.t),
        },
        also_true={
            "index": (3, ONLY_THE_MEAN),
            "sign": (1, ONLY_THE_MEAN),
            "factor": (1, ONLY_THE_MEAN),
            "name": (1, ONLY_THE_MEAN),
            "exponent": (1, ONLY_THE_MEAN),
            "expectation": (1, ONLY_THE_MEAN),
        },
    ),
}

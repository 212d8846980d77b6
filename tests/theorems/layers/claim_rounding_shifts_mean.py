"""Dropout with a rounded factor by hand, over all masks."""

from claims import LINEAR, SQUARE, Claim, Wrong

from symdrop.definitions.layers import r, r_p, t
from symdrop.theorems.layers.rounding_shifts_mean import rounded_loss, theorem, whole


def output(at, mask):
    return at.total(lambda j: mask[j] * at.r_p * at.x[j] * at.w[j])


def mean_right(at):
    return (at.keep * at.r_p - 1) * at.whole()


def at_mean(at):
    return (at.t - at.keep * at.r_p * at.whole()) ** 2


def ridge(at):
    return at.r * at.keep * at.r_p**2 * at.squares()


CLAIMS = {
    "rounding_shifts_mean": Claim(
        left=lambda at: at.masked(lambda mask: output(at, mask)) - at.whole(),
        right=mean_right,
        false={
            "the drop probability": Wrong((r * r_p - 1) * whole, lambda at: (at.r * at.r_p - 1) * at.whole()),
            "no shift where nothing is kept": Wrong((1 - r) * theorem.rhs, lambda at: at.keep * mean_right(at)),
        },
        also_true={"exponent": (1, SQUARE), "expectation": (1, LINEAR)},
    ),
    "rounding_shifts_mean.rounded_loss": Claim(
        left=lambda at: at.masked(lambda mask: (at.t - output(at, mask)) ** 2),
        right=lambda at: at_mean(at) + ridge(at),
        false={
            "no ridge": Wrong((t - (1 - r) * r_p * whole) ** 2, at_mean),
            "the mean kept": Wrong(
                rounded_loss.rhs - (t - (1 - r) * r_p * whole) ** 2 + (t - whole) ** 2,
                lambda at: ridge(at) + (at.t - at.whole()) ** 2,
            ),
        },
        also_true={"exponent": (1, SQUARE)},
    ),
}

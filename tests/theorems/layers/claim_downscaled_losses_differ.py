"""The losses of a mask that is not rescaled by hand, over all masks."""

from claims import LINEAR, SQUARE, Claim, Wrong

from symdrop.definitions.layers import j, r, w, x
from symdrop.language import Sum
from symdrop.theorems.layers.downscaled_losses_differ import ridge


def output(at, mask):
    return at.total(lambda j: mask[j] * at.x[j] * at.w[j])


def left(at):
    return at.masked(lambda mask: (at.t - output(at, mask)) ** 2) - (at.t - at.keep * at.whole()) ** 2


def right(at):
    return at.r * at.keep * at.squares()


CLAIMS = {
    "downscaled_losses_differ": Claim(
        left=left,
        right=right,
        false={
            "half of it": Wrong(ridge / 2, lambda at: right(at) / 2),
            "the drop probability alone": Wrong(r * Sum(w[j] ** 2 * x[j] ** 2, j), lambda at: at.r * at.squares()),
            "the drop probability squared": Wrong(ridge * r, lambda at: right(at) * at.r),
        },
        also_true={"exponent": (1, SQUARE)},
    ),
    "downscaled_losses_differ.unscaled_means_differ": Claim(
        left=lambda at: at.masked(lambda mask: output(at, mask)) - at.whole(),
        right=lambda at: -at.r * at.whole(),
        false={
            "the keep probability": Wrong(-(1 - r) * Sum(w[j] * x[j], j), lambda at: -at.keep * at.whole()),
            "the other sign": Wrong(r * Sum(w[j] * x[j], j), lambda at: at.r * at.whole()),
        },
        also_true={"exponent": (1, SQUARE), "expectation": (1, LINEAR)},
    ),
}

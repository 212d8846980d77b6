"""The norm of masked weights by hand: the average over all masks."""

from claims import SQUARE, Claim, Wrong

from symdrop.definitions.linear_unit import i, p, w
from symdrop.language import Sum


def left(at):
    return at.mask_expectation(lambda mask: at.total(lambda i: (mask[i] * at.w[i]) ** 2) / 2)


def right(at):
    return at.total(lambda i: at.p[i] * at.w[i] ** 2) / 2


CLAIMS = {
    "masked_norm": Claim(
        left=left,
        right=right,
        false={
            "the norm of the mean weights": Wrong(
                Sum(p[i] ** 2 * w[i] ** 2, i) / 2, lambda at: at.total(lambda i: (at.p[i] * at.w[i]) ** 2) / 2
            ),
            "the norm as it was": Wrong(Sum(w[i] ** 2, i) / 2, lambda at: at.total(lambda i: at.w[i] ** 2) / 2),
        },
        also_true={"exponent": (2, SQUARE)},
    ),
}

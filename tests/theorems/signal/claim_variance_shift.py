"""The variance shift by hand: a value of two outcomes with the mean c and the variance v, and its mask."""

from claims import SAME_ZEROS, SQUARE, Claim, Wrong

from symdrop.definitions.signal import c, p, v
from symdrop.theorems.signal.variance_shift import masked_value_variance, theorem


def left(at):
    return at.variance([at.value_law(), at.mask_law(at.p)], lambda drawn: drawn[0] * drawn[1] / at.p)


def right(at):
    return (at.c**2 + at.v) / at.p - at.c**2


def shift_left(at):
    return left(at) - at.variance([at.value_law()], lambda drawn: drawn[0])


def shift_right(at):
    return (1 - at.p) / at.p * (at.c**2 + at.v)


CLAIMS = {
    "variance_shift.masked_value_variance": Claim(
        left=left,
        right=right,
        false={
            "a centred value": Wrong(v / p, lambda at: at.v / at.p),
            "the second moment": Wrong(masked_value_variance.rhs + c**2, lambda at: right(at) + at.c**2),
        },
        also_true={"exponent": (2, f"{SQUARE}; {SAME_ZEROS}")},
    ),
    "variance_shift": Claim(
        left=shift_left,
        right=shift_right,
        false={
            "a centred value": Wrong((1 - p) / p * v, lambda at: (1 - at.p) / at.p * at.v),
            "the mask not divided": Wrong(theorem.rhs * p**2, lambda at: shift_right(at) * at.p**2),
        },
        also_true={"exponent": (2, f"{SQUARE}; {SAME_ZEROS}")},
    ),
}

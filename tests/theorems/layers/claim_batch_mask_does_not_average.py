"""Stochastic depth by hand: a mask for the batch, and one for each sample."""

from fractions import Fraction

from claims import SQUARE, Claim, Wrong

from symdrop.definitions.layers import e, m, r, y
from symdrop.language import Sum
from symdrop.theorems.layers.batch_mask_does_not_average import sample_masks_average, theorem


def samples(at, term):
    return sum((term(e) for e in range(at.m)), Fraction(0))


def mean(at, mask):
    return samples(at, lambda e: mask(e) * at.y[e]) / at.keep / at.m


def batch(at):
    return at.variance(lambda value: at.masked(value, 1), lambda mask: mean(at, lambda e: mask[0]))


def single(at):
    return at.variance(lambda value: at.masked(value, at.m), lambda mask: mean(at, lambda e: mask[e]))


def batch_right(at):
    return at.r / at.keep * (samples(at, lambda e: at.y[e]) / at.m) ** 2


def single_right(at):
    return at.r / at.keep * samples(at, lambda e: at.y[e] ** 2) / at.m**2


CLAIMS = {
    "batch_mask_does_not_average": Claim(
        left=batch,
        right=batch_right,
        false={
            "a mask for each sample": Wrong(r / (1 - r) * Sum(y[e] ** 2, e) / m**2, single_right),
            "no mean taken": Wrong(theorem.rhs * m, lambda at: batch_right(at) * at.m),
        },
        also_true={
            "exponent": (2, f"{SQUARE}; where 1 - r^2 is not zero 1 - r is not"),
            "complement": (1, "r (1 - r) is the same at 1 - r"),
        },
    ),
    "batch_mask_does_not_average.sample_masks_average": Claim(
        left=single,
        right=single_right,
        false={
            "one mask for the batch": Wrong(r / (1 - r) * (Sum(y[e], e) / m) ** 2, batch_right),
            "no mean taken": Wrong(sample_masks_average.rhs * m, lambda at: single_right(at) * at.m),
        },
        also_true={
            "exponent": (2, f"{SQUARE}; where 1 - r^2 is not zero 1 - r is not"),
            "complement": (1, "r (1 - r) is the same at 1 - r"),
        },
    ),
}

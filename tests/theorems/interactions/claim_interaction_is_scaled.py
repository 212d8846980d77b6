"""Interactions by hand: products of the inputs that take part, averaged over all masks."""

from math import prod

from claims import SQUARE, Claim, Wrong

from symdrop.definitions.interactions import i, p, s, x
from symdrop.functions import Prod


def all_of(at, factors):
    return prod(factors, start=at.p[0] * 0 + 1)


def scaled(at):
    return at.product(lambda i: at.s[i] * at.p[i] * at.x[i] + (1 - at.s[i]))


MEAN = "each factor is linear in the mask"
CLAIMS = {
    "interaction_is_scaled": Claim(
        left=lambda at: at.mask_expectation(at.effect),
        right=scaled,
        false={
            "not scaled": Wrong(Prod(1 + s[i] * (x[i] - 1), i), lambda at: at.effect([1] * at.n)),
            "scaled for all inputs": Wrong(
                Prod(p[i] * (1 + s[i] * (x[i] - 1)), i),
                lambda at: at.product(lambda i: at.p[i]) * at.effect([1] * at.n),
            ),
        },
        also_true={"name": (1, MEAN), "exponent": (1, SQUARE), "expectation": (1, MEAN)},
    ),
    "interaction_is_scaled.all_inputs": Claim(
        left=lambda at: at.mask_expectation(lambda mask: at.product(lambda i: mask[i] * at.x[i])),
        right=lambda at: all_of(at, at.p) * all_of(at, at.x),
        false={
            "not scaled": Wrong(Prod(x[i], i), lambda at: all_of(at, at.x)),
            "scaled twice": Wrong(
                Prod(p[i], i) ** 2 * Prod(x[i], i), lambda at: all_of(at, at.p) ** 2 * all_of(at, at.x)
            ),
        },
        also_true={"name": (1, MEAN), "exponent": (1, SQUARE), "expectation": (1, MEAN)},
    ),
}

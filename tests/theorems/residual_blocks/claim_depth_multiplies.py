"""A residual chain by hand: block after block under every mask."""

from claims import SQUARE, Claim, Wrong

from symdrop.definitions.residual_blocks import a, i, p
from symdrop.functions import Prod
from symdrop.language import Sum


def mean(at):
    return at.mask_expectation(at.chain)


def variance(at):
    return at.mask_expectation(lambda mask: (at.chain(mask) - mean(at)) ** 2)


def product_of_means(at):
    return at.product(lambda i: 1 + at.p[i] * at.a[i])


def product_of_squares(at):
    return at.product(lambda i: 1 + 2 * at.p[i] * at.a[i] + at.p[i] * at.a[i] ** 2)


MEAN = "each factor is linear in the mask"
CLAIMS = {
    "depth_multiplies": Claim(
        left=variance,
        right=lambda at: product_of_squares(at) - product_of_means(at) ** 2,
        false={
            "a sum over the blocks": Wrong(
                Sum(p[i] * (1 - p[i]) * a[i] ** 2, i),
                lambda at: sum(keep * (1 - keep) * scale**2 for keep, scale in zip(at.p, at.a, strict=True)),
            ),
            "the second moment": Wrong(Prod(1 + 2 * p[i] * a[i] + p[i] * a[i] ** 2, i), product_of_squares),
        },
        also_true={"exponent": (1, SQUARE)},
    ),
    "depth_multiplies.mean_output": Claim(
        left=mean,
        right=product_of_means,
        false={
            "no block is skipped": Wrong(Prod(1 + a[i], i), lambda at: at.product(lambda i: 1 + at.a[i])),
            "a sum over the blocks": Wrong(
                1 + Sum(p[i] * a[i], i),
                lambda at: 1 + sum(keep * scale for keep, scale in zip(at.p, at.a, strict=True)),
            ),
        },
        also_true={"name": (1, MEAN), "exponent": (1, SQUARE), "expectation": (1, MEAN)},
    ),
}

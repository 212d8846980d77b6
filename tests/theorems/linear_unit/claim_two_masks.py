"""Two passes by hand: averages over all pairs of masks, and over all masks with their complements."""

from claims import SQUARE, Claim, Wrong

from symdrop.definitions.linear_unit import I, i, p, w
from symdrop.language import Sum
from symdrop.theorems.linear_unit.two_masks import spread


def output(at, mask):
    return at.total(lambda i: mask[i] * at.w[i] * at.I[i])


def left(at):
    return at.mask_expectation(
        lambda mask: at.mask_expectation(lambda other: (output(at, mask) - output(at, other)) ** 2)
    )


def right_variance(at):
    return at.total(lambda i: at.p[i] * (1 - at.p[i]) * at.w[i] ** 2 * at.I[i] ** 2)


def complementary_left(at):
    def complement(mask):
        return output(at, [1 - bit for bit in mask])

    product = at.mask_expectation(lambda mask: output(at, mask) * complement(mask))
    return product - at.mask_expectation(lambda mask: output(at, mask)) * at.mask_expectation(complement)


SHIFTED = "a number added to one of two values does not change their covariance"
CLAIMS = {
    "two_masks": Claim(
        left=left,
        right=lambda at: 2 * right_variance(at),
        false={
            "one variance": Wrong(spread, right_variance),
            "p squared": Wrong(
                2 * Sum(p[i] ** 2 * w[i] ** 2 * I[i] ** 2, i),
                lambda at: 2 * at.total(lambda i: (at.p[i] * at.w[i] * at.I[i]) ** 2),
            ),
        },
        also_true={"exponent": (2, SQUARE)},
    ),
    "two_masks.complementary_masks": Claim(
        left=complementary_left,
        right=lambda at: -right_variance(at),
        false={
            "the other sign": Wrong(spread, right_variance),
            "no covariance": Wrong(0 * spread, lambda at: 0),
        },
        also_true={
            "exponent": (2, SQUARE),
            "sign": (1, SHIFTED),
            "term": (1, SHIFTED),
            "coefficient": (2, SHIFTED),
            "complement": (1, "p (1 - p) is the same at 1 - p"),
        },
    ),
}

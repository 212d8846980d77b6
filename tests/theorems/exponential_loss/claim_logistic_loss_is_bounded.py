"""The logistic loss under a mask by hand: an average over all masks, and the logarithm of another."""

from arithmetic.exponentials import Close, log, softplus
from claims import SQUARE, Claim


def left(at):
    return at.mask_expectation(lambda mask: softplus(-at.y * at.score(mask)))


def right(at):
    return log(1 + Close(at.product(at.factor)))


CLAIMS = {
    "logistic_loss_is_bounded": Claim(
        left=left,
        right=right,
        remainder=lambda at: log(1 + Close(at.masked_loss())) - left(at),
        also_true={"exponent": (1, SQUARE), "expectation": (1, "the mean of a number is that number")},
    ),
}

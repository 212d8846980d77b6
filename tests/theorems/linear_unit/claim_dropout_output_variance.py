"""The variance of the output by hand: the average squared distance from the average, over all masks."""

from claims import SQUARE, Claim, Wrong

from symdrop.definitions.linear_unit import I, i, p, w
from symdrop.language import Sum
from symdrop.theorems.linear_unit.dropout_output_variance import theorem


def masked_output(at, mask):
    return at.output([bit * weight for bit, weight in zip(mask, at.w, strict=True)])


def left(at):
    average = at.mask_expectation(lambda mask: masked_output(at, mask))
    return at.mask_expectation(lambda mask: (masked_output(at, mask) - average) ** 2)


def right(at):
    return at.total(lambda i: at.p[i] * (1 - at.p[i]) * at.w[i] ** 2 * at.I[i] ** 2)


CLAIMS = {
    "dropout_output_variance": Claim(
        left=left,
        right=right,
        false={
            "the second moment of a single entry": Wrong(
                Sum(p[i] * w[i] ** 2 * I[i] ** 2, i),
                lambda at: at.total(lambda i: at.p[i] * at.w[i] ** 2 * at.I[i] ** 2),
            ),
            "p squared": Wrong(
                Sum(p[i] ** 2 * w[i] ** 2 * I[i] ** 2, i),
                lambda at: at.total(lambda i: at.p[i] ** 2 * at.w[i] ** 2 * at.I[i] ** 2),
            ),
            "inputs not squared": Wrong(
                Sum(p[i] * (1 - p[i]) * w[i] ** 2 * I[i], i),
                lambda at: at.total(lambda i: at.p[i] * (1 - at.p[i]) * at.w[i] ** 2 * at.I[i]),
            ),
            "a half too many": Wrong(theorem.rhs / 2, lambda at: right(at) / 2),
        },
        also_true={
            "exponent": (1, SQUARE),
            "complement": (1, "p (1 - p) is the same at 1 - p"),
        },
    ),
}

"""Inverted dropout by hand: the average over all masks of the loss with mask delta / p."""

from claims import SQUARE, Claim, Wrong

from symdrop.definitions.linear_unit import I, i, j, p, regular_loss, w
from symdrop.language import Sum
from symdrop.theorems.linear_unit.inverted_dropout import penalty, theorem


def left(at):
    def loss(mask):
        return at.dropout_loss(at.w, [bit / keep for bit, keep in zip(mask, at.p, strict=True)])

    return at.mask_expectation(loss)


def right_penalty(at):
    return at.total(lambda i: (1 - at.p[i]) / at.p[i] * at.w[i] ** 2 * at.I[i] ** 2) / 2


def right(at):
    return at.regular_loss(at.w) + right_penalty(at)


CLAIMS = {
    "inverted_dropout": Claim(
        left=left,
        right=right,
        false={
            "the factor of the plain mask": Wrong(
                regular_loss(w[j]) + Sum(p[i] * (1 - p[i]) * w[i] ** 2 * I[i] ** 2, i) / 2,
                lambda at: (
                    at.regular_loss(at.w) + at.total(lambda i: at.p[i] * (1 - at.p[i]) * (at.w[i] * at.I[i]) ** 2) / 2
                ),
            ),
            "no penalty": Wrong(theorem.rhs - penalty, lambda at: right(at) - right_penalty(at)),
            "the missing half": Wrong(theorem.rhs + penalty, lambda at: right(at) + right_penalty(at)),
            "minus the penalty": Wrong(theorem.rhs - 2 * penalty, lambda at: right(at) - 2 * right_penalty(at)),
            "the loss at p w": Wrong(
                regular_loss(p[j] * w[j]) + penalty, lambda at: at.regular_loss(at.mean_weights()) + right_penalty(at)
            ),
        },
        also_true={"exponent": (1, SQUARE)},
    ),
}

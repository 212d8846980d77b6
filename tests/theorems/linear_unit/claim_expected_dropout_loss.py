"""Eq. 7, corrected, by hand: the average of the dropout loss over all masks."""

from claims import SQUARE, Claim, Wrong

from symdrop.definitions.linear_unit import I, i, j, p, regular_loss, w
from symdrop.language import Sum
from symdrop.theorems.linear_unit.expected_dropout_loss import penalty, theorem


def left(at):
    return at.mask_expectation(lambda mask: at.dropout_loss(at.w, mask))


def right_penalty(at):
    return at.total(lambda i: at.p[i] * (1 - at.p[i]) * at.w[i] ** 2 * at.I[i] ** 2) / 2


def at_mean(at):
    return at.regular_loss(at.mean_weights())


def right(at):
    return at_mean(at) + right_penalty(at)


CLAIMS = {
    "expected_dropout_loss": Claim(
        left=left,
        right=right,
        false={
            "no penalty": Wrong(theorem.rhs - penalty, lambda at: right(at) - right_penalty(at)),
            "the missing half": Wrong(theorem.rhs + penalty, lambda at: right(at) + right_penalty(at)),
            "minus the penalty": Wrong(theorem.rhs - 2 * penalty, lambda at: right(at) - 2 * right_penalty(at)),
            "p squared": Wrong(
                theorem.rhs - penalty + Sum(p[i] ** 2 * w[i] ** 2 * I[i] ** 2, i) / 2,
                lambda at: at_mean(at) + at.total(lambda i: (at.p[i] * at.w[i] * at.I[i]) ** 2) / 2,
            ),
            "the loss at w": Wrong(regular_loss(w[j]) + penalty, lambda at: at.regular_loss(at.w) + right_penalty(at)),
        },
        also_true={"exponent": (1, SQUARE)},
    ),
    "expected_dropout_loss.never_below": Claim(
        left=at_mean,
        right=left,
        remainder=right_penalty,
        also_true={"exponent": (1, SQUARE)},
    ),
}

"""Rescaled inputs by hand: the penalty as the part of the average loss that the mean weights do not explain."""

from claims import Claim, Wrong

from symdrop.definitions.linear_unit import I, c, dropout_loss, dropout_penalty, i, j, regular_loss, w
from symdrop.language import Sum


def penalty(at, weights, inputs):
    """E E_D minus the loss at the mean weights, over all masks; the target does not matter."""

    def loss(factors):
        return sum(f * w * x for f, w, x in zip(factors, weights, inputs, strict=True)) ** 2 / 2

    return at.mask_expectation(loss) - loss(at.p)


def rescaled(at):
    return [w / c for w, c in zip(at.w, at.c, strict=True)], [c * x for c, x in zip(at.c, at.I, strict=True)]


def left(at):
    return penalty(at, *rescaled(at))


def right(at):
    return at.total(lambda i: at.p[i] * (1 - at.p[i]) * at.w[i] ** 2 * at.I[i] ** 2) / 2


def same_loss_left(at):
    """The dropout loss at one mask, whose entries are any numbers."""
    weights, inputs = rescaled(at)
    output = sum(f * w * x for f, w, x in zip(at.delta, weights, inputs, strict=True))
    return (at.t - output) ** 2 / 2


CLAIMS = {
    "penalty_is_scale_free": Claim(
        left=left,
        right=right,
        false={
            "only the inputs rescaled": Wrong(
                lhs=dropout_penalty(w[i], c[i] * I[i]), left=lambda at: penalty(at, at.w, rescaled(at)[1])
            ),
            "only the weights rescaled": Wrong(
                lhs=dropout_penalty(w[i] / c[i], I[i]), left=lambda at: penalty(at, rescaled(at)[0], at.I)
            ),
            "both multiplied": Wrong(
                lhs=dropout_penalty(w[i] * c[i], c[i] * I[i]),
                left=lambda at: penalty(at, [w * c for w, c in zip(at.w, at.c, strict=True)], rescaled(at)[1]),
            ),
            "the l2 penalty": Wrong(
                lhs=Sum((w[i] / c[i]) ** 2, i),
                left=lambda at: at.total(lambda i: (at.w[i] / at.c[i]) ** 2),
                rhs=Sum(w[i] ** 2, i),
                right=lambda at: at.total(lambda i: at.w[i] ** 2),
            ),
        },
    ),
    "penalty_is_scale_free.same_loss": Claim(
        left=same_loss_left,
        right=lambda at: at.dropout_loss(at.w, at.delta),
        false={
            "nothing masked": Wrong(regular_loss(w[j]), lambda at: at.regular_loss(at.w)),
            "the inputs multiplied twice": Wrong(
                dropout_loss(c[j] * w[j]),
                lambda at: at.dropout_loss([c * w for c, w in zip(at.c, at.w, strict=True)], at.delta),
            ),
        },
    ),
}

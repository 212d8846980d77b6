"""Eq. 6 by hand: the average slope of the dropout loss over all masks."""

from claims import SQUARE, Claim, Wrong

from symdrop.definitions.linear_unit import I, j, k, p, t, w
from symdrop.language import Sum
from symdrop.theorems.linear_unit.expected_dropout_gradient import ridge, theorem


def left(at):
    return at.mask_expectation(
        lambda mask: at.slope(lambda weights: at.dropout_loss(weights, mask), at.w, at.k),
    )


def regular(at):
    """The slope in w_k of the regular loss at p w, the chain rule's factor included."""

    def loss(weights):
        return at.regular_loss([keep * weight for keep, weight in zip(at.p, weights, strict=True)])

    return at.slope(loss, at.w, at.k)


def right_ridge(at):
    return at.p[at.k] * (1 - at.p[at.k]) * at.w[at.k] * at.I[at.k] ** 2


def right(at):
    return regular(at) + right_ridge(at)


CLAIMS = {
    "expected_dropout_gradient": Claim(
        left=left,
        right=right,
        false={
            "no ridge": Wrong(theorem.rhs - ridge, regular),
            "no chain factor": Wrong(
                -I[k] * (t - Sum(p[j] * w[j] * I[j], j)) + ridge,
                lambda at: -at.I[at.k] * (at.t - at.output(at.mean_weights())) + right_ridge(at),
            ),
            "p squared in the ridge": Wrong(
                theorem.rhs - ridge + p[k] ** 2 * w[k] * I[k] ** 2,
                lambda at: regular(at) + at.p[at.k] ** 2 * at.w[at.k] * at.I[at.k] ** 2,
            ),
            "half a ridge": Wrong(theorem.rhs - ridge / 2, lambda at: right(at) - right_ridge(at) / 2),
            "minus the ridge": Wrong(theorem.rhs - 2 * ridge, lambda at: right(at) - 2 * right_ridge(at)),
            "the input not squared": Wrong(
                theorem.rhs - ridge + p[k] * (1 - p[k]) * w[k] * I[k],
                lambda at: regular(at) + at.p[at.k] * (1 - at.p[at.k]) * at.w[at.k] * at.I[at.k],
            ),
            "the ridge of all units": Wrong(
                theorem.rhs - ridge + Sum(p[j] * (1 - p[j]) * w[j] * I[j] ** 2, j),
                lambda at: regular(at) + at.total(lambda j: at.p[j] * (1 - at.p[j]) * at.w[j] * at.I[j] ** 2),
            ),
        },
        also_true={"exponent": (1, SQUARE)},
    ),
}

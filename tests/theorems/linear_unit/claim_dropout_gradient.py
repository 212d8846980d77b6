"""Eq. 3 by hand: the slope of the dropout loss for one mask, of which the entries may be any numbers."""

from claims import Claim, Wrong

from symdrop.definitions.linear_unit import I, delta, k, t, w
from symdrop.theorems.linear_unit.dropout_gradient import theorem


def left(at):
    return at.slope(lambda weights: at.dropout_loss(weights, at.delta), at.w, at.k)


def right(at):
    k = at.k
    others = at.total(lambda j: at.w[j] * at.delta[j] * at.delta[k] * at.I[j] * at.I[k] if j != k else 0)
    return -at.t * at.delta[k] * at.I[k] + at.w[k] * at.delta[k] ** 2 * at.I[k] ** 2 + others


own = w[k] * I[k] ** 2
CLAIMS = {
    "dropout_gradient": Claim(
        left=left,
        right=right,
        false={
            "the mask is not squared": Wrong(
                theorem.rhs + own * (delta[k] - delta[k] ** 2),
                lambda at: right(at) + at.w[at.k] * at.I[at.k] ** 2 * (at.delta[at.k] - at.delta[at.k] ** 2),
            ),
            "the sum runs over all units": Wrong(
                theorem.rhs + own * delta[k] ** 2,
                lambda at: right(at) + at.w[at.k] * at.I[at.k] ** 2 * at.delta[at.k] ** 2,
            ),
            "the target with a plus": Wrong(
                theorem.rhs + 2 * t * delta[k] * I[k], lambda at: right(at) + 2 * at.t * at.delta[at.k] * at.I[at.k]
            ),
            "the 1/2 forgotten": Wrong(2 * theorem.rhs, lambda at: 2 * right(at)),
        },
    ),
}

"""Eqs 4 and 5 by hand: the slope of the regular loss at w' = p w, in w."""

from claims import Claim, Wrong

from symdrop.definitions.linear_unit import I, j, k, p, t, w
from symdrop.language import Sum
from symdrop.theorems.linear_unit.regular_gradient import theorem


def left(at):
    def loss(weights):
        return at.regular_loss([keep * weight for keep, weight in zip(at.p, weights, strict=True)])

    return at.slope(loss, at.w, at.k)


def right(at):
    k = at.k
    others = at.total(lambda j: at.w[j] * at.p[j] * at.p[k] * at.I[j] * at.I[k] if j != k else 0)
    return -at.t * at.p[k] * at.I[k] + at.w[k] * at.p[k] ** 2 * at.I[k] ** 2 + others


own = w[k] * I[k] ** 2
CLAIMS = {
    "regular_gradient": Claim(
        left=left,
        right=right,
        false={
            "no chain factor": Wrong(
                -I[k] * (t - Sum(p[j] * w[j] * I[j], j)), lambda at: -at.I[at.k] * (at.t - at.output(at.mean_weights()))
            ),
            "p for p squared": Wrong(
                theorem.rhs + own * p[k] * (1 - p[k]),
                lambda at: right(at) + at.w[at.k] * at.I[at.k] ** 2 * at.p[at.k] * (1 - at.p[at.k]),
            ),
            "the sum runs over all units": Wrong(
                theorem.rhs + own * p[k] ** 2, lambda at: right(at) + at.w[at.k] * at.I[at.k] ** 2 * at.p[at.k] ** 2
            ),
            "the 1/2 forgotten": Wrong(2 * theorem.rhs, lambda at: 2 * right(at)),
        },
    ),
}

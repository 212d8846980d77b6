"""One step of gradient descent by hand, averaged over all masks."""

from claims import SQUARE, Claim, Wrong

from symdrop.definitions.linear_unit import I, eta, j, k, p, t, w
from symdrop.language import Sum
from symdrop.theorems.linear_unit.expected_step import theorem


def left(at):
    def step(mask):
        return at.w[at.k] - at.eta * at.slope(lambda weights: at.dropout_loss(weights, mask), at.w, at.k)

    return at.mask_expectation(step)


def decay(at):
    return at.eta * at.p[at.k] * (1 - at.p[at.k]) * at.I[at.k] ** 2 * at.w[at.k]


def regular_step(at):
    return at.eta * at.p[at.k] * at.I[at.k] * (at.t - at.output(at.mean_weights()))


def right(at):
    return at.w[at.k] - decay(at) + regular_step(at)


shrinking = eta * p[k] * (1 - p[k]) * I[k] ** 2 * w[k]

move = eta * p[k] * I[k] * (t - Sum(p[j] * w[j] * I[j], j))
CLAIMS = {
    "expected_step": Claim(
        left=left,
        right=right,
        false={
            "no decay": Wrong(theorem.rhs + shrinking, lambda at: right(at) + decay(at)),
            "half the decay": Wrong(theorem.rhs + shrinking / 2, lambda at: right(at) + decay(at) / 2),
            "uphill": Wrong(theorem.rhs - 2 * move, lambda at: right(at) - 2 * regular_step(at)),
            "no chain factor": Wrong(
                w[k] - shrinking + eta * I[k] * (t - Sum(p[j] * w[j] * I[j], j)),
                lambda at: at.w[at.k] - decay(at) + at.eta * at.I[at.k] * (at.t - at.output(at.mean_weights())),
            ),
            "the decay without its rate": Wrong(
                w[k] - p[k] * (1 - p[k]) * I[k] ** 2 * w[k] + move,
                lambda at: at.w[at.k] - at.p[at.k] * (1 - at.p[at.k]) * at.I[at.k] ** 2 * at.w[at.k] + regular_step(at),
            ),
        },
        also_true={"exponent": (1, SQUARE)},
    ),
}

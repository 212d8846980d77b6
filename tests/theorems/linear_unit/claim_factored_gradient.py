"""The three gradients by hand: of the regular loss in its own weights, in w at p w, and of the dropout loss."""

from claims import SQUARE, Claim, Wrong

from symdrop.definitions.linear_unit import I, j, k, p, t, w
from symdrop.language import Sum
from symdrop.theorems.linear_unit.factored_gradient import gradient_at_mean, own_gradient, ridge


def left(at):
    return at.mask_expectation(lambda mask: at.slope(lambda weights: at.dropout_loss(weights, mask), at.w, at.k))


def own(at, weights):
    """The gradient of Eq. 1 at the given weights, where nothing is put in for them."""
    return at.slope(at.regular_loss, weights, at.k)


def right_ridge(at):
    return at.p[at.k] * (1 - at.p[at.k]) * at.w[at.k] * at.I[at.k] ** 2


def right(at):
    return at.p[at.k] * own(at, at.mean_weights()) + right_ridge(at)


def own_left(at):
    return own(at, at.v)


def own_right(at):
    return -at.I[at.k] * (at.t - at.output(at.v))


def chain_left(at):
    def loss(weights):
        return at.regular_loss([keep * weight for keep, weight in zip(at.p, weights, strict=True)])

    return at.slope(loss, at.w, at.k)


def chain_right(at):
    return at.p[at.k] * own(at, at.mean_weights())


CLAIMS = {
    "factored_gradient": Claim(
        left=left,
        right=right,
        false={
            "no chain factor": Wrong(gradient_at_mean + ridge, lambda at: own(at, at.mean_weights()) + right_ridge(at)),
            "the factor on the ridge too": Wrong(
                p[k] * (gradient_at_mean + ridge),
                lambda at: at.p[at.k] * (own(at, at.mean_weights()) + right_ridge(at)),
            ),
            "the gradient at w": Wrong(
                -p[k] * I[k] * (t - Sum(w[j] * I[j], j)) + ridge,
                lambda at: at.p[at.k] * own(at, at.w) + right_ridge(at),
            ),
            "no ridge": Wrong(p[k] * gradient_at_mean, chain_right),
        },
        also_true={"exponent": (1, SQUARE)},
    ),
    "factored_gradient.own_gradient": Claim(
        left=own_left,
        right=own_right,
        false={
            "the sign of its own gradient": Wrong(-own_gradient.rhs, lambda at: -own_right(at)),
            "half of its own gradient": Wrong(own_gradient.rhs / 2, lambda at: own_right(at) / 2),
            "a residual without the output": Wrong(-I[k] * t, lambda at: -at.I[at.k] * at.t),
        },
    ),
    "factored_gradient.chain_rule": Claim(
        left=chain_left,
        right=chain_right,
        false={
            "no factor in the chain rule": Wrong(gradient_at_mean, lambda at: own(at, at.mean_weights())),
            "the factor inside only": Wrong(
                -I[k] * (t - Sum(p[j] * p[k] * w[j] * I[j], j)),
                lambda at: -at.I[at.k] * (at.t - at.p[at.k] * at.output(at.mean_weights())),
            ),
            "the factor squared": Wrong(p[k] ** 2 * gradient_at_mean, lambda at: at.p[at.k] * chain_right(at)),
        },
    ),
}

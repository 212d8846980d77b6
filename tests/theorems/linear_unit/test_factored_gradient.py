"""The three gradients by hand: of the regular loss in its own weights, in w at p w, and of the dropout loss."""

import pytest

from symdrop.definitions.linear_unit import I, j, k, p, t, w
from symdrop.language import Sum
from symdrop.theorems.linear_unit.factored_gradient import chain_rule, gradient_at_mean, own_gradient, ridge, theorem


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
    "theorem": (theorem, left, right),
    "own_gradient": (own_gradient, own_left, own_right),
    "chain_rule": (chain_rule, chain_left, chain_right),
}
FALSE = {
    "no chain factor": ("theorem", gradient_at_mean + ridge, lambda at: own(at, at.mean_weights()) + right_ridge(at)),
    "the factor on the ridge too": (
        "theorem",
        p[k] * (gradient_at_mean + ridge),
        lambda at: at.p[at.k] * (own(at, at.mean_weights()) + right_ridge(at)),
    ),
    "the gradient at w": (
        "theorem",
        -p[k] * I[k] * (t - Sum(w[j] * I[j], j)) + ridge,
        lambda at: at.p[at.k] * own(at, at.w) + right_ridge(at),
    ),
    "no ridge": ("theorem", p[k] * gradient_at_mean, chain_right),
    "the sign of its own gradient": ("own_gradient", -own_gradient.rhs, lambda at: -own_right(at)),
    "half of its own gradient": ("own_gradient", own_gradient.rhs / 2, lambda at: own_right(at) / 2),
    "a residual without the output": ("own_gradient", -I[k] * t, lambda at: -at.I[at.k] * at.t),
    "no factor in the chain rule": ("chain_rule", gradient_at_mean, lambda at: own(at, at.mean_weights())),
    "the factor inside only": (
        "chain_rule",
        -I[k] * (t - Sum(p[j] * p[k] * w[j] * I[j], j)),
        lambda at: -at.I[at.k] * (at.t - at.p[at.k] * at.output(at.mean_weights())),
    ),
    "the factor squared": ("chain_rule", p[k] ** 2 * gradient_at_mean, lambda at: at.p[at.k] * chain_right(at)),
}


@pytest.mark.parametrize("claim", CLAIMS)
def test_it_holds_by_hand(claim, points):
    _, left, right = CLAIMS[claim]
    assert [left(at) for at in points] == [right(at) for at in points]


@pytest.mark.parametrize("claim", CLAIMS)
def test_every_line_has_the_value_found_by_hand(claim, points, line_values):
    theorem, left, _ = CLAIMS[claim]
    for at in points:
        assert set(line_values(theorem, at)) == {left(at)}


@pytest.mark.parametrize("name", FALSE)
def test_a_false_neighbour_is_refused(name, refusal):
    claim, rhs, wrong = FALSE[name]
    theorem, left, _ = CLAIMS[claim]
    at, found = refusal(theorem, rhs)
    assert (found.left, found.right) == (left(at), wrong(at))

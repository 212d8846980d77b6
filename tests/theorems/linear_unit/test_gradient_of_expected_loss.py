"""Slope of the average against average of the slopes, and Eq. 7 against Eq. 6, by hand."""

import pytest

from symdrop.definitions.linear_unit import I, dropout_penalty, i, j, k, p, regular_loss, t, w
from symdrop.language import D, Sum
from symdrop.theorems.linear_unit.gradient_of_expected_loss import penalised_gradient, ridge, theorem


def left(at):
    def expected(weights):
        return at.mask_expectation(lambda mask: at.dropout_loss(weights, mask))

    return at.slope(expected, at.w, at.k)


def right(at):
    return at.mask_expectation(lambda mask: at.slope(lambda weights: at.dropout_loss(weights, mask), at.w, at.k))


def penalised_left(at):
    def penalised(weights):
        penalty = at.total(lambda i: at.p[i] * (1 - at.p[i]) * weights[i] ** 2 * at.I[i] ** 2) / 2
        return at.regular_loss([keep * weight for keep, weight in zip(at.p, weights, strict=True)]) + penalty

    return at.slope(penalised, at.w, at.k)


def regular(at):
    return -at.p[at.k] * at.I[at.k] * (at.t - at.output(at.mean_weights()))


def right_ridge(at):
    return at.p[at.k] * (1 - at.p[at.k]) * at.w[at.k] * at.I[at.k] ** 2


def penalised_right(at):
    return regular(at) + right_ridge(at)


regular_part = D(regular_loss(p[j] * w[j]), w[k])
unchained = -I[k] * (t - Sum(p[j] * w[j] * I[j], j)) + ridge
FALSE = {
    "no ridge": (regular_part, regular),
    "twice the ridge": (regular_part + 2 * ridge, lambda at: regular(at) + 2 * right_ridge(at)),
    "no chain factor": (
        unchained,
        lambda at: -at.I[at.k] * (at.t - at.output(at.mean_weights())) + right_ridge(at),
    ),
}
CLAIMS = {"theorem": (theorem, left, right), "penalised": (penalised_gradient, penalised_left, penalised_right)}


@pytest.mark.parametrize("claim", CLAIMS)
def test_it_holds_by_hand(claim, points):
    _, left, right = CLAIMS[claim]
    assert [left(at) for at in points] == [right(at) for at in points]


@pytest.mark.parametrize("claim", CLAIMS)
def test_every_line_has_the_value_found_by_hand(claim, points, line_values):
    theorem, left, _ = CLAIMS[claim]
    for at in points:
        assert set(line_values(theorem, at)) == {left(at)}


@pytest.mark.parametrize("claim", CLAIMS)
@pytest.mark.parametrize("name", FALSE)
def test_a_false_neighbour_is_refused(claim, name, refusal):
    theorem, left, _ = CLAIMS[claim]
    rhs, wrong = FALSE[name]
    at, found = refusal(theorem, rhs)
    assert (found.left, found.right) == (left(at), wrong(at))


def test_without_the_half_equation_seven_does_not_fit_equation_six(refusal):
    lhs = D(regular_loss(p[j] * w[j]) + 2 * dropout_penalty(w[i]), w[k])
    at, found = refusal(penalised_gradient, lhs=lhs)
    assert (found.left, found.right) == (regular(at) + 2 * right_ridge(at), penalised_right(at))

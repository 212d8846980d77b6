"""Training with w = v / p by hand: the average loss over all masks in terms of the deployed weights v."""

import pytest

from symdrop.definitions.linear_unit import I, i, j, k, p, regular_loss, v
from symdrop.language import Sum
from symdrop.theorems.linear_unit.deployed_weights import penalty, penalty_falls, theorem


def left(at):
    trained = [deployed / keep for deployed, keep in zip(at.v, at.p, strict=True)]
    return at.mask_expectation(lambda mask: at.dropout_loss(trained, mask))


def right_penalty(at):
    return at.total(lambda i: (1 - at.p[i]) / at.p[i] * at.v[i] ** 2 * at.I[i] ** 2) / 2


def right(at):
    return at.regular_loss(at.v) + right_penalty(at)


def falls_right(at):
    return -(at.v[at.k] ** 2) * at.I[at.k] ** 2 / at.p[at.k] ** 2 / 2


FALSE = {
    "the factor of the trained weights": (
        regular_loss(v[j]) + Sum(p[i] * (1 - p[i]) * v[i] ** 2 * I[i] ** 2, i) / 2,
        lambda at: at.regular_loss(at.v) + at.total(lambda i: at.p[i] * (1 - at.p[i]) * (at.v[i] * at.I[i]) ** 2) / 2,
    ),
    "no penalty": (theorem.rhs - penalty, lambda at: right(at) - right_penalty(at)),
    "the missing half": (theorem.rhs + penalty, lambda at: right(at) + right_penalty(at)),
    "1 / p": (
        regular_loss(v[j]) + Sum(v[i] ** 2 * I[i] ** 2 / p[i], i) / 2,
        lambda at: at.regular_loss(at.v) + at.total(lambda i: (at.v[i] * at.I[i]) ** 2 / at.p[i]) / 2,
    ),
    "the loss at p v": (
        regular_loss(p[j] * v[j]) + penalty,
        lambda at: at.regular_loss([keep * v for keep, v in zip(at.p, at.v, strict=True)]) + right_penalty(at),
    ),
}
FALSE_FALL = {
    "it rises": -penalty_falls.rhs,
    "not squared": penalty_falls.rhs * p[k],
    "the missing half": 2 * penalty_falls.rhs,
}


def test_it_holds_by_hand(points):
    assert [left(at) for at in points] == [right(at) for at in points]


def test_every_line_has_the_value_found_by_hand(points, line_values):
    for at in points:
        assert set(line_values(theorem, at)) == {left(at)}


@pytest.mark.parametrize("name", FALSE)
def test_a_false_neighbour_is_refused(name, refusal):
    claim, wrong = FALSE[name]
    at, found = refusal(theorem, claim)
    assert (found.left, found.right) == (left(at), wrong(at))


def test_the_penalty_falls_by_hand(points, line_values, make_point):
    """A difference of 1/p - 1 between p - h and p + h is its slope times p^2 / (p^2 - h^2)."""
    for at in points:
        step = at.p[at.k] / 10
        name = f"p[{at.k + 1}]"
        up, down = (
            right_penalty(make_point(at.sizes, at.indices, {**at.values, name: at.p[at.k] + change}))
            for change in (step, -step)
        )
        slope = (up - down) / (2 * step) * (at.p[at.k] ** 2 - step**2) / at.p[at.k] ** 2
        assert slope == falls_right(at) <= 0
        assert set(line_values(penalty_falls, at)) == {slope}


@pytest.mark.parametrize("name", FALSE_FALL)
def test_a_false_slope_of_the_penalty_is_refused(name, refusal):
    at, found = refusal(penalty_falls, FALSE_FALL[name])
    wrong = {"it rises": -1, "not squared": at.p[at.k], "the missing half": 2}[name] * falls_right(at)
    assert (found.left, found.right) == (falls_right(at), wrong)

"""Eq. 3 by hand: the slope of the dropout loss for one mask, of which the entries may be any numbers."""

import pytest

from symdrop.definitions.linear_unit import I, delta, k, t, w
from symdrop.theorems.linear_unit.dropout_gradient import theorem


def left(at):
    return at.slope(lambda weights: at.dropout_loss(weights, at.delta), at.w, at.k)


def right(at):
    k = at.k
    others = at.total(lambda j: at.w[j] * at.delta[j] * at.delta[k] * at.I[j] * at.I[k] if j != k else 0)
    return -at.t * at.delta[k] * at.I[k] + at.w[k] * at.delta[k] ** 2 * at.I[k] ** 2 + others


own = w[k] * I[k] ** 2
FALSE = {
    "the mask is not squared": (
        theorem.rhs + own * (delta[k] - delta[k] ** 2),
        lambda at: right(at) + at.w[at.k] * at.I[at.k] ** 2 * (at.delta[at.k] - at.delta[at.k] ** 2),
    ),
    "the sum runs over all units": (
        theorem.rhs + own * delta[k] ** 2,
        lambda at: right(at) + at.w[at.k] * at.I[at.k] ** 2 * at.delta[at.k] ** 2,
    ),
    "the target with a plus": (
        theorem.rhs + 2 * t * delta[k] * I[k],
        lambda at: right(at) + 2 * at.t * at.delta[at.k] * at.I[at.k],
    ),
    "the 1/2 forgotten": (2 * theorem.rhs, lambda at: 2 * right(at)),
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

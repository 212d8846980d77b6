"""Eq. 7, corrected, by hand: the average of the dropout loss over all masks."""

import pytest

from symdrop.definitions.linear_unit import I, i, j, p, regular_loss, w
from symdrop.language import Sum
from symdrop.theorems.linear_unit.expected_dropout_loss import never_below, penalty, theorem


def left(at):
    return at.mask_expectation(lambda mask: at.dropout_loss(at.w, mask))


def right_penalty(at):
    return at.total(lambda i: at.p[i] * (1 - at.p[i]) * at.w[i] ** 2 * at.I[i] ** 2) / 2


def right(at):
    return at.regular_loss(at.mean_weights()) + right_penalty(at)


FALSE = {
    "no penalty": (theorem.rhs - penalty, lambda at: right(at) - right_penalty(at)),
    "the missing half": (theorem.rhs + penalty, lambda at: right(at) + right_penalty(at)),
    "minus the penalty": (theorem.rhs - 2 * penalty, lambda at: right(at) - 2 * right_penalty(at)),
    "p squared": (
        theorem.rhs - penalty + Sum(p[i] ** 2 * w[i] ** 2 * I[i] ** 2, i) / 2,
        lambda at: at.regular_loss(at.mean_weights()) + at.total(lambda i: (at.p[i] * at.w[i] * at.I[i]) ** 2) / 2,
    ),
    "the loss at w": (regular_loss(w[j]) + penalty, lambda at: at.regular_loss(at.w) + right_penalty(at)),
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


def test_the_loss_is_never_below_that_at_the_mean_by_just_the_penalty(points, inequality_values, reverse_refusal):
    for at in points:
        smaller = at.regular_loss(at.mean_weights())
        assert inequality_values(never_below, at) == (smaller, left(at), right_penalty(at))
        assert smaller <= left(at)
    found = reverse_refusal(never_below)
    assert found.left > found.right

"""Inverted dropout by hand: the average over all masks of the loss with mask delta / p."""

import pytest

from symdrop.definitions.linear_unit import I, i, j, p, regular_loss, w
from symdrop.language import Sum
from symdrop.theorems.linear_unit.inverted_dropout import penalty, theorem


def left(at):
    def loss(mask):
        return at.dropout_loss(at.w, [bit / keep for bit, keep in zip(mask, at.p, strict=True)])

    return at.mask_expectation(loss)


def right_penalty(at):
    return at.total(lambda i: (1 - at.p[i]) / at.p[i] * at.w[i] ** 2 * at.I[i] ** 2) / 2


def right(at):
    return at.regular_loss(at.w) + right_penalty(at)


FALSE = {
    "the factor of the plain mask": (
        regular_loss(w[j]) + Sum(p[i] * (1 - p[i]) * w[i] ** 2 * I[i] ** 2, i) / 2,
        lambda at: at.regular_loss(at.w) + at.total(lambda i: at.p[i] * (1 - at.p[i]) * (at.w[i] * at.I[i]) ** 2) / 2,
    ),
    "no penalty": (theorem.rhs - penalty, lambda at: right(at) - right_penalty(at)),
    "the missing half": (theorem.rhs + penalty, lambda at: right(at) + right_penalty(at)),
    "minus the penalty": (theorem.rhs - 2 * penalty, lambda at: right(at) - 2 * right_penalty(at)),
    "the loss at p w": (
        regular_loss(p[j] * w[j]) + penalty,
        lambda at: at.regular_loss(at.mean_weights()) + right_penalty(at),
    ),
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

"""The covariance of two outputs by hand: averages over all masks of the inputs, which the outputs share."""

from fractions import Fraction

import pytest

from symdrop.definitions.linear_layer import I, W, i, k, l, p
from symdrop.language import Sum, bracket
from symdrop.theorems.linear_layer.unit_masks_correlate_outputs import theorem


def left(at):
    return at.covariance(at.unit_average)


def weighted(at, factor, power=2):
    return sum((factor(i) * at.W[at.k][i] * at.W[at.l][i] * at.I[i] ** power for i in range(at.n)), Fraction(0))


def right(at):
    return weighted(at, lambda i: at.p[i] * (1 - at.p[i]))


FALSE = {
    "only for one and the same output": (bracket(k, l) * theorem.rhs, lambda at: right(at) * (at.k == at.l)),
    "the second moment of a mask": (
        Sum(p[i] * W[k, i] * W[l, i] * I[i] ** 2, i),
        lambda at: weighted(at, lambda i: at.p[i]),
    ),
    "p squared": (
        Sum(p[i] ** 2 * W[k, i] * W[l, i] * I[i] ** 2, i),
        lambda at: weighted(at, lambda i: at.p[i] ** 2),
    ),
    "inputs not squared": (
        Sum(p[i] * (1 - p[i]) * W[k, i] * W[l, i] * I[i], i),
        lambda at: weighted(at, lambda i: at.p[i] * (1 - at.p[i]), power=1),
    ),
    "the weights of one output twice": (
        Sum(p[i] * (1 - p[i]) * W[k, i] ** 2 * I[i] ** 2, i),
        lambda at: sum(at.p[i] * (1 - at.p[i]) * (at.W[at.k][i] * at.I[i]) ** 2 for i in range(at.n)),
    ),
}


def test_it_holds_by_hand(places):
    assert [left(at) for at in places] == [right(at) for at in places]


def test_two_different_outputs_are_correlated(places):
    assert any(left(at) != 0 for at in places if at.k != at.l)


def test_every_line_has_the_value_found_by_hand(places, line_values):
    for at in places:
        assert set(line_values(theorem, at)) == {left(at)}


@pytest.mark.parametrize("name", FALSE)
def test_a_false_neighbour_is_refused(name, refusal):
    claim, wrong = FALSE[name]
    at, found = refusal(theorem, claim)
    assert (found.left, found.right) == (left(at), wrong(at))

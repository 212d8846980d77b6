"""The covariance of two outputs by hand: averages over all masks of the connections, each with one of its own."""

from fractions import Fraction

import pytest

from symdrop.definitions.linear_layer import I, W, i, k, l, q
from symdrop.language import Sum, bracket
from symdrop.theorems.linear_layer.connection_masks_do_not import theorem


def left(at):
    return at.covariance(lambda value: at.connection_average(value, at.q))


def weighted(at, factor):
    return sum((factor(at.q[at.k][i]) * (at.W[at.k][i] * at.I[i]) ** 2 for i in range(at.n)), Fraction(0))


def right(at):
    return weighted(at, lambda q: q * (1 - q)) if at.k == at.l else Fraction(0)


FALSE = {
    "the covariance of masked inputs": (
        Sum(q[k, i] * (1 - q[k, i]) * W[k, i] * W[l, i] * I[i] ** 2, i),
        lambda at: sum(
            at.q[at.k][i] * (1 - at.q[at.k][i]) * at.W[at.k][i] * at.W[at.l][i] * at.I[i] ** 2 for i in range(at.n)
        ),
    ),
    "for different outputs as well": (
        Sum(q[k, i] * (1 - q[k, i]) * W[k, i] ** 2 * I[i] ** 2, i),
        lambda at: weighted(at, lambda q: q * (1 - q)),
    ),
    "never": (0 * theorem.rhs, lambda at: 0),
    "the second moment of a mask": (
        bracket(k, l) * Sum(q[k, i] * W[k, i] ** 2 * I[i] ** 2, i),
        lambda at: weighted(at, lambda q: q) * (at.k == at.l),
    ),
}


def test_it_holds_by_hand(places):
    assert [left(at) for at in places] == [right(at) for at in places]
    assert any(left(at) != 0 for at in places)


def test_every_line_has_the_value_found_by_hand(places, line_values):
    for at in places:
        assert set(line_values(theorem, at)) == {left(at)}


@pytest.mark.parametrize("name", FALSE)
def test_a_false_neighbour_is_refused(name, refusal):
    claim, wrong = FALSE[name]
    at, found = refusal(theorem, claim)
    assert (found.left, found.right) == (left(at), wrong(at))

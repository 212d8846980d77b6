"""Dropped columns by hand: the squared distance averaged over all masks of the pairs."""

import pytest

from symdrop.definitions.matrix_factorization import U, V, a, c, column_penalty, l, theta
from symdrop.language import Sum
from symdrop.theorems.matrix_factorization.factor_masks import loss_at_mean, theorem


def left(at):
    return at.dropped_loss(at.Y, at.pairs(), at.theta)


def norm(column):
    return sum(x**2 for x in column)


def norms(at):
    return sum(norm(u) * norm(v) for u, v in at.pairs())


def claimed(at, factor, penalty):
    return at.distance(at.Y, at.pairs()) + factor * penalty


def right(at):
    return claimed(at, (1 - at.theta) / at.theta, norms(at))


penalty = Sum(column_penalty(U[a, c], V[l, c]), c)
odds = (1 - theta) / theta
FALSE = {
    "no penalty": (loss_at_mean, lambda at: claimed(at, 0, 0)),
    "the variance of a mask that is not divided": (
        loss_at_mean + theta * (1 - theta) * penalty,
        lambda at: claimed(at, at.theta * (1 - at.theta), norms(at)),
    ),
    "one over theta": (loss_at_mean + penalty / theta, lambda at: claimed(at, 1 / at.theta, norms(at))),
    "the norms of the whole factors": (
        loss_at_mean + odds * Sum(U[a, c] ** 2, a, c) * Sum(V[l, c] ** 2, l, c),
        lambda at: claimed(
            at, (1 - at.theta) / at.theta, sum(norm(u) for u, _ in at.pairs()) * sum(norm(v) for _, v in at.pairs())
        ),
    ),
    "the sum of the norms": (
        loss_at_mean + odds * (Sum(U[a, c] ** 2, a, c) + Sum(V[l, c] ** 2, l, c)),
        lambda at: claimed(at, (1 - at.theta) / at.theta, sum(norm(u) + norm(v) for u, v in at.pairs())),
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

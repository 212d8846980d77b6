"""A linear model by hand: half the squared scores, averaged over all masks of all entries."""

from fractions import Fraction

import pytest

from symdrop.definitions.glm import X, a, beta, i, p, score
from symdrop.language import Sum
from symdrop.theorems.glm.linear_is_exact import theorem
from symdrop.theorems.glm.quadratic_penalty import theorem as quadratic_penalty


def half_squares(scores):
    return sum((z**2 / 2 for z in scores), Fraction(0))


def left(at):
    return at.average(half_squares)


def claimed(at, factor):
    return half_squares(at.noiseless()) + factor * at.squares([1] * at.m)


def right(at):
    return claimed(at, (1 - at.p) / (2 * at.p))


loss, squares = Sum(score**2, a) / 2, Sum(X[a, i] ** 2 * beta[i] ** 2, a, i)
FALSE = {
    "no penalty": (loss, lambda at: claimed(at, 0)),
    "the missing half": (loss + (1 - p) / p * squares, lambda at: claimed(at, (1 - at.p) / at.p)),
    "a mask that is not divided": (loss + p * (1 - p) * squares / 2, lambda at: claimed(at, at.p * (1 - at.p) / 2)),
    "the score rescaled": (loss / p, lambda at: half_squares(at.noiseless()) / at.p),
}


def test_it_holds_by_hand(points):
    assert [left(at) for at in points] == [right(at) for at in points]


def test_every_line_has_the_value_found_by_hand(points, line_values):
    for at in points:
        assert set(line_values(theorem, at)) == {left(at)}


def test_it_is_the_quadratic_penalty_with_the_derivatives_of_half_a_square(points, line_values, make_point):
    for at in points:
        scores = at.noiseless()
        derivatives = {"A": [z**2 / 2 for z in scores], "A_prime": scores, "A_double_prime": [1] * at.m}
        kept = {name: at.values[name] for name in at.values if not str(name).startswith("A")}
        there = make_point(at.sizes, at.indices, {**kept, **derivatives})
        assert set(line_values(quadratic_penalty, there)) == {left(at)}


@pytest.mark.parametrize("name", FALSE)
def test_a_false_neighbour_is_refused(name, refusal):
    claim, wrong = FALSE[name]
    at, found = refusal(theorem, claim)
    assert (found.left, found.right) == (left(at), wrong(at))

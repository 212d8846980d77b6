"""Completing the square by hand, and that the maximum is where it says."""

from fractions import Fraction

import pytest

from symdrop.definitions.linear_unit import I, i, k, p, w
from symdrop.language import Rational, Sum
from symdrop.theorems.linear_unit.half_is_largest import at_most_at_half, penalty_below_half, theorem

HALF, QUARTER = Fraction(1, 2), Fraction(1, 4)


def left(at):
    return at.p[at.k] * (1 - at.p[at.k])


def right(at):
    return QUARTER - (at.p[at.k] - HALF) ** 2


def penalty_left(at):
    return at.total(lambda i: at.p[i] * (1 - at.p[i]) * at.w[i] ** 2 * at.I[i] ** 2) / 2


def penalty_right(at):
    at_half = at.total(lambda i: QUARTER * at.w[i] ** 2 * at.I[i] ** 2) / 2
    return at_half - at.total(lambda i: (at.p[i] - HALF) ** 2 * at.w[i] ** 2 * at.I[i] ** 2) / 2


CLAIMS = {"theorem": (theorem, left, right), "penalty": (penalty_below_half, penalty_left, penalty_right)}
FALSE = {
    "largest at one third": (
        "theorem",
        Rational(1, 4) - (p[k] - Rational(1, 3)) ** 2,
        lambda at: QUARTER - (at.p[at.k] - Fraction(1, 3)) ** 2,
    ),
    "not squared": ("theorem", Rational(1, 4) - (p[k] - Rational(1, 2)), lambda at: QUARTER - (at.p[at.k] - HALF)),
    "a half for the quarter": (
        "theorem",
        Rational(1, 2) - (p[k] - Rational(1, 2)) ** 2,
        lambda at: HALF - (at.p[at.k] - HALF) ** 2,
    ),
    "smallest at one half": (
        "theorem",
        Rational(1, 4) + (p[k] - Rational(1, 2)) ** 2,
        lambda at: QUARTER + (at.p[at.k] - HALF) ** 2,
    ),
    "the missing half": ("penalty", 2 * penalty_below_half.rhs, lambda at: 2 * penalty_right(at)),
    "the penalty at one half": (
        "penalty",
        Sum(w[i] ** 2 * I[i] ** 2, i) / 8,
        lambda at: at.total(lambda i: at.w[i] ** 2 * at.I[i] ** 2) / 8,
    ),
    "inputs not squared": (
        "penalty",
        Sum((Rational(1, 4) - (p[i] - Rational(1, 2)) ** 2) * w[i] ** 2 * I[i], i) / 2,
        lambda at: at.total(lambda i: (QUARTER - (at.p[i] - HALF) ** 2) * at.w[i] ** 2 * at.I[i]) / 2,
    ),
}


def test_no_keep_probability_beats_one_half():
    ridges = {Fraction(top, 24): Fraction(top, 24) * (1 - Fraction(top, 24)) for top in range(25)}
    assert [keep for keep, ridge in ridges.items() if ridge == max(ridges.values())] == [HALF]


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


def test_no_penalty_is_above_that_at_one_half(points, inequality_values, reverse_refusal):
    for at in points:
        at_half = at.total(lambda i, at=at: at.w[i] ** 2 * at.I[i] ** 2) / 8
        assert inequality_values(at_most_at_half, at) == (penalty_left(at), at_half, at_half - penalty_left(at))
        assert penalty_left(at) <= at_half
    found = reverse_refusal(at_most_at_half)
    assert found.left > found.right

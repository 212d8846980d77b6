"""Additive noise by hand: independent noise, and noise of which only one entry at a time is not zero."""

from fractions import Fraction

import pytest

from symdrop.definitions.linear_regression import a, epsilon, gram, i, m, s, w
from symdrop.errors import NotProved
from symdrop.language import E, Sum
from symdrop.theorem import Theorem, noise
from symdrop.theorems.linear_regression.additive_noise import theorem

penalty = m * s * Sum(w[i] ** 2, i) / 2


def added(at, drawn):
    return [[x + e for x, e in zip(*rows, strict=True)] for rows in zip(at.X, drawn, strict=True)]


def half_error(at, drawn):
    return at.squared_error(added(at, drawn), at.w) / 2


def left(at):
    return at.noise_expectation(at.everywhere(0), at.everywhere(at.s), lambda drawn: half_error(at, drawn))


def right_penalty(at):
    return at.m * at.s * at.total(lambda i: at.w[i] ** 2) / 2


def right(at):
    return at.squared_error(at.X, at.w) / 2 + right_penalty(at)


FALSE = {
    "no penalty": (theorem.rhs - penalty, lambda at: right(at) - right_penalty(at)),
    "the missing half": (theorem.rhs + penalty, lambda at: right(at) + right_penalty(at)),
    "one sample": (
        theorem.rhs - penalty + penalty / m,
        lambda at: right(at) - (1 - Fraction(1, at.m)) * right_penalty(at),
    ),
    "s squared": (theorem.rhs - penalty + s * penalty, lambda at: right(at) + (at.s - 1) * right_penalty(at)),
    "the penalty of dropout": (
        theorem.rhs - penalty + s * Sum(w[i] ** 2 * gram(i, i), i) / 2,
        lambda at: right(at) - right_penalty(at) + at.s * at.squares() / 2,
    ),
}


def test_it_holds_by_hand(points):
    assert [left(at) for at in points] == [right(at) for at in points]


def test_every_line_has_the_value_found_by_hand(points, line_values):
    for at in points:
        assert set(line_values(theorem, at)) == {left(at)}


def test_dependent_but_uncorrelated_noise_by_hand(points, line_values, make_point):
    """One of the m n entries, drawn evenly, is moved up or down by 3: variance 9 / (m n) and no covariance."""
    for at in points:
        places = [(row, column) for row in range(at.m) for column in range(at.n)]
        outcomes = [
            [[sign * 3 * ((row, column) == place) for column in range(at.n)] for row in range(at.m)]
            for place in places
            for sign in (1, -1)
        ]
        average = sum(half_error(at, drawn) for drawn in outcomes) / len(outcomes)
        there = make_point(at.sizes, at.indices, {**at.values, "s": Fraction(9, len(places))})
        assert average == right(there)
        assert set(line_values(theorem, there)) == {average}


@pytest.mark.parametrize("name", FALSE)
def test_a_false_neighbour_is_refused(name, refusal):
    claim, wrong = FALSE[name]
    at, found = refusal(theorem, claim)
    assert (found.left, found.right) == (left(at), wrong(at))


def test_noise_with_a_mean_is_refused(refusal):
    at, found = refusal(theorem, given=[noise(epsilon[a, i], mean=1, variance=s)])
    wrong = at.noise_expectation(at.everywhere(1), at.everywhere(at.s), lambda drawn: half_error(at, drawn))
    assert (found.left, found.right) == (wrong, right(at))


def test_fourth_moments_are_not_promised():
    with pytest.raises(NotProved):
        Theorem(title="A fourth power", given=theorem.given, lhs=E(epsilon[a, i] ** 4), rhs=s**2).proof  # noqa: B018

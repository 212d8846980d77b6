"""What is promised of uncorrelated noise on the inputs, and what is not."""

from fractions import Fraction

import pytest
from arithmetic.linear_regression import POINTS
from claims import claim_file, line_values

from symdrop.definitions.linear_regression import a, epsilon, i, s
from symdrop.errors import NotProved
from symdrop.language import E
from symdrop.theorem import Theorem
from symdrop.theorems.linear_regression.additive_noise import theorem


def test_dependent_but_uncorrelated_noise_by_hand():
    """One of the m n entries, drawn evenly, is moved up or down by 3: variance 9 / (m n) and no covariance."""
    claim = claim_file("linear_regression", "additive_noise")
    for at in POINTS:
        places = [(row, column) for row in range(at.m) for column in range(at.n)]
        outcomes = [
            [[sign * 3 * ((row, column) == place) for column in range(at.n)] for row in range(at.m)]
            for place in places
            for sign in (1, -1)
        ]
        average = sum(claim.half_error(at, drawn) for drawn in outcomes) / len(outcomes)
        there = at.but({"s": Fraction(9, len(places))})
        assert average == claim.right(there)
        assert set(line_values(theorem, there)) == {average}


def test_fourth_moments_are_not_promised():
    with pytest.raises(NotProved):
        Theorem(title="A fourth power", given=theorem.given, lhs=E(epsilon[a, i] ** 4), rhs=s**2).proof  # noqa: B018

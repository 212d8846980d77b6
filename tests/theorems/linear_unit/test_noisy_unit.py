"""What is promised of uncorrelated noise, and what is not."""

from fractions import Fraction

import pytest
from arithmetic.linear_unit import POINTS
from claims import claim_file, line_values

from symdrop.definitions.linear_unit import i, mu, z
from symdrop.errors import NotProved
from symdrop.language import E
from symdrop.theorem import Theorem
from symdrop.theorems.linear_unit.noisy_unit import theorem


def test_dependent_but_uncorrelated_noise_by_hand():
    """One entry, drawn evenly, is moved up or down by some a_i: variance a_i^2 / n and no covariance."""
    claim = claim_file("linear_unit", "noisy_unit")
    for at in POINTS:
        moved = [Fraction(3), Fraction(-1, 2), Fraction(2)]
        outcomes = [
            [mean + sign * moved[i] * (i == place) for i, mean in enumerate(at.mu)]
            for place in range(at.n)
            for sign in (1, -1)
        ]
        average = sum(claim.loss(at, noise) for noise in outcomes) / len(outcomes)
        there = at.but({f"s[{i + 1}]": moved[i] ** 2 / at.n for i in range(at.n)})
        assert average == claim.right(there)
        assert set(line_values(theorem, there)) == {average}


def test_third_moments_are_not_promised():
    with pytest.raises(NotProved):
        Theorem(title="A cube", given=theorem.given, lhs=E(z[i] ** 3), rhs=mu[i] ** 3).proof  # noqa: B018

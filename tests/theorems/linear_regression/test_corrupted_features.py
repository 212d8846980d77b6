"""The variances of the named laws, by adding up their probabilities or densities; and corruption that is dependent."""

from fractions import Fraction
from math import exp, factorial, isclose, pi, sqrt

import pytest
from claims import claim_file, line_values

from symdrop.theorems.linear_regression.corrupted_features import theorem


def variance(outcomes):
    """The variance of a law given by (value, probability or density times width), which must add up to 1."""
    assert isclose(sum(weight for _, weight in outcomes), 1, rel_tol=1e-5)
    mean = sum(value * weight for value, weight in outcomes)
    return sum((value - mean) ** 2 * weight for value, weight in outcomes)


GRID = [place / 100 for place in range(-4000, 4001)]
NAMED = {
    "blankout": ([(0.0, 0.3), (2.0 / 0.7, 0.7)], 0.3 / 0.7 * 2.0**2),
    "gaussian": ([(z, exp(-z * z / 6) / sqrt(6 * pi) / 100) for z in GRID], 3.0),
    "laplace": ([(z, exp(-abs(z) / 1.5) / 3 / 100) for z in GRID], 2 * 1.5**2),
    "poisson": ([(count, exp(-2.5) * 2.5**count / factorial(count)) for count in range(60)], 2.5),
}


@pytest.mark.parametrize("name", NAMED)
def test_the_named_laws_have_these_variances(name):
    law, wanted = NAMED[name]
    assert isclose(variance(law), wanted, rel_tol=1e-4)
    assert not isclose(variance(law), wanted / 2, rel_tol=1e-2)


def test_dependent_but_uncorrelated_corruption_by_hand():
    """One of the m n entries, drawn evenly, is moved up or down by some c: variance c^2 / (m n), no covariance."""
    for at in claim_file("linear_regression", "corrupted_features").RATES:
        places = [(row, column) for row in range(at.m) for column in range(at.n)]
        moved = {place: Fraction(number + 2, 3) for number, place in enumerate(places)}
        outcomes = [
            [[at.M[r][c] + sign * moved[r, c] * ((r, c) == place) for c in range(at.n)] for r in range(at.m)]
            for place in places
            for sign in (1, -1)
        ]
        found = sum(at.squared_error(inputs, at.w) for inputs in outcomes) / len(outcomes)
        there = at.but({f"V[{r + 1},{c + 1}]": moved[r, c] ** 2 / len(places) for r, c in places})
        assert set(line_values(theorem, there)) == {found}

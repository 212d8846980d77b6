"""Corrupted features by hand: a squared error is quadratic, so any law with its means and variances will do.

The variances of the named laws are found by adding up their probabilities or densities.
"""

from fractions import Fraction
from math import exp, factorial, isclose, pi, sqrt

import pytest

from symdrop.definitions.linear_regression import V, X, a, gram, i, m, q, s, scale, w
from symdrop.language import Sum
from symdrop.theorem import nonzero
from symdrop.theorems.linear_regression import corrupted_features as claims


def error(at):
    return at.squared_error(at.X, at.w)


def average(at, means, variances):
    return at.noise_expectation(means, variances, lambda inputs: at.squared_error(inputs, at.w))


def weights_squared(at):
    return at.total(lambda i: at.w[i] ** 2)


def input_sums(at):
    return at.total(lambda i: at.w[i] ** 2 * at.batch(lambda a: at.X[a][i]))


def at_mean(at):
    return at.squared_error(at.M, at.w)


def right_penalty(at):
    return at.total(lambda i: at.w[i] ** 2 * at.batch(lambda a: at.V[a][i]))


def blanked(at):
    """Each entry is 0 with probability q, and else divided by 1 - q."""
    return at.row_masks_expectation(
        [1 - at.q] * at.n, lambda mask: at.squared_error(at.scaled(mask), [weight / (1 - at.q) for weight in at.w])
    )


def poisson_left(at):
    """Two values with mean and variance x for x >= 0; else two signed weights with the same moments."""
    return average(at, at.X, at.X)


CLAIMS = {
    "theorem": (claims.theorem, lambda at: average(at, at.M, at.V), lambda at: at_mean(at) + right_penalty(at)),
    "blankout": (claims.blankout, blanked, lambda at: error(at) + at.q / (1 - at.q) * at.squares()),
    "gaussian": (
        claims.gaussian_features,
        lambda at: average(at, at.X, at.everywhere(at.s)),
        lambda at: error(at) + at.m * at.s * weights_squared(at),
    ),
    "laplace": (
        claims.laplace_features,
        lambda at: average(at, at.X, at.everywhere(2 * getattr(at, "lambda") ** 2)),
        lambda at: error(at) + 2 * at.m * getattr(at, "lambda") ** 2 * weights_squared(at),
    ),
    "poisson": (claims.poisson_features, poisson_left, lambda at: error(at) + input_sums(at)),
}
FALSE = {
    "no penalty": ("theorem", claims.at_mean, at_mean),
    "half a penalty": (
        "theorem",
        claims.theorem.rhs - claims.penalty / 2,
        lambda at: at_mean(at) + right_penalty(at) / 2,
    ),
    "standard deviations": (
        "theorem",
        claims.at_mean + Sum(w[i] ** 2 * Sum(V[a, i] ** 2, a), i),
        lambda at: at_mean(at) + at.total(lambda i: at.w[i] ** 2 * at.batch(lambda a: at.V[a][i] ** 2)),
    ),
    "weights not squared": (
        "theorem",
        claims.at_mean + Sum(w[i] * Sum(V[a, i], a), i),
        lambda at: at_mean(at) + at.total(lambda i: at.w[i] * at.batch(lambda a: at.V[a][i])),
    ),
    "keep for drop": (
        "blankout",
        claims.error + (1 - q) / q * Sum(w[i] ** 2 * gram(i, i), i),
        lambda at: error(at) + (1 - at.q) / at.q * at.squares(),
    ),
    "the variance of the plain mask": (
        "blankout",
        claims.error + q * (1 - q) * Sum(w[i] ** 2 * gram(i, i), i),
        lambda at: error(at) + at.q * (1 - at.q) * at.squares(),
    ),
    "one sample": (
        "gaussian",
        claims.error + s * Sum(w[i] ** 2, i),
        lambda at: error(at) + at.s * weights_squared(at),
    ),
    "lambda for its square": (
        "laplace",
        claims.error + 2 * m * scale * Sum(w[i] ** 2, i),
        lambda at: error(at) + 2 * at.m * getattr(at, "lambda") * weights_squared(at),
    ),
    "the variance of one exponential": (
        "laplace",
        claims.error + m * scale**2 * Sum(w[i] ** 2, i),
        lambda at: error(at) + at.m * getattr(at, "lambda") ** 2 * weights_squared(at),
    ),
    "the square of the rate": (
        "poisson",
        claims.error + Sum(w[i] ** 2 * gram(i, i), i),
        lambda at: error(at) + at.squares(),
    ),
    "a rate for each input": (
        "poisson",
        claims.error + m * Sum(w[i] ** 2 * Sum(X[a, i], a), i),
        lambda at: error(at) + at.m * input_sums(at),
    ),
}


@pytest.fixture(scope="module")
def points(points, make_point):
    """The points with inputs that may be rates: none of them is negative."""
    return [
        make_point(at.sizes, at.indices, {name: abs(x) if name[0] == "X" else x for name, x in at.values.items()})
        for at in points
    ]


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
    also = [nonzero(q)] if claim == "blankout" else []
    at, found = refusal(theorem, rhs, given=[*theorem.given, *also])
    assert (found.left, found.right) == (left(at), wrong(at))


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


def test_dependent_but_uncorrelated_corruption_by_hand(points, line_values, make_point):
    """One of the m n entries, drawn evenly, is moved up or down by some c: variance c^2 / (m n), no covariance."""
    for at in points:
        places = [(row, column) for row in range(at.m) for column in range(at.n)]
        moved = {place: Fraction(number + 2, 3) for number, place in enumerate(places)}
        outcomes = [
            [[at.M[r][c] + sign * moved[r, c] * ((r, c) == place) for c in range(at.n)] for r in range(at.m)]
            for place in places
            for sign in (1, -1)
        ]
        found = sum(at.squared_error(inputs, at.w) for inputs in outcomes) / len(outcomes)
        variances = {f"V[{r + 1},{c + 1}]": moved[r, c] ** 2 / len(places) for r, c in places}
        there = make_point(at.sizes, at.indices, {**at.values, **variances})
        assert set(line_values(claims.theorem, there)) == {found}

"""The minimiser of the expected error: where the proven gradient is zero, by hand and to the last digit."""

from fractions import Fraction
from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from symdrop.formulas import inverted_row_masks, normal_equations, regression
from symdrop.formulas.regression import expected_error, half_gradient, minimiser, normal_matrix

entries = st.fractions(-3, 3, max_denominator=4)
PROBLEM = ([[Fraction(1), Fraction(2)], [Fraction(-1), Fraction(3)], [Fraction(1, 2), Fraction(0)]], [2, -1, 5])


def shaped(m, n):
    rows = st.lists(st.lists(entries, min_size=n, max_size=n), min_size=m, max_size=m)
    return st.tuples(rows, st.lists(entries, min_size=m, max_size=m))


problems = st.tuples(st.integers(1, 4), st.integers(1, 3)).flatmap(lambda sizes: shaped(*sizes))
keeps = st.fractions(Fraction(1, 10), Fraction(9, 10), max_denominator=10)


@settings(max_examples=60, deadline=None)
@given(problems.filter(lambda drawn: all(any(column) for column in zip(*drawn[0], strict=True))), keeps)
def test_with_fractions_the_gradient_is_exactly_zero(problem, p):
    X, y = problem
    w = minimiser(X, y, p)
    assert all(isinstance(each, Fraction) for each in w)
    assert not any(half_gradient(X, y, w, p))


def average_error(X, y, w, p):
    """The squared error averaged over all masks, each entry of which is kept with p and divided by it."""
    total = Fraction(0)
    places = [(a, i) for a in range(len(X)) for i in range(len(X[0]))]
    for bits in product((0, 1), repeat=len(places)):
        mask = dict(zip(places, bits, strict=True))
        weight = p ** sum(bits) * (1 - p) ** (len(bits) - sum(bits))
        predictions = [sum(mask[a, i] / p * X[a][i] * w[i] for i in range(len(w))) for a in range(len(X))]
        total += weight * sum((target - each) ** 2 for target, each in zip(y, predictions, strict=True))
    return total


def test_no_neighbour_has_as_small_an_average_over_all_masks():
    X, y = PROBLEM
    p = Fraction(2, 3)
    w = list(minimiser(X, y, p))
    least = average_error(X, y, w, p)
    assert least == expected_error(X, y, w, p)
    for place, step in product((0, 1), (Fraction(1, 1000), Fraction(-1, 1000))):
        moved = [value + step * (place == at) for at, value in enumerate(w)]
        assert average_error(X, y, moved, p) > least


def test_floats_give_what_fractions_give():
    X, y = PROBLEM
    exact = minimiser(X, y, Fraction(1, 4)).astype(float)
    floats = minimiser(np.array(X, dtype=float), np.array(y, dtype=float), 0.25)
    np.testing.assert_allclose(floats, exact, rtol=1e-13)
    single = minimiser(np.float32(np.array(X, dtype=float)), np.float32(y), 0.25)
    assert single.dtype == np.float32
    np.testing.assert_allclose(single, exact, rtol=1e-5)


def test_a_batch_is_solved_one_by_one():
    X, y = (np.array(each, dtype=object) for each in PROBLEM)
    for number in (float, None):
        problem = [each if number is None else each.astype(number) for each in (X, y)]
        p = [Fraction(1, 4), Fraction(1, 2)] if number is None else [0.25, 0.5]
        several = minimiser(np.stack([problem[0], 2 * problem[0]]), problem[1], np.array(p))
        wanted = [minimiser(problem[0], problem[1], p[0]), minimiser(2 * problem[0], problem[1], p[1])]
        np.testing.assert_allclose(several.astype(float), np.array(wanted, dtype=float), rtol=1e-12)
        targets = minimiser(problem[0], np.stack([problem[1], 3 * problem[1]]), p[0])
        np.testing.assert_allclose(targets.astype(float), np.outer([1, 3], wanted[0].astype(float)), rtol=1e-12)
        assert several.dtype == targets.dtype == problem[0].dtype


def test_each_is_the_formula_of_its_theorem():
    assert expected_error is inverted_row_masks
    assert half_gradient is normal_equations
    assert normal_matrix.theorem.title == "The normal matrix of inverted dropout"
    assert sorted(regression.__all__) == ["expected_error", "half_gradient", "minimiser", "normal_matrix"]


@pytest.mark.parametrize(
    ("arguments", "error", "words"),
    [
        (([[1.0, 2.0]], [1.0, 2.0], 0.5), ValueError, "y has the shape"),
        (([1.0, 2.0], [1.0, 2.0], 0.5), ValueError, "X has the shape"),
        (([[1.0, 0.0]], [1.0], 0.5), np.linalg.LinAlgError, "Singular"),
    ],
)
def test_what_is_wrong_is_told(arguments, error, words):
    with pytest.raises(error, match=words):
        minimiser(*arguments)

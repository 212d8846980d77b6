"""scikit-learn's ridge regression, on columns scaled to unit length, finds the minimiser of inverted dropout."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sklearn.linear_model import Ridge

from symdrop.formulas import inverted_row_masks, normal_equations
from symdrop.formulas.regression import minimiser


def problem(seed, m, n):
    generator = np.random.default_rng(seed)
    scale = generator.uniform(0.2, 5, n)
    return generator.normal(size=(m, n)) * scale, generator.normal(size=m)


def ridge_on_scaled_columns(X, y, p, solver="cholesky"):
    """w_i^2 G_ii is the square of the weight of the column divided by its length."""
    lengths = np.sqrt((X**2).sum(axis=0))
    ridge = Ridge(alpha=(1 - p) / p, fit_intercept=False, solver=solver).fit(X / lengths, y)
    return ridge.coef_ / lengths


@settings(max_examples=40, deadline=None)
@given(st.integers(0, 2**32 - 1), st.integers(1, 30), st.integers(1, 8), st.floats(0.1, 0.95))
def test_the_minimiser_is_ridge_regression_on_scaled_columns(seed, m, n, p):
    X, y = problem(seed, m, n)
    np.testing.assert_allclose(minimiser(X, y, p), ridge_on_scaled_columns(X, y, p), rtol=1e-7, atol=1e-9)


def test_the_gradient_vanishes_there_and_the_loss_is_least():
    X, y = problem(1, 50, 6)
    w = ridge_on_scaled_columns(X, y, 0.7)
    np.testing.assert_allclose(normal_equations(X, y, w, 0.7), 0, atol=1e-9)
    least = inverted_row_masks(X, y, w, 0.7)
    for move in np.eye(6) * 0.01:
        assert inverted_row_masks(X, y, w + move, 0.7) > least
        assert inverted_row_masks(X, y, w - move, 0.7) > least


@pytest.mark.parametrize("p", [0.3, 0.8])
def test_ridge_on_the_columns_as_they_are_is_another_estimator(p):
    X, y = problem(2, 40, 5)
    unscaled = Ridge(alpha=(1 - p) / p, fit_intercept=False).fit(X, y).coef_
    assert np.abs(minimiser(X, y, p) - unscaled).max() > 1e-3

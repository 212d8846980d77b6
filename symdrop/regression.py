"""The estimator of linear regression under inverted dropout: what is minimised, its derivatives, and where it is least.

`expected_error`, `half_gradient` and `normal_matrix` are the formulas `inverted_row_masks`, `normal_equations` and
`normal_equations.normal_matrix`, each with its proof. `minimiser` solves the proven normal equations. Arguments are a
batch `X` of shape (m, n), targets `y` of shape (m,), weights `w` of shape (n,) and the keep probability `p`, a number;
NumPy arrays, or those of another library that the formulas accept.
"""

from __future__ import annotations

from typing import Any

from symdrop.formulas import inverted_row_masks as expected_error
from symdrop.formulas import normal_equations as half_gradient
from symdrop.formulas import normal_matrix

__all__ = ["expected_error", "half_gradient", "minimiser", "normal_matrix"]


def minimiser(X: Any, y: Any, p: Any) -> Any:
    """The weights of shape (n,) at which the expected squared error under inverted dropout is least.

    They solve `normal_matrix(X, p) w = X^T y`, which is what the theorem `normal_equations` says of a gradient that is
    zero. The matrix is positive definite when 0 < p < 1 and no input is zero in all samples, whatever the number of
    samples. Raises `ValueError` for wrong shapes or types, and what the solver of the array's library raises for a
    singular matrix. From srivastava2014 and wager2013.

    >>> minimiser([[1.0, 0.0], [0.0, 2.0]], [3.0, 4.0], p=0.5).tolist()
    [1.5, 1.0]
    """
    matrix = normal_matrix(X, p)
    no_weights = 0 * matrix[0]
    return solve(matrix, -half_gradient(X, y, no_weights, p))

"""The estimator of linear regression under inverted dropout: what is minimised, its derivatives, and where it is least.

`expected_error`, `half_gradient` and `normal_matrix` are the formulas `inverted_row_masks`, `normal_equations` and
`normal_equations.normal_matrix`, each with its proof. `minimiser` solves the proven normal equations. Arguments are a
batch `X` of shape (m, n), targets `y` of shape (m,), weights `w` of shape (n,) and the keep probability `p`, a number;
NumPy arrays, or those of another library that the formulas accept, or batches of them.
"""

from __future__ import annotations

from typing import Any

from symdrop.formulas import inverted_row_masks as expected_error
from symdrop.formulas import normal_equations as half_gradient
from symdrop.formulas import normal_matrix

__all__ = ["expected_error", "half_gradient", "minimiser", "normal_matrix"]


def minimiser(X: Any, y: Any, p: Any) -> Any:
    """The weights, of shape (n,), at which the expected squared error under inverted dropout is least.

    They solve `normal_matrix(X, p) w = X^T y`: the theorem `normal_equations` says that the gradient is then zero, and
    X^T y is minus the gradient at w = 0. The matrix is positive definite when 0 < p < 1 and no input is zero in all
    samples, however few they are. With fractions the weights are exact. Raises what the formulas raise for wrong shapes
    and types, `TypeError` for arrays of two libraries, and for a singular matrix what the solver of the library raises.
    From srivastava2014 and wager2013.

    >>> minimiser([[1.0, 0.0], [0.0, 2.0]], [3.0, 4.0], p=0.5).tolist()
    [1.5, 1.0]
    """
    return _solved(normal_matrix(X, p), -half_gradient(X, y, 0, p))


def _solved(matrix: Any, vector: Any) -> Any:
    """The solution of linear equations, or of a batch of them, by the library of the arrays; exact for fractions."""
    import numpy as np

    if not isinstance(matrix, np.ndarray):
        from array_api_compat import array_namespace

        return array_namespace(matrix, vector).linalg.solve(matrix, vector[..., None])[..., 0]
    if matrix.dtype != object:
        return np.linalg.solve(matrix, vector[..., None])[..., 0]
    shape = np.broadcast_shapes(matrix.shape[:-1], vector.shape)
    matrices, vectors = np.broadcast_to(matrix, (*shape, shape[-1])), np.broadcast_to(vector, shape)
    return np.array([_solved_exactly(matrices[at], vectors[at]) for at in np.ndindex(*shape[:-1])]).reshape(shape)


def _solved_exactly(matrix: Any, vector: Any) -> Any:
    from fractions import Fraction

    import numpy as np
    from sympy import QQ
    from sympy.polys.matrices import DomainMatrix

    rows = [[QQ(value.numerator, value.denominator) for value in row] for row in [*matrix, vector]]
    *left, right = (DomainMatrix([row], (1, len(row)), QQ) for row in rows)
    solution = left[0].vstack(*left[1:]).lu_solve(right.transpose())
    values = [Fraction(int(value.numerator), int(value.denominator)) for value in solution.to_list_flat()]
    return np.array(values, dtype=object)

"""The minimum that the normal equations give, by hand, and their matrix."""

from fractions import Fraction

import pytest
from arithmetic.linear_regression import POINTS
from claims import claim_file


@pytest.fixture
def claim():
    return claim_file("linear_regression", "normal_equations")


def solution(at, added):
    """The weights that solve (G + added) w = X^T y, for two inputs, by Cramer's rule."""
    (b, c), (d, e) = ([at.gram(i, j) + added(i, j) for j in (0, 1)] for i in (0, 1))
    u, v = (at.batch(lambda a, i=i: at.X[a][i] * at.y[a]) for i in (0, 1))
    determinant = b * e - c * d
    return [(u * e - c * v) / determinant, (b * v - u * d) / determinant]


def test_their_solution_is_the_minimum(claim):
    """No neighbour of it has as small an average over all masks, nor has the solution without the ridge."""
    at = next(at for at in POINTS if at.sizes == {"m": 3, "n": 2})
    factor = (1 - at.p) / at.p
    best = solution(at, lambda i, j: factor * at.gram(i, j) * (i == j))
    least = claim.expected_error(at, best)
    for step in (Fraction(1, 100), Fraction(-1, 100)):
        for place in (0, 1):
            moved = [weight + step * (i == place) for i, weight in enumerate(best)]
            assert claim.expected_error(at, moved) > least
    plain = solution(at, lambda i, j: Fraction(0))
    assert claim.expected_error(at, plain) > least
    # The whole Gram matrix would rescale the plain solution; its diagonal does not.
    assert solution(at, lambda i, j: factor * at.gram(i, j)) == [at.p * weight for weight in plain]
    assert best[0] * plain[1] != best[1] * plain[0]


def test_the_entries_compared_by_hand_are_on_the_diagonal_and_beside_it(claim):
    assert {at.k == at.j for at in claim.PAIRS} == {True, False}


def test_they_are_the_normal_matrix_times_the_weights(claim):
    def matrix_times_weights(at):
        fit = at.total(lambda i: claim.entry(at, at.k, i) * at.w[i])
        return fit - at.batch(lambda a: at.X[a][at.k] * at.y[a])

    assert [claim.right(at) for at in POINTS] == [matrix_times_weights(at) for at in POINTS]

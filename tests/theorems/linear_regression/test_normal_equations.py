"""The normal equations by hand: the slope of half the average over all masks, and the minimum that they give."""

from fractions import Fraction

import pytest

from symdrop.definitions.linear_regression import X, a, gram, i, j, k, p, w, y
from symdrop.language import D, E, Sum, bracket
from symdrop.theorems.linear_regression.normal_equations import noisy, normal_matrix, ridge, squared_error, theorem


def expected_error(at, weights):
    divided = [weight / at.p for weight in weights]
    return at.row_masks_expectation([at.p] * at.n, lambda mask: at.squared_error(at.scaled(mask), divided))


def left(at):
    return at.slope(lambda weights: expected_error(at, weights)) / 2


def right_ridge(at):
    return (1 - at.p) / at.p * at.gram(at.k, at.k) * at.w[at.k]


def right(at):
    fit = at.total(lambda i: at.gram(at.k, i) * at.w[i])
    return fit + right_ridge(at) - at.batch(lambda a: at.X[a][at.k] * at.y[a])


FALSE = {
    "no ridge": (theorem.rhs - ridge, lambda at: right(at) - right_ridge(at)),
    "twice the ridge": (theorem.rhs + ridge, lambda at: right(at) + right_ridge(at)),
    "the ridge p (1 - p)": (
        theorem.rhs - ridge + p * (1 - p) * gram(k, k) * w[k],
        lambda at: right(at) - right_ridge(at) + at.p * (1 - at.p) * at.gram(at.k, at.k) * at.w[at.k],
    ),
    "a ridge of all inputs": (
        theorem.rhs - ridge + (1 - p) / p * Sum(gram(k, i) * w[i], i),
        lambda at: right(at) - right_ridge(at) + (1 - at.p) / at.p * at.total(lambda i: at.gram(at.k, i) * at.w[i]),
    ),
    "the targets added": (
        theorem.rhs + 2 * Sum(X[a, k] * y[a], a),
        lambda at: right(at) + 2 * at.batch(lambda a: at.X[a][at.k] * at.y[a]),
    ),
    "the diagonal alone": (
        theorem.rhs - Sum(gram(k, i) * w[i], i) + gram(k, k) * w[k],
        lambda at: right(at) - at.total(lambda i: at.gram(at.k, i) * at.w[i]) + at.gram(at.k, at.k) * at.w[at.k],
    ),
}


def test_it_holds_by_hand(points):
    assert [left(at) for at in points] == [right(at) for at in points]


def test_every_line_has_the_value_found_by_hand(points, line_values):
    for at in points:
        assert set(line_values(theorem, at)) == {left(at)}


@pytest.mark.parametrize("name", FALSE)
def test_a_false_neighbour_is_refused(name, refusal):
    claim, wrong = FALSE[name]
    at, found = refusal(theorem, claim)
    assert (found.left, found.right) == (left(at), wrong(at))


def test_without_the_half_the_equations_are_refused(refusal):
    at, found = refusal(theorem, lhs=D(E(squared_error(noisy)), w[k]))
    assert (found.left, found.right) == (2 * left(at), right(at))


def solution(at, added):
    """The weights that solve (G + added) w = X^T y, for two inputs, by Cramer's rule."""
    (b, c), (d, e) = ([at.gram(i, j) + added(i, j) for j in (0, 1)] for i in (0, 1))
    u, v = (at.batch(lambda a, i=i: at.X[a][i] * at.y[a]) for i in (0, 1))
    determinant = b * e - c * d
    return [(u * e - c * v) / determinant, (b * v - u * d) / determinant]


def test_their_solution_is_the_minimum(points):
    """No neighbour of it has as small an average over all masks, nor has the solution without the ridge."""
    at = next(at for at in points if at.sizes == {"m": 3, "n": 2})
    factor = (1 - at.p) / at.p
    best = solution(at, lambda i, j: factor * at.gram(i, j) * (i == j))
    least = expected_error(at, best)
    for step in (Fraction(1, 100), Fraction(-1, 100)):
        for place in (0, 1):
            moved = [weight + step * (i == place) for i, weight in enumerate(best)]
            assert expected_error(at, moved) > least
    plain = solution(at, lambda i, j: Fraction(0))
    assert expected_error(at, plain) > least
    # The whole Gram matrix would rescale the plain solution; its diagonal does not.
    assert solution(at, lambda i, j: factor * at.gram(i, j)) == [at.p * weight for weight in plain]
    assert best[0] * plain[1] != best[1] * plain[0]


def curvature(at, first, second):
    """The second derivative of half the average error; the error is quadratic in the weights, so that it is exact."""

    def error(steps):
        weights = [weight + steps.count(i) for i, weight in enumerate(at.w)]
        return expected_error(at, weights) / 2

    return error([first, second]) - error([first]) - error([second]) + error([])


def entry_by_hand(at, first, second):
    return at.gram(first, second) + (1 - at.p) / at.p * at.gram(first, first) * (first == second)


@pytest.fixture(scope="module")
def pairs(make_point, points):
    """The points with a second index j beside k, equal to it and different from it."""
    return [
        make_point(at.sizes, {"k": at.k + 1, "j": other}, at.values) for at in points for other in range(1, at.n + 1)
    ]


def test_the_normal_matrix_by_hand(pairs, line_values):
    assert {at.k == at.j for at in pairs} == {True, False}
    for at in pairs:
        assert curvature(at, at.k, at.j) == entry_by_hand(at, at.k, at.j)
        assert set(line_values(normal_matrix, at)) == {entry_by_hand(at, at.k, at.j)}


@pytest.mark.parametrize(
    "claim",
    [
        gram(k, j),
        gram(k, j) + (1 - p) / p * gram(k, j),
        gram(k, j) + bracket(k, j) * (1 - p) * p * gram(k, k),
        normal_matrix.rhs + bracket(k, j) * (1 - p) / p * gram(k, k),
    ],
    ids=["no ridge", "the whole Gram matrix", "the variance of the mask itself", "twice the ridge"],
)
def test_a_false_normal_matrix_is_refused(claim, refusal):
    at, found = refusal(normal_matrix, claim)
    assert found.left == entry_by_hand(at, at.k, at.j)
    assert found.left != found.right


def matrix_times_weights(at):
    fit = at.total(lambda i: entry_by_hand(at, at.k, i) * at.w[i])
    return fit - at.batch(lambda a: at.X[a][at.k] * at.y[a])


def test_the_normal_equations_are_the_normal_matrix_times_the_weights(points):
    assert [right(at) for at in points] == [matrix_times_weights(at) for at in points]

"""A shared mask by hand: the average over all 2^n masks, each of which serves every sample."""

import pytest

from symdrop.definitions.linear_regression import R, a, gram, i, j, p, prediction, r, squared_error, w, y
from symdrop.language import E, Sum
from symdrop.theorem import bernoulli
from symdrop.theorems.linear_regression.shared_mask import ridge, same_as_row_masks, theorem


def shared(at, value):
    """The expectation of value(rows), where all rows are the same mask."""
    return at.expectation([((1, at.p), (0, 1 - at.p))] * at.n, lambda mask: value([mask] * at.m))


def left(at):
    return shared(at, lambda mask: at.squared_error(at.scaled(mask), at.w))


def at_mean(at):
    return at.squared_error(at.X, at.mean_weights([at.p] * at.n))


def right_ridge(at):
    return at.p * (1 - at.p) * at.squares()


def right(at):
    return at_mean(at) + right_ridge(at)


def row_masks(at):
    return at.row_masks_expectation([at.p] * at.n, lambda mask: at.squared_error(at.scaled(mask), at.w))


def whole_gram(at):
    return at.total(lambda i: at.total(lambda j: at.w[i] * at.w[j] * at.gram(i, j)))


CLAIMS = {"theorem": (theorem, left, right), "same_as_row_masks": (same_as_row_masks, left, row_masks)}
FALSE = {
    "no ridge": ("theorem", theorem.rhs - ridge, at_mean),
    "twice the ridge": ("theorem", theorem.rhs + ridge, lambda at: right(at) + right_ridge(at)),
    "the whole Gram matrix": (
        "theorem",
        theorem.rhs - ridge + p * (1 - p) * Sum(w[i] * w[j] * gram(i, j), i, j),
        lambda at: at_mean(at) + at.p * (1 - at.p) * whole_gram(at),
    ),
    "a ridge for row masks only": ("same_as_row_masks", theorem.rhs - ridge, at_mean),
    "row masks inverted": (
        "same_as_row_masks",
        E(squared_error(p * prediction(R[a, i] * w[i]))),
        lambda at: at.row_masks_expectation(
            [at.p] * at.n, lambda mask: at.squared_error(at.scaled(mask), [at.p * weight for weight in at.w])
        ),
    ),
}


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
    at, found = refusal(theorem, rhs)
    assert (found.left, found.right) == (left(at), wrong(at))


def test_a_residual_that_is_summed_first_tells_the_two_kinds_of_mask_apart(refusal):
    """Only the expectation is the same: two samples under one mask move together."""
    residual = Sum(y[a] - prediction(r[i] * w[i]), a), Sum(y[a] - prediction(R[a, i] * w[i]), a)
    given = [bernoulli(r[i], keep=p), bernoulli(R[a, i], keep=p)]
    at, found = refusal(theorem, E(residual[1] ** 2), lhs=E(residual[0] ** 2), given=given)

    def by_hand(mask):
        inputs = at.scaled(mask)
        return at.batch(lambda a: at.y[a] - at.total(lambda i: inputs[a][i] * at.w[i])) ** 2

    assert found.left == shared(at, by_hand)
    assert found.right == at.row_masks_expectation([at.p] * at.n, by_hand)

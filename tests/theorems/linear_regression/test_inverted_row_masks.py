"""Inverted row masks by hand: the average over all 2^(m n) masks, divided by the keep probability."""

import pytest

from symdrop.definitions.linear_regression import gram, i, j, p, prediction, squared_error, w
from symdrop.language import Sum
from symdrop.theorem import nonzero
from symdrop.theorems.linear_regression.inverted_row_masks import ridge, theorem


def left(at):
    weights = [weight / at.p for weight in at.w]
    return at.row_masks_expectation([at.p] * at.n, lambda mask: at.squared_error(at.scaled(mask), weights))


def error(at):
    return at.squared_error(at.X, at.w)


def right_ridge(at):
    return (1 - at.p) / at.p * at.squares()


def right(at):
    return error(at) + right_ridge(at)


FALSE = {
    "no ridge": (theorem.rhs - ridge, error),
    "half a ridge": (theorem.rhs - ridge / 2, lambda at: right(at) - right_ridge(at) / 2),
    "keep for drop": (
        theorem.rhs - ridge + p / (1 - p) * Sum(w[i] ** 2 * gram(i, i), i),
        lambda at: error(at) + at.p / (1 - at.p) * at.squares(),
    ),
    "the variance of the plain mask": (
        theorem.rhs - ridge + p * (1 - p) * Sum(w[i] ** 2 * gram(i, i), i),
        lambda at: error(at) + at.p * (1 - at.p) * at.squares(),
    ),
    "the whole Gram matrix": (
        theorem.rhs - ridge + (1 - p) / p * Sum(w[i] * w[j] * gram(i, j), i, j),
        lambda at: (
            error(at) + (1 - at.p) / at.p * at.total(lambda i: at.total(lambda j: at.w[i] * at.w[j] * at.gram(i, j)))
        ),
    ),
    "the error at p w": (
        squared_error(p * prediction(w[i])) + ridge,
        lambda at: at.squared_error(at.X, at.mean_weights([at.p] * at.n)) + right_ridge(at),
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
    at, found = refusal(theorem, claim, given=[*theorem.given, nonzero(1 - p)])
    assert (found.left, found.right) == (left(at), wrong(at))

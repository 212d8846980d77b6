"""A keep probability for each input by hand: the average over all 2^(m n) masks."""

from fractions import Fraction

import pytest

from symdrop.definitions.linear_regression import R, X, a, gram, i, j, keep, prediction, squared_error, w
from symdrop.language import Sum
from symdrop.theorem import bernoulli
from symdrop.theorems.linear_regression.unitwise_keep import ridge, theorem

KEEPS = (("1/3", "3/4", "1/5"), ("2/5", "1", "5/6"))


@pytest.fixture(scope="module")
def points(points, make_point):
    """The points with unequal keep probabilities in place of the common one."""
    found = []
    for number, at in enumerate(points):
        others = {name: value for name, value in at.values.items() if str(name) != "p"}
        keeps = KEEPS[number % 2][: at.n]
        found.append(make_point(at.sizes, at.indices, {**others, "p": keeps}))
    return found


def left(at):
    return at.row_masks_expectation(at.p, lambda mask: at.squared_error(at.scaled(mask), at.w))


def at_mean(at):
    return at.squared_error(at.X, at.mean_weights(at.p))


def right_ridge(at):
    return at.total(lambda i: at.p[i] * (1 - at.p[i]) * at.w[i] ** 2 * at.gram(i, i))


def right(at):
    return at_mean(at) + right_ridge(at)


FALSE = {
    "no ridge": (theorem.rhs - ridge, at_mean),
    "minus the ridge": (theorem.rhs - 2 * ridge, lambda at: right(at) - 2 * right_ridge(at)),
    "p squared": (
        theorem.rhs - ridge + Sum(keep[i] ** 2 * w[i] ** 2 * gram(i, i), i),
        lambda at: at_mean(at) + at.total(lambda i: at.p[i] ** 2 * at.w[i] ** 2 * at.gram(i, i)),
    ),
    "the probabilities of other inputs": (
        theorem.rhs - ridge + Sum(keep[j] * (1 - keep[j]) * w[i] ** 2 * gram(i, i), i, j),
        lambda at: at_mean(at) + at.total(lambda j: at.p[j] * (1 - at.p[j])) * at.squares(),
    ),
    "inputs of other weights": (
        theorem.rhs - ridge + Sum(keep[i] * (1 - keep[i]) * w[i] * w[j] * X[a, i] * X[a, j], a, i, j),
        lambda at: (
            at_mean(at)
            + at.total(
                lambda i: at.p[i] * (1 - at.p[i]) * at.w[i] * at.total(lambda j: at.w[j] * at.gram(i, j)),
            )
        ),
    ),
    "the error at w": (
        squared_error(prediction(w[i])) + ridge,
        lambda at: at.squared_error(at.X, at.w) + right_ridge(at),
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


def test_masks_kept_with_the_square_are_refused(refusal):
    at, found = refusal(theorem, given=[bernoulli(R[a, i], keep=keep[i] ** 2)])
    keeps = [Fraction(each) ** 2 for each in at.p]
    wrong = at.row_masks_expectation(keeps, lambda mask: at.squared_error(at.scaled(mask), at.w))
    assert (found.left, found.right) == (wrong, right(at))

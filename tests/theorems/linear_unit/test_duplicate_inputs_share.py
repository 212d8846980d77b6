"""Two copies of one input by hand: four masks, and the weights that share a given sum best."""

from fractions import Fraction

import pytest

from symdrop.theorems.linear_unit.duplicate_inputs_share import (
    a,
    b,
    loss_of_two_copies,
    p,
    sharing_is_optimal,
    theorem,
    x,
)

HALF = Fraction(1, 2)
NUMBERS = (
    {"a": "2", "b": "-3", "x": "5/2", "p": "1/3", "t": "7/3"},
    {"a": "1/4", "b": "1", "x": "-2", "p": "4/5", "t": "0"},
    {"a": "3", "b": "3", "x": "1", "p": "1/6", "t": "-1/2"},
)


@pytest.fixture
def copies(make_point):
    return [make_point({}, {}, numbers) for numbers in NUMBERS]


def left(at):
    return HALF * at.p * (1 - at.p) * at.x**2 * (at.a**2 + at.b**2)


def right(at):
    return HALF * at.p * (1 - at.p) * at.x**2 * ((at.a + at.b) ** 2 / 2 + (at.a - at.b) ** 2 / 2)


def loss_left(at):
    masks = [(first, second) for first in (0, 1) for second in (0, 1)]
    chances = [(at.p if first else 1 - at.p) * (at.p if second else 1 - at.p) for first, second in masks]
    losses = [HALF * (at.t - (first * at.a + second * at.b) * at.x) ** 2 for first, second in masks]
    return sum(chance * loss for chance, loss in zip(chances, losses, strict=True))


def loss_right(at):
    return HALF * (at.t - at.p * (at.a + at.b) * at.x) ** 2 + right(at)


CLAIMS = {"theorem": (theorem, left, right), "loss": (loss_of_two_copies, loss_left, loss_right)}
scale = p * (1 - p) * x**2 / 2
FALSE = {
    "the halves forgotten": ("theorem", scale * ((a + b) ** 2 + (a - b) ** 2), lambda at: 2 * right(at)),
    "a minus between": (
        "theorem",
        scale * ((a + b) ** 2 / 2 - (a - b) ** 2 / 2),
        lambda at: at.p * (1 - at.p) * at.x**2 * at.a * at.b,
    ),
    "the sum alone": (
        "theorem",
        scale * (a + b) ** 2,
        lambda at: HALF * at.p * (1 - at.p) * at.x**2 * (at.a + at.b) ** 2,
    ),
    "no penalty": ("loss", loss_of_two_copies.rhs - theorem.rhs, lambda at: loss_right(at) - right(at)),
    "the missing half": ("loss", loss_of_two_copies.rhs + theorem.rhs, lambda at: loss_right(at) + right(at)),
    "one mask for both copies": (
        "loss",
        loss_of_two_copies.rhs - theorem.rhs + scale * (a + b) ** 2,
        lambda at: loss_right(at) - right(at) + HALF * at.p * (1 - at.p) * at.x**2 * (at.a + at.b) ** 2,
    ),
}


def test_for_a_given_sum_the_penalty_is_smallest_at_equal_weights(make_point):
    shared = {"x": "3", "p": "2/5", "t": "0"}
    shares = [make_point({}, {}, {**shared, "a": Fraction(top, 8), "b": 1 - Fraction(top, 8)}) for top in range(-8, 17)]
    assert [at.a for at in shares if left(at) == min(map(left, shares))] == [HALF]


@pytest.mark.parametrize("claim", CLAIMS)
def test_it_holds_by_hand(claim, copies):
    _, left, right = CLAIMS[claim]
    assert [left(at) for at in copies] == [right(at) for at in copies]


@pytest.mark.parametrize("claim", CLAIMS)
def test_every_line_has_the_value_found_by_hand(claim, copies, line_values):
    theorem, left, _ = CLAIMS[claim]
    for at in copies:
        assert set(line_values(theorem, at)) == {left(at)}


@pytest.mark.parametrize("name", FALSE)
def test_a_false_neighbour_is_refused(name, refusal):
    claim, rhs, wrong = FALSE[name]
    theorem, left, _ = CLAIMS[claim]
    at, found = refusal(theorem, rhs)
    assert (found.left, found.right) == (left(at), wrong(at))


def test_equal_weights_have_the_smallest_penalty_for_their_sum(copies, make_point, inequality_values, reverse_refusal):
    for at in copies:
        share = (at.a + at.b) / 2
        shared = left(make_point({}, {}, {**at.values, "a": share, "b": share}))
        assert inequality_values(sharing_is_optimal, at) == (shared, left(at), left(at) - shared)
        assert (shared < left(at)) == (at.a != at.b)
    found = reverse_refusal(sharing_is_optimal)
    assert found.left > found.right

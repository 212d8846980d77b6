"""Two copies of one input by hand: four masks, and the weights that share a given sum best."""

from fractions import Fraction

from arithmetic import Point
from claims import SQUARE, Claim, Wrong

from symdrop.theorems.linear_unit.duplicate_inputs_share import (
    a,
    b,
    loss_of_two_copies,
    p,
    theorem,
    x,
)

HALF = Fraction(1, 2)
NUMBERS = (
    {"a": "2", "b": "-3", "x": "5/2", "p": "1/3", "t": "7/3"},
    {"a": "1/4", "b": "1", "x": "-2", "p": "4/5", "t": "0"},
    {"a": "3", "b": "3", "x": "1", "p": "1/6", "t": "-1/2"},
)


COPIES = [Point.of({}, {}, numbers) for numbers in NUMBERS]


def left(at):
    return HALF * at.p * (1 - at.p) * at.x**2 * (at.a**2 + at.b**2)


def right(at):
    return HALF * at.p * (1 - at.p) * at.x**2 * ((at.a + at.b) ** 2 / 2 + (at.a - at.b) ** 2 / 2)


def shared(at):
    """The penalty of the same sum in equal halves."""
    share = (at.a + at.b) / 2
    return left(at.but({"a": share, "b": share}))


def loss_left(at):
    masks = [(first, second) for first in (0, 1) for second in (0, 1)]
    chances = [(at.p if first else 1 - at.p) * (at.p if second else 1 - at.p) for first, second in masks]
    losses = [HALF * (at.t - (first * at.a + second * at.b) * at.x) ** 2 for first, second in masks]
    return sum(chance * loss for chance, loss in zip(chances, losses, strict=True))


def loss_right(at):
    return HALF * (at.t - at.p * (at.a + at.b) * at.x) ** 2 + right(at)


scale = p * (1 - p) * x**2 / 2
CLAIMS = {
    "duplicate_inputs_share": Claim(
        points=COPIES,
        left=left,
        right=right,
        false={
            "the halves forgotten": Wrong(scale * ((a + b) ** 2 + (a - b) ** 2), lambda at: 2 * right(at)),
            "a minus between": Wrong(
                scale * ((a + b) ** 2 / 2 - (a - b) ** 2 / 2), lambda at: at.p * (1 - at.p) * at.x**2 * at.a * at.b
            ),
            "the sum alone": Wrong(
                scale * (a + b) ** 2, lambda at: HALF * at.p * (1 - at.p) * at.x**2 * (at.a + at.b) ** 2
            ),
        },
    ),
    "duplicate_inputs_share.loss_of_two_copies": Claim(
        points=COPIES,
        left=loss_left,
        right=loss_right,
        false={
            "no penalty": Wrong(loss_of_two_copies.rhs - theorem.rhs, lambda at: loss_right(at) - right(at)),
            "the missing half": Wrong(loss_of_two_copies.rhs + theorem.rhs, lambda at: loss_right(at) + right(at)),
            "one mask for both copies": Wrong(
                loss_of_two_copies.rhs - theorem.rhs + scale * (a + b) ** 2,
                lambda at: loss_right(at) - right(at) + HALF * at.p * (1 - at.p) * at.x**2 * (at.a + at.b) ** 2,
            ),
        },
        also_true={"exponent": (2, SQUARE)},
    ),
    "duplicate_inputs_share.sharing_is_optimal": Claim(
        points=COPIES,
        left=shared,
        right=left,
        remainder=lambda at: left(at) - shared(at),
        also_true={"hypothesis": (2, "the identity itself holds at every p")},
    ),
}

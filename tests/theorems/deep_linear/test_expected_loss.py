"""The loss of two layers by hand: its average over all masks of both."""

import pytest

from symdrop.definitions.deep_linear import I, W, c, common_p, common_q, i, p, q, v
from symdrop.language import Sum
from symdrop.theorems.deep_linear.expected_loss import (
    common_hidden_penalty,
    common_input_penalty,
    common_joint_penalty,
    common_rates,
    hidden_penalty,
    input_penalty,
    joint_penalty,
    theorem,
)


def left(at):
    return at.average(at.loss)


def parts(at):
    """The loss at the mean masks, and the three penalties."""
    p, q = at.rates()
    return at.loss(at.output(p, q)), at.input_penalty(q), at.hidden_penalty(p), at.joint_penalty()


def right(at):
    return sum(parts(at))


CLAIMS = {"theorem": theorem, "common rates": common_rates}
paths = v[c] ** 2 * W[c, i] ** 2 * I[i] ** 2
FALSE = {
    "inputs alone": ("theorem", theorem.rhs - hidden_penalty - joint_penalty, lambda at: sum(parts(at)[:2])),
    "no penalty for both at once": ("theorem", theorem.rhs - joint_penalty, lambda at: sum(parts(at)[:3])),
    "no penalty for inputs": ("theorem", theorem.rhs - input_penalty, lambda at: right(at) - parts(at)[1]),
    "undropped hidden units in the penalty of inputs": (
        "theorem",
        theorem.rhs - input_penalty + Sum(p[i] * (1 - p[i]) * I[i] ** 2 * Sum(v[c] * W[c, i], c) ** 2, i),
        lambda at: right(at) - parts(at)[1] + at.input_penalty([1] * at.h),
    ),
    "every path dropped by a mask of its own": (
        "theorem",
        theorem.rhs
        - input_penalty
        - hidden_penalty
        - joint_penalty
        + Sum(p[i] * q[c] * (1 - p[i] * q[c]) * paths, c, i),
        lambda at: parts(at)[0] + at.joint_penalty(lambda p, q: p * q * (1 - p * q)),
    ),
    "the penalty for both at once twice": (
        "common rates",
        common_rates.rhs + common_joint_penalty,
        lambda at: right(at) + parts(at)[3],
    ),
    "the rates of the layers exchanged": (
        "common rates",
        common_rates.rhs
        - common_input_penalty
        + common_q * (1 - common_q) * common_p**2 * Sum(I[i] ** 2 * Sum(v[c] * W[c, i], c) ** 2, i),
        lambda at: right(at) - parts(at)[1] + at.q * (1 - at.q) * at.p**2 * at.input_penalty([1] * at.h, lambda _: 1),
    ),
    "the rate of inputs not squared": (
        "common rates",
        common_rates.rhs - common_hidden_penalty + common_hidden_penalty / common_p,
        lambda at: right(at) - parts(at)[2] + parts(at)[2] / at.p,
    ),
}


@pytest.fixture
def points_for(points, common_points):
    return {"theorem": points, "common rates": common_points}


@pytest.mark.parametrize("claim", CLAIMS)
def test_it_holds_by_hand(claim, points_for):
    assert [left(at) for at in points_for[claim]] == [right(at) for at in points_for[claim]]


def test_the_factors_of_common_rates(common_points):
    for at in common_points:
        p, q = at.p, at.q
        undropped = (at.input_penalty([1] * at.h), at.hidden_penalty([1] * at.n))
        assert parts(at)[1:3] == (q**2 * undropped[0], p**2 * undropped[1])
        assert parts(at)[3] == p * (1 - p) * q * (1 - q) * at.joint_penalty(lambda *_: 1)


@pytest.mark.parametrize("claim", CLAIMS)
def test_every_line_has_the_value_found_by_hand(claim, points_for, line_values):
    for at in points_for[claim]:
        assert set(line_values(CLAIMS[claim], at)) == {left(at)}


@pytest.mark.parametrize("name", FALSE)
def test_a_false_neighbour_is_refused(name, refusal):
    claim, rhs, wrong = FALSE[name]
    at, found = refusal(CLAIMS[claim], rhs)
    assert (found.left, found.right) == (left(at), wrong(at))

"""The output of two layers by hand: its average over all masks of both."""

import pytest

from symdrop.definitions.deep_linear import I, W, c, common_p, common_q, i, p, q, v
from symdrop.language import Sum
from symdrop.theorems.deep_linear.expected_output import common_rates, theorem


def left(at):
    return at.average(lambda output: output)


def right(at):
    return at.output(*at.rates())


def undropped(at):
    return at.output([1] * at.n, [1] * at.h)


CLAIMS = {"theorem": theorem, "common rates": common_rates}
whole = Sum(v[c] * Sum(W[c, i] * I[i], i), c)
FALSE = {
    "the undropped output": ("theorem", whole, undropped),
    "only the inputs dropped": (
        "theorem",
        Sum(v[c] * Sum(p[i] * W[c, i] * I[i], i), c),
        lambda at: at.output(at.p, [1] * at.h),
    ),
    "only the hidden units dropped": (
        "theorem",
        Sum(q[c] * v[c] * Sum(W[c, i] * I[i], i), c),
        lambda at: at.output([1] * at.n, at.q),
    ),
    "the rates added": ("common rates", (common_p + common_q) * whole, lambda at: (at.p + at.q) * undropped(at)),
    "the rate of one layer": ("common rates", common_p**2 * whole, lambda at: at.p**2 * undropped(at)),
}


@pytest.fixture
def points_for(points, common_points):
    return {"theorem": points, "common rates": common_points}


@pytest.mark.parametrize("claim", CLAIMS)
def test_it_holds_by_hand(claim, points_for):
    assert [left(at) for at in points_for[claim]] == [right(at) for at in points_for[claim]]


def test_common_rates_come_out_in_front(common_points):
    assert [left(at) for at in common_points] == [at.p * at.q * undropped(at) for at in common_points]


@pytest.mark.parametrize("claim", CLAIMS)
def test_every_line_has_the_value_found_by_hand(claim, points_for, line_values):
    for at in points_for[claim]:
        assert set(line_values(CLAIMS[claim], at)) == {left(at)}


@pytest.mark.parametrize("name", FALSE)
def test_a_false_neighbour_is_refused(name, refusal):
    claim, rhs, wrong = FALSE[name]
    at, found = refusal(CLAIMS[claim], rhs)
    assert (found.left, found.right) == (left(at), wrong(at))

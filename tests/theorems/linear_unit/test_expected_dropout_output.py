"""The expected output by hand: the average over all masks."""

import pytest

from symdrop.definitions.linear_unit import I, j, p, w
from symdrop.language import Sum
from symdrop.theorems.linear_unit.expected_dropout_output import theorem


def left(at):
    return at.mask_expectation(lambda mask: at.output([bit * weight for bit, weight in zip(mask, at.w, strict=True)]))


def right(at):
    return at.output(at.mean_weights())


FALSE = {
    "nothing is dropped": (Sum(w[j] * I[j], j), lambda at: at.output(at.w)),
    "p squared": (
        Sum(p[j] ** 2 * w[j] * I[j], j),
        lambda at: at.total(lambda j: at.p[j] ** 2 * at.w[j] * at.I[j]),
    ),
    "drop for keep": (
        Sum((1 - p[j]) * w[j] * I[j], j),
        lambda at: at.total(lambda j: (1 - at.p[j]) * at.w[j] * at.I[j]),
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

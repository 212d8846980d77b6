"""The variance of the output by hand: the average squared distance from the average, over all masks."""

import pytest

from symdrop.definitions.linear_unit import I, i, p, w
from symdrop.language import Sum
from symdrop.theorems.linear_unit.dropout_output_variance import theorem


def masked_output(at, mask):
    return at.output([bit * weight for bit, weight in zip(mask, at.w, strict=True)])


def left(at):
    average = at.mask_expectation(lambda mask: masked_output(at, mask))
    return at.mask_expectation(lambda mask: (masked_output(at, mask) - average) ** 2)


def right(at):
    return at.total(lambda i: at.p[i] * (1 - at.p[i]) * at.w[i] ** 2 * at.I[i] ** 2)


FALSE = {
    "the second moment of a single entry": (
        Sum(p[i] * w[i] ** 2 * I[i] ** 2, i),
        lambda at: at.total(lambda i: at.p[i] * at.w[i] ** 2 * at.I[i] ** 2),
    ),
    "p squared": (
        Sum(p[i] ** 2 * w[i] ** 2 * I[i] ** 2, i),
        lambda at: at.total(lambda i: at.p[i] ** 2 * at.w[i] ** 2 * at.I[i] ** 2),
    ),
    "inputs not squared": (
        Sum(p[i] * (1 - p[i]) * w[i] ** 2 * I[i], i),
        lambda at: at.total(lambda i: at.p[i] * (1 - at.p[i]) * at.w[i] ** 2 * at.I[i]),
    ),
    "a half too many": (theorem.rhs / 2, lambda at: right(at) / 2),
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

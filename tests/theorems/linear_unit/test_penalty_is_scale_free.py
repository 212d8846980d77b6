"""Rescaled inputs by hand: the penalty as the part of the average loss that the mean weights do not explain."""

import pytest

from symdrop.definitions.linear_unit import I, c, dropout_penalty, i, w
from symdrop.language import Sum
from symdrop.theorems.linear_unit.penalty_is_scale_free import theorem


def penalty(at, weights, inputs):
    """E E_D minus the loss at the mean weights, over all masks; the target does not matter."""

    def loss(factors):
        return sum(f * w * x for f, w, x in zip(factors, weights, inputs, strict=True)) ** 2 / 2

    return at.mask_expectation(loss) - loss(at.p)


def rescaled(at):
    return [w / c for w, c in zip(at.w, at.c, strict=True)], [c * x for c, x in zip(at.c, at.I, strict=True)]


def left(at):
    return penalty(at, *rescaled(at))


def right(at):
    return at.total(lambda i: at.p[i] * (1 - at.p[i]) * at.w[i] ** 2 * at.I[i] ** 2) / 2


FALSE = {
    "only the inputs rescaled": (dropout_penalty(w[i], c[i] * I[i]), lambda at: penalty(at, at.w, rescaled(at)[1])),
    "only the weights rescaled": (dropout_penalty(w[i] / c[i], I[i]), lambda at: penalty(at, rescaled(at)[0], at.I)),
    "both multiplied": (
        dropout_penalty(w[i] * c[i], c[i] * I[i]),
        lambda at: penalty(at, [w * c for w, c in zip(at.w, at.c, strict=True)], rescaled(at)[1]),
    ),
}


def test_it_holds_by_hand(points):
    assert [left(at) for at in points] == [right(at) for at in points]
    assert [left(at) for at in points] == [penalty(at, at.w, at.I) for at in points]


def test_every_line_has_the_value_found_by_hand(points, line_values):
    for at in points:
        assert set(line_values(theorem, at)) == {left(at)}


def test_the_scale_is_seen_in_the_statement():
    assert c[i] in theorem.lhs.atoms(type(c[i]))


@pytest.mark.parametrize("name", FALSE)
def test_a_false_neighbour_is_refused(name, refusal):
    claim, wrong = FALSE[name]
    at, found = refusal(theorem, lhs=claim)
    assert (found.left, found.right) == (wrong(at), right(at))


def test_the_l2_penalty_is_not_scale_free(refusal):
    at, found = refusal(theorem, lhs=Sum((w[i] / c[i]) ** 2, i), rhs=Sum(w[i] ** 2, i))
    assert found.left == at.total(lambda i: (at.w[i] / at.c[i]) ** 2)
    assert found.right == at.total(lambda i: at.w[i] ** 2)

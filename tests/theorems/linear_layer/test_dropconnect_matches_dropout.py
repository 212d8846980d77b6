"""The two losses by hand: one averaged over all masks of the inputs, the other over all masks of the connections."""

import pytest

from symdrop.definitions.linear_layer import I, W, dropconnect_output, dropout_output, i, l, p, q, squared_loss
from symdrop.language import E, Sum
from symdrop.theorems.linear_layer.dropconnect_matches_dropout import dropconnect_loss, penalty, theorem


def left(at):
    return at.unit_average(at.squared_loss)


def right(at):
    return at.connection_average(at.squared_loss, [at.p] * at.o)


def own_left(at):
    return at.connection_average(at.squared_loss, at.q)


def own_penalty(at):
    return at.total(lambda o, i: at.q[o][i] * (1 - at.q[o][i]) * at.W[o][i] ** 2 * at.I[i] ** 2)


def own_right(at):
    return at.squared_loss(at.outputs(at.q)) + own_penalty(at)


CLAIMS = {"theorem": (theorem, left, right), "closed form": (dropconnect_loss, own_left, own_right)}
FALSE = {
    "the loss at the mean weights": (
        "theorem",
        squared_loss(Sum(p[i] * W[l, i] * I[i], i)),
        lambda at: at.squared_loss(at.outputs([at.p] * at.o)),
    ),
    "twice the loss": ("theorem", 2 * theorem.rhs, lambda at: 2 * right(at)),
    "no penalty": ("closed form", dropconnect_loss.rhs - penalty, lambda at: own_right(at) - own_penalty(at)),
    "half the penalty": (
        "closed form",
        dropconnect_loss.rhs - penalty / 2,
        lambda at: own_right(at) - own_penalty(at) / 2,
    ),
    "q squared": (
        "closed form",
        dropconnect_loss.rhs - penalty + Sum(q[l, i] ** 2 * W[l, i] ** 2 * I[i] ** 2, l, i),
        lambda at: own_right(at) - own_penalty(at) + at.total(lambda o, i: (at.q[o][i] * at.W[o][i] * at.I[i]) ** 2),
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


def test_a_loss_of_the_sum_of_all_outputs_does_see_which_mask_it_was(refusal):
    lhs, rhs = (E(Sum(output(l), l) ** 2) for output in (dropout_output, dropconnect_output))
    at, found = refusal(theorem, rhs, lhs=lhs)
    assert found.left == at.unit_average(lambda s: sum(s) ** 2)
    assert found.right == at.connection_average(lambda s: sum(s) ** 2, [at.p] * at.o)

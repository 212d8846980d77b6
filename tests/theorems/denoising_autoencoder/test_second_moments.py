"""The scatter of dropped features by hand: its average over all masks of all entries."""

import pytest

from symdrop.definitions.denoising_autoencoder import i, j, q, scatter
from symdrop.language import bracket
from symdrop.theorems.denoising_autoencoder.second_moments import cross_moment, theorem


def left(at):
    return at.average(lambda seen: at.scatter(seen, seen, at.i, at.j))


def undropped(at):
    return at.scatter(at.X, at.X, at.i, at.j)


def right(at):
    return undropped(at) * (at.q[at.i] if at.i == at.j else at.q[at.i] * at.q[at.j])


def cross_left(at):
    return at.average(lambda seen: at.scatter(at.X, seen, at.i, at.j))


def cross_right(at):
    return at.q[at.j] * undropped(at)


CLAIMS = {"theorem": (theorem, left, right), "cross": (cross_moment, cross_left, cross_right)}
FALSE = {
    "both probabilities on the diagonal": (
        "theorem",
        q[i] * q[j] * scatter(i, j),
        lambda at: at.q[at.i] * at.q[at.j] * undropped(at),
    ),
    "one probability everywhere": ("theorem", q[i] * scatter(i, j), lambda at: at.q[at.i] * undropped(at)),
    "the probability added on the diagonal": (
        "theorem",
        (q[i] * q[j] + bracket(i, j) * q[i]) * scatter(i, j),
        lambda at: (at.q[at.i] * at.q[at.j] + (at.i == at.j) * at.q[at.i]) * undropped(at),
    ),
    "the other probability": ("cross", q[i] * scatter(i, j), lambda at: at.q[at.i] * undropped(at)),
    "both probabilities": ("cross", q[i] * q[j] * scatter(i, j), lambda at: at.q[at.i] * at.q[at.j] * undropped(at)),
}


@pytest.mark.parametrize("claim", CLAIMS)
def test_it_holds_by_hand(claim, pairs):
    _, left, right = CLAIMS[claim]
    assert [left(at) for at in pairs] == [right(at) for at in pairs]


@pytest.mark.parametrize("claim", CLAIMS)
def test_every_line_has_the_value_found_by_hand(claim, pairs, line_values):
    theorem, left, _ = CLAIMS[claim]
    for at in pairs:
        assert set(line_values(theorem, at)) == {left(at)}


@pytest.mark.parametrize("name", FALSE)
def test_a_false_neighbour_is_refused(name, refusal):
    claim, rhs, wrong = FALSE[name]
    theorem, left, _ = CLAIMS[claim]
    at, found = refusal(theorem, rhs)
    assert (found.left, found.right) == (left(at), wrong(at))

"""Rescaled columns by hand: the penalty as what an average over all masks adds to the distance."""

from fractions import Fraction

import pytest

from symdrop.definitions.matrix_factorization import U, V, a, c, column_penalty, l, s
from symdrop.language import Sum
from symdrop.theorems.matrix_factorization.penalty_is_rescaling_free import theorem, unchanged_product


def rescaled(at, up=1, down=-1):
    """The pairs with column c of U times s_c^up and that of V times s_c^down."""
    return [([s**up * x for x in u], [s**down * x for x in v]) for s, (u, v) in zip(at.s, at.pairs(), strict=True)]


def left(at):
    return at.penalty(rescaled(at))


def right(at):
    return sum((sum(x**2 for x in u) * sum(x**2 for x in v) for u, v in at.pairs()), Fraction(0))


def entry(at, pairs):
    return sum((u[at.a] * v[at.l] for u, v in pairs), Fraction(0))


FALSE = {
    "only the columns of U": (
        Sum(column_penalty(s[c] * U[a, c], V[l, c]), c),
        lambda at: at.penalty(rescaled(at, down=0)),
    ),
    "only the columns of V": (
        Sum(column_penalty(U[a, c], V[l, c] / s[c]), c),
        lambda at: at.penalty(rescaled(at, up=0)),
    ),
    "both multiplied": (
        Sum(column_penalty(s[c] * U[a, c], s[c] * V[l, c]), c),
        lambda at: at.penalty(rescaled(at, down=1)),
    ),
}


def test_it_holds_by_hand(points):
    assert [left(at) for at in points] == [right(at) for at in points]
    assert [left(at) for at in points] == [at.penalty(at.pairs()) for at in points]


def test_every_line_has_the_value_found_by_hand(points, line_values):
    for at in points:
        assert set(line_values(theorem, at)) == {left(at)}


def test_the_product_is_unchanged_by_hand(places, line_values):
    for at in places:
        value = entry(at, rescaled(at))
        assert value == entry(at, at.pairs())
        assert set(line_values(unchanged_product, at)) == {value}


def test_the_scale_is_seen_in_both_statements():
    assert all(s[c] in each.lhs.atoms(type(s[c])) for each in (theorem, unchanged_product))


@pytest.mark.parametrize("name", FALSE)
def test_a_false_neighbour_is_refused(name, refusal):
    claim, wrong = FALSE[name]
    at, found = refusal(theorem, lhs=claim)
    assert (found.left, found.right) == (wrong(at), right(at))


def test_a_product_of_columns_multiplied_twice_is_another(refusal):
    at, found = refusal(unchanged_product, lhs=Sum(s[c] ** 2 * U[a, c] * V[l, c], c))
    assert found.left == entry(at, rescaled(at, down=1))


def test_the_l2_penalty_is_not_rescaling_free(refusal):
    left, right = (
        Sum((U[a, c] * scale) ** 2, a, c) + Sum((V[l, c] / scale) ** 2, l, c) for scale in (s[c], s[c] / s[c])
    )
    at, found = refusal(theorem, right, lhs=left)
    squares = [sum(x**2 for pair in pairs for column in pair for x in column) for pairs in (rescaled(at), at.pairs())]
    assert [found.left, found.right] == squares

"""Copies of a pair by hand: each has a mask of its own, and the penalty is an average over all of these."""

from fractions import Fraction

import pytest

from symdrop.definitions.matrix_factorization import N, U, V, a, b, c, column_penalty, l
from symdrop.theorems.matrix_factorization.splitting_halves import many_copies, theorem, unchanged_product


def copies(at, number, scale):
    """So many copies of pair c: the column of U over number times the scale, that of V times the scale."""
    u, v = at.pair()
    return [([x / (number * scale) for x in u], [x * scale for x in v])] * number


def penalty_of_pair(at):
    u, v = at.pair()
    return sum(x**2 for x in u) * sum(x**2 for x in v)


def two_left(at):
    return at.penalty(copies(at, 2, at.b))


def two_right(at):
    return penalty_of_pair(at) / 2


def many_left(at):
    return at.penalty(copies(at, at.N, at.b))


def many_right(at):
    return penalty_of_pair(at) / at.N


def product_left(at):
    return sum((u[at.a] * v[at.l] for u, v in copies(at, at.N, at.b)), Fraction(0))


def product_right(at):
    return at.U[at.a][at.c] * at.V[at.l][at.c]


CLAIMS = {
    "two": (theorem, two_left, two_right),
    "many": (many_copies, many_left, many_right),
    "product": (unchanged_product, product_left, product_right),
}
whole = column_penalty(U[a, c], V[l, c])
FALSE = {
    "unchanged": ("two", whole, penalty_of_pair),
    "a quarter": ("two", whole / 4, lambda at: penalty_of_pair(at) / 4),
    "many leave a half": ("many", whole / 2, lambda at: penalty_of_pair(at) / 2),
    "many leave it unchanged": ("many", whole, penalty_of_pair),
    "the square of their number": ("many", whole / N**2, lambda at: penalty_of_pair(at) / at.N**2),
    "only one copy": ("product", U[a, c] * V[l, c] / N, lambda at: product_right(at) / at.N),
}


@pytest.mark.parametrize("claim", CLAIMS)
def test_it_holds_by_hand(claim, places):
    _, left, right = CLAIMS[claim]
    assert [left(at) for at in places] == [right(at) for at in places]


@pytest.mark.parametrize("claim", CLAIMS)
def test_every_line_has_the_value_found_by_hand(claim, places, line_values):
    theorem, left, _ = CLAIMS[claim]
    for at in places:
        assert set(line_values(theorem, at)) == {left(at)}


@pytest.mark.parametrize("name", FALSE)
def test_a_false_neighbour_is_refused(name, refusal):
    claim, rhs, wrong = FALSE[name]
    theorem, left, _ = CLAIMS[claim]
    at, found = refusal(theorem, rhs)
    assert (found.left, found.right) == (left(at), wrong(at))


def test_the_halves_of_the_source(places):
    """Both columns over the root of 2: their squares are halved, and there are two copies."""
    for at in places:
        u, v = ([x**2 / 2 for x in column] for column in at.pair())
        assert 2 * sum(u) * sum(v) == two_left(at)


def test_copies_with_one_mask_for_both_have_the_whole_penalty(places):
    for at in places:
        (u, v), _ = copies(at, 2, at.b)
        assert at.penalty([([2 * x for x in u], v)]) == penalty_of_pair(at)


def test_the_scale_is_seen_in_the_statements():
    assert all(b in each.lhs.free_symbols for each in (theorem, many_copies, unchanged_product))

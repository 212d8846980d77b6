"""Copies of a pair: the halves that the source names, and what one mask for both copies would do."""

import pytest
from arithmetic.matrix_factorization import PLACES
from claims import claim_file

from symdrop.definitions.matrix_factorization import b
from symdrop.theorems.matrix_factorization.splitting_halves import many_copies, theorem, unchanged_product


@pytest.fixture
def claim():
    return claim_file("matrix_factorization", "splitting_halves")


def test_the_halves_of_the_source(claim):
    """Both columns over the root of 2: their squares are halved, and there are two copies."""
    for at in PLACES:
        u, v = ([x**2 / 2 for x in column] for column in at.pair())
        assert 2 * sum(u) * sum(v) == claim.two_left(at)


def test_copies_with_one_mask_for_both_have_the_whole_penalty(claim):
    for at in PLACES:
        (u, v), _ = claim.copies(at, 2, at.b)
        assert at.penalty([([2 * x for x in u], v)]) == claim.penalty_of_pair(at)


def test_the_scale_is_seen_in_the_statements():
    assert all(b in each.lhs.free_symbols for each in (theorem, many_copies, unchanged_product))

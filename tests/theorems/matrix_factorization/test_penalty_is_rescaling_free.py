"""Rescaled columns: the penalty is what it was, though the scale stands in the statements."""

from arithmetic.matrix_factorization import POINTS
from claims import claim_file

from symdrop.definitions.matrix_factorization import c, s
from symdrop.theorems.matrix_factorization.penalty_is_rescaling_free import theorem, unchanged_product


def test_by_hand_it_is_the_penalty_of_the_pairs_before():
    left = claim_file("matrix_factorization", "penalty_is_rescaling_free").left
    assert [left(at) for at in POINTS] == [at.penalty(at.pairs()) for at in POINTS]


def test_the_scale_is_seen_in_both_statements():
    assert all(s[c] in each.lhs.atoms(type(s[c])) for each in (theorem, unchanged_product))

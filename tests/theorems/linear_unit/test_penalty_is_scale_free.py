"""Rescaled inputs: the penalty is what it was, though the scale stands in the statement."""

from arithmetic.linear_unit import POINTS
from claims import claim_file

from symdrop.definitions.linear_unit import c, i
from symdrop.theorems.linear_unit.penalty_is_scale_free import theorem


def test_by_hand_it_is_the_penalty_of_the_weights_and_inputs_before():
    claim = claim_file("linear_unit", "penalty_is_scale_free")
    assert [claim.left(at) for at in POINTS] == [claim.penalty(at, at.w, at.I) for at in POINTS]


def test_the_scale_is_seen_in_the_statement():
    assert c[i] in theorem.lhs.atoms(type(c[i]))

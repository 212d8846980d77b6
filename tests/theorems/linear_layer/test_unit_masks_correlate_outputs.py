"""Masks of the inputs, which the outputs share, do correlate them."""

from arithmetic.linear_layer import PLACES
from claims import claim_file


def test_two_different_outputs_are_correlated():
    claim = claim_file("linear_layer", "unit_masks_correlate_outputs")
    assert any(claim.left(at) != 0 for at in PLACES if at.k != at.l)

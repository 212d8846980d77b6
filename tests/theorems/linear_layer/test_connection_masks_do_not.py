"""Masks of the connections leave an output its variance."""

from arithmetic.linear_layer import PLACES
from claims import claim_file


def test_an_output_has_a_variance():
    claim = claim_file("linear_layer", "connection_masks_do_not")
    assert any(claim.left(at) != 0 for at in PLACES)

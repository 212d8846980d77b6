"""The direction in which the penalty of deployed weights changes with the keep probability."""

from arithmetic.linear_unit import POINTS
from claims import claim_file


def test_by_hand_the_penalty_never_rises():
    claim = claim_file("linear_unit", "deployed_weights")
    slopes = [claim.falls_left(at) for at in POINTS]
    assert max(slopes) <= 0
    assert min(slopes) < 0

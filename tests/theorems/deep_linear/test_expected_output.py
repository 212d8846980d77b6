"""The expected output where each layer has one keep probability."""

from arithmetic.deep_linear import COMMON
from claims import claim_file


def test_common_rates_come_out_in_front():
    claim = claim_file("deep_linear", "expected_output")
    assert [claim.left(at) for at in COMMON] == [at.p * at.q * claim.undropped(at) for at in COMMON]

"""The three penalties where each layer has one keep probability."""

from arithmetic.deep_linear import COMMON
from claims import claim_file


def test_the_factors_of_common_rates():
    parts = claim_file("deep_linear", "expected_loss").parts
    for at in COMMON:
        p, q = at.p, at.q
        undropped = (at.input_penalty([1] * at.h), at.hidden_penalty([1] * at.n))
        assert parts(at)[1:3] == (q**2 * undropped[0], p**2 * undropped[1])
        assert parts(at)[3] == p * (1 - p) * q * (1 - q) * at.joint_penalty(lambda *_: 1)

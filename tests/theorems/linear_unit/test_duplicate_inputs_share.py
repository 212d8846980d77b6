"""Two copies of one input: which weights of a given sum have the smallest penalty, by trying them."""

from fractions import Fraction

import pytest
from arithmetic import Point
from claims import claim_file


@pytest.fixture
def claim():
    return claim_file("linear_unit", "duplicate_inputs_share")


def test_for_a_given_sum_the_penalty_is_smallest_at_equal_weights(claim):
    numbers = {"x": "3", "p": "2/5", "t": "0"}
    shares = [Point.of({}, {}, {**numbers, "a": Fraction(top, 8), "b": 1 - Fraction(top, 8)}) for top in range(-8, 17)]
    least = min(map(claim.left, shares))
    assert [at.a for at in shares if claim.left(at) == least] == [Fraction(1, 2)]


def test_unequal_weights_have_a_larger_penalty_and_equal_ones_the_same(claim):
    assert {at.a == at.b for at in claim.COPIES} == {True, False}
    for at in claim.COPIES:
        assert (claim.shared(at) < claim.left(at)) == (at.a != at.b)

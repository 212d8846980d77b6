"""Both deciders read the moments of a law here: they are checked against what defines the law."""

from fractions import Fraction

import pytest

from symdrop.hypotheses import bernoulli, gaussian, noise
from symdrop.language import family, index, scalar, size

n = size("n")
j = index("j", n)
z, p = family("z p", n)
s, t = scalar("s t")


@pytest.mark.parametrize("order", range(1, 9))
def test_gaussian_moments_obey_the_recursion_of_stein(order):
    """E[z^(r+1)] = mean E[z^r] + r variance E[z^(r-1)], by parts."""
    law = gaussian(z[j], mean=s, variance=t)
    before = law.moment(order - 1) if order > 1 else 1
    assert (law.moment(order + 1) - s * law.moment(order) - order * t * before).expand() == 0


def test_a_mask_is_its_own_power():
    law = bernoulli(z[j], keep=Fraction(1, 3))
    assert [law.moment(order) for order in (1, 2, 7)] == [Fraction(1, 3)] * 3


def test_noise_knows_two_moments():
    law = noise(z[j], mean=s, variance=t)
    assert law.moment(2) - law.moment(1) ** 2 == t
    assert [law.moment(order) for order in (3, 4)] == [None, None]

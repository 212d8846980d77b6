"""What a hypothesis promises, and the hypotheses that promise something impossible."""

from fractions import Fraction
from math import prod

import pytest
from sympy import IndexedBase, Symbol

from symdrop.errors import BadStatement
from symdrop.language import Rational, family, index, scalar, size
from symdrop.theorem import bernoulli, gaussian, noise

n = size("n")
j, k = index("j k", n)
delta, p, v, mu = family("delta p v mu", n)
G = family("G", n, n)
t = scalar("t")


@pytest.mark.parametrize("keep", [0, 1, Rational(1, 2), Fraction(1, 3), t, p[j]])
def test_a_keep_probability_lies_in_0_to_1(keep):
    law = bernoulli(delta[j], keep=keep)
    assert law.moment(1) == law.moment(4) == law.keep == keep
    assert (law.independent, law.binary, law.parameters) == (True, True, (law.keep,))


@pytest.mark.parametrize("keep", [-1, Rational(-1, 2), Rational(3, 2), 2, Fraction(-1, 9)])
def test_a_number_outside_0_to_1_is_no_keep_probability(keep):
    with pytest.raises(BadStatement, match="is not a probability"):
        bernoulli(delta[j], keep=keep)


@pytest.mark.parametrize("make", [gaussian, noise])
def test_a_variance_is_not_negative(make):
    for variance in (0, Rational(1, 2), 3, t, v[j]):
        law = make(delta[j], mean=mu[j], variance=variance)
        assert law.parameters == (mu[j], variance)
        assert law.moment(1) == mu[j]
        assert (law.moment(2) - mu[j] ** 2 - variance).expand() == 0
        assert (law.independent, law.binary) == (make is gaussian, False)
    for variance in (-1, Rational(-1, 2)):
        with pytest.raises(BadStatement, match="is negative"):
            make(delta[j], mean=0, variance=variance)


def test_high_moments_of_a_gaussian_are_exact():
    """E z^64 = 63!! variance^32 about a mean of 0: far beyond what a float can hold."""
    law = gaussian(delta[j], mean=0, variance=v[j])
    assert law.moment(64) == prod(range(1, 64, 2)) * v[j] ** 32
    assert [law.moment(order) for order in (1, 3, 63)] == [0, 0, 0]


def test_moments_that_noise_does_not_promise():
    law = noise(delta[j], mean=mu[j], variance=v[j])
    assert [law.moment(order) for order in (3, 4, 6)] == [None, None, None]


@pytest.mark.parametrize(
    "entry",
    [1, t + 1, delta, k, Symbol("u"), IndexedBase("u")[k], IndexedBase("u"), 2 * delta[j], delta[j] ** 2, "delta"],
)
def test_a_law_speaks_of_an_entry_or_a_scalar(entry):
    with pytest.raises(BadStatement, match="expected an entry"):
        bernoulli(entry, keep=Rational(1, 2))


def test_a_law_speaks_of_every_entry():
    with pytest.raises(BadStatement, match="covers the diagonal only"):
        noise(G[j, j], mean=0, variance=1)
    assert noise(G[j, k], mean=0, variance=1).indices == (j, k)
    assert (bernoulli(t, keep=1).base, bernoulli(t, keep=1).indices) == (t, ())


@pytest.mark.parametrize("order", range(1, 9))
def test_gaussian_moments_obey_the_recursion_of_stein(order):
    """E[z^(r+1)] = mean E[z^r] + r variance E[z^(r-1)], by parts."""
    law = gaussian(delta[j], mean=mu[j], variance=t)
    before = law.moment(order - 1) if order > 1 else 1
    assert (law.moment(order + 1) - mu[j] * law.moment(order) - order * t * before).expand() == 0

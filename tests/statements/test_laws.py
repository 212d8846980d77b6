"""What a law says of itself, and what a hypothesis cannot say; the moments are in `test_laws_told_twice.py`."""

import pytest
import sympy
from sympy import Symbol
from sympy import stats as distributions

from symdrop.errors import BadStatement
from symdrop.language import family, index, scalar, size
from symdrop.theorem import bernoulli, covariance, gaussian, laplace, noise, poisson, uniform

m, n = size("m n")
a = index("a", m)
j, k = index("j k", n)
z, u, p, mu, v = family("z u p mu v", n)
Y = family("Y", m)
mean, low, keep = (Symbol(name, real=True) for name in ("mean", "low", "keep"))
scale, width = (Symbol(name, positive=True) for name in ("scale", "width"))
x = scalar("x")

# Each law beside the variable of sympy.stats that has its density or mass function.
LAWS = {
    "bernoulli": (bernoulli(x, keep=scale), distributions.Bernoulli("x", scale)),
    "gaussian": (gaussian(x, mean=mean, variance=scale), distributions.Normal("x", mean, sympy.sqrt(scale))),
    "laplace": (laplace(x, mean=mean, scale=scale), distributions.Laplace("x", mean, scale)),
    "poisson": (poisson(x, rate=scale), distributions.Poisson("x", scale)),
    "uniform": (uniform(x, low=low, high=low + width), distributions.Uniform("x", low, low + width)),
}


@pytest.mark.parametrize("name", LAWS)
def test_what_is_not_negative_is_not_negative_for_the_law(name):
    law, _ = LAWS[name]
    assert law.nonnegative
    assert law.independent
    assert law.binary == (name == "bernoulli")


def test_noise_promises_what_is_given():
    pair = noise(z[j], mean=mu[j], variance=v[j])
    assert (pair.moment(1), pair.moment(2), pair.moment(3)) == (mu[j], mu[j] ** 2 + v[j], None)
    assert not pair.independent
    assert noise(z[j], mean=0, variance=1, independent=True).independent
    listed = noise(z[j], moments=[mu[j], v[j], 0, 3])
    assert [listed.moment(order) for order in range(1, 6)] == [mu[j], v[j], 0, 3, None]
    assert not listed.independent


def test_moments_that_belong_to_some_law_are_told_by_determinants():
    assert noise(x, moments=[0, scale]).positive == ()
    assert noise(x, moments=[0, scale]).nonnegative == (scale,)
    assert noise(x, moments=[mean, scale, 0]).positive == (scale - mean**2,)
    second, third = noise(x, moments=[0, 1, low, keep]).positive
    assert (second, sympy.expand(third)) == (1, keep - low**2 - 1)


@pytest.mark.parametrize(
    ("make", "words"),
    [
        (lambda: bernoulli(z[j], keep=2), "not a probability"),
        (lambda: gaussian(z[j], mean=0, variance=-1), "variance=-1 is negative"),
        (lambda: laplace(z[j], mean=0, scale=-1), "scale=-1 is negative"),
        (lambda: poisson(z[j], rate=-1), "rate=-1 is negative"),
        (lambda: uniform(z[j], low=1, high=0), "high=0 is below low=1"),
        (lambda: uniform(Y, low=0, high=1), "expected an entry"),
        (lambda: noise(z[j]), "takes mean= and variance="),
        (lambda: noise(z[j], mean=0), "takes mean= and variance="),
        (lambda: noise(z[j], variance=1), "takes mean= and variance="),
        (lambda: noise(z[j], mean=0, variance=1, moments=[0, 1]), "takes mean= and variance="),
        (lambda: noise(z[j], moments=[0]), "at least two moments"),
        (lambda: noise(z[j], moments="mv"), "at least two moments"),
        (lambda: noise(z[j], moments=v[j]), "at least two moments"),
        (lambda: noise(z[j], mean=0, variance=1, independent=1), "neither True nor False"),
        (lambda: covariance(z[j], u[k], 0), "at the same indices"),
        (lambda: covariance(z[j], z[j], 0), "at the same indices"),
        (lambda: covariance(z[j], Y[a], 0), "at the same indices"),
        (lambda: covariance(z[j], x, 0), "at the same indices"),
        (lambda: covariance(z, u, 0), "expected an entry"),
    ],
)
def test_what_is_no_hypothesis_is_refused(make, words):
    with pytest.raises(BadStatement, match=words):
        make()

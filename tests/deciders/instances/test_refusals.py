"""Statements that both deciders refuse on their own, so that neither relies on the other to have looked."""

import pytest
from sympy import Indexed, Pow
from sympy import Sum as SympySum

from symdrop.deciders.instances import compare
from symdrop.deciders.kernel.reading import read_statement
from symdrop.errors import BadStatement, LimitReached, OutsideFragment
from symdrop.language import D, E, Index, Sum, bracket, family, index, scalar, size
from symdrop.theorem import bernoulli, gaussian, noise, nonzero

n = size("n")
i, j, k = index("i j k", n)
w, p, delta, z = family("w p delta z", n)
s, t, u, x = scalar("s t u x")
RANDOM = gaussian(u, mean=s, variance=1)
DECIDERS = (compare, read_statement)


@pytest.mark.parametrize("decide", DECIDERS)
@pytest.mark.parametrize(
    "law",
    [
        bernoulli(delta[j], keep=u),
        bernoulli(delta[j], keep=p[j] * u),
        bernoulli(delta[j], keep=Sum(p[i] * u, i)),
        noise(delta[j], mean=u**2, variance=1),
        noise(delta[j], mean=0, variance=1 + u),
        gaussian(delta[j], mean=z[j], variance=1),
        gaussian(delta[j], mean=0, variance=Sum(z[i] ** 2, i)),
    ],
)
def test_no_parameter_of_a_law_is_random(decide, law):
    given = (RANDOM, noise(z[j], mean=0, variance=1), law)
    with pytest.raises(BadStatement, match="depends on a random entry"):
        decide(given, [E(delta[k]), w[k]])
    with pytest.raises(BadStatement, match="depends on a random entry"):
        decide(given[::-1], [E(delta[k]), w[k]])


@pytest.mark.parametrize("decide", DECIDERS)
@pytest.mark.parametrize("place", [Index("r", (0, n)), Index("r", (2, n)), Index("r", n)])
def test_an_index_runs_from_one(decide, place):
    for line in (Indexed(w, place), E(Indexed(delta, place)), SympySum(Indexed(w, place), place)):
        with pytest.raises(BadStatement):
            decide((bernoulli(delta[j], keep=p[j]),), [line, w[k]])


# What is random, averaged, differentiated, summed or an entry may be zero somewhere, whatever is declared of it.
DIVISORS = [
    1 - u,
    u,
    u**2 + t,
    E(u),
    1 + E(u),
    1 + E(t),
    D(t**3, t),
    1 + D(t**3, t),
    1 + bracket(i, k),
    t + w[k],
    1 + w[k] ** 2,
    Sum(w[i], i) - w[k],
    Sum(u * w[i], i),
]


@pytest.mark.parametrize("decide", DECIDERS)
@pytest.mark.parametrize("divisor", DIVISORS)
def test_a_divisor_is_known_not_to_be_zero(decide, divisor):
    for given in ((RANDOM,), (RANDOM, nonzero(divisor)), (RANDOM, nonzero(t), nonzero(w), nonzero(1 + t))):
        with pytest.raises((BadStatement, OutsideFragment)):
            decide(given, [x / divisor, x / divisor])


@pytest.mark.parametrize("decide", DECIDERS)
@pytest.mark.parametrize("divisor", [t, n - 1, 1 + Sum(t, i), 1 + t, w[k], t * w[k]])
def test_a_divisor_is_declared(decide, divisor):
    with pytest.raises((BadStatement, OutsideFragment)):
        decide((RANDOM, nonzero(x)), [x / divisor, x / divisor])


@pytest.mark.parametrize("decide", DECIDERS)
def test_that_a_zeroth_power_is_not_zero_declares_nothing(decide):
    with pytest.raises(BadStatement, match="declare nonzero"):
        decide((nonzero(Pow(1 - t, 0, evaluate=False)),), [x / (1 - t), x / (1 - t)])


@pytest.mark.parametrize("decide", DECIDERS)
def test_sixty_four_is_the_largest_power(decide):
    assert decide((nonzero(t),), [t**64 + t**-64, t**-64 + t**64])
    for line in (t**65, t**-65, (x + 1) ** 65):
        with pytest.raises(LimitReached, match="beyond 64"):
            decide((nonzero(t),), [line, line])


@pytest.mark.parametrize("decide", DECIDERS)
def test_an_index_has_a_range(decide):
    bare = Index("r")
    for line in (SympySum(t, (bare, 1, n)), Indexed(w, bare), SympySum(Indexed(w, bare), (bare, 1, n))):
        with pytest.raises(BadStatement, match=r"make (it|one) with index"):
            decide((), [line, n * t])

"""A law tells its moments twice: both ways agree with each other and with the law's density or mass function."""

from dataclasses import replace

import pytest
import sympy
from sympy import Integer, Rational, Symbol
from sympy import stats as distributions

from symdrop.language import family, index, scalar, size
from symdrop.statements.laws import LAWS
from symdrop.statements.laws.bernoulli import Bernoulli
from symdrop.statements.laws.beta import HIGHEST, Beta
from symdrop.statements.laws.dirichlet import Dirichlet
from symdrop.statements.laws.exactly import Exactly
from symdrop.statements.laws.exchangeable import ExchangeableMask, ExchangeableMoments
from symdrop.statements.laws.gaussian import CorrelatedGaussian, Gaussian
from symdrop.statements.laws.laplace import Laplace
from symdrop.statements.laws.multinomial import Multinomial
from symdrop.statements.laws.noise import CorrelatedNoise, Moments, Noise
from symdrop.statements.laws.one_hot import OneHot
from symdrop.statements.laws.poisson import Poisson
from symdrop.statements.laws.rademacher import Rademacher
from symdrop.statements.laws.sampled import Sampled
from symdrop.statements.laws.sphere import Sphere
from symdrop.statements.laws.uniform import Uniform

ORDERS = range(1, 9)
x = scalar("x")
a, b = (Symbol(name, real=True) for name in "ab")
r = Symbol("r", positive=True)
RAW = tuple(Symbol(f"m{order}", real=True) for order in ORDERS)
n = size("n")
i, j = index("i j", n)
z = family("z", n)
C = family("C", n, n)

# Each law, and beside it the variable of sympy.stats with its density or mass function, where that fixes the law.
EXAMPLES = {
    Bernoulli: (Bernoulli(x, r), distributions.Bernoulli("x", r)),
    Gaussian: (Gaussian(x, a, r), distributions.Normal("x", a, sympy.sqrt(r))),
    Laplace: (Laplace(x, a, r), distributions.Laplace("x", a, r)),
    Poisson: (Poisson(x, r), distributions.Poisson("x", r)),
    Uniform: (Uniform(x, a, a + r), distributions.Uniform("x", a, a + r)),
    Noise: (Noise(x, a, r), None),
    Moments: (Moments(x, RAW), None),
    Beta: (Beta(x, r, 2 * r), distributions.Beta("x", r, 2 * r)),
    Rademacher: (Rademacher(x), distributions.Rademacher("x")),
    OneHot: (OneHot(z[j], r), distributions.Bernoulli("x", r)),
    Exactly: (Exactly(z[j], r), distributions.Bernoulli("x", r / n)),
    Sampled: (Sampled(z[j], r), distributions.Bernoulli("x", r / n)),
    ExchangeableMask: (ExchangeableMask(z[j], (a, b)), distributions.Bernoulli("x", a)),
    ExchangeableMoments: (ExchangeableMoments(z[j], (((1,), a), ((2,), b), ((1, 1), r))), None),
    Multinomial: (Multinomial(z[j], Integer(5)), distributions.Binomial("x", 5, 1 / n)),
    Dirichlet: (Dirichlet(z[j]), None),
    Sphere: (Sphere(z[j]), None),
    CorrelatedNoise: (CorrelatedNoise(z[j], a, C[i, j]), None),
    CorrelatedGaussian: (CorrelatedGaussian(z[j], a, C[i, j]), None),
}
# The highest moment of one entry that is promised by itself, where there is one. Those of entries together are in
# `test_joint_laws_told_twice`; the covariances of the entries of one family are no moments.
PROMISED = {Noise: 2, ExchangeableMoments: 2, CorrelatedNoise: 1, CorrelatedGaussian: 1, Beta: HIGHEST}


def by_recurrence(law, order):
    """E[z^order] by what the definition of the law says of it, down to E[z^0] = 1; None where it says nothing."""
    told = law.recurrence(order)
    if told is None:
        return None
    assert all(0 <= lower < order for _, lower in told)
    return sympy.cancel(sum(c * (by_recurrence(law, lower) if lower else 1) for c, lower in told))


def differ(first, second):
    """Whether two quotients of polynomials in the parameters are different."""
    return sympy.cancel(first - second) != 0


def test_every_law_has_an_example():
    assert set(EXAMPLES) == set(LAWS)


@pytest.mark.parametrize("order", ORDERS)
@pytest.mark.parametrize("kind", LAWS, ids=lambda kind: kind.__name__)
def test_both_ways_agree(kind, order):
    law, _ = EXAMPLES[kind]
    closed, told = law.moment(order), by_recurrence(law, order)
    assert (closed is None) == (told is None) == (order > PROMISED.get(kind, order))
    if closed is not None:
        assert not differ(closed, told)
        # The same comparison sees a small difference.
        assert differ(closed + Rational(1, 10**6), told)


def integral(variable, order):
    """E[z^order] by the density or mass function; the Poisson law's series by the factorial moments, term by term."""
    average = sympy.expand(distributions.E(variable**order))
    return sympy.expand(sympy.powdenest(sympy.expand_func(sympy.gammasimp(average)), force=True))


@pytest.mark.parametrize("order", ORDERS[:6])
@pytest.mark.parametrize(
    "kind", [kind for kind, (_, variable) in EXAMPLES.items() if variable], ids=lambda k: k.__name__
)
def test_both_ways_are_those_of_the_density(kind, order):
    law, variable = EXAMPLES[kind]
    derived = integral(variable, order)
    assert not differ(derived, law.moment(order))
    assert not differ(derived, by_recurrence(law, order))


@pytest.mark.parametrize("order", ORDERS)
@pytest.mark.parametrize("kind", LAWS, ids=lambda kind: kind.__name__)
def test_a_moment_has_no_more_parameters_in_a_term_than_its_order(kind, order):
    """What the cut-off lemma counts by: each random entry brings in the sums of one parameter at most."""
    law, _ = EXAMPLES[kind]
    closed, told = law.moment(order), by_recurrence(law, order)
    for moment in (closed, told) if closed is not None else ():
        above, below = sympy.fraction(sympy.cancel(moment))
        assert not symbols(law) or sympy.Poly(above, *symbols(law)).total_degree() <= order
        # Sizes are counted by the lemma apart; scalars have no sums.
        assert below.free_symbols <= {n} or law.divisors


def symbols(law):
    return sorted(set().union(*(parameter.free_symbols for parameter in law.parameters)) - {n}, key=str)


def test_noise_is_what_the_definition_of_a_variance_says():
    law, _ = EXAMPLES[Noise]
    mean, square = (by_recurrence(law, order) for order in (1, 2))
    assert mean == a
    assert not differ(square - 2 * a * mean + a**2, r)


def test_moments_are_as_given():
    law, _ = EXAMPLES[Moments]
    assert [by_recurrence(law, order) for order in ORDERS] == list(RAW)
    assert replace(law, raw=RAW[:3]).recurrence(4) is None


@pytest.mark.parametrize(
    ("law", "values"),
    [
        (Bernoulli(x, Rational(1, 3)), {0: Rational(2, 3), 1: Rational(1, 3)}),
        (Bernoulli(x, Integer(1)), {1: Integer(1)}),
        (Gaussian(x, Integer(5), Integer(0)), {5: Integer(1)}),
        (Laplace(x, Integer(-2), Integer(0)), {-2: Integer(1)}),
        (Uniform(x, Integer(3), Integer(3)), {3: Integer(1)}),
        (Poisson(x, Integer(0)), {0: Integer(1)}),
        (Rademacher(x), {-1: Rational(1, 2), 1: Rational(1, 2)}),
        (OneHot(z[j], Rational(1, 3)), {0: Rational(2, 3), 1: Rational(1, 3)}),
    ],
    ids=lambda case: type(case).__name__,
)
def test_laws_on_few_values_are_enumerated(law, values):
    for order in ORDERS:
        average = sum(chance * Integer(value) ** order for value, chance in values.items())
        assert law.moment(order) == by_recurrence(law, order) == average

"""Each condition under which sizes are counted is refused by name where it is broken."""

import pytest

from symdrop.deciders.instances import Agreement, compare
from symdrop.errors import BadStatement, OutsideFragment
from symdrop.functions import Prod, exp, log, logistic, softplus
from symdrop.language import D, E, Sum, bracket, family, index, scalar, size
from symdrop.theorem import bernoulli, covariance, exactly, gaussian, noise, nonzero, poisson, uniform

m, n = size("m n")
i, j, k, l = index("i j k l", n)
a, b = index("a b", m)
w, x, p, delta, z, u = family("w x p delta z u", n)
X, Y = family("X", m, n), family("Y", n, n)
v = family("v", m)
s, t, e = scalar("s t e")
MASK = bernoulli(delta[j], keep=p[j])
NORMAL = gaussian(z[j], mean=0, variance=1)

REFUSED = {
    "an index bound outside": ((), Sum(Prod(w[i] + w[j], i), j), "j, which is bound outside, selects w[j]"),
    "a bracket that does not compare": (
        (),
        Sum(Prod(w[i] + bracket(j, k), i), j),
        "Bracket(j, k) does not compare with i",
    ),
    "a sum inside": ((), Prod(w[i] + Sum(x[j], j), i), "a sum or product over n stands inside"),
    "a product inside": ((), Prod(w[i] + Prod(2 + t, j), i), "a sum or product over n stands inside"),
    "a product of products": ((), Prod(2 + t, i, j), "a sum or product over n stands inside"),
    "the size inside": ((), Prod(1 + w[i] / n, i), "the size n stands inside"),
    "a product of two sums": ((), exp(Sum(w[i], i) * Sum(x[i], i)), "an exponent has a product of two sums over n"),
    "a square of a sum": ((), exp(Sum(w[i], i) ** 2), "an exponent has a product of two sums over n"),
    "a double sum": ((), exp(Sum(Y[i, j], i, j)), "an exponent has a product of two sums over n"),
    "a size beside a sum": ((), exp(n * Sum(w[i], i)), "an exponent has a product of two sums over n"),
    "an inverse size": ((), exp(Sum(w[i], i) / n), "without powers that are negative"),
    "a bound index beside a sum": ((), Sum(exp(w[j] * Sum(x[i], i)), j), "j, which is bound outside, selects w[j]"),
    "a bound index of the same name": ((), Sum(exp(w[i] * Sum(x[i], i)), i), "which is bound outside, selects w["),
    "a random scalar": (
        (gaussian(e, mean=0, variance=1),),
        E(Prod(e * w[i], i)),
        "the random e does not stand at i",
    ),
    "a random scalar in an exponent": (
        (gaussian(e, mean=0, variance=1),),
        E(exp(e * Sum(w[i], i))),
        "the random e does not stand at i",
    ),
    "a random entry elsewhere": ((MASK,), E(Prod(1 + delta[k] * w[i], i)), "the random delta[k] does not stand at i"),
    "random over another size": (
        (bernoulli(v[b], keep=s),),
        E(Prod(1 + v[a] * w[i], i)),
        "the random v[a] does not stand at i",
    ),
    "uncorrelated noise": (
        (noise(z[j], mean=0, variance=1),),
        E(Prod(1 + z[i], i)),
        "the entries of z are not independent",
    ),
    "a covariance": (
        (NORMAL, gaussian(u[j], mean=0, variance=1), covariance(z[j], u[j], t)),
        E(Prod(1 + z[i] * u[i], i)),
        "are not independent",
    ),
    "a law of all together": (
        (exactly(z[j], kept=s), nonzero(n - 1)),
        E(z[k]) * Prod(w[i], i),
        "z[j] has a law of all entries together",
    ),
    "a sum in a law": (
        (bernoulli(delta[j], keep=Sum(x[i], i)),),
        E(Prod(1 + delta[i], i)),
        "the law of delta[j] has Sum(x[i], (i, 1, n))",
    ),
    "a random base": ((MASK,), E((1 + delta[k]) ** n), "the random delta[k] does not stand at n"),
    "a base with a sum": ((), Sum(w[i], i) ** n, "a sum or product over n stands inside"),
    "a base with a bound index": ((), Sum(w[i] ** n, i), "i, which is bound outside, selects w[i]"),
    "an exponent of sizes": ((), t ** (m * n), "whole multiples of sizes"),
    "exp of a sum inside exp": ((), exp(exp(Sum(w[i], i))), "has exp(Sum(w[i], (i, 1, n))) in its exponent"),
    "three exponentials": ((), exp(exp(exp(t))), "has exp(exp(t)) in its exponent"),
    "a product in an exponent": ((), exp(Prod(w[i], i)), "has Product(w[i], (i, 1, n)) in its exponent"),
    "exp inside softplus": ((), softplus(exp(t)), "has an exponential, a product or a function inside"),
    "softplus inside logistic": ((), logistic(softplus(t)), "has an exponential, a product or a function inside"),
    "a bare index in softplus": ((), softplus(n * t) + 0 * w[k], "is divided by one"),
    "a divisor": ((), 1 / (1 + exp(t)), "write exp(-x) for 1/exp(x), logistic(-x)"),
    "a product of sums that depend on each other": (
        (),
        Prod(Sum(X[a, i], i), a) * Prod(Sum(X[a, i], a), i),
        "how many sizes m and n decide the statement depends on each other",
    ),
    "the square of normal noise": ((NORMAL,), E(exp(z[k] ** 2)), "z[j] is squared in an exponent"),
    "two normal entries": (
        (NORMAL, gaussian(u[j], mean=0, variance=1)),
        E(exp(Sum(z[i] * u[i], i))),
        "is squared in an exponent",
    ),
    "the square of a count": ((poisson(z[j], rate=s),), E(exp(z[k] ** 2)), "z[j] is squared in an exponent"),
    "a count beside a count": (
        (poisson(z[j], rate=s), poisson(u[j], rate=s)),
        E(exp(z[k] * u[k])),
        "stands beside another random entry in an exponent",
    ),
    "a logarithm that depends on a bound index": (
        (),
        Sum(log(1 + exp(w[i]) + Sum(exp(x[j]), j)), i),
        "depends on i, which is bound outside",
    ),
    "a product beside a logarithm": (
        (MASK,),
        E(Prod(1 + delta[i] * w[i], i) * log(1 + Sum(delta[i] * x[i] ** 2, i))),
        "stands beside a function of a random sum under one E",
    ),
    "a slope of a logarithm of a sum": (
        (),
        D(log(1 + Sum(w[i] ** 2, i)), w[k]),
        "is a derivative of a logarithm of what is summed",
    ),
    "a slope of a logarithm": ((), D(log(1 + w[k] ** 2), w[k]), "a derivative of a logarithm in w"),
    "a logarithm of counts": ((poisson(z[j], rate=s),), E(log(1 + z[k] * s)), "a logarithm of z[j] is averaged"),
    "exponentials of noise in an exponent": ((NORMAL,), E(exp(exp(z[k]))), "a random entry stands in a function in an"),
    "uniform noise in an exponent": ((uniform(z[j], low=0, high=1),), E(exp(z[k])), "z[j] stands in an exponent"),
    "a function in an exponent": (
        (NORMAL,),
        E(exp(t * softplus(z[k]))),
        "a random entry stands in a function in an exponent",
    ),
    "an exponential beside softplus": (
        (MASK,),
        E(exp(Sum(delta[i], i)) * softplus(Sum(delta[i] * w[i], i))),
        "stands beside a function of a random sum under one E",
    ),
    "a derivative in a law": (
        (MASK,),
        D(E(softplus(Sum(delta[i] * w[i], i))), p[k]),
        "a derivative in p, a parameter of the law",
    ),
}


@pytest.mark.parametrize("name", REFUSED)
def test_a_broken_condition_is_named(name):
    given, line, told = REFUSED[name]
    with pytest.raises(OutsideFragment) as refusal:
        compare(given, [line, 0 * t])
    assert told in str(refusal.value)


def test_an_exponent_that_is_negative_at_a_size():
    with pytest.raises(BadStatement, match="negative exponent at n = 1"):
        compare((), [t ** (n - 2), t**n])
    assert isinstance(compare((nonzero(n - 1),), [t ** (n - 2) * t**2, t**n]), Agreement)


@pytest.mark.parametrize(
    ("given", "lines"),
    [
        ((), [Prod(v[a] * X[a, i], i), v[a] ** n * Prod(X[a, i], i)]),
        ((), [Prod(w[i] * x[k], i), x[k] ** n * Prod(w[i], i)]),
        ((), [exp(t * (w[k] + Sum(x[i], i))), exp(t * w[k]) * Prod(exp(t * x[i]), i)]),
        ((), [exp(w[i] * Sum(x[i], i)), Prod(exp(w[i] * x[j]), j)]),
        ((), [exp(n * t), exp(t) ** n * Prod(1 + 0 * t, i)]),
        ((MASK,), [Prod(E(exp(delta[i] * w[i])), i), E(exp(Sum(delta[i] * w[i], i)))]),
        ((), [Prod(D(w[i] ** 2, w[i]), i), 2**n * Prod(w[i], i)]),
        ((MASK,), [exp(E(Sum(delta[i] * w[i], i))), Prod(exp(p[i] * w[i]), i)]),
        (
            (),
            [
                Sum(Prod(w[i], i, but=j), j),
                D(Prod(t + w[i], i), t) - D(Prod(t + w[i], i), t) + Sum(Prod(w[j], j, but=i), i),
            ],
        ),
    ],
    ids=range(9),
)
def test_what_obeys_the_conditions_is_decided(given, lines):
    assert isinstance(compare(given, lines), Agreement)


def test_a_bound_index_that_has_the_name_of_a_free_one_is_another():
    left, right = exp(w[i] * Sum(x[i], i)), exp(Sum(w[i] * x[i], i))
    assert compare((), [left, right]).counterexample.sizes == {"n": 2}

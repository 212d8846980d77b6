"""Logarithms by the instances: taken apart, named alike where the arguments are equal at every size, and at points."""

import math
from fractions import Fraction

import pytest

from symdrop.deciders.instances import Agreement, Difference, Undetermined, compare, evaluate
from symdrop.deciders.instances.exponentials.logarithms import taken_apart
from symdrop.errors import BadStatement, Unknown
from symdrop.functions import Prod, exp, log, logistic, softplus
from symdrop.language import D, E, Rational, Sum, bracket, family, index, scalar, size
from symdrop.theorem import bernoulli, gaussian, nonnegative, nonzero, poisson, rademacher

n = size("n")
i, j, k = index("i j k", n)
w, x, p, v, delta, z = family("w x p v delta z", n)
s, t = scalar("s t")
MASK = bernoulli(delta[j], keep=p[j])
COUNTS = poisson(z[j], rate=v[j])
POSITIVE = (nonnegative(x[j]), nonzero(x))
EQUAL = {
    "of a product": (POSITIVE, log(x[k] ** 3 * exp(t)), 3 * log(x[k]) + t),
    "softplus": ((), log(1 + exp(t)) * w[k], softplus(t) * w[k]),
    "its slope": ((), D(log(1 + exp(Sum(w[i], i))), w[k]), D(softplus(Sum(w[i], i)), w[k])),
    "of equal products": ((), log(2 + Prod(exp(w[i]), i)), log(2 + exp(Sum(w[i], i)))),
    "inside each other": (
        (),
        log(1 + log(2 + Prod(exp(w[i]), i)) ** 2),
        log(1 + log(2 + exp(Sum(w[i], i))) ** 2),
    ),
    "of equal means": ((MASK,), log(1 + E(exp(t * delta[k]))), log(2 - p[k] + p[k] * exp(t))),
    "of a mean of a product": (
        (MASK,),
        log(1 + E(Prod(exp(w[i] * delta[i]), i))),
        log(1 + Prod(1 - p[i] + p[i] * exp(w[i]), i)),
    ),
    "averaged": ((MASK,), E(log(2 + Sum(exp(delta[i]), i)) + delta[k]), E(log(2 + Sum(exp(delta[j]), j))) + p[k]),
    "of a mask": ((MASK,), E(log(2 + delta[k])), (1 - p[k]) * log(2) + p[k] * log(3)),
    "with a name beside it": (
        (),
        log(2 + Prod(exp(w[i]), i)) * Sum(w[i], i),
        log(2 + exp(Sum(w[i], i))) * Sum(w[j], j),
    ),
    "an exponential inside": ((), exp(x[k] * exp(s) * exp(t)), exp(x[k] * exp(s + t))),
    "its slope inside": ((), D(exp(x[k] * exp(t)), t), x[k] * exp(t + x[k] * exp(t))),
    "counts": ((COUNTS,), E(exp(Sum(w[i] * z[i], i))), Prod(exp(v[i] * exp(w[i]) - v[i]), i)),
    "counts beside it": (
        (COUNTS,),
        E(z[k] ** 2 * exp(t * z[k])),
        (v[k] * exp(t) + v[k] ** 2 * exp(2 * t)) * exp(v[k] * (exp(t) - 1)),
    ),
    "counts and a mask": (
        (COUNTS, MASK),
        E(exp(t * z[k] * delta[k])),
        1 - p[k] + p[k] * exp(v[k] * (exp(t) - 1)),
    ),
}
EQUAL |= {
    "of numbers": ((), log(12) + log(Rational(1, 9)) + t, 2 * log(2) - log(3) + t),
    "of a power of a size": ((), log(6**n), n * log(2) + n * log(3)),
    "of a product over an index": (POSITIVE, log(Prod(x[i], i)), Sum(log(x[i]), i)),
    "of all but one": (POSITIVE, log(Prod(x[i], i, but=k)), Sum(log(x[i]), i) - log(x[k])),
    "of all but two": (
        POSITIVE,
        log(Prod(x[i], i, but=(j, k))),
        Sum(log(x[i]), i) - log(x[k]) - (1 - bracket(j, k)) * log(x[j]),
    ),
    "of a logistic function": ((), log(logistic(t)) - log(1 - logistic(t)), t + 0 * w[k]),
    "a random sign in a function": (
        (rademacher(z[j]),),
        softplus(z[k] * t) * (1 + z[k]),
        (1 + z[k]) * softplus(t),
    ),
    "softplus of zero": ((), softplus(0 * t) + t, log(2) + t),
    "of a product of sums": ((), log(Prod(1 + exp(w[i]), i)), Sum(softplus(w[i]), i)),
    "averaged, of a product": (
        (MASK,),
        E(log(Prod(1 + exp(delta[i] * w[i]), i))),
        Sum(p[i] * softplus(w[i]) + (1 - p[i]) * log(2), i),
    ),
}
# Each is equal at n = 1, so that one size alone would not tell.
DIFFERENT = {
    "a sum for a product": ((), log(1 + Sum(exp(w[i]), i)), log(1 + Prod(exp(w[i]), i))),
    "the first power": ((), log(2 + n), log(3)),
    "under an expectation": (
        (MASK,),
        E(log(2 + Sum(exp(delta[i]), i))),
        E(log(2 + Prod(exp(delta[i]), i))),
    ),
    "a count for each": ((COUNTS,), E(exp(Sum(w[i] * z[i], i))), Sum(exp(v[i] * (exp(w[i]) - 1)), i)),
}


@pytest.mark.parametrize("name", EQUAL)
def test_what_is_equal_is_confirmed(name):
    given, left, right = EQUAL[name]
    assert isinstance(compare(given, [left, right]), Agreement)


@pytest.mark.parametrize("name", EQUAL)
def test_twice_of_it_is_not_equal(name):
    given, left, right = EQUAL[name]
    assert isinstance(compare(given, [left, 2 * right]), Difference)


@pytest.mark.parametrize("name", DIFFERENT)
def test_what_is_equal_at_one_size_alone_differs(name):
    given, left, right = DIFFERENT[name]
    found = compare(given, [left, right])
    assert isinstance(found, Difference)
    assert found.counterexample.sizes["n"] > 1


def test_arguments_that_are_alike_at_the_first_size_have_names_of_their_own(planted):
    given, left, right = DIFFERENT["a sum for a product"]
    room, old = "deciders.instances.exponentials.comparison", "for box in boxes(read, pair):"
    with planted("one size decides", room, old, "for box in boxes(read, pair)[:1]:"):
        assert isinstance(compare(given, [left, right]), Agreement)


def test_what_is_not_decided_is_no_difference():
    assert isinstance(compare((), [log(1 + 2 * exp(t) + exp(2 * t)), 2 * softplus(t)]), Undetermined)


def test_a_logarithm_is_taken_apart_whatever_stands_around_it():
    line = Sum(w[i] * log(x[i] * exp(t)), i) + E(log((1 + exp(s)) ** 2))
    assert taken_apart(line) == Sum(w[i] * (log(x[i]) + t), i) + E(2 * softplus(s))
    assert taken_apart(log(1 + exp(1))) == softplus(1)
    assert taken_apart(t + s) == t + s


@pytest.mark.parametrize(
    ("line", "wanted"),
    [
        (log(2 + t), math.log(2.5)),
        (log(1 + exp(t)), math.log(1 + math.exp(0.5))),
        (log(1 + log(2 + t)), math.log(1 + math.log(2.5))),
        (exp(t * exp(t)), math.exp(0.5 * math.exp(0.5))),
        (D(log(2 + t**2), t), 1 / 2.25),
        (D(exp(t * exp(t)), t), 1.5 * math.exp(0.5) * math.exp(0.5 * math.exp(0.5))),
        (D(D(log(1 + t), t), t), -1 / 2.25),
    ],
    ids=str,
)
def test_values_at_a_point(line, wanted):
    assert float(evaluate((), line, {}, {}, {Unknown("t"): Fraction(1, 2)})) == pytest.approx(wanted, rel=1e-13)


@pytest.mark.parametrize(
    ("line", "wanted"),
    [
        (E(exp(t * z[k])), lambda count: math.exp(0.5 * count)),
        (E(z[k] ** 3 * exp(t * z[k])), lambda count: count**3 * math.exp(0.5 * count)),
        (D(E(exp(t * z[k])), t), lambda count: count * math.exp(0.5 * count)),
    ],
    ids=("generating function", "third power", "slope"),
)
def test_means_over_counts_are_the_series(line, wanted):
    point = {Unknown("t"): Fraction(1, 2), Unknown("v", (1,)): Fraction(3, 4)}
    series = sum(math.exp(-0.75) * 0.75**each / math.factorial(each) * wanted(each) for each in range(60))
    assert float(evaluate((COUNTS,), line, {"n": 1}, {"k": 1}, point)) == pytest.approx(series, rel=1e-12)


@pytest.mark.parametrize("number", [Fraction(0), Fraction(-1)])
def test_a_logarithm_of_no_positive_number_has_no_value(number):
    with pytest.raises(BadStatement, match="not positive at this point"):
        evaluate((), log(t), {}, {}, {Unknown("t"): number})


def test_means_of_logarithms_of_normal_noise_are_names():
    given = (gaussian(z[j], mean=0, variance=1),)
    pair = [E(log(2 + Sum(exp(z[i]), i)) * t), t * E(log(2 + Sum(exp(z[j]), j)))]
    assert isinstance(compare(given, pair), Agreement)


@pytest.mark.parametrize(
    ("left", "right", "holds"),
    [
        (exp(-s) * exp(s + exp(1) * t), exp(exp(1) * t), True),
        (D(exp(exp(1) * t), t), exp(1) * exp(exp(1) * t), True),
        (exp(exp(1) * s), exp(s), False),
    ],
)
def test_the_number_e_in_an_exponent_is_a_generator_of_its_own(left, right, holds):
    verdict = compare((), (left, right))
    assert isinstance(verdict, Agreement if holds else Difference)


def test_a_number_of_which_bounds_enclose_zero_is_shown_as_zero():
    verdict = compare([nonnegative(s), nonzero(s)], (log(s) * t, t))
    assert verdict.counterexample.values == {Unknown("s"): 1, Unknown("t"): 1}
    assert str(verdict.counterexample) == "at s = 1, t = 1: left = 0.. (to 40 places), right = 1"

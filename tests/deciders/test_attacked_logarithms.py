"""Claims with logarithms, and with exponentials in exponents, that an attack might find accepted though false."""

import pytest

from symdrop.errors import BadStatement, Disagreement, NotProved, OutsideFragment
from symdrop.functions import Prod, exp, log, softplus
from symdrop.language import E, Rational, Sum, family, index, scalar, size
from symdrop.theorem import Inequality, Theorem, bernoulli, gaussian, nonnegative, nonzero, poisson

n, m = size("n m")
i, j, k, l = index("i j k l", n)
a, b = index("a b", m)
w, x, p, d, z, v = family("w x p d z v", n)
W = family("W", m, n)
s, t = scalar("s t")
MASK = bernoulli(d[j], keep=p[j])
COUNTS = poisson(z[j], rate=v[j])
SCORE = Sum(d[i] * w[i], i)
FALSE = {
    "the logarithm of a mean": ((MASK,), E(log(1 + exp(SCORE))), log(1 + E(exp(SCORE)))),
    "a logarithm at the mean": ((MASK,), E(log(2 + exp(SCORE))), log(2 + exp(E(SCORE)))),
    "the logarithm of a sum": ((), log(exp(s) + exp(t)), s + t),
    "softplus of two": ((), log(2 + exp(t)), softplus(t)),
    "a constant before the exponential": ((), log(1 + 2 * exp(t)), softplus(2 * t)),
    "a sum for a product": ((), log(1 + Sum(exp(w[i]), i)), log(1 + Prod(exp(w[i]), i))),
    "another index": ((), log(2 + exp(w[k])), log(2 + exp(w[l]))),
    "a power of a sum": ((), log((2 + exp(t)) ** 2), log(4 + exp(2 * t))),
    "an exponential in an exponent comes out": ((), exp(t * exp(s)), exp(t) * exp(s)),
    "the same at each index": ((), exp(Sum(x[i] * exp(w[i]), i)), exp(Sum(x[i], i) * exp(w[k]))),
    "counts with the rate as a power": ((COUNTS,), E(exp(t * z[k])), exp(v[k] * t)),
    "counts that share a sum": ((COUNTS,), E(exp(Sum(z[i], i) * t)), exp(v[k] * (exp(t) - 1))),
    "a count twice": ((COUNTS,), E(exp(z[k]) * exp(z[l])), exp(v[k] * (exp(1) - 1)) * exp(v[l] * (exp(1) - 1))),
    "the square of a tilted count": (
        (COUNTS,),
        E(z[k] ** 2 * exp(t * z[k])),
        v[k] ** 2 * exp(2 * t) * exp(v[k] * (exp(t) - 1)),
    ),
    "softmax outputs are not normalised": (
        (MASK,),
        exp(E(Sum(W[a, i] * d[i], i) - log(Sum(exp(Sum(W[b, i] * d[i], i)), b)))),
        exp(E(Sum(W[a, i] * d[i], i))),
    ),
}
NO_STATEMENT = {
    "a square of what may be negative": ((nonzero(t),), log(t**2), 2 * log(t)),
    "factors of which only the product is positive": (
        (nonnegative(s * t), nonzero(s), nonzero(t)),
        log(s * t),
        log(s) + log(t),
    ),
    "what may be zero": ((nonnegative(t),), log(t**3), 3 * log(t)),
    "a difference": ((nonnegative(t), nonzero(t)), log(t - 1 + exp(s)), log(exp(s) + t - 1)),
    "a mask": ((MASK,), E(log(d[k])), E(log(d[k]))),
    "normal noise": ((gaussian(z[j], mean=1, variance=1),), E(log(z[k])), E(log(z[k]))),
    "a mean that may be negative": ((gaussian(z[j], mean=t, variance=1),), log(E(z[k])), log(E(z[k]))),
    "one over a logarithm": ((), log(1 / log(2 + exp(t))), -log(log(2 + exp(t)))),
}


@pytest.mark.parametrize("name", FALSE)
def test_what_is_false_is_refused_with_a_point(name):
    given, left, right = FALSE[name]
    with pytest.raises(NotProved) as refusal:
        Theorem(title=name, given=given, lhs=left, rhs=right).proof  # noqa: B018
    assert refusal.value.counterexample


@pytest.mark.parametrize("name", NO_STATEMENT)
def test_what_has_no_logarithm_is_no_statement(name):
    given, left, right = NO_STATEMENT[name]
    with pytest.raises((BadStatement, OutsideFragment)):
        Theorem(title=name, given=given, lhs=left, rhs=right).proof  # noqa: B018


def test_a_logarithm_of_a_sign_that_is_told_twice_is_taken_apart_as_far_as_it_is_positive():
    given = (nonnegative(s * t), nonzero(s), nonzero(t))
    assert Theorem(title="", given=given, lhs=log(s**2 * exp(t)), rhs=log(s**2) + t).proof
    with pytest.raises(NotProved):
        # True, but neither factor is seen to be positive.
        Theorem(title="", given=given, lhs=log(s * t) * 2, rhs=log(s**2 * t**2)).proof  # noqa: B018


NORMAL = gaussian(z[j], mean=t, variance=v[j])
GAPS = {
    "of log": log(E(2 + exp(SCORE))) - E(log(2 + exp(SCORE))),
    "times a number": Rational(3, 2) * log(E(2 + exp(SCORE))) - Rational(3, 2) * E(log(2 + exp(SCORE))),
    "with a square": log(E(2 + exp(SCORE))) - E(log(2 + exp(SCORE))) + t**2,
}
NO_GAPS = {
    "upside down": E(log(2 + exp(SCORE))) - log(E(2 + exp(SCORE))),
    "of different things": log(E(2 + exp(SCORE))) - E(log(3 + exp(SCORE))),
    "of different numbers": log(E(2 + exp(SCORE))) - 2 * E(log(2 + exp(SCORE))),
    "convex for concave": exp(E(SCORE)) - E(exp(SCORE)),
    "one of both": log(E(2 + exp(SCORE))) - E(log(2 + exp(SCORE))) - E(log(2 + exp(SCORE))),
    "an argument that is not averaged": log(2 + exp(t)) - E(log(2 + exp(SCORE))),
}


def inequality(remainder):
    return Inequality(title="", given=(MASK,), lhs=-remainder, rhs=0, remainder=remainder)


@pytest.mark.parametrize("name", GAPS)
def test_a_gap_of_jensen_is_not_negative(name):
    assert inequality(GAPS[name]).proof


@pytest.mark.parametrize("name", NO_GAPS)
def test_what_is_no_gap_may_be_negative(name):
    with pytest.raises(NotProved, match="may be negative"):
        inequality(NO_GAPS[name]).proof  # noqa: B018


@pytest.mark.parametrize(
    ("name", "old", "new", "seen"),
    [
        ("concave is convex", "(number > 0) == isinstance(average.args[0], log)", "not number > 0", "of log"),
        ("all are concave", "(number > 0) == isinstance(average.args[0], log)", "number > 0", "convex for concave"),
    ],
)
def test_a_planted_bug_in_the_gaps_is_seen(planted, name, old, new, seen):
    def verdict():
        try:
            return bool(inequality({**GAPS, **NO_GAPS}[seen]).proof)
        except NotProved:
            return False
        except Disagreement:
            return "the instances contradict the kernel"

    right = verdict()
    with planted(name, "deciders.kernel.spread.gaps", old, new):
        assert verdict() != right


def test_what_is_not_decided_is_not_called_different():
    product = log(1 + 2 * exp(t) + exp(2 * t))
    with pytest.raises(NotProved, match="no point was found at which the two sides differ, but the kernel does not"):
        Theorem(title="Not decided", lhs=product, rhs=2 * softplus(t)).proof  # noqa: B018
    with pytest.raises(NotProved, match=r"^the two sides differ"):
        Theorem(title="False", lhs=product, rhs=product + 1).proof  # noqa: B018

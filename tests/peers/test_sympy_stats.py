"""sympy.stats with concrete numbers of units: its expectations are those of the instances, at every size it can do."""

from fractions import Fraction

import pytest
import sympy
from sympy import Rational, diff, symbols
from sympy.stats import Bernoulli, Normal
from sympy.stats import E as expectation_of

from symdrop.deciders.instances import evaluate
from symdrop.definitions.linear_unit import delta, dropout_loss, j, k, p, regular_loss, s, w, xi
from symdrop.language import D, E
from symdrop.theorem import bernoulli, gaussian

SIZES = (2, 3, 4)
WEIGHTS = [Fraction(2), Fraction(-1, 3), Fraction(5, 2), Fraction(-3)]
INPUTS = [Fraction(1, 2), Fraction(3), Fraction(-2), Fraction(4, 3)]
KEEPS = [Fraction(1, 3), Fraction(3, 4), Fraction(1, 5), Fraction(5, 6)]
TARGET = Fraction(7, 4)


def exact(value):
    return Rational(value.numerator, value.denominator)


def point(n, name, values):
    entries = [("w", WEIGHTS), ("I", INPUTS), (name, values)]
    return {f"{family}[{at}]": row[at - 1] for family, row in entries for at in range(1, n + 1)} | {"t": TARGET}


def loss(noise, weights, n):
    residual = exact(TARGET) - sum(z * v * exact(x) for z, v, x in zip(noise, weights, INPUTS[:n], strict=True))
    return Rational(1, 2) * residual**2


def masks(n):
    return [Bernoulli(f"d{at}", exact(keep)) for at, keep in enumerate(KEEPS[:n])]


def numbers(n):
    return [exact(value) for value in WEIGHTS[:n]]


def as_fraction(value):
    assert value.is_Rational
    return Fraction(int(value.p), int(value.q))


@pytest.mark.parametrize("n", SIZES)
def test_the_expected_loss(n):
    theirs = as_fraction(sympy.nsimplify(expectation_of(loss(masks(n), numbers(n), n))))
    ours = evaluate([bernoulli(delta[j], keep=p[j])], E(dropout_loss(w[j])), {"n": n}, {}, point(n, "p", KEEPS))
    assert ours == theirs


@pytest.mark.parametrize("n", SIZES)
def test_the_expected_gradient_in_every_place(n):
    given = [bernoulli(delta[j], keep=p[j])]
    line = E(D(dropout_loss(w[j]), w[k]))
    for at in range(1, n + 1):
        weights = symbols(f"w1:{n + 1}")
        slope = diff(loss(masks(n), weights, n), weights[at - 1]).subs(dict(zip(weights, numbers(n), strict=True)))
        theirs = as_fraction(expectation_of(sympy.expand(slope)))
        assert evaluate(given, line, {"n": n}, {"k": at}, point(n, "p", KEEPS)) == theirs


@pytest.mark.parametrize("n", SIZES[:2])
def test_the_second_moment_of_the_loss(n):
    theirs = as_fraction(expectation_of(sympy.expand(loss(masks(n), numbers(n), n) ** 2)))
    given = [bernoulli(delta[j], keep=p[j])]
    assert evaluate(given, E(dropout_loss(w[j]) ** 2), {"n": n}, {}, point(n, "p", KEEPS)) == theirs


@pytest.mark.parametrize("n", SIZES)
def test_the_expected_loss_under_gaussian_noise(n):
    noise = [Normal(f"z{at}", 1, sympy.sqrt(exact(value))) for at, value in enumerate(KEEPS[:n])]
    theirs = as_fraction(sympy.simplify(expectation_of(sympy.expand(loss(noise, numbers(n), n)))))
    given = [gaussian(xi[j], mean=1, variance=s[j])]
    assert evaluate(given, E(regular_loss(xi[j] * w[j])), {"n": n}, {}, point(n, "s", KEEPS)) == theirs

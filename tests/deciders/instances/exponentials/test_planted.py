"""Every bug planted in the instances of products and exponentials is seen.

A bug is a piece of the source with another in its place; see the fixture `planted`. What is observed is what the
definitions and the lemma say by hand.
"""

from fractions import Fraction
from typing import NamedTuple

import pytest

from symdrop.deciders.instances import compare, evaluate
from symdrop.deciders.instances.exponentials.grid import boxes
from symdrop.deciders.instances.exponentials.numbers import ExponentialNumber, compared
from symdrop.deciders.instances.exponentials.reading import signature_beyond
from symdrop.errors import OutsideFragment
from symdrop.functions import Prod, exp, log, logistic, softplus
from symdrop.language import D, E, Rational, Sum, bracket, family, index, scalar, size
from symdrop.theorem import bernoulli, gaussian, noise, nonzero, poisson, rademacher

m, n = size("m n")
i, j, k, l = index("i j k l", n)
a = index("a", m)
w, x, p, delta, z, r, c = family("w x p delta z r c", n)
X = family("X", m, n)
t, s, q, v = scalar("t s q v")
MASK = (bernoulli(delta[j], keep=p[j]),)
NORMAL = (gaussian(z[j], mean=t, variance=v),)
SIGN = (rademacher(r[j]),)
SCORE = Sum(delta[i] * w[i], i)
nothing = 0 * t
COUNTS = (poisson(c[j], rate=w[j]),)
THIRD = w[k] * exp(t) + 3 * w[k] ** 2 * exp(2 * t) + w[k] ** 3 * exp(3 * t)


def last(line, given=()):
    lines = [line, nothing]
    return boxes(signature_beyond(given, lines), lines)[-1]["n"]


def verdict(given, *lines):
    try:
        return type(compare(given, lines)).__name__
    except Exception as error:
        return type(error).__name__


def refused(line):
    """The first words of what is told."""
    try:
        return str(compare((), [line, nothing]))
    except OutsideFragment as error:
        return str(error)[:23]


def at_one(given, line, **values):
    """The value at n = k = 1, by the definition."""
    named = {f"{name}[1]" if name in "wxp" else name: Fraction(value) for name, value in values.items()}
    return evaluate(given, line, {"n": 1}, {"k": 1}, named)


def number(**terms):
    """A sum of exponentials, of the numbers e0, e1, e2 and so on."""
    return ExponentialNumber.of({Fraction(each[1:]): Fraction(value) for each, value in terms.items()})


OBSERVED = {
    "marks of a product": (lambda: last(n * Sum(x[i], i) * Prod(w[i], i)), 4),
    "marks of a sum": (lambda: last(Sum(x[i], i) * Prod(w[i], i)), 3),
    "a size": (lambda: last(n * Prod(w[i], i)), 3),
    "a power": (lambda: last((Prod(w[i], i) + Prod(x[i], i)) ** 2), 4),
    "a slope in a scalar": (lambda: last(D(Prod(t + w[i], i), t)), 3),
    "a slope in a parameter": (lambda: last(D(E(Prod(1 + delta[i], i)), s), [bernoulli(delta[j], keep=s)]), 3),
    "a mean and what it is of": (lambda: last(Prod(1 + delta[i], i) + E(Prod(1 + delta[i], i)), MASK), 3),
    "a softplus of a sum": (lambda: last(Prod(w[i], i) * softplus(Sum(x[i], i))), 3),
    "a logistic function of a sum": (lambda: last(logistic(Sum(x[i], i)) ** 2), 3),
    "two free indices": (lambda: last(w[k] * w[l] * Prod(w[i], i)), 3),
    "arguments at two indices": (lambda: last(Sum(softplus(Sum(X[a, i] * X[a, j], a)), i, j)), 6),
    "a divisor": (lambda: last(Prod(w[i], i) / n), 4),
    "a shifted power": (lambda: last(t ** (n - 1)), 3),
    "backgrounds over another size": (
        lambda: [
            (box["m"], box["n"])
            for box in boxes(
                signature_beyond((), [Sum(exp(Sum(X[a, i], i)), a)]), [Sum(exp(Sum(X[a, i], i)), a), nothing]
            )
        ][-1],
        (2, 3),
    ),
    "a mask in an exponent": (
        lambda: verdict(MASK, E(exp(delta[k] * t)), 1 - p[k] + p[k] * exp(t)),
        "Agreement",
    ),
    "a mask in both": (
        lambda: verdict(MASK, E(delta[k] * exp(delta[k] * t)), p[k] * exp(t)),
        "Agreement",
    ),
    "a sign in an exponent": (
        lambda: verdict(SIGN, E(r[k] * exp(r[k] * t)), (exp(t) - exp(-t)) / 2),
        "Agreement",
    ),
    "normal noise in an exponent": (
        lambda: verdict(NORMAL, E(exp(s * z[k])), exp(s * t + s**2 * v / 2)),
        "Agreement",
    ),
    "normal noise in both": (
        lambda: verdict(
            NORMAL, E(z[k] ** 3 * exp(s * z[k])), ((t + s * v) ** 3 + 3 * v * (t + s * v)) * exp(s * t + s**2 * v / 2)
        ),
        "Agreement",
    ),
    "a slope of an exponential": (lambda: verdict((), D(t * exp(t**2), t), (1 + 2 * t**2) * exp(t**2)), "Agreement"),
    "a slope of an exponential inside": (
        lambda: verdict((), D(exp(t * exp(t)), t), (1 + t) * exp(t + t * exp(t))),
        "Agreement",
    ),
    "counts": (
        lambda: verdict(COUNTS, E(c[k] ** 3 * exp(t * c[k])), THIRD * exp(w[k] * exp(t) - w[k])),
        "Agreement",
    ),
    "counts at a point": (
        lambda: compared(
            at_one(COUNTS, E(c[k] ** 3 * exp(t * c[k])) - THIRD * exp(w[k] * exp(t) - w[k]), w=1, t=1), Fraction(0)
        ),
        None,
    ),
    "a logarithm of a product": (
        lambda: verdict((), log((1 + w[k]) ** 2 - 1 - 2 * w[k]), 2 * log(w[k])),
        "Agreement",
    ),
    "a logarithm of a product over an index": (
        lambda: verdict((), log((2 + Sum(exp(w[i]), i)) ** 3 * exp(t)), 3 * log(2 + Sum(exp(w[i]), i)) + t),
        "Agreement",
    ),
    "a logarithm of one more": (lambda: verdict((), log(1 + exp(t)), softplus(t)), "Agreement"),
    "a logarithm at a point": (lambda: round(float(at_one((), D(D(log(t), t), t), t=2)), 9), -0.25),
    "a reflection": (lambda: verdict((), softplus(w[k]) - softplus(-w[k]), w[k]), "Agreement"),
    "a reflected logistic function": (lambda: verdict((), logistic(w[k]) + logistic(-w[k]), 1 + nothing), "Agreement"),
    "a slope of softplus": (lambda: verdict((), D(softplus(t * w[k]), t), w[k] * logistic(t * w[k])), "Agreement"),
    "a slope of the logistic function": (
        lambda: verdict((), D(logistic(2 * t), t), 2 * logistic(2 * t) * (1 - logistic(2 * t))),
        "Agreement",
    ),
    "a logistic function and exponentials": (lambda: verdict((), logistic(t) * (1 + exp(t)), exp(t)), "Agreement"),
    "exp of softplus": (lambda: verdict((), exp(2 * softplus(t)), (1 + exp(t)) ** 2), "Agreement"),
    "exp of minus softplus": (lambda: verdict((), exp(-softplus(t)) * (1 + exp(t)), 1 + nothing), "Agreement"),
    "exponents that are divided": (
        lambda: verdict([nonzero(1 - q)], exp(1 / (1 - q)), exp(1 + q / (1 - q))),
        "Agreement",
    ),
    "a mask outside": (
        lambda: verdict(MASK, exp(delta[k] * t), 1 - delta[k] + delta[k] * exp(t)),
        "Agreement",
    ),
    "a mask outside that is 1": (lambda: verdict(MASK, exp(delta[k] * t), 1 + nothing), "Difference"),
    "a mean of softplus": (
        lambda: verdict(MASK, D(E(softplus(SCORE)), w[k]), E(delta[k] * logistic(SCORE))),
        "Agreement",
    ),
    "a mean of softplus beside a mask": (
        lambda: verdict(MASK, E(delta[k] * softplus(SCORE)), p[k] * E(softplus(SCORE))) == "Agreement",
        False,
    ),
    "a function of a sum at one size": (
        lambda: verdict((), Sum(softplus(w[i]), i) + nothing, softplus(Sum(w[i], i))),
        "Difference",
    ),
    "noise without a mean of its square": (
        lambda: verdict((noise(s, mean=t, variance=v),), E(s**2 * softplus(s)), E(s**2 * softplus(-s)) + E(s**3)),
        "Undetermined",
    ),
    "a product over all": (lambda: verdict((), Prod(w[i], i), w[k] * Prod(w[i], i, but=k)), "Agreement"),
    "a power of a size": (lambda: verdict((), t ** (2 * n - 1) * t, Prod(t**2, i)), "Agreement"),
    "an index bound outside": (lambda: refused(Sum(Prod(w[i] + w[j], i), j)), "in Prod(.., i), j, whic"),
    "a bracket bound outside": (lambda: refused(Sum(Prod(w[i] + bracket(j, k), i), j)), "in Prod(.., i), Bracket"),
    "an index of the same name": (
        lambda: verdict((), Sum(exp(w[i] * Sum(x[i], i)), i), nothing),
        "OutsideFragment",
    ),
    "a random scalar in a product": (
        lambda: verdict((gaussian(s, mean=0, variance=1),), E(Prod(s * w[i], i)), nothing),
        "OutsideFragment",
    ),
    "two sums in an exponent": (lambda: verdict((), exp(Sum(w[i], i) ** 2), nothing), "OutsideFragment"),
    "uncorrelated noise in a product": (
        lambda: verdict((noise(z[j], mean=0, variance=1),), E(Prod(1 + z[i], i)), nothing),
        "OutsideFragment",
    ),
    "a size in a product": (lambda: verdict((), Prod(n + w[i], i), nothing), "OutsideFragment"),
    "a point of a mask": (
        lambda: at_one(MASK, E(exp(delta[k] * w[k])), w=2, p=Rational(1, 4)),
        number(e0=Fraction(3, 4), e2=Fraction(1, 4)),
    ),
    "a point of normal noise": (
        lambda: at_one(NORMAL, E(z[k] ** 2 * exp(2 * z[k])), t=1, v=3),
        number(e8=52),
    ),
    "a point of a sign": (
        lambda: at_one(SIGN, E(r[k] * exp(2 * r[k] * w[k])), w=1),
        ExponentialNumber.of({Fraction(2): Fraction(1, 2), Fraction(-2): Fraction(-1, 2)}),
    ),
    "a slope at a point": (lambda: at_one((), D(w[k] * exp(w[k] ** 2), w[k]), w=2), number(e4=9)),
    "two slopes at a point": (lambda: at_one((), D(D(exp(3 * t + nothing), t), t) * w[k] ** 0, t=1), number(e3=9)),
    "slopes of functions at a point": (
        lambda: [round(float(at_one((), w[k] * line, w=1, t=2)), 12) for line in SLOPES],
        [0.880797077978, 0.104993585404, -0.079962501056],
    ),
    "two numbers": (lambda: compared(number(e1=1), Fraction(2718281828459, 10**12)), 1),
    "how a number reads": (lambda: str(number(e0=Fraction(1, 2), e1=-1)), "1/2 - exp(1)"),
}
# logistic(2), its slope and the slope of that.
SLOPES = (D(softplus(t), t), D(logistic(t), t), D(D(logistic(t), t), t))


class Bug(NamedTuple):
    module: str
    old: str
    new: str
    seen: str


BUGS = [
    Bug(
        "backgrounds",
        "bound = most + more, number * times",
        "bound = max(most, more), number * times",
        "marks of a product",
    ),
    Bug("backgrounds", "sum((most + 1) * number", "sum(most * number", "marks of a product"),
    Bug("backgrounds", "sum((most + 1) * number", "sum((most + 2) * number", "marks of a sum"),
    Bug("counting", "found.more(1) if index.size == self.size", "found if index.size == self.size", "marks of a sum"),
    Bug("counting", "return ONE.more(1) if node == self.size else ONE", "return ONE", "a size"),
    Bug("counting", "return self.count(node.base).raised(int(node.exp))", "return self.count(node.base)", "a power"),
    Bug("backgrounds", "return int(any(", "return 0 * int(any(", "a slope in a scalar"),
    Bug(
        "backgrounds",
        "for name in sorted({name for name, _ in self.entries} & {*read.laws}):",
        "for name in ():",
        "a slope in a parameter",
    ),
    Bug("backgrounds", 'text=f"E({self.text})"', "text=self.text", "a mean and what it is of"),
    Bug("counting", "return ONE.plus(self.count(node.args[0]))", "return ONE", "a softplus of a sum"),
    Bug("counting", "return ONE.plus(self._exponential(column.args[0]))", "return ONE", "a logistic function of a sum"),
    Bug("grid", "return max(1, free, ", "return max(1, ", "two free indices"),
    Bug("arguments", "2 * max(free)", "max(free)", "arguments at two indices"),
    Bug("counting", "return Types(ONE.bounds, {part: -power})", "return ONE", "a divisor"),
    Bug("counting", "marks = -min(0, ", "marks = -max(0, ", "a shifted power"),
    Bug("counting", "number *= self._value(index.size)", "number *= 1", "backgrounds over another size"),
    Bug(
        "evaluator",
        "self.polynomials.with_value(self.exponents[at], key, number)",
        "self.exponents[at]",
        "a mask in an exponent",
    ),
    Bug(
        "evaluator",
        "self.polynomials.with_value(part, key, number)",
        "part",
        "a mask in both",
    ),
    Bug("averages", "(ring.one - keep, keep)", "(keep, ring.one - keep)", "a mask in an exponent"),
    Bug("averages", "else (-1, 1) if", "else (1, 1) if", "a sign in an exponent"),
    Bug(
        "averages",
        "ring.constant(1, 2), variance, steep",
        "ring.constant(1, 1), variance, steep",
        "normal noise in an exponent",
    ),
    Bug("averages", "polynomials.product([steep, mean]), half", "half", "normal noise in an exponent"),
    Bug(
        "averages", "polynomials.total([mean, polynomials.product([variance, steep])])", "mean", "normal noise in both"
    ),
    Bug("averages", "ring.constant(order - 1, 1)", "ring.constant(order, 1)", "normal noise in both"),
    Bug(
        "evaluator",
        "found.append(self.product([{number: coefficient}, slope]))",
        "pass",
        "a slope of an exponential",
    ),
    Bug("evaluator", "self._lifted(polynomials", "self.polynomial(polynomials", "a slope of an exponential inside"),
    Bug("averages", "polynomials.ring.zero), raised, -rate])", "polynomials.ring.zero), raised])", "counts"),
    Bug("averages", "comb(order - 1, low)", "1", "counts"),
    Bug("points", "Fraction(comb(order - 1, at))", "Fraction(1)", "counts at a point"),
    Bug("functions", "self.ring.constant(int(power), 1), part", "part", "a logarithm of a product"),
    Bug("logarithms", "return inner.exp * _opened", "return _opened", "a logarithm of a product over an index"),
    Bug("logarithms", "return softplus((inner - 1).args[0])", "return inner", "a logarithm of one more"),
    Bug("points", "(-1) ** (order + 1)", "1", "a logarithm at a point"),
    Bug("functions", "self.total([opposite, argument])", "self.total([opposite, -argument])", "a reflection"),
    Bug("functions", "self.ring.one - opposite if", "opposite if", "a reflected logistic function"),
    Bug(
        "functions",
        "logistic if named.kind == SOFTPLUS else",
        "self.ring.one if named.kind == SOFTPLUS else",
        "a slope of softplus",
    ),
    Bug("functions", "else logistic - logistic**2", "else logistic", "a slope of the logistic function"),
    Bug("vanishing", "*[top] * power", "*[top] * 0", "a logistic function and exponentials"),
    Bug("evaluator", "* abs(int(power))", "* 1", "exp of softplus"),
    Bug("evaluator", "one_more if power > 0 else less", "one_more", "exp of minus softplus"),
    Bug("vanishing", "if polynomials.inverses else ()", "if False else ()", "exponents that are divided"),
    Bug(
        "vanishing",
        "in zip(numbers, reversed(numbers), strict=True):",
        "in [(numbers[0], numbers[1])]:",
        "a mask outside that is 1",
    ),
    Bug(
        "functions",
        "return self.mean(self.differential(named.argument, key))",
        "return self.ring.zero",
        "a mean of softplus",
    ),
    Bug(
        "functions",
        "(named.families if named.is_name else",
        "(frozenset() if named.is_name else",
        "a mean of softplus beside a mask",
    ),
    Bug("points", "waiting += self._drawn(", "waiting += 0 * self._drawn(", "a point of a sign"),
    Bug(
        "points",
        "with_number(coefficient, key, number) * chance",
        "coefficient * chance",
        "a point of a sign",
    ),
    Bug("points", "tilted = mean + variance * steep", "tilted = mean", "a point of normal noise"),
    Bug("points", "variance * Fraction(1, 2)", "variance", "a point of normal noise"),
    Bug(
        "points",
        "variance * below * Fraction(order)",
        "variance * below * Fraction(order + 1)",
        "a point of normal noise",
    ),
    Bug("points", "coefficient = coefficient + power", "coefficient = power", "a slope at a point"),
    Bug("spread", "Fraction(1, factorial(order))", "Fraction(1)", "two slopes at a point"),
    Bug(
        "points",
        "found[power + 1] -= power * number",
        "found[power + 1] += power * number",
        "slopes of functions at a point",
    ),
    Bug("numbers", "if here.low > there.high:", "if here.low < there.high:", "two numbers"),
    Bug("numbers", '" - " if coefficient < 0', '" + " if coefficient < 0', "how a number reads"),
    Bug("conditions", "index != own and index in outside", "False", "an index bound outside"),
    Bug("conditions", "own not in node.args and outside", "False and outside", "a bracket bound outside"),
    Bug("renaming", "self._fresh(place) if place in around else place", "place", "an index of the same name"),
    Bug("conditions", "if own not in indices:", "if False:", "a random scalar in a product"),
    Bug("exponents", "if self.over is not None and other.over is not None:", "if False:", "two sums in an exponent"),
    Bug("conditions", "if not law.independent or", "if False or", "uncorrelated noise in a product"),
    Bug("conditions", "        elif node == size:\n", "        elif False:\n", "a size in a product"),
]


@pytest.mark.parametrize("name", OBSERVED)
def test_what_is_observed_is_what_it_is_by_hand(name):
    observe, expected = OBSERVED[name]
    assert observe() == expected


@pytest.mark.parametrize("bug", BUGS, ids=lambda bug: f"{bug.module}: {bug.new.strip()}")
def test_a_planted_bug_is_seen(bug, planted):
    observe, expected = OBSERVED[bug.seen]
    with planted(bug.seen, f"deciders.instances.exponentials.{bug.module}", bug.old, bug.new):
        try:
            seen = observe()
        except Exception as error:
            seen = error
    assert seen != expected

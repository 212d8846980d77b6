"""Every bug planted in the instances is seen: each condition in them is there for some statement, which stands here.

A bug is a piece of the source with another in its place; see the fixture `planted`. What is observed is what the
lemma and the definitions say by hand. Each bug would let a false claim pass: sizes too few, a wrong derivative, a
promise too many, a point that the hypotheses do not allow.
"""

from fractions import Fraction
from typing import NamedTuple

import pytest
import sympy
from sympy import Pow

from symdrop.deciders.instances import compare, evaluate, violation
from symdrop.deciders.instances.cutoff import sizes_to_check
from symdrop.deciders.instances.evaluator import Work
from symdrop.deciders.instances.polynomials import PolynomialEvaluator
from symdrop.deciders.instances.search import is_allowed
from symdrop.deciders.instances.signature import signature_of
from symdrop.errors import SymdropError, Unknown
from symdrop.language import D, E, Rational, Sum, bracket, family, index, scalar, size
from symdrop.theorem import (
    bernoulli,
    covariance,
    dirichlet,
    exactly,
    gaussian,
    masks,
    noise,
    nonnegative,
    nonzero,
    one_hot,
    poisson,
    symmetric,
    uniform,
)

m, n = size("m n")
a = index("a", m)
i, j, k, l = index("i j k l", n)
w, x, p, v, q, delta, z, u = family("w x p v q delta z u", n)
(b,) = (family("b", m),)
X, Y, C, G = family("X Y C G", n, n)
s, t, r = scalar("s t r")
MASK = bernoulli(delta[j], keep=p[j])
PAIR = (
    noise(z[j], mean=q[j], variance=v[j]),
    noise(u[j], mean=w[j], variance=x[j]),
    covariance(z[j], u[j], p[j]),
)
GRID = (
    gaussian(X[i, j], mean=G[i, j], variance=1),
    gaussian(Y[i, j], mean=0, variance=1),
    covariance(X[i, j], Y[i, j], C[i, j]),
)
MASKS = (bernoulli(z[j], keep=s), bernoulli(u[j], keep=t), covariance(z[j], u[j], r))
APART = (1 - bracket(k, l)) * (1 - bracket(k, i)) * (1 - bracket(i, l))


def sizes(line, given=()):
    """The sizes that are checked for a line."""
    return {name: [*numbers] for name, numbers in sizes_to_check(signature_of(given, [line]), [line]).items()}


def verdict(given, *lines):
    """What the instances say of lines."""
    return type(compare(given, lines)).__name__


def value(found, name, *subscripts):
    return found.counterexample.values.get(Unknown(name, subscripts))


HALVES = {"p[1]": Fraction(1, 2), "p[2]": Fraction(1, 2)}
APART_MASKS = {(0, 1): Rational(1, 2), (1, 0): Rational(1, 2)}
JOINTLY = (gaussian(z[j], mean=0, covariance=C[i, j]), symmetric(C))
UNIT = {"C[1,1]": 1, "C[1,2]": Fraction(1, 2), "C[2,2]": 1}

# What is observed, and what it is by hand.
OBSERVED = {
    "two of a mask with a given number of ones": (
        lambda: evaluate((exactly(z[j], kept=s),), E(z[k] * z[l]), {"n": 2}, {"k": 1, "l": 2}, {"s": 1}),
        0,
    ),
    "two entries of one row": (
        lambda: evaluate((one_hot(z[j], chance=p[j]),), E(z[k] * z[l]), {"n": 2}, {"k": 1, "l": 2}, HALVES),
        0,
    ),
    "entries of two rows": (
        lambda: evaluate((one_hot(X[i, j], chance=p[j]),), E(X[k, l] * X[l, l]), {"n": 2}, {"k": 1, "l": 2}, HALVES),
        Rational(1, 4),
    ),
    "two masks that are never both 1": (
        lambda: evaluate((masks(z[j], u[j], table=APART_MASKS),), E(z[k] * u[k]), {"n": 1}, {"k": 1}, {}),
        0,
    ),
    "a fourth moment of jointly normal entries": (
        lambda: evaluate(JOINTLY, E(z[k] ** 2 * z[l] ** 2), {"n": 2}, {"k": 1, "l": 2}, UNIT),
        Rational(3, 2),
    ),
    "a cube of correlated noise": (
        lambda: verdict((noise(z[j], mean=0, covariance=C[i, j]), symmetric(C)), E(z[k] ** 3), 0 * t),
        "Undetermined",
    ),
    "a symmetric matrix": (lambda: verdict((symmetric(C),), C[k, l], C[l, k]), "Agreement"),
    "denominators of entries that are drawn": (
        lambda: sizes(E(z[k] * z[l] * z[i]), (dirichlet(z[j]),)),
        {"n": [*range(3, 9)]},
    ),
    "how many entries there must be": (lambda: raised(lambda: sizes(E(z[k] * z[l]), (exactly(z[j], kept=s),))), True),
    "a number of ones that is whole": (
        lambda: is_allowed(polynomials((exactly(z[j], kept=s),), E(z[k]), 2), {Unknown("s"): Fraction(1, 2)}),
        False,
    ),
    "covariances that are none": (
        lambda: is_allowed(polynomials(JOINTLY, E(z[k]), 1), {Unknown("C", (1, 1)): Fraction(-1)}),
        False,
    ),
    "more ones than are kept": (
        lambda: verdict((exactly(z[j], kept=1), nonzero(n - 1)), z[k] * z[l] * (1 - bracket(k, l)), 0 * t),
        "Undetermined",
    ),
    "a power of a sum with an inverse size": (lambda: sizes((1 / n + t) ** 3), {"n": [1, 2, 3, 4]}),
    "a square of it is not what it is at n = 1 and 2": (
        lambda: verdict((), 2 * (1 / n + t) ** 2, 4 * t / n + 2 * t**2 + 3 / n - 1),
        "Difference",
    ),
    "inverses of sizes less a number": (
        lambda: sizes(1 / n + 1 / (n - 1) + t / (2 * n - 4), (nonzero(n - 1), nonzero(n - 2))),
        {"n": [3, 4, 5]},
    ),
    "a parameter that is put in once for two entries": (
        lambda: sizes(E(delta[k] * delta[l]), (bernoulli(delta[j], keep=t / n),)),
        {"n": [2, 3, 4]},
    ),
    "a square of a mask entry and more": (lambda: verdict((MASK,), E((delta[k] + 1) ** 2), 1 + 3 * p[k]), "Agreement"),
    "a symmetric matrix twice": (
        lambda: verdict((symmetric(C),), C[k, l] * C[l, k], C[k, l] ** 2),
        "Agreement",
    ),
    "a size that is declared not to be 1": (
        lambda: compare((nonzero(n - 1),), [n, sympy.Integer(2)]).counterexample.sizes,
        {"n": 3},
    ),
    "an inequality for a size that is declared not to be 1": (
        lambda: violation((nonzero(1 - n),), sympy.Integer(0), n - 2),
        None,
    ),
    "what is less than a size and not declared non-zero": (
        lambda: refused((nonzero(n - 2),), 1 / (n - 1)),
        "BadStatement",
    ),
    "a power of a sum with bare indices": (lambda: sizes((Sum(t, i) + 1) ** 2), {"n": [2, 3, 4]}),
    "a product of inverse sizes": (lambda: sizes((1 / n + t) * (1 / n + s)), {"n": [1, 2, 3]}),
    "one line with an inverse, another with a size": (lambda: sizes(t / n**2 + n * t), {"n": [1, 2, 3, 4]}),
    "a derivative in a derivative": (
        lambda: sizes(D(D(Sum(w[i], i) * x[k], x[k]), w[k])),
        {"n": [2, 3]},
    ),
    "the other way round": (lambda: sizes(D(D(Sum(w[i], i) * x[k], w[k]), x[k])), {"n": [2, 3]}),
    "a covariance that is a sum": (
        lambda: sizes(
            E(z[k] * u[k]),
            (noise(z[j], mean=0, variance=1), noise(u[j], mean=0, variance=1), covariance(z[j], u[j], Sum(b[a], a))),
        ),
        {"m": [2], "n": [1]},
    ),
    "a parameter at the index of the entry": (lambda: sizes(Sum(E(delta[i]), i), (MASK,)), {"n": [1]}),
    "a parameter at one of two indices": (
        lambda: sizes(Sum(E(C[i, k]), i) * Sum(E(C[l, j]), j), (bernoulli(C[i, j], keep=p[i]),)),
        {"n": [4, 5]},
    ),
    "an index that has the name of the law's": (lambda: sizes(Sum(E(delta[k]), j), (MASK,)), {"n": [2, 3]}),
    "a mean of zero": (lambda: sizes(Sum(E(z[i]), i), (gaussian(z[j], mean=0, variance=v[j]),)), {"n": [1]}),
    "a variance of one": (lambda: sizes(Sum(E(z[i]), i), (gaussian(z[j], mean=v[j], variance=1),)), {"n": [1, 2]}),
    "an index summed again inside": (lambda: sizes(Sum(Sum(w[i], i) * t, i)), {"n": [2, 3]}),
    "an entry that is divided by": (lambda: sizes(Sum(w[i], i) + 1 / w[k], (nonzero(w),)), {"n": [2, 3]}),
    "the variance after the mean": (
        lambda: sizes(E(z[k]), (gaussian(z[j], mean=t, variance=Sum(b[a], a)),)),
        {"m": [1], "n": [1]},
    ),
    "the derivative of an inverse": (lambda: verdict((nonzero(w),), D(1 / w[k], w[k]), -1 / w[k] ** 2), "Agreement"),
    "its square": (lambda: verdict((nonzero(w),), D(w[k] ** -3, w[k]), -3 / w[k] ** 4), "Agreement"),
    "the derivative of the second of two inverses": (
        lambda: verdict((nonzero(w), nonzero(x)), D(1 / w[k] / x[k], x[k]), -1 / w[k] / x[k] ** 2),
        "Agreement",
    ),
    "an inverse inside an inverse": (
        lambda: verdict((nonzero(s), nonzero(1 + 1 / s)), D(1 / (1 + 1 / s), s), 1 / (1 + 1 / s) ** 2 / s**2),
        "Agreement",
    ),
    "three powers of an inverse": (
        lambda: verdict((nonzero(w),), 1 / w[k] ** 2 + 1 / w[k], (1 + w[k]) / w[k] ** 2),
        "Agreement",
    ),
    "inverses of several powers that differ in the last": (
        lambda: verdict((nonzero(w),), 1 / w[k] ** 3 + 1 / w[k] + 1, (1 + w[k] ** 2 + w[k] ** 3) / w[k] ** 3),
        "Agreement",
    ),
    "a square of noise beside another entry": (
        lambda: verdict(PAIR[:1], *2 * [E((1 - bracket(k, l)) * z[k] ** 2 * z[l])]),
        "Undetermined",
    ),
    "three entries of noise": (lambda: verdict(PAIR[:1], *2 * [E(APART * z[k] * z[l] * z[i])]), "Undetermined"),
    "two entries of noise": (
        lambda: verdict(PAIR[:1], E((1 - bracket(k, l)) * z[k] * z[l]), (1 - bracket(k, l)) * q[k] * q[l]),
        "Agreement",
    ),
    "a square beside an entry of its partner": (lambda: verdict(PAIR, *2 * [E(z[k] ** 2 * u[k])]), "Undetermined"),
    "two entries and one of the partner": (
        lambda: verdict(PAIR, *2 * [E((1 - bracket(k, l)) * z[k] * z[l] * u[k])]),
        "Undetermined",
    ),
    "a pair of gaussians beyond its covariance": (
        lambda: verdict(GRID, *2 * [E(X[k, l] ** 2 * Y[k, l])]),
        "Undetermined",
    ),
    "a covariance": (lambda: verdict(PAIR, E(z[k] * u[l]), q[k] * w[l] + bracket(k, l) * p[k]), "Agreement"),
    "a covariance at two indices": (
        lambda: verdict(GRID, E(X[k, l] * Y[k, l]), C[k, l]),
        "Agreement",
    ),
    "entries at swapped indices": (
        lambda: verdict(GRID, E((1 - bracket(k, l)) * X[k, l] * Y[l, k]), 0 * t),
        "Agreement",
    ),
    "a law at two indices": (lambda: verdict(GRID, E(X[k, l]), G[k, l]), "Agreement"),
    "a power of a mask with a covariance": (
        lambda: verdict(MASKS, E(z[k] ** 2 * u[k] ** 3), s * t + r),
        "Agreement",
    ),
    "a family without its partner": (
        lambda: verdict(PAIR, E(z[k]), q[k]),
        "Agreement",
    ),
    "a third moment": (
        lambda: verdict([gaussian(z[j], mean=q[j], variance=v[j])], E(z[k] ** 3), q[k] ** 3 + 3 * q[k] * v[k]),
        "Agreement",
    ),
    "a fourth moment of counts": (
        lambda: verdict([poisson(z[j], rate=t)], E(z[k] ** 4), t + 7 * t**2 + 6 * t**3 + t**4),
        "Agreement",
    ),
    "a mask entry in another power": (
        lambda: verdict((MASK,), delta[k] ** 3 * t + delta[k], delta[k] * (t + 1)),
        "Agreement",
    ),
    "a random entry that only one term has": (
        lambda: verdict((MASK,), E(delta[k] * w[k] + x[k]), p[k] * w[k] + x[k]),
        "Agreement",
    ),
    "a power of the size divided by": (lambda: verdict((), t / n**2 * n, t / n), "Agreement"),
    "a keep probability that lies in 0..1 at no easy value": (
        lambda: 0 <= 5 * value(compare([bernoulli(delta[j], keep=5 * t)], [E(delta[k]), 4 * t]), "t") <= 1,
        True,
    ),
    "a variance that is not negative at every place": (
        lambda: verdict([gaussian(z[j], mean=0, variance=-(w[j] ** 2))], E(z[k] ** 2), 0 * t),
        "Undetermined",
    ),
    "what is declared not negative": (lambda: verdict([nonnegative(-(t**2))], t, 0 * t), "Undetermined"),
    "what is declared not negative at every place": (
        lambda: verdict([nonnegative(-(w[j] ** 2))], w[k] * w[l] * (1 - bracket(k, l)), 0 * t),
        "Undetermined",
    ),
    "a covariance that is too large": (
        lambda: verdict(
            (noise(z[j], mean=0, variance=1), noise(u[j], mean=0, variance=1), covariance(z[j], u[j], t)),
            E(z[k] * u[k]) * t * (1 - t),
            0 * t,
        ),
        "Difference",
    ),
    "a covariance that no two laws have": (
        lambda: verdict(
            (noise(z[j], mean=0, variance=1), noise(u[j], mean=0, variance=1), covariance(z[j], u[j], 2 + t**2)),
            E(z[k] * u[k]),
            0 * t,
        ),
        "Undetermined",
    ),
    "a negative covariance that no two laws have": (
        lambda: verdict(
            (noise(z[j], mean=0, variance=1), noise(u[j], mean=0, variance=1), covariance(z[j], u[j], -2 - t**2)),
            E(z[k] * u[k]),
            0 * t,
        ),
        "Undetermined",
    ),
    "a covariance that no two masks have": (
        lambda: verdict(
            (
                bernoulli(z[j], keep=1 / (1 + t**2) - 1 / (1 + t**2)),
                bernoulli(u[j], keep=s),
                covariance(z[j], u[j], t**2),
            ),
            E(z[k] * u[k]),
            0 * t,
        ),
        "Undetermined",
    ),
    "two masks of which one is always there": (
        lambda: verdict(
            (bernoulli(z[j], keep=1), bernoulli(u[j], keep=s), covariance(z[j], u[j], -(t**2))), E(z[k] * u[k]), s
        ),
        "Undetermined",
    ),
    "moments that no law has": (
        lambda: verdict([noise(z[j], moments=[0, t**2, 0, t**4 / 2])], E(z[k] ** 4), 0 * t),
        "Undetermined",
    ),
    "moments that only a law on few values has": (
        lambda: verdict([noise(z[j], moments=[0, 1, 0, 1])], E(z[k] ** 4), 0 * t),
        "Undetermined",
    ),
    "a value that noise without variance does not take": (
        lambda: verdict([gaussian(z[j], mean=t, variance=0)], z[k], t),
        "Undetermined",
    ),
    "a count that is not whole": (
        lambda: verdict([poisson(z[j], rate=s)], (2 * z[k] - 1) * 0 + z[k], z[k] ** 1),
        "Agreement",
    ),
    "a count below zero": (lambda: value(compare([poisson(z[j], rate=s)], [z[k], 0 * t]), "z", 1) >= 0, True),
    "a value below the lowest": (
        lambda: 2 <= value(compare([uniform(z[j], low=2, high=3)], [z[k], 0 * t]), "z", 1) <= 3,
        True,
    ),
    "a value above the highest": (
        lambda: value(compare([uniform(z[j], low=-3, high=-2)], [z[k], 0 * t]), "z", 1) <= -2,
        True,
    ),
    "an inequality at its edge": (lambda: violation((), t**2, t**2), None),
    "an inequality that is false": (lambda: violation((), t, t**2) is not None, True),
    "an inequality under its hypothesis": (lambda: violation([nonnegative(t)], -t, 0 * t), None),
    "an inequality of a keep probability": (lambda: violation((MASK,), p[k] ** 2, p[k]), None),
    "an inequality false at one value": (lambda: violation((MASK,), p[k], p[k] ** 2) is not None, True),
    "an inequality at two entries": (lambda: violation((), w[k] * w[l] * (1 - bracket(k, l)), 0 * t) is not None, True),
    "an inequality that divides": (lambda: violation([nonzero(w)], 1 / w[k] ** 2, 0 * t) is not None, True),
    "a later line": (lambda: compare((), [w[k], w[k], 2 * w[k]]).position, 2),
    "a line that differs where another does not": (
        lambda: compare((), [bracket(k, l) * w[k], 0 * w[k], (1 - bracket(k, l)) * w[k]]).position,
        1,
    ),
    "a difference at the last size": (lambda: verdict((), (n - 1) * (n - 2) * (n - 3) * t, 0 * t), "Difference"),
    "two sizes": (lambda: verdict((), (n - 1) * (m - 1) * (m - 2) * t, 0 * t), "Difference"),
    "terms that protect different indices": (lambda: sizes(Sum(w[i] * t + s, i)), {"n": [1, 2]}),
    "an inverse in the first term alone": (lambda: sizes(t / n + t / n**3), {"n": [1, 2, 3]}),
    "one index over each of two sizes": (lambda: verdict((), X[k, l] * b[a], X[k, k] * b[a]), "Difference"),
    "the second of two covariances": (
        lambda: verdict(
            (
                *(noise(each[j], mean=0, variance=1) for each in (z, u, delta, x)),
                covariance(z[j], u[j], t),
                covariance(delta[j], x[j], 2 + s**2),
            ),
            E(z[k] * u[k]) + E(delta[k] * x[k]),
            0 * t,
        ),
        "Undetermined",
    ),
    "the second of two declarations": (
        lambda: verdict([nonnegative(t), nonnegative(-(s**2) - 1)], w[k] + s, 0 * t),
        "Undetermined",
    ),
    "a second family that is divided by": (lambda: refused([nonzero(w)], w[k] ** -1 * x[k] ** -1), "BadStatement"),
    "a second scalar that is divided by": (
        lambda: [refused([nonzero(each)], s**-1 + (1 - t) ** -1) for each in (s, 1 - t)],
        ["BadStatement", "BadStatement"],
    ),
    "a second factor under one power": (
        lambda: refused([nonzero(w)], Pow(w[k] * x[k], -1, evaluate=False)),
        "BadStatement",
    ),
    "a second scalar that is declared": (lambda: refused([nonzero(s), nonzero(t)], s**-1 + t**-1), "accepted"),
    "a second sum from two on": (lambda: refused((), sympy.Sum(w[i] * w[j], (i, 1, n), (j, 2, n))), "BadStatement"),
    "a covariance of which the second has no law": (
        lambda: refused([noise(z[j], mean=0, variance=1), covariance(z[j], u[j], t)], E(z[k])),
        "BadStatement",
    ),
    "a covariance under laws that have none": (
        lambda: refused([*(uniform(each[j], low=0, high=1) for each in (z, u)), covariance(z[j], u[j], t)], E(z[k])),
        "OutsideFragment",
    ),
    "a law that bounds what its last parameter says": (
        lambda: violation([gaussian(z[j], mean=0, variance=t)], -t, 0 * t),
        None,
    ),
    "a law that bounds several scalars": (
        lambda: [
            len([*signature_of([gaussian(z[j], mean=0, variance=s * t)], [each]).laws_in_use()]) for each in (s, t)
        ],
        [1, 1],
    ),
    "a value between bounds that are symbols": (
        lambda: verdict([uniform(z[j], low=s, high=s + 1)], z[k], 0 * t),
        "Difference",
    ),
    "what a point needs": (
        lambda: [
            refused_point({"m": 2, "n": sizes}, {"k": 1, "l": places}, values)
            for sizes, places, values in ((0, 1, 1), (2, 3, 1), (2, 1, True), (2, 2, 1))
        ],
        [True, True, True, False],
    ),
    "an inequality that the bounds of a law forbid to fail": (
        lambda: violation([uniform(z[j], low=0, high=1)], z[k], 1 + 0 * t),
        None,
    ),
    "an inequality that fails where a declared quantity is zero": (
        lambda: violation([nonzero(t - 1)], 1 + 0 * t, 10**18 * (t - 1) ** 2),
        None,
    ),
    "an inequality at the top of a parabola": (
        lambda: (
            violation((), Rational(10201, 10000) + 0 * t, (t - Rational(101, 7)) ** 2 + (s - Rational(50, 7)) ** 2 + 1)
            is not None
        ),
        True,
    ),
    "an inequality that divides by what may be zero": (
        lambda: violation([nonzero(t - 1)], 10 - 1 / (t - 1) ** 2, 10 + 0 * t),
        None,
    ),
    "an inequality that its law forbids to fail": (
        lambda: violation([gaussian(z[j], mean=0, variance=t - 2)], 0 * t, E(z[k] ** 2)),
        None,
    ),
}


class Bug(NamedTuple):
    """What is wrong in words, the source that makes it so, and the observation that sees it."""

    name: str
    module: str
    old: str
    new: str
    seen: str


BUGS = [
    Bug(
        "entries of a mask are independent",
        "evaluator",
        "if self.signature.laws[name].exchangeable:",
        "if False:",
        "two of a mask with a given number of ones",
    ),
    Bug(
        "classes of one row come together",
        "evaluator",
        "if max(rows.values()) > 1:",
        "if False:",
        "two entries of one row",
    ),
    Bug(
        "all rows are one",
        "evaluator",
        "rows = Counter(key.subscripts[:-1] for key in powers)",
        "rows = Counter(0 for key in powers)",
        "entries of two rows",
    ),
    Bug(
        "an outcome counts if one of the masks is 1",
        "evaluator",
        "if all(value or not order for",
        "if any(value or not order for",
        "two masks that are never both 1",
    ),
    Bug(
        "an entry is paired with itself alone",
        "evaluator",
        "for at, other in enumerate(others):",
        "for at, other in enumerate(others[:1]):",
        "a fourth moment of jointly normal entries",
    ),
    Bug(
        "no matrix is symmetric",
        "evaluator",
        "if symmetric and key.name in symmetric else key",
        "if False else key",
        "a symmetric matrix",
    ),
    Bug(
        "denominators of expectations are not counted",
        "cutoff",
        "return sum(number // each for number in most for each in range(1, number + 1))",
        "return 0",
        "denominators of entries that are drawn",
    ),
    Bug(
        "there are as many entries as one likes",
        "cutoff",
        "for less in range(1, number) if law.different else ():",
        "for less in ():",
        "how many entries there must be",
    ),
    Bug(
        "half an entry may be kept",
        "search",
        "return all(points.number_at(each, {}).denominator == 1 for each in law.counts) and",
        "return",
        "a number of ones that is whole",
    ),
    Bug(
        "every matrix is one of covariances",
        "search",
        "if isinstance(law, Correlated) and not is_covariance_matrix(points, law):",
        "if False:",
        "covariances that are none",
    ),
    Bug(
        "entries outside an expectation have any values",
        "search",
        "return all(_is_possible_at_once(points, name, values) for name, values in together.items())",
        "return True",
        "more ones than are kept",
    ),
    Bug(
        "sizes begin where the hypotheses do not allow them",
        "cutoff",
        "first = max(signature.beyond(name), ",
        "first = max(1, ",
        "inverses of sizes less a number",
    ),
    Bug(
        "a parameter that is put in counts as if it were put in for each entry",
        "cutoff",
        "tuple(max(0, number) for number in count.degree)",
        "count.degree",
        "a parameter that is put in once for two entries",
    ),
    Bug(
        "a size that is divided by is taken off twice",
        "cutoff",
        "degree = tuple(power * (",
        "degree = tuple(2 * power * (",
        "an inverse in the first term alone",
    ),
    Bug(
        "of the powers of a mask entry the last is kept",
        "polynomials",
        "part[key] + coefficient if key in part else coefficient",
        "coefficient",
        "a square of a mask entry and more",
    ),
    Bug(
        "of two equal entries in a product one is kept",
        "polynomials",
        "powers.get(at, 0) + int(power)",
        "int(power)",
        "a symmetric matrix twice",
    ),
    Bug(
        "all that is independent in its family is averaged alone",
        "evaluator",
        "independent and name not in self.signature.joint",
        "independent",
        "a covariance at two indices",
    ),
    Bug(
        "a divisor less than a size is not counted",
        "cutoff",
        "*(each for each in signature.poles if each not in at_zero)",
        "",
        "inverses of sizes less a number",
    ),
    Bug(
        "small sizes are tried whether they are allowed or not",
        "comparison",
        "if read.allows(dict(zip(grid, box, strict=True)))",
        "",
        "a size that is declared not to be 1",
    ),
    Bug(
        "an inequality is tried at sizes that are not allowed",
        "inequalities",
        " if read.allows({name: number})]",
        "]",
        "an inequality for a size that is declared not to be 1",
    ),
    Bug(
        "any size less a number may be divided by",
        "signature",
        "if number >= 1 and number.denominator == 1 and not found.excludes(size, number):",
        "if False:",
        "what is less than a size and not declared non-zero",
    ),
    Bug(
        "powers of a sum do not multiply inverse sizes",
        "cutoff",
        "tuple(exponent * number for number in self.divided),",
        "self.divided,",
        "a square of it is not what it is at n = 1 and 2",
    ),
    Bug(
        "an inner derivative forgets the outer one",
        "cutoff",
        "differentiated | {name_of(node.args[1])}",
        "frozenset({name_of(node.args[1])})",
        "a derivative in a derivative",
    ),
    Bug(
        "a random entry protects what its first parameter does",
        "cutoff",
        "total = reduce(Count.plus, counts) if counts",
        "total = counts[0] if counts",
        "a variance of one",
    ),
    Bug(
        "a parameter protects what has the name of its index",
        "cutoff",
        "protected = frozenset(at[index] for index in count.protected if whole and index in at)",
        "protected = count.protected",
        "an index that has the name of the law's",
    ),
    Bug(
        "a parameter protects all indices of the entry",
        "cutoff",
        "protected = frozenset(at[index] for index in count.protected if whole and index in at)",
        "protected = frozenset(at.values())",
        "a parameter at one of two indices",
    ),
    Bug(
        "of a law's parameters the first is counted",
        "cutoff",
        "for parameter, own in ((each, own) for each, own in written if each != 0):",
        "for parameter, own in written[:1]:",
        "a covariance that is a sum",
    ),
    Bug(
        "a covariance is not counted",
        "cutoff",
        "*([(joint.value, joint.indices)] if isinstance(joint, Covariance) else [])",
        "",
        "a covariance that is a sum",
    ),
    Bug(
        "the degree leaves out inverse sizes",
        "cutoff",
        " + divided",
        "",
        "a square of it is not what it is at n = 1 and 2",
    ),
    Bug(
        "what is divided by protects",
        "cutoff",
        " and not self.signature.divides_by(name):",
        ":",
        "an entry that is divided by",
    ),
    Bug(
        "an index that is summed again stays protected",
        "cutoff",
        "count.protected - {index})",
        "count.protected)",
        "an index summed again inside",
    ),
    Bug(
        "only the first inverse is differentiated",
        "polynomials",
        "for position, divisor in self.inverses.values():",
        "for position, divisor in [*self.inverses.values()][:1]:",
        "the derivative of the second of two inverses",
    ),
    Bug(
        "a divisor is differentiated as if it held no inverse",
        "polynomials",
        "self._differential(divisor, key)]))",
        "self.ring.derivative(divisor, self.positions[key])]))",
        "an inverse inside an inverse",
    ),
    Bug(
        "a square of noise counts as the noise",
        "evaluator",
        "{key: 1 if key in binary else power",
        "{key: 1",
        "a square of noise beside another entry",
    ),
    Bug(
        "a covariance promises everything",
        "evaluator",
        "self._averaged_parts(self._promised(dict(drawn)))",
        "self._averaged_parts(dict(drawn))",
        "a pair of gaussians beyond its covariance",
    ),
    Bug(
        "three entries are promised like two",
        "evaluator",
        "sorted(group.values()) != [1, 1]:",
        "max(group.values()) > 1:",
        "three entries of noise",
    ),
    Bug(
        "partners are not looked at together",
        "evaluator",
        " or (partner and joint.get(k.name) == partner)",
        "",
        "a square beside an entry of its partner",
    ),
    Bug(
        "a law is read at indices in another order",
        "evaluator",
        "return dict(zip(law.indices, key.subscripts, strict=True))",
        "return dict(zip(law.indices, key.subscripts[::-1], strict=True))",
        "a law at two indices",
    ),
    Bug(
        "a covariance is read at indices in another order",
        "evaluator",
        "self.value(pair.value, self.at(pair, key))",
        "self.value(pair.value, self.at(pair, Unknown(key.name, key.subscripts[::-1])))",
        "a covariance at two indices",
    ),
    Bug(
        "of two conditions on moments the first is asked",
        "search",
        "<= 0 for each in law.positive):",
        "<= 0 for each in law.positive[:1]):",
        "moments that no law has",
    ),
    Bug(
        "moments of a law on few values are allowed",
        "search",
        "<= 0 for each in law.positive):",
        "< 0 for each in law.positive):",
        "moments that only a law on few values has",
    ),
    Bug(
        "a covariance may be as negative as one likes",
        "search",
        "return covariance**2 <= s * v",
        "return covariance <= s * v",
        "a negative covariance that no two laws have",
    ),
    Bug(
        "the second of two declarations is not asked",
        "search",
        "for quantity in read.nonnegative:\n        if",
        "for quantity in [*read.nonnegative][:1]:\n        if",
        "the second of two declarations",
    ),
    Bug(
        "of several covariances one is possible",
        "search",
        "return all(is_joint_law(points, *pair) for pair in points.pairs())",
        "return any(is_joint_law(points, *pair) for pair in points.pairs()) or not read.joint",
        "the second of two covariances",
    ),
    Bug(
        "a point outside the hypotheses breaks an inequality",
        "inequalities",
        "return is_allowed(polynomials, values) and is_possible",
        "return is_possible",
        "an inequality that its law forbids to fail",
    ),
    Bug(
        "a value that no law gives breaks an inequality",
        "inequalities",
        "is_possible(points, values) and",
        "",
        "an inequality that the bounds of a law forbid to fail",
    ),
    Bug(
        "a point at which something declared is zero breaks an inequality",
        "inequalities",
        " and all(divided)",
        "",
        "an inequality that fails where a declared quantity is zero",
    ),
    Bug(
        "inequalities are looked at for the first sizes only",
        "inequalities",
        "in enumerate(cases):",
        "in enumerate(cases[:1]):",
        "an inequality at two entries",
    ),
    Bug("nothing climbs", "ascent", "starts[:CLIMBED]", "starts[:0]", "an inequality at the top of a parabola"),
    Bug(
        "one step is climbed",
        "ascent",
        "            for key in self._keys:",
        "            for key in self._keys[:1]:",
        "an inequality at the top of a parabola",
    ),
    Bug(
        "no parabola has a top",
        "ascent",
        "low + high != 2 * middle:",
        "False:",
        "an inequality at the top of a parabola",
    ),
    Bug("true is a number", "points", "isinstance(value, bool) or ", "", "what a point needs"),
    Bug(
        "one inverse is looked at",
        "signature",
        "in found.inverted.items():",
        "in [*found.inverted.items()][:1]:",
        "a second family that is divided by",
    ),
    Bug(
        "one divisor is looked at",
        "signature",
        "for divisor in found.divisors:",
        "for divisor in [*found.divisors][:1]:",
        "a second scalar that is divided by",
    ),
    Bug(
        "one factor is divided by",
        "signature",
        "in powers(node, 1):",
        "in [*powers(node, 1)][:1]:",
        "a second factor under one power",
    ),
    Bug(
        "one scalar is declared",
        "signature",
        "for name, each in found.scalars.items()",
        "for name, each in [*found.scalars.items()][:1]",
        "a second scalar that is declared",
    ),
    Bug(
        "one range is looked at",
        "signature",
        "for index, *bounds in node.limits:",
        "for index, *bounds in node.limits[:1]:",
        "a second sum from two on",
    ),
    Bug(
        "one law of two is enough",
        "signature",
        "for entry in (pair.first, pair.second):",
        "for entry in (pair.first,):",
        "a covariance of which the second has no law",
    ),
    Bug(
        "every law has covariances",
        "signature",
        " or not laws[0].correlates",
        "",
        "a covariance under laws that have none",
    ),
    Bug(
        "one parameter bounds",
        "signature",
        "for parameter in law.parameters for each",
        "for parameter in law.parameters[:1] for each",
        "a law that bounds what its last parameter says",
    ),
    Bug(
        "one scalar is bounded",
        "signature",
        "for each in parameter.atoms(Indexed, Scalar))",
        "for each in sorted(parameter.atoms(Indexed, Scalar), key=str)[:1])",
        "a law that bounds several scalars",
    ),
    Bug(
        "a bound is compared as it is written",
        "search",
        "each and points.number_at(each, points.at(law, key))",
        "each",
        "a value between bounds that are symbols",
    ),
    Bug(
        "only the first sizes are compared",
        "comparison",
        "for sizes in product(*grid.values()):",
        "for sizes in [*product(*grid.values())][:1]:",
        "a difference at the last size",
    ),
]


def refused_point(numbers, places, value):
    """Whether the definition is not asked at a point."""
    try:
        evaluate((), m * w[k] + w[l], numbers, places, {"w[1]": value, "w[2]": 1})
    except SymdropError:
        return True
    return False


def refused(given, line):
    """What reading a line raises."""
    try:
        signature_of(given, [line])
    except SymdropError as error:
        return type(error).__name__
    return "accepted"


def polynomials(given, line, number):
    """The polynomials of a line at this size."""
    return PolynomialEvaluator(signature_of(given, [line]), {"n": number}, Work(10**6))


def raised(observe):
    """Whether something is refused."""
    try:
        observe()
    except SymdropError:
        return True
    return False


@pytest.mark.parametrize("name", OBSERVED)
def test_what_is_observed_is_what_it_is_by_hand(name):
    observe, expected = OBSERVED[name]
    assert observe() == expected


@pytest.mark.parametrize("bug", BUGS, ids=lambda bug: bug.name)
def test_a_planted_bug_is_seen(bug, planted):
    observe, expected = OBSERVED[bug.seen]
    with planted(bug.name, f"deciders.instances.{bug.module}", bug.old, bug.new):
        try:
            seen = observe()
        except Exception as error:
            seen = error
    assert seen != expected

"""The door: whatever is not a statement is refused by a typed error that says what to do."""

from fractions import Fraction

import pytest
import sympy
from sympy import Symbol, pi, sin, sqrt

from symdrop.deciders.kernel.reading import read_statement
from symdrop.errors import BadStatement, LimitReached, OutsideFragment
from symdrop.language import D, E, Family, Index, Rational, Sum, bracket, family, index, scalar, size
from symdrop.theorem import bernoulli, gaussian, noise, nonzero

m, n = size("m n")
a = index("a", m)
i, j, k = index("i j k", n)
w, x, p, delta = family("w x p delta", n)
X = family("X", m, n)
d, t = scalar("d t")
mask = bernoulli(delta[j], keep=p[j])


def read(line, *given):
    return read_statement(given, [line])[1][0]


@pytest.mark.parametrize(
    ("line", "words"),
    [
        (0.5 * t, "not exact"),
        (sympy.oo * t, "not exact"),
        (sympy.zoo + t, "not exact"),
        (sympy.nan, "not exact"),
        (Symbol("u") * t, "plain Symbol"),
        (Symbol("t") - t, "plain Symbol"),
        (scalar("w") * w[k], "two different things are called w"),
        (scalar("n") * Sum(w[i], i), "two different things are called n"),
        (w[k] + family("w", m)[a], "two different things are called w"),
        (w[k] + X[index("k", m), i], "two different things are called k"),
        (sympy.Sum(w[i], (i, 1, m)), "whole range"),
        (sympy.Sum(w[i], (i, 1, 3)), "whole range"),
        (sympy.Sum(t, (Symbol("s", integer=True), 1, n)), "declared index"),
        (sympy.Sum(Sum(w[i] * x[i], i), i), "summed twice"),
        (Sum(w[i] * Sum(x[i], i), i), "summed twice"),
        (Sum(w[k], k) + w[k], "both free and summed"),
        (D(Sum(w[i] * x[i], i), w[i]), "both free and summed"),
        (1 / p[k], r"nonzero\(p\[k\]\)"),
        (1 / d, r"nonzero\(d\)"),
        (t / (1 - d), r"nonzero\(1 - d\)"),
        (1 / (d * (n + 1)), "nonzero"),
        (E(delta[k] * w[k]), "nothing in .* is random"),
        (E(t), "nothing in .* is random"),
        (sympy.IndexedBase("v")[k], "not declared"),
        (Family("v", shape=(3,))[Index("q", (1, 3))], "not a size"),
        (w.args[0] * t, "plain Symbol"),
        (Sum(w[Index(i.label + 1, (1, n))], i), "is not an index"),
        (sympy.Sum(w[k], (Index(i.label + j.label, (1, n)), 1, n)), "is not an index"),
    ],
)
def test_bad_statements_are_refused(line, words):
    with pytest.raises(BadStatement, match=words):
        read(line)


@pytest.mark.parametrize(
    ("line", "words"),
    [
        (sqrt(w[k]), "integer powers"),
        (w[k] ** n, "integer powers"),
        (w[k] ** t, "integer powers"),
        (2**n, "integer powers"),
        (sin(t), "functions are not read"),
        (pi * t, "it is a Pi"),
        (sympy.I * t, "ImaginaryUnit"),
        (k * w[k], "used as a number"),
        (1 / (w[k] + x[k]), "cannot divide by"),
        (1 / (Sum(w[i], i) - w[k]), "cannot divide by"),
        (sympy.Piecewise((t, t > 0), (0, True)), "Piecewise"),
        (sympy.KroneckerDelta(j, k), "KroneckerDelta"),
        (sympy.Product(w[k], (k, 1, n)), "Product"),
        (sympy.Derivative(t**2, t), "Derivative"),
    ],
)
def test_constructs_outside_the_fragment_are_refused(line, words):
    with pytest.raises(OutsideFragment, match=words):
        read(line)


@pytest.mark.parametrize(
    ("line", "words"),
    [
        (t**65, "beyond 64"),
        ((1 + t + d + w[k] + x[k]) ** 64, "the limit is 50000"),
        (Sum(w[i] + x[i], i) ** 64, "more than 16 sums"),
    ],
)
def test_lines_beyond_a_limit_are_not_judged(line, words):
    with pytest.raises(LimitReached, match=words):
        read(line)


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ([bernoulli(delta[j], keep=p[j] * delta[j])], "depends on a random entry"),
        ([bernoulli(x[j], keep=p[j] * x[j])], "depends on a random entry"),
        ([mask, bernoulli(family("eta", n)[j], keep=delta[j])], "depends on a random entry"),
        ([bernoulli(delta[j], keep=E(p[j]))], "nothing in .* is random"),
        ([bernoulli(delta[j], keep=D(t * p[j], t))], "depends on a random entry, E or D"),
        ([bernoulli(delta[j], keep=p[k])], "not its own"),
        ([bernoulli(delta[j], keep=0.5 * t)], "not exact"),
        ([mask, bernoulli(delta[j], keep=t)], "two laws"),
        ([noise(delta[j], mean=sin(t), variance=1)], "functions are not read"),
        ([gaussian(delta[j], mean=1 / p[j], variance=1)], "nonzero"),
        ([mask, nonzero(delta[j])], "random entry"),
        ([mask, nonzero(delta)], "random entry"),
        ([nonzero(family("w", m))], "two different things are called w"),
        ([nonzero(t - t)], "is zero"),
        ([nonzero(0)], "is zero"),
        ([nonzero(1 - p[j] ** 2)], "cannot divide by"),
        ([nonzero(family("Q", n, n)[j, j])], "repeats an index"),
    ],
)
def test_bad_hypotheses_are_refused(given, words):
    with pytest.raises((BadStatement, OutsideFragment), match=words):
        read(w[k], *given)


def test_a_derivative_in_a_random_entry_is_outside_the_fragment():
    with pytest.raises(OutsideFragment, match="random delta"):
        read(D(delta[k] ** 2, delta[k]), mask)


def test_a_repeated_identical_law_is_one_law():
    assert read(E(delta[k]), mask, mask) == read(E(delta[k]), mask)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (Sum(w[i] * x[i], i) ** 2, Sum(w[j] * x[j] * Sum(w[k] * x[k], k), j)),
        (sympy.Sum(w[i] * x[j], (i, 1, n), (j, 1, n)), Sum(w[k], k) * Sum(x[k], k)),
        (Sum(w[i], i), Sum(w[j], j)),
        (Sum(t, i), n * t),
        (Sum(Sum(w[i], i), a), m * Sum(w[j], j)),
        ((t - Sum(w[i], i)) ** 2, t**2 - 2 * t * Sum(w[i], i) + Sum(w[j] * w[k], j, k)),
        (bracket(j, k), bracket(k, j)),
        (Sum(bracket(i, i) * w[i], i), Sum(w[i], i)),
        (E(delta[k] * Sum(delta[j], j)), E(Sum(delta[k] * delta[i], i))),
        (D(Sum(w[i], i) ** 2, w[k]), D(Sum(w[i] * w[j], i, j), w[k])),
        (Fraction(1, 2) * t, t / 2),
        (Rational(3, 6), Rational(1, 2)),
    ],
)
def test_ring_and_sum_laws_reach_one_table(left, right):
    _, (first, second) = read_statement([mask], [left, sympy.sympify(right)])
    assert first == second


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (Sum(w[i], i) ** 2, Sum(w[i] ** 2, i)),
        (Sum(w[i], i), w[k]),
        (w[j], w[k]),
        (Sum(X[a, i], i), Sum(X[a, i], a)),
        (D(w[j] * w[k], w[k]), D(w[j] * w[k], w[j])),
        (bracket(j, k), bracket(i, k)),
        (n * t, m * t),
        (E(delta[k] ** 2), E(delta[k])),
        (E(delta[k] + delta[j]), E(delta[k]) + E(delta[j])),
        (w[k] * bracket(j, k), w[j] * bracket(j, k)),
    ],
)
def test_nothing_more_than_ring_and_sum_laws_is_used(left, right):
    _, (first, second) = read_statement([mask], [left, right])
    assert first != second


def test_a_declared_divisor_is_accepted_with_its_factors():
    given = [nonzero((1 - d) * t), nonzero(p[j])]
    _, (left, right) = read_statement(given, [1 / (1 - d) + 1 / p[k], (1 / (t * (1 - d))) * t + p[k] / p[k] ** 2])
    assert left == right


def test_sizes_are_never_zero():
    _, (left, right) = read_statement([], [Sum(w[i] / n, i), Sum(w[i], i) / n])
    assert left == right

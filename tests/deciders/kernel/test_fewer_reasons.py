"""Each reason by itself: what it opens without the others, and what it must leave closed."""

from itertools import combinations

import pytest
from sympy import Mul, sympify

from symdrop.axioms import (
    REASONS,
    derivative,
    idempotent,
    independent,
    linearity,
    mean,
    moments,
    sift,
    uncorrelated,
)
from symdrop.deciders.kernel.check import check
from symdrop.deciders.kernel.normal import Normaliser
from symdrop.deciders.kernel.reading import read_statement
from symdrop.errors import LimitReached, NotProved
from symdrop.language import D, E, Sum, bracket, family, index, scalar, size
from symdrop.statements.statement import Statement, Step
from symdrop.theorem import bernoulli, gaussian, noise

m, n = size("m n")
h, i, j, k, l = index("h i j k l", n)
a, b = index("a b", m)
w, x, v, p, delta, eta, xi, z = family("w x v p delta eta xi z", n)
R, Q = family("R Q", m, n)
s, t, u = scalar("s t u")
GIVEN = (
    bernoulli(delta[j], keep=p[j]),
    bernoulli(eta[j], keep=t),
    bernoulli(R[a, j], keep=x[j]),
    gaussian(xi[j], mean=x[j] * s, variance=v[j]),
    noise(z[j], mean=t * Sum(x[h] * v[h], h), variance=Sum(v[h], h)),
    gaussian(u, mean=s, variance=1),
)


def residual(left, right, *reasons):
    context, (first, second) = read_statement(GIVEN, [sympify(left), sympify(right)])
    return Normaliser(context, frozenset(reasons)).normal(context.algebra.combine(first, second, -1))


MEAN_OF_Z = t * Sum(x[h] * v[h], h)
PAIR = E(delta[j]) * E(delta[k]) + bracket(j, k) * (E(delta[j] ** 2) - E(delta[j]) ** 2)
OPENED = {
    "a mean that is a sum": (E(z[k]), MEAN_OF_Z, {mean}),
    "a mean that is a sum, under a sum": (Sum(w[i] * E(z[i]), i), MEAN_OF_Z * Sum(w[i], i), {mean}),
    "a mean that is a sum, in an E": (E(delta[k] * E(z[k])), E(delta[k] * MEAN_OF_Z), {mean}),
    "a square of a mean that is a sum": (E(z[k]) ** 2, MEAN_OF_Z**2, {mean}),
    "a moment that is a sum": (E(z[k] ** 2), MEAN_OF_Z**2 + Sum(v[h], h), {moments}),
    "a moment that is a sum, under a sum": (
        Sum(x[i] * E(z[i] ** 2), i),
        Sum(x[i], i) * (MEAN_OF_Z**2 + Sum(v[h], h)),
        {moments},
    ),
    "a pair, its bracket left": (E(delta[j] * delta[k]), PAIR, {independent}),
    "a pair of two indices, its brackets left": (
        E(R[a, j] * R[a, k]),
        E(R[a, j]) * E(R[a, k]) + bracket(j, k) * (E(R[a, j] ** 2) - E(R[a, j]) ** 2),
        {independent},
    ),
    "an uncorrelated pair, its bracket left": (
        E(z[j] * z[k]),
        E(z[j]) * E(z[k]) + bracket(j, k) * (E(z[j] ** 2) - E(z[j]) ** 2),
        {uncorrelated},
    ),
    "two families": (E(delta[j] * xi[k] ** 2), E(delta[j]) * E(xi[k] ** 2), {independent}),
    "a constant beside two families": (E(t * delta[k] * eta[l]), t * E(delta[k] * eta[l]), {linearity}),
    "a term of two families": (E(delta[k] * eta[l] + z[k]), E(delta[k] * eta[l]) + E(z[k]), {linearity}),
    "a lone mask squared": (delta[k] ** 2, delta[k], {idempotent}),
    "a sum of lone masks squared": (Sum(delta[i] ** 3, i), Sum(delta[i], i), {idempotent}),
    "two masks squared": (delta[k] ** 2 * eta[l] ** 3, delta[k] * eta[l], {idempotent}),
    "a mask squared in a closed E": (E(delta[k] ** 2 + t), E(delta[k] + t), {idempotent}),
    "an index tied within a closed E beside a sum": (
        Sum(bracket(i, k) * E(delta[i] * w[j]) * x[j], i, j),
        Sum(E(delta[k] * w[j]) * x[j], j),
        {sift},
    ),
    "an index tied within a closed D beside a sum": (
        Sum(bracket(i, k) * D(w[i] * w[j], w[l]) * x[j], i, j),
        Sum(D(w[k] * w[j], w[l]) * x[j], j),
        {sift},
    ),
    "a bracket that a renamed E reveals": (
        Sum(bracket(i, k) * E(bracket(i, l) * delta[i]), i),
        E(bracket(k, l) * delta[k]),
        {sift},
    ),
    "three indices tied": (bracket(i, j) * bracket(j, k) * w[k], bracket(i, j) * bracket(i, k) * w[i], {sift}),
    "two summed indices tied to each other": (Sum(bracket(i, j) * w[i] * x[j], i, j), Sum(w[i] * x[i], i), {sift}),
    "a tie inside an E": (E(Sum(bracket(i, k) * delta[i], i)), E(delta[k]), {sift}),
    "a tie inside an E to an index around it": (
        Sum(w[j] * E(Sum(bracket(i, j) * delta[i], i)), j),
        Sum(w[j] * E(delta[j]), j),
        {sift},
    ),
    "a scalar beside an entry": (D(t * w[k], t), w[k], {derivative}),
    "a scalar beside a sum": (D(t**2 * Sum(w[i], i), t), 2 * t * Sum(w[i], i), {derivative}),
    "two scalars": (D(t * s**2 * w[k] ** 2, s), 2 * t * s * w[k] ** 2, {derivative}),
    "an entry, its bracket left": (D(w[j] * x[k], w[k]), bracket(j, k) * x[k], {derivative}),
    "an entry of two indices": (
        D(Q[a, j] ** 2, Q[b, k]),
        2 * bracket(a, b) * bracket(j, k) * Q[a, j],
        {derivative},
    ),
    "a double sum": (
        D(Sum(w[i] * w[j] * x[i], i, j), w[k]),
        Sum(bracket(i, k) * w[j] * x[i] + bracket(j, k) * w[i] * x[i], i, j),
        {derivative},
    ),
    "a derivative of a derivative": (D(D(t**2 * w[k], t), w[k]), 2 * t, {derivative}),
}


@pytest.mark.parametrize("name", OPENED)
def test_these_reasons_suffice(name):
    left, right, reasons = OPENED[name]
    assert residual(left, right, *reasons) == {}


@pytest.mark.parametrize("name", OPENED)
def test_no_fewer_reasons_suffice_and_no_other_right_side_passes(name):
    left, right, reasons = OPENED[name]
    for missing in reasons:
        assert residual(left, right, *(reasons - {missing})) != {}
    for wrong in (2 * right, -right, right + t, 0 * t, 1 + 0 * t):
        assert residual(left, wrong, *reasons) != {}
        assert residual(left, wrong, *REASONS) != {}


CLOSED = [E(delta[k] * eta[k]), E(delta[k] * xi[l]), E(z[k] * delta[k]), E(delta[j] * eta[k] ** 2 * z[l])]


@pytest.mark.parametrize("average", CLOSED)
def test_two_families_stay_closed_without_independence(average):
    others = [reason for reason in REASONS if reason is not independent]
    for count in range(len(others) + 1):
        for reasons in combinations(others, count) if count in (0, 1, 2, len(others)) else ():
            for guess in (1, 0, t, E(average.args[0].args[0])):
                assert residual(average, guess, *reasons) != {}


@pytest.mark.parametrize(("cited", "advised"), [(moments, (mean, moments)), (idempotent, (idempotent, mean))])
def test_advice_keeps_the_reason_cited_where_either_would_do(cited, advised):
    variance = E(delta[k] ** 2) - E(delta[k]) ** 2
    step = Step(p[k] - p[k] ** 2, (cited,))
    with pytest.raises(NotProved) as refusal:
        check(Statement("", "", GIVEN, variance, step.line, (step,)))
    assert refusal.value.advice == f"it follows by {', '.join(map(repr, advised))}"


def test_as_many_random_factors_are_opened_as_there_is_work_for():
    apart = E(Mul(*(delta[index(f"k{number}", n)] for number in range(9))))
    alike = E(Sum(delta[i] * w[i], i) ** 10)
    context, (first, second) = read_statement(GIVEN, [apart, alike])
    context.algebra.work.left = 200_000
    normaliser = Normaliser(context, frozenset(REASONS))
    assert len(normaliser.normal(second)) > 42
    with pytest.raises(LimitReached, match="elementary changes"):
        normaliser.normal(first)
    with pytest.raises(LimitReached, match="10 entries of delta, no two of which"):
        residual(E(Mul(*(delta[index(f"k{number}", n)] for number in range(10)))), 0, independent)


def test_a_derivative_is_random_by_any_of_its_factors():
    closed = D(family("c", n)[k] * delta[k] * w[k], w[k])
    assert residual(E(closed), closed, linearity) != {}
    assert residual(E(closed * eta[l]), E(closed) * E(eta[l]), linearity) != {}

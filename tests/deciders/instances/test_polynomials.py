"""The definition over polynomials, against the definition at a point: two routes to each E and D."""

from fractions import Fraction
from math import prod

import pytest
import sympy
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from symdrop.deciders.instances.evaluator import Unpromised, Work
from symdrop.deciders.instances.points import PointEvaluator
from symdrop.deciders.instances.polynomials import PolynomialEvaluator
from symdrop.deciders.instances.signature import signature_of
from symdrop.errors import LimitReached
from symdrop.language import D, E, Sum, bracket, family, index, scalar, size
from symdrop.theorem import bernoulli, gaussian, noise, nonzero

m, n = size("m n")
i, j, h, k, l = index("i j h k l", n)
a = index("a", m)
w, x, p, v, delta, eta, xi, z = family("w x p v delta eta xi z", n)
X = family("X", m, n)
s, t, u = scalar("s t u")
GIVEN = (
    bernoulli(delta[j], keep=p[j]),
    bernoulli(eta[j], keep=t / (1 - s) + Sum(X[a, j], a) / w[j]),
    gaussian(xi[j], mean=w[j] * s, variance=v[j]),
    noise(z[j], mean=t * x[j], variance=v[j] / n),
    gaussian(u, mean=s, variance=1),
    nonzero(w[j]),
    nonzero(1 - s),
)
FAMILIES = (w, x, p, v, delta, delta, eta, xi, z)


def lines(scope=(k, l), depth=4):
    entry = st.tuples(st.sampled_from(FAMILIES), st.sampled_from(scope)).map(lambda drawn: drawn[0][drawn[1]])
    leaf = st.one_of(
        entry,
        entry,
        st.sampled_from([t, s, u, 1 / (1 - s), (s - 1) ** -2, n, 1 / n, 1 / w[scope[-1]], w[scope[0]] ** -2]),
        st.tuples(st.sampled_from(scope), st.sampled_from(scope)).map(lambda pair: bracket(*pair)),
    )
    if not depth:
        return leaf
    inner = lines(scope, depth - 1)
    variable = st.sampled_from([w[scope[0]], p[scope[-1]], x[scope[0]], s, t, delta[scope[0]]])
    options = [
        st.tuples(inner, inner).map(lambda pair: pair[0] + pair[1]),
        st.tuples(inner, inner).map(lambda pair: pair[0] * pair[1]),
        inner.map(lambda line: line**2),
        inner.map(E),
        inner.map(E),
        st.tuples(inner, variable).map(lambda pair: D(*pair)),
    ]
    free = [index for index in (i, j, h) if index not in scope]
    if free:
        options.append(lines((*scope, free[0]), depth - 1).map(lambda inside: sympy.Sum(inside, (free[0], 1, n))))
    return st.one_of(options)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.filter_too_much])
@given(lines(), st.integers(1, 2), st.data())
def test_both_routes_to_the_definition_agree(line, number, data):
    line = sympy.sympify(line)
    read = signature_of(GIVEN, [line])
    sizes = {"m": 2, "n": number}
    places = {k: 1, l: number}
    polynomials = PolynomialEvaluator(read, sizes, Work(300_000))
    numbers = st.fractions(-2, 2, max_denominator=3)
    values = {key: Fraction(data.draw(numbers)) for key in polynomials.positions}
    for key in values:
        if key[0] in ("delta", "eta"):
            values[key] = Fraction(int(values[key] > 0))
        elif key[0] == "w":
            values[key] = values[key] or Fraction(1)
        elif key[0] == "s":
            values[key] = values[key] if values[key] != 1 else Fraction(3)
    points = PointEvaluator(read, sizes, values, Work(10**7))
    try:
        polynomial = polynomials.value(line, places)
    except (Unpromised, LimitReached):
        assume(False)
    numbers = list(values.values())
    for position, divisor in polynomials.inverses.values():
        assert position == len(numbers)
        numbers.append(1 / substituted(polynomials, divisor, numbers))
    assert points.number_at(line, places) == substituted(polynomials, polynomial, numbers)


def substituted(polynomials, value, numbers):
    total = Fraction(0)
    for monomial, coefficient in polynomials.ring.terms(value):
        powers = (number ** int(exponent) for number, exponent in zip(numbers, monomial, strict=False) if exponent)
        total += prod(powers, start=Fraction(str(coefficient)))
    return total


def value_of(given, line, places, **sizes):
    polynomials = PolynomialEvaluator(signature_of(given, [line]), sizes, Work(10_000))
    return polynomials, polynomials.value(line, places)


def test_a_cleared_difference_has_no_inverse_and_no_square_of_a_mask():
    line = 2 * delta[k] ** 3 / w[k] - delta[k] / w[k] + delta[k] ** 2 - 1 / (1 - s)
    polynomials, value = value_of(GIVEN, line, {k: 1}, m=1, n=1)
    ring = polynomials.generators
    d, b, w1 = ring["delta", (1,)], 1 - ring["s", ()], ring["w", (1,)]
    assert polynomials.cleared_of_denominators(value) == d * b + d * b * w1 - w1


def test_a_cleared_difference_of_equals_is_zero():
    line = 1 / w[k] - (1 - s) / (w[k] * (1 - s)) + (w[k] - w[k] ** 3) / w[k] ** 2 - 1 / w[k] + w[k]
    polynomials, value = value_of(GIVEN, line, {k: 1}, m=1, n=1)
    assert value
    assert not polynomials.cleared_of_denominators(value)


def test_work_is_counted_and_bounded():
    line = (t + s + Sum(w[i], i)) ** 12
    work = Work(1000)
    polynomials = PolynomialEvaluator(signature_of((), [line]), {"n": 4}, work)
    with pytest.raises(LimitReached, match="more than 1000 products"):
        polynomials.value(line, {})


def test_too_many_entries_are_refused_before_the_ring_is_made():
    line = Sum(X[a, i], a, i)
    with pytest.raises(LimitReached, match="m = 100, n = 100"):
        PolynomialEvaluator(signature_of((), [line]), {"m": 100, "n": 100}, Work(10))

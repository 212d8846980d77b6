"""Numbers with infinitesimals, and the work that instances may take: neither is ever given away."""

from fractions import Fraction

import pytest

from symdrop.deciders.instances import Agreement, Difference, compare, evaluate
from symdrop.deciders.instances.evaluator import Work
from symdrop.deciders.instances.points import INFINITESIMAL, DualPolynomial
from symdrop.deciders.instances.polynomials import PolynomialEvaluator
from symdrop.deciders.instances.signature import signature_of
from symdrop.errors import BadStatement, LimitReached, Unknown
from symdrop.language import D, E, Sum, family, index, scalar, size
from symdrop.theorem import bernoulli, nonzero

n = size("n")
i, j, k = index("i j k", n)
w, x, p, delta = family("w x p delta", n)
s, t = scalar("s t")
MASK = bernoulli(delta[j], keep=p[j])


def test_an_infinitesimal_alone_has_no_inverse():
    for terms in ({}, {(((INFINITESIMAL, (0,)), 1),): Fraction(2)}):
        with pytest.raises(ZeroDivisionError):
            DualPolynomial(terms).inverse()


def test_an_inverse_at_zero_is_refused_under_a_derivative_too():
    values = {"t": Fraction(0), "s": Fraction(0), "x[1]": Fraction(1), "w[1]": Fraction(0)}
    for line in (D(1 / t, t), D(D(t / s, s), t), D(x[k] / w[k], w[k])):
        with pytest.raises(BadStatement, match="divides by zero"):
            evaluate([nonzero(t), nonzero(s), nonzero(w)], line, {"n": 1}, {"k": 1}, values)


def test_a_difference_that_ends_before_the_last_divisor_is_zero():
    """1/(1 - s) goes first; with it the whole difference, and 1/w[k] is still to be cleared_of_denominators."""
    given = [nonzero(w), nonzero(1 - s), nonzero(t)]
    lines = [1 / w[k] + 1 / (1 - s) + 1 / t, 1 / w[k] + s / (1 - s) + 1 + 1 / t]
    assert isinstance(compare(given, lines), Agreement)
    assert isinstance(compare(given, [lines[0], lines[1] + 1]), Difference)


def test_every_operation_takes_from_the_work():
    line = (1 + t + Sum(w[i] * delta[i], i)) ** 2
    work = Work(10**6)
    polynomials = PolynomialEvaluator(signature_of([MASK], [line, E(line)]), {"n": 2}, work)
    value = polynomials.value(line, {})
    for operation in (
        lambda: polynomials.total([value, value]),
        lambda: polynomials.product([value, value]),
        lambda: polynomials.split(value, 0),
        lambda: polynomials.derivative(line, Unknown("w", (1,)), {}),
        lambda: polynomials.differential(value, Unknown("w", (1,))),
        lambda: polynomials.random_keys(value),
        lambda: polynomials.raised(value, 3),
    ):
        left = work.left
        operation()
        assert work.left <= left - len(value)


def test_work_may_be_used_up_to_the_last():
    work = Work(3)
    work.spend(3)
    with pytest.raises(LimitReached, match="more than 3 products"):
        work.spend(1)


def test_agreement_cannot_be_changed():
    verdict = compare((), [w[k], w[k]])
    with pytest.raises(TypeError):
        verdict.sizes["n"] = ()


def test_as_many_entries_are_read_as_are_allowed(monkeypatch):
    read = signature_of((), [Sum(w[i], i) * t])
    monkeypatch.setattr("symdrop.deciders.instances.polynomials.MOST_GENERATORS", 4)
    assert len(PolynomialEvaluator(read, {"n": 3}, Work(10)).positions) == 4
    with pytest.raises(LimitReached, match="n = 4 has more than 4 entries"):
        PolynomialEvaluator(read, {"n": 4}, Work(10))

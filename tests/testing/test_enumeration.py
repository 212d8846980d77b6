"""Products, exponentials and functions at a point: against independent floats, and theorems at drawn points."""

import math
from fractions import Fraction
from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sympy import log
from unproved import formula_of

from symdrop.errors import BadStatement, OutsideFragment, Unknown
from symdrop.functions import Prod, exp, logistic, softplus
from symdrop.language import Cov, D, E, Sum, Var, bracket, family, index, scalar, size
from symdrop.statements.hypotheses import nonzero
from symdrop.testing import Point, points
from symdrop.testing.implementation import _call, _Trial
from symdrop.theorem import Theorem, bernoulli, gaussian

n = size("n")
i, j, k, l = index("i j k l", n)
w, x, p, delta, z = family("w x p delta z", n)
t = scalar("t")
MASK = bernoulli(delta[j], keep=p[j])
GIVEN = (MASK, nonzero(w), nonzero(t))
P, W = [0.25, 0.5, 0.75], [0.5, -2.0, 1.5]


def point(line, given=GIVEN, **scalars):
    values = {
        Unknown(name, (at,)): Fraction(each) for name, all_ in (("p", P), ("w", W)) for at, each in enumerate(all_, 1)
    }
    values |= {Unknown(name): Fraction(value) for name, value in {"t": 0.75, **scalars}.items()}
    return Point(Theorem(title="", given=given, lhs=line, rhs=line), {"n": 3}, {"k": 2, "l": 3}, values)


def mean_of(value):
    """E of a function of the masks, in floats."""
    weights = [
        np.prod([q if bit else 1 - q for q, bit in zip(P, bits, strict=True)]) for bits in product((0, 1), repeat=3)
    ]
    return sum(chance * value(bits) for chance, bits in zip(weights, product((0, 1), repeat=3), strict=True))


def score(bits):
    return sum(bit * weight for bit, weight in zip(bits, W, strict=True))


def s(value):
    return 1 / (1 + math.exp(-value))


S = Sum(delta[i] * w[i], i)
LOSS_HERE = np.prod([1 - q + q * math.exp(-u) for q, u in zip(P, W, strict=True)])


@pytest.mark.parametrize(
    ("line", "value"),
    [
        (Prod(w[i], i), np.prod(W)),
        (Prod(1 + w[i], i, but=k), (1 + W[0]) * (1 + W[2])),
        (Prod(w[i], i, but=(k, l)), W[0]),
        (exp(t), math.exp(0.75)),
        (exp(1) * t, math.e * 0.75),
        (softplus(w[k]), math.log(1 + math.exp(-2))),
        (logistic(-w[k]), s(2)),
        (log(t), math.log(0.75)),
        (t**n + 2 ** (-n), 0.75**3 + 1 / 8),
        (1 / Prod(w[i], i), 1 / np.prod(W)),
        (E(exp(-S)), mean_of(lambda bits: math.exp(-score(bits)))),
        (E(exp(-S)), LOSS_HERE),
        (E(delta[k] * exp(S)), mean_of(lambda bits: bits[1] * math.exp(score(bits)))),
        (Var(exp(S)), mean_of(lambda b: math.exp(2 * score(b))) - mean_of(lambda b: math.exp(score(b))) ** 2),
        (Cov(delta[k], softplus(S)), mean_of(lambda b: (b[1] - P[1]) * math.log(1 + math.exp(score(b))))),
        (E(Prod(1 + delta[i] * w[i], i)), np.prod([1 + q * u for q, u in zip(P, W, strict=True)])),
        (E(E(exp(S)) * delta[k]), P[1] * mean_of(lambda bits: math.exp(score(bits)))),
        (D(exp(t**2), t), 1.5 * math.exp(0.5625)),
        (D(D(exp(t * w[k]), t), w[k]), math.exp(-1.5) * (1 + 0.75 * -2)),
        (D(D(softplus(t), t), t), s(0.75) * (1 - s(0.75))),
        (D(D(D(softplus(t), t), t), t), s(0.75) * (1 - s(0.75)) * (1 - 2 * s(0.75))),
        (D(D(log(t), t), t), -1 / 0.75**2),
        (D(1 / (1 + exp(t)), t), -math.exp(0.75) / (1 + math.exp(0.75)) ** 2),
        (D(Prod(w[i], i), w[k]), W[0] * W[2]),
        (D(t**n, t), 3 * 0.75**2),
        (E(D(exp(-S), w[k])), -mean_of(lambda bits: bits[1] * math.exp(-score(bits)))),
        (
            D(E(exp(-S)), p[k]),
            np.prod([1 - q + q * math.exp(-u) for q, u in zip(P, W, strict=True)])
            / (0.5 + 0.5 * math.exp(2))
            * (math.exp(2) - 1),
        ),
        (Sum(bracket(i, k) * exp(w[i]), i), math.exp(-2)),
    ],
)
def test_a_word_has_its_value(line, value):
    assert float(point(line).value(line)) == pytest.approx(float(value), rel=1e-13)


def test_a_value_has_many_digits():
    # The same number on two ways: e^(3/4) = (e^(1/4))^3.
    whole, part = point(exp(t)).value(exp(t)), point(exp(t / 3)).value(exp(t / 3))
    assert abs(whole - part**3) < Fraction(1, 2**190)
    far = exp(-80 * w[k])
    assert abs(point(far).value(far) * point(1 / far).value(1 / far) - 1) < Fraction(1, 2**190)
    small = softplus(80 * w[k])
    assert float(point(small).value(small)) == pytest.approx(math.exp(-160), rel=1e-14)


def test_what_has_no_value_is_refused():
    normal = E(exp(z[k]))
    with pytest.raises(OutsideFragment, match="for independent masks alone, and z"):
        point(normal, (gaussian(z[j], mean=0, variance=1),)).value(normal)
    with pytest.raises(BadStatement, match="too many digits"):
        point(exp(10**6 * t)).value(exp(10**6 * t))
    with pytest.raises(BadStatement, match="divides by zero"):
        point(exp(t) / t, t=0).value(exp(t) / t)
    with pytest.raises(BadStatement, match="is no number"):
        point(log(-t) * exp(t)).value(log(-t) * exp(t))


LOSS = Theorem(
    title="The exponential loss under dropout",
    given=[MASK],
    lhs=E(exp(-Sum(delta[i] * w[i] * x[i], i))),
    rhs=Prod(1 - p[i] + p[i] * exp(-w[i] * x[i]), i),
)
GRADIENT = Theorem(
    title="Its gradient",
    given=[MASK],
    lhs=E(D(exp(-Sum(delta[i] * w[i] * x[i], i)), w[k])),
    rhs=-x[k] * p[k] * exp(-w[k] * x[k]) * Prod(1 - p[i] + p[i] * exp(-w[i] * x[i]), i, but=k),
)


@settings(deadline=None, max_examples=30)
@given(st.data())
def test_both_sides_of_a_theorem_agree_at_every_point(data):
    theorem = data.draw(st.sampled_from((LOSS, GRADIENT)))
    drawn = data.draw(points(theorem, largest=3))
    assert max(abs(value) for value in drawn.values.values()) < 3
    left, right = drawn.value(theorem.lhs), drawn.value(theorem.rhs)
    assert abs(left - right) <= abs(right) / 2**190


def failure_of(function, theorem, **values):
    """What is wrong with a function at one point, as `assert_implements` sees it; the theorem is not proved here."""
    formula = formula_of(theorem.rhs, theorem.statement.given)
    trial = _Trial(formula, _call(function, formula, None), None, None, Fraction(0))
    unknowns = {Unknown(name, (at,)): Fraction(v) for name, all_ in values.items() for at, v in enumerate(all_, 1)}
    found = trial.failure(Point(theorem, {"n": 3}, {"k": 1}, unknowns))
    assert trial.judged
    return str(found) if found else None


def test_a_function_of_ones_own_is_held_against_products_and_exponentials():
    values = {"p": P, "w": W, "x": [1, -1, 2]}
    assert failure_of(lambda p, w, x: np.prod(1 - p + p * np.exp(-w * x)), LOSS, **values) is None
    assert failure_of(lambda p, w, x: np.exp(np.log1p(p * np.expm1(-w * x)).sum()), LOSS, **values) is None
    assert "off by" in failure_of(lambda p, w, x: np.prod(p + (1 - p) * np.exp(-w * x)), LOSS, **values)
    assert "off by" in failure_of(lambda p, w, x: np.exp(-(p * w) @ x), LOSS, **values)
    slightly = failure_of(lambda p, w, x: np.prod(1 - p + p * np.exp(-w * x)) * (1 + 1e-12), LOSS, **values)
    assert "off by" in slightly


def test_fractions_are_not_asked_of_what_has_none():
    asked = []

    def own(p, w, x):
        asked.append(p.dtype)
        return np.prod(1 - p + p * np.exp(-w * x))

    assert failure_of(own, LOSS, p=P, w=W, x=[1, -1, 2]) is None
    assert set(asked) == {np.dtype(float)}


@pytest.mark.parametrize(
    ("line", "magnitude"),
    [
        (exp(-2 * t), math.exp(-1.5) * (1 + 1.5)),
        (softplus(t - 1), math.log(1 + math.exp(-0.25)) + s(-0.25) * 1.75),
        (logistic(t), s(0.75) + s(0.75) * (1 - s(0.75)) * 0.75),
        (log(t), -math.log(0.75) + 1),
        (Prod(1 - w[i], i), 1.5 * 3 * 2.5),
        # An error grows as often as it is multiplied.
        ((1 - t) ** n, 3 * 1.75**3),
        (exp(1) * t, math.e * 0.75),
    ],
)
def test_rounding_is_measured_by_the_terms_and_what_a_function_makes_of_them(line, magnitude):
    assert float(point(line).magnitudes(line)) == pytest.approx(magnitude, rel=1e-13)

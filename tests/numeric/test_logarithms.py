"""Logarithms of products and exponentials: their values, and the lines that have none."""

import math

import numpy as np
import pytest
from sympy import log
from unproved import formula_of

from symdrop.errors import OutsideFragment
from symdrop.functions import Prod, exp, logistic, softplus
from symdrop.language import Sum, bracket, family, index, scalar, size
from symdrop.numeric.logarithms import logarithm
from symdrop.theorem import Theorem, bernoulli, gaussian, nonnegative, nonzero

m, n = size("m n")
i, j, k = index("i j k", n)
w, x, p, q, s, delta, z = family("w x p q s delta z", n)
X = family("X", m, n)
t, r, u, b = scalar("t r u b")
GIVEN = (
    bernoulli(delta[j], keep=p[j]),
    bernoulli(b, keep=1 - r),
    gaussian(z[j], mean=0, variance=s[j]),
    nonnegative(q[j]),
    nonzero(q),
    nonnegative(u),
)
MASKED = Prod(1 - p[i] + p[i] * exp(-w[i]), i)


@pytest.mark.parametrize(
    ("line", "found"),
    [
        (exp(-Sum(w[i] * x[i], i)), -Sum(w[i] * x[i], i)),
        (MASKED, Sum(log(1 - p[i] + p[i] * exp(-w[i])), i)),
        (Prod(q[i], i, but=k), Sum(log(q[i]), i, but=k)),
        (2 * exp(t) * Prod(q[i], i) / q[k], log(2) + t + Sum(log(q[i]), i) - log(q[k])),
        (q[k] ** n, n * log(q[k])),
        (exp(1) * q[k] ** n, 1 + n * log(q[k])),
        (Prod(exp(w[i]) * q[i], i), Sum(w[i] + log(q[i]), i)),
        (logistic(t) * q[k], -softplus(-t) + log(q[k])),
        (Prod(r + (1 - r) * exp(w[i]), i), Sum(log(r + (1 - r) * exp(w[i])), i)),
        (Prod(1 + s[i] * w[i] ** 2, i), Sum(log(1 + s[i] * w[i] ** 2), i)),
        (Prod(1 + u * n, i), Sum(log(1 + u * n), i)),
        (Prod(1 - logistic(w[i]), i), Sum(log(1 - logistic(w[i])), i)),
        (Prod(1 - p[i] * (1 - logistic(w[i])), i), Sum(log(1 - p[i] * (1 - logistic(w[i]))), i)),
        (exp(t) * Prod(Sum(q[i] + w[j] ** 2, i), j), t + Sum(log(Sum(q[i] + w[j] ** 2, i)), j)),
    ],
)
def test_the_logarithm_of_a_product_is_a_sum(line, found):
    assert logarithm(line, GIVEN) == found


@pytest.mark.parametrize(
    ("line", "why"),
    [
        (Sum(exp(w[i]), i), "is no product"),
        (w[k] ** 2, "is no product"),
        (q[k], "is no product"),
        (-exp(t), "-1 is not surely positive"),
        (0 * exp(t) + Prod(w[i], i), r"w\[i\] is not surely positive"),
        # It may be zero.
        (Prod(p[i], i), r"p\[i\] is not surely positive"),
        (Prod(w[i] ** 2, i), r"w\[i\] is not surely positive"),
        (Prod(1 - p[i], i), "is not surely positive"),
        (Prod(1 - p[i] + p[i] * w[i], i), "is not surely positive"),
        (Prod(1 - 2 * p[i] + p[i] * exp(w[i]), i), "is not surely positive"),
        (Prod(1 - p[i] ** 2 + p[i] * exp(w[i]), i), "is not surely positive"),
        (Prod(1 - x[i] + x[i] * exp(w[i]), i), "is not surely positive"),
        (Prod(1 + u - 2 * logistic(t), i), "is not surely positive"),
        (u**n, "u is not surely positive"),
    ],
)
def test_what_may_be_zero_or_is_no_product_has_no_logarithm(line, why):
    with pytest.raises(OutsideFragment, match=why):
        logarithm(line, GIVEN)


def test_the_logarithm_of_a_formula_is_one_where_the_value_is_out_of_range():
    formula = formula_of(MASKED, GIVEN, "masked")
    weights, keep = np.full(10**5, 3.0), np.full(10**5, 0.5)
    assert formula(p=keep, w=weights) < 1e-300
    found = formula.logarithm
    assert found(p=keep, w=weights) == pytest.approx(10**5 * np.log(0.5 + 0.5 * np.exp(-3.0)), rel=1e-12)
    assert found.source.splitlines()[:2] == ["def log_masked(p, w):", '    """The logarithm of the right side of: T.']
    assert found.source.splitlines()[-1] == "    return xp.log(1 - p + p * xp.exp(-w)).sum()"
    assert formula.logarithm is found
    assert repr(found) == "log_masked(p, w)"
    assert found.__reduce__()[0](*found.__reduce__()[1]) is found


def test_the_logarithm_has_the_axes_and_the_arguments_of_the_formula():
    formula = formula_of(Prod(q[i] * exp(w[i]), i, but=k) * exp(-t), GIVEN)
    given = {"q": np.array([0.5, 2.0, 3.0]), "w": np.array([1.0, -1.0, 0.5]), "t": 2.0}
    np.testing.assert_allclose(formula.logarithm(**given), np.log(formula(**given)), rtol=1e-13)
    assert formula_of(t * w[k], GIVEN).counts == ()
    with pytest.raises(OutsideFragment, match="is no product"):
        formula_of(t * w[k], GIVEN).logarithm  # noqa: B018
    counted = formula_of(2**n * exp(t), GIVEN)
    assert counted.logarithm(t=1.0, n=3) == pytest.approx(1 + 3 * np.log(2))


def test_a_logarithm_in_a_formula_is_one_where_what_stands_in_it_is_out_of_range():
    line = log(1 + exp(t))
    soft = Theorem(title="Softplus", lhs=line, rhs=line).function
    assert (soft(t=1000.0), soft(t=-50.0)) == (1000.0, pytest.approx(math.exp(-50.0), rel=1e-12))
    line = log(Prod(x[i], i))
    many = Theorem(title="Many", given=[nonnegative(x[i]), nonzero(x)], lhs=line, rhs=line).function
    assert many(x=[1e-3] * 500) == pytest.approx(500 * math.log(1e-3), rel=1e-12)


g = scalar("g")
SCORES, SMALL = [800.0, -800.0, 1.0], [1e-200, 1e-200, 3.0]
FAR_OUT = {
    "exponentials": (Prod(exp(w[i]), i), {"w": [800.0, 500.0]}, 1300.0),
    "an exponential and an entry": (g * exp(t), {"g": 2.0, "t": 900.0}, 900.6931471805599),
    "logistic functions": (logistic(t) * (1 - logistic(-t)) ** 2, {"t": -800.0}, -2400.0),
    "over an index": (Prod(x[i] * logistic(w[i]), i), {"x": SMALL, "w": SCORES}, -1720.2486865964681),
    "a power of a product": (g * Prod(x[i], i) ** 2, {"g": 2.0, "x": SMALL}, -1839.8708498179 + 0.6931471805599),
    "a power of a size": (g ** (2 * n - 1), {"g": 1e200, "n": 3}, 2302.5850929940457),
    "an exponential and a number": (Prod(2 + exp(w[i]), i), {"w": SCORES}, 802.2445918944919),
    "a whole number beyond floats": (2**n, {"n": 5000}, 3465.7359027997263),
    "a whole number beyond 64 bits": (12**n, {"n": 30}, 74.54719949364001),
}


@pytest.mark.parametrize("name", FAR_OUT)
def test_a_logarithm_in_a_line_is_finite_where_it_is(name):
    inner, values, right = FAR_OUT[name]
    line = log(inner, evaluate=False)
    given = [nonnegative(x[j]), nonzero(x[j]), nonnegative(g), nonzero(g)]
    theorem = Theorem(title="Itself", given=given, lhs=line, rhs=line)
    assert theorem.function(**values) == pytest.approx(right, rel=1e-13)


def test_the_logarithm_of_all_but_one_is_taken_where_brackets_stand_in_sums():
    line = Prod(1 - bracket(i, k) + bracket(i, k) * x[i], i)
    theorem = Theorem(title="Itself", given=[nonnegative(x[j]), nonzero(x[j])], lhs=line, rhs=line)
    assert theorem.function.logarithm([1.0, 2.0]).tolist() == pytest.approx([0.0, math.log(2)])

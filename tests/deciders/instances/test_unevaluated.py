"""Powers that SymPy keeps when told not to evaluate: the instances give them the same meaning, and count them right.

SymPy evaluates them within a product after all, so that here they stand alone or in sums.
"""

from fractions import Fraction

import pytest
from sympy import Pow

from symdrop.deciders.instances import Agreement, Difference, compare, evaluate
from symdrop.deciders.instances.cutoff import sizes_to_check
from symdrop.deciders.instances.signature import signature_of
from symdrop.language import D, E, Sum, bracket, family, index, scalar, size
from symdrop.theorem import bernoulli, nonzero

n = size("n")
i, j, k, l = index("i j k l", n)
w, x, p, delta = family("w x p delta", n)
s, t = scalar("s t")
GIVEN = (bernoulli(delta[j], keep=p[j]), nonzero(w), nonzero(s), nonzero(1 - t))


def raised(base, power):
    return Pow(base, power, evaluate=False)


EQUAL = {
    "zeroth power of an entry": (raised(w[k], 0) + t, 1 + t),
    "zeroth power of a scalar": (raised(t, 0) + x[k], 1 + x[k]),
    "zeroth power of a size": (raised(n, 0) + t, 1 + t),
    "zeroth power of a sum": (raised(Sum(x[i], i), 0) + t, 1 + t),
    "zeroth power of a bracket": (raised(bracket(k, l), 0) + t, 1 + t),
    "zeroth power of an expectation": (raised(E(delta[k]), 0) + t, 1 + t),
    "zeroth power of a mask": (E(raised(delta[k], 0)), 1 + 0 * t),
    "zeroth power of a derivative": (raised(D(x[k] ** 2, x[k]), 0) + t, 1 + t),
    "sum of zeroth powers": (Sum(raised(x[i], 0), i), 1 * n),
    "sum of zeroth powers of inverses": (Sum(raised(1 / w[i], 0), i), 1 * n),
    "inverse of an inverse": (raised(1 / w[k], -1), w[k]),
    "square of it": (raised(w[k] ** -2, -1), w[k] ** 2),
    "inverse of its square": (raised(1 / w[k], -2), w[k] ** 2),
    "inverse of the inverse of a size": (raised(1 / n, -1) + t, n + t),
    "inverse of the inverse of its square": (raised(n**-2, -1) + t, n**2 + t),
    "inverse of the inverse of a scalar": (raised(1 / s, -1) + t, s + t),
    "inverse of the inverse of an expression": (raised(1 / (1 - t), -1) + t, 1 + 0 * t),
    "sum of inverses of inverses": (Sum(raised(1 / w[i], -1) + x[i], i), Sum(w[i] + x[i], i)),
    "first power": (raised(w[k], 1), w[k]),
    "derivative of an inverse of an inverse": (D(raised(1 / w[k], -1), w[k]), 1 + 0 * t),
}


@pytest.mark.parametrize("name", EQUAL)
def test_it_means_what_it_would_evaluate_to(name):
    line, plain = EQUAL[name]
    assert isinstance(compare(GIVEN, [line, plain]), Agreement)
    different = compare(GIVEN, [line, plain + x[k] * x[k]])
    assert isinstance(different, Difference)
    assert different.counterexample.left != different.counterexample.right


def test_its_value_at_a_point():
    point = {"w[1]": Fraction(2), "w[2]": Fraction(3), "s": Fraction(5), "t": Fraction(7)}
    for line, expected in (
        (Sum(raised(w[i], 0), i), 2),
        (Sum(raised(1 / w[i], -1), i), 5),
        (raised(1 / n, -1) + raised(1 / s, -1), 7),
    ):
        assert evaluate(GIVEN, line, {"n": 2}, {}, point) == expected
    assert evaluate((), raised(t, 0), {}, {}, {"t": Fraction(0)}) == 1
    assert evaluate((), D(raised(t, 0) + t**2, t), {}, {}, {"t": Fraction(0)}) == 0


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        (Sum(raised(w[i], 0), i), [1, 2]),
        (Sum(raised(x[i], 0) + w[i], i), [1, 2]),
        (raised(1 / n, -1), [1, 2]),
        (raised(n**-2, -1) + t, [1, 2, 3]),
        (raised(1 / n, -2) + t, [1, 2, 3]),
        (raised(n, 0) + t, [1]),
        (raised(1 / n, 0) + t, [1]),
        (Sum(raised(1 / w[i], -1), i), [1, 2]),
        (Sum(x[i] ** 2, i), [1]),
        (Sum(x[i] * p[i] + x[i], i), [1]),
        (Sum(x[i] ** 2 + t, i), [1, 2]),
    ],
)
def test_the_sizes_that_are_checked(line, expected):
    assert [*sizes_to_check(signature_of(GIVEN, [line]), [line])["n"]] == expected


def test_a_sum_of_ones_is_not_one():
    """True at n = 1: only a bare index makes the lemma ask for n = 2."""
    assert isinstance(compare(GIVEN, [Sum(raised(x[i], 0), i), 1 + 0 * t]), Difference)
    assert isinstance(compare(GIVEN, [raised(1 / n, -1) + t, 1 + t]), Difference)

"""Counterexamples: the smallest sizes, simple values, and only what the hypotheses allow."""

from fractions import Fraction
from itertools import islice

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from symdrop.deciders.instances import Difference, Undetermined, compare, evaluate
from symdrop.deciders.instances.search import MASK, PLAIN, PROBABILITY, VARIANCE, _candidates, patterns
from symdrop.language import D, E, Rational, Sum, bracket, family, index, scalar, size
from symdrop.theorem import bernoulli, gaussian, noise, nonzero

m, n = size("m n")
i, j, k, l = index("i j k l", n)
a, b = index("a b", m)
w, x, p, v, delta, xi, z = family("w x p v delta xi z", n)
X = family("X", m, n)
s, t, u, q = scalar("s t u q")
BERNOULLI = bernoulli(delta[j], keep=p[j])
F = Fraction


def found(given, left, right):
    point = compare(given, [left, right]).counterexample
    sides = [evaluate(given, side, point.sizes, point.indices, point.values) for side in (left, right)]
    assert sides == [point.left, point.right]
    assert sides[0] != sides[1]
    return point


def named(values):
    """Values by the texts of their unknowns."""
    return {str(each): value for each, value in values.items()}


def loss(weight):
    return Rational(1, 2) * (t - Sum(weight * x[j], j)) ** 2


def test_the_claim_without_the_ridge_fails_at_its_simplest_point():
    point = found([BERNOULLI], E(D(loss(delta[j] * w[j]), w[k])), D(loss(p[j] * w[j]), w[k]))
    assert point.sizes == {"n": 1}
    assert point.indices == {"k": 1}
    assert named(point.values) == {"p[1]": F(1, 3), "t": 0, "w[1]": 1, "x[1]": 1}
    assert (point.left, point.right) == (F(1, 3), F(1, 9))


def test_sizes_are_the_smallest_at_which_the_lines_differ():
    point = found((), Sum(w[i], i) ** 2 * Sum(x[i], i), Sum(w[i] ** 2, i) * Sum(x[i], i))
    assert point.sizes == {"n": 2}
    assert named(point.values) == {"w[1]": 1, "w[2]": 1, "x[1]": 0, "x[2]": 1}
    assert found((), (n - 1) * (n - 2) * t, 0 * t).sizes == {"n": 3}
    both = found((), Sum(X[a, i], a, i) ** 2, Sum(Sum(X[a, i], i) ** 2, a))
    assert both.sizes == {"m": 2, "n": 1}


def test_indices_coincide_where_that_is_enough_and_only_there():
    assert found((), bracket(k, l) * w[k], 0 * w[k]).indices == {"k": 1, "l": 1}
    apart = found((), w[k], w[l])
    assert apart.indices == {"k": 1, "l": 2}
    assert apart.sizes == {"n": 2}


def test_keep_probabilities_are_unequal_and_away_from_one_half():
    point = found([BERNOULLI], E(delta[k] * delta[l]), bracket(k, l) * p[k] + (1 - bracket(k, l)) * p[k] * p[l] ** 2)
    assert (named(point.values)["p[1]"], named(point.values)["p[2]"]) == (F(1, 3), F(2, 3))


def test_one_half_and_other_roots_are_passed_over():
    given = [bernoulli(delta[j], keep=q)]
    assert named(found(given, E(delta[k]) * (3 * q - 1) * (3 * q - 2), 0 * q).values) == {"q": F(1, 4)}


def test_what_does_not_occur_has_no_value():
    point = found([BERNOULLI, bernoulli(xi[j], keep=q), nonzero(s)], E(delta[k]), w[k])
    assert set(named(point.values)) == {"p[1]", "w[1]"}


def test_masks_outside_an_expectation_are_0_or_1():
    point = found([BERNOULLI], delta[k] * (1 - delta[l]) * t, 0 * t)
    assert named(point.values) == {"delta[1]": 1, "delta[2]": 0, "p[1]": Fraction(1, 3), "p[2]": Fraction(2, 3), "t": 1}


def test_masks_stay_0_or_1_however_often_the_search_begins_anew():
    """4 q is a probability only from the third candidate for q on."""
    point = found([bernoulli(delta[j], keep=4 * q)], delta[k] * E(delta[k]), 0 * t)
    assert named(point.values) == {"delta[1]": 1, "q": F(1, 4)}


def test_declared_quantities_are_not_zero():
    point = found([nonzero(w), nonzero(1 - q), nonzero(s)], x[k] / w[k] + 1 / (1 - q) + s, x[k] + s)
    assert named(point.values)["w[1]"] != 0
    assert named(point.values)["q"] != 1
    assert named(point.values)["s"] != 0


def test_a_quantity_declared_but_not_divided_by_is_not_zero_either():
    """(q - 1) (q + 2) t differs from 0 at q = 0, which nonzero(q) excludes, and at q = 2."""
    point = found([nonzero(q**2 - 4), nonzero(q)], (q - 1) * (q + 2) * t, 0 * t)
    assert named(point.values)["q"] not in (0, 1, 2, -2)


@pytest.mark.parametrize(
    "keep",
    [
        1 - q,
        q**2,
        2 * q - 1,
        4 * q - 3,
        (1 + q) / 2,
        1 - p[j] * q,
        (q + s) / 2,
        q + s,
        4 * q,
        5 * q + s,
        -q,
        1 + q,
        2 - q,
    ],
)
def test_compound_keep_probabilities_stay_in_range(keep):
    given = [bernoulli(delta[j], keep=keep)]
    point = found(given, E(delta[k] * x[k]), x[k] ** 2)
    number = evaluate((), keep + 0 * x[k], point.sizes, {"j": 1}, point.values) if keep.has(p) else None
    if number is None:
        number = evaluate((), keep, {}, {}, point.values)
    assert 0 <= number <= 1


@pytest.mark.parametrize("variance", [s, 1 - s, s - 2, -s, s * t, v[j], 3 - v[j]])
def test_variances_are_not_negative(variance):
    law = gaussian(xi[j], mean=t, variance=variance)
    point = found([law], E(xi[k] ** 2), t**2 - variance.subs(j, k))
    assert evaluate((), variance.subs(j, k) + 0 * t, {"n": 1}, {"k": 1}, point.values) > 0


def test_a_variance_that_divides_is_not_negative_either():
    """(1 - q) / q is a variance for 0 < q <= 1 alone, and at q = 1 the two sides agree."""
    point = found([gaussian(xi[j], mean=0, variance=(1 - q) / q), nonzero(q)], E(xi[k] ** 2), 2 * (1 - q) / q)
    assert named(point.values) == {"q": F(1, 3)}


def test_noise_outside_an_expectation_is_any_number():
    point = found([noise(z[j], mean=0, variance=1)], z[k] ** 2, z[k])
    assert named(point.values) == {"z[1]": 2}


def test_patterns_are_the_set_partitions():
    free = index("c d e f", n)
    assert [len(list(patterns(free[:count], {"n": 9}))) for count in range(5)] == [1, 1, 2, 5, 15]
    assert len(list(patterns(free, {"n": 2}))) == 8
    assert len(list(patterns([a, b, k], {"m": 3, "n": 3}))) == 2
    mixed = [tuple(places.values()) for places in patterns([a, k, b, l], {"m": 2, "n": 1})]
    assert mixed == [(1, 1, 1, 1), (1, 1, 2, 1)]


def test_candidates_in_order():
    assert list(_candidates(MASK, 5)) == [0, 1]
    assert list(islice(_candidates(PLAIN, 0), 6)) == [0, 1, 2, -1, 3, -2]
    assert list(islice(_candidates(VARIANCE, 4), 3)) == [2, 3, 4]
    assert list(islice(_candidates(VARIANCE, 3), 3)) == [F(1, 3), F(2, 3), F(1, 4)]
    firsts = list(islice(_candidates(PROBABILITY, 0), 60))
    assert firsts[:6] == [F(1, 3), F(2, 3), F(1, 4), F(3, 4), F(1, 2), F(1, 5)]
    assert len(set(firsts)) == 60
    assert all(0 < value < 1 for value in firsts)


EXPONENTS = st.integers(0, 3)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(st.integers(-3, 3), EXPONENTS, EXPONENTS, EXPONENTS, EXPONENTS), min_size=1, max_size=5))
def test_any_difference_has_its_point(terms):
    """A random polynomial in weight, scalar, mask and keep probability, against zero."""
    line = sum(
        number * w[k] ** weight * t**power * delta[k] ** mask * E(delta[k]) ** keep
        for number, weight, power, mask, keep in terms
    )
    line = line + 0 * t
    table = {}
    for number, weight, power, mask, keep in terms:
        key = (weight, power, min(mask, 1), keep)
        table[key] = table.get(key, 0) + number
    verdict = compare([BERNOULLI], [line, 0 * t])
    assert hasattr(verdict, "counterexample") == any(table.values())


@pytest.mark.parametrize(
    ("law", "line", "certain"),
    [
        (bernoulli(delta[j], keep=0), delta[k], 0 * w[k]),
        (bernoulli(delta[j], keep=1), delta[k] * w[k], w[k]),
        (gaussian(xi[j], mean=t, variance=0), xi[k], t),
        (noise(z[j], mean=t, variance=0), z[k] ** 2, t**2),
    ],
)
def test_a_value_of_probability_zero_refutes_nothing(law, line, certain):
    assert isinstance(compare([law], [line, certain]), Undetermined)
    assert isinstance(compare([law], [E(line), certain + 1]), Difference)

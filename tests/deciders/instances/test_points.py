"""The definition at one point: hand-computed values, literal enumeration of masks, exact differences."""

from fractions import Fraction
from itertools import pairwise, product
from math import prod

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from symdrop.deciders.instances import evaluate
from symdrop.deciders.instances.points import INFINITESIMAL, DualPolynomial
from symdrop.errors import BadStatement, OutsideFragment
from symdrop.language import D, E, Rational, Sum, bracket, family, index, scalar, size
from symdrop.theorem import bernoulli, gaussian, noise, nonzero

m, n = size("m n")
i, j, k, l = index("i j k l", n)
a = index("a", m)
w, x, p, delta, eta, xi, z, v, mu = family("w x p delta eta xi z v mu", n)
X, R = family("X R", m, n)
s, t, u = scalar("s t u")
MASK = bernoulli(delta[j], keep=p[j])
F = Fraction


def entries(**values):
    """`entries(w=[1, 2])` is {"w[1]": 1, "w[2]": 2}; nested lists give two subscripts."""
    point = {}
    for name, value in values.items():
        if not isinstance(value, list):
            point[name] = value
        for place, part in enumerate(value if isinstance(value, list) else [], 1):
            for second, number in enumerate(part if isinstance(part, list) else [], 1):
                point[f"{name}[{place},{second}]"] = number
            if not isinstance(part, list):
                point[f"{name}[{place}]"] = part
    return point


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        (Sum(w[i] * x[i], i), 2 * 5 + 3 * 7),
        (Sum(w[i], i) ** 2, 25),
        (Sum(w[i] ** 2, i), 13),
        (Sum(Sum(w[i] * x[j], j), i), 5 * 12),
        (Sum(w[i] * x[j], i, j), 5 * 12),
        (Sum(w[i] * Sum(x[i], i), i), 5 * 12),
        (Sum(Sum(w[i], i), i), 10),
        (w[k] + w[l], 3 + 2),
        (w[k] - bracket(k, l), 3),
        (bracket(k, k), 1),
        (Sum(bracket(i, k) * w[i], i), 3),
        (n**2 * t, 4 * F(1, 3)),
        (Sum(t, i), F(2, 3)),
        (t / n - 1 / t, F(1, 6) - 3),
        (w[k] ** -2 * Rational(1, 2), F(1, 18)),
        (D(w[k] ** 3, w[k]), 27),
        (D(w[k] ** 3, w[l]), 0),
        (D(1 / w[k], w[k]), F(-1, 9)),
        (D(1 / (1 - t), t), F(9, 4)),
        (D(D(t**3, t), t), 2),
        (D(t * D(t**3, t), t), 9 * F(1, 9)),
        (D(Sum(w[i] * x[i], i) ** 2, w[k]), 2 * 31 * 7),
        (Sum(D(Sum(w[i] * w[j], i, j), w[k]), k), 2 * 5 * 2),
        (D(n * t, t), 2),
        (E(w[k] * t), 1),
    ],
)
def test_values_by_hand(line, expected):
    given_ = [nonzero(w), nonzero(t), nonzero(1 - t)]
    point = entries(w=[2, 3], x=[5, 7], t=F(1, 3))
    assert evaluate(given_, line, {"n": 2}, {"k": 2, "l": 1}, point) == expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        (E(delta[k]), F(1, 3)),
        (E(delta[k] ** 5), F(1, 3)),
        (E(delta[k] * delta[l]), F(1, 3) * F(1, 4)),
        (E(E(delta[k]) * delta[k]), F(1, 9)),
        (E(E(delta[k] * delta[l]) * delta[k]), F(1, 36)),
        (E(Sum(delta[i], i) ** 2), F(1, 3) + F(1, 4) + F(2, 12)),
        (delta[k] * E(delta[k]), F(1, 3)),
        (D(E(delta[k]), p[k]), 1),
        (E(D(delta[k], p[k])), 0),
        (D(E(p[k] * delta[k]), p[k]), F(2, 3)),
        (E(D(p[k] * delta[k], p[k])), F(1, 3)),
        (D(E(delta[k] * delta[l]), p[k]), F(1, 4)),
        (D(D(E(delta[k] * delta[l]), p[k]), p[l]), 1),
        (D(delta[k] ** 2, delta[k]), 2),
        (E(D(delta[k] ** 2, delta[k])), F(2, 3)),
        (D(E(delta[k]), delta[k]), 0),
    ],
)
def test_expectations_by_hand(line, expected):
    point = entries(p=[F(1, 3), F(1, 4)], delta=[1, 0])
    assert evaluate([MASK], line, {"n": 2}, {"k": 1, "l": 2}, point) == expected


@pytest.mark.parametrize(
    ("order", "expected"), [(1, 2), (2, 7), (3, 8 + 18), (4, 16 + 6 * 12 + 27), (6, 64 + 720 + 1620 + 405)]
)
def test_gaussian_moments(order, expected):
    """Mean 2, variance 3; E z^6 = m^6 + 15 m^4 v + 45 m^2 v^2 + 15 v^3."""
    law = gaussian(xi[j], mean=mu[j], variance=v[j])
    assert evaluate([law], E(xi[k] ** order), {"n": 1}, {"k": 1}, entries(mu=[2], v=[3])) == expected


def test_laws_of_scalars_and_of_two_indices():
    assert evaluate([gaussian(u, mean=s, variance=t)], E(u**2 * s), {}, {}, {"s": 2, "t": 3}) == 14
    law = bernoulli(R[a, j], keep=X[a, j])
    point = entries(X=[[F(1, 2), F(1, 3)], [F(1, 5), F(1, 7)]])
    line = E(Sum(R[a, k] * R[a, l], a))
    assert evaluate([law], line, {"m": 2, "n": 2}, {"k": 1, "l": 2}, point) == F(1, 6) + F(1, 35)
    assert evaluate([law], line, {"m": 2, "n": 2}, {"k": 2, "l": 2}, point) == F(1, 3) + F(1, 7)


def test_a_law_written_with_swapped_indices_is_read_at_its_own():
    b = index("b", m)
    law = bernoulli(R[b, k], keep=X[b, k])
    point = entries(X=[[F(1, 2), F(1, 3)]])
    assert evaluate([law], E(R[a, l]), {"m": 1, "n": 2}, {"a": 1, "l": 2}, point) == F(1, 3)


def test_noise_promises_pairs_and_no_more():
    laws = [noise(z[j], mean=mu[j], variance=v[j]), noise(xi[j], mean=0, variance=1)]
    point = entries(mu=[2, 5], v=[3, 7])

    def at(line):
        return evaluate(laws, line, {"n": 2}, {"k": 1, "l": 2}, point)

    assert at(E(z[k] * z[l])) == 10
    assert at(E(z[k] ** 2)) == 7
    assert at(E(Sum(z[i], i) ** 2)) == 7 + 32 + 20
    assert at(E(z[k] ** 2 * xi[k] ** 2)) == 7
    assert at(E(z[k] ** 3 - z[k] ** 3 + z[l])) == 5
    with pytest.raises(OutsideFragment, match=r"z\[1\]\*\*2\*z\[2\]"):
        at(E(z[k] ** 2 * z[l]))
    with pytest.raises(OutsideFragment, match=r"z\[1\]\*\*3"):
        at(E(z[k] ** 3))


FRACTIONS = st.fractions(-2, 2, max_denominator=3)
KEEPS = st.fractions(F(1, 5), F(4, 5), max_denominator=5)


def polynomials(scope=(k,), depth=3):
    """Random lines in w, t and the masks delta and R, without E or D."""
    entry = st.sampled_from(scope).flatmap(lambda at: st.sampled_from([delta[at], w[at], R[a, at]]))
    leaf = st.one_of(entry, entry, st.just(t), st.integers(-2, 2).map(lambda number: number + 0 * t))
    if not depth:
        return leaf
    inner = polynomials(scope, depth - 1)
    options = [
        leaf,
        st.tuples(inner, inner).map(sum),
        st.tuples(inner, inner).map(lambda pair: pair[0] * pair[1]),
        inner.map(lambda line: line**2),
    ]
    free = [index for index in (i, j) if index not in scope]
    if free:
        options += [polynomials((*scope, free[0]), depth - 1).map(lambda inside: Sum(inside, free[0]))] * 2
    return st.one_of(options)


@settings(max_examples=80, deadline=None)
@given(polynomials(), st.integers(1, 3), st.data())
def test_an_expectation_is_the_sum_over_all_masks(line, number, data):
    """Up to 3 + 3 mask entries, each assignment weighted by hand; the line itself is evaluated without any law."""
    keeps = {f"{name}[{unit}]": data.draw(KEEPS) for name in "pq" for unit in range(1, number + 1)}
    point = {f"w[{unit}]": data.draw(FRACTIONS) for unit in range(1, number + 1)} | {"t": data.draw(FRACTIONS)}
    q = family("q", n)
    laws = [MASK, bernoulli(R[a, j], keep=q[j])]
    sizes, places = {"m": 1, "n": number}, {"k": number, "a": 1}
    expected = F(0)
    masks = [(f"delta[{unit}]", keeps[f"p[{unit}]"]) for unit in range(1, number + 1)]
    masks += [(f"R[1,{unit}]", keeps[f"q[{unit}]"]) for unit in range(1, number + 1)]
    for bits in product((0, 1), repeat=len(masks)):
        weight = prod(keep if bit else 1 - keep for bit, (_, keep) in zip(bits, masks, strict=True))
        drawn = {name: F(bit) for bit, (name, _) in zip(bits, masks, strict=True)}
        expected += weight * evaluate([], line, sizes, places, point | drawn)
    assert evaluate(laws, E(line), sizes, places, point | keeps) == expected


def test_more_masks_than_are_enumerated_give_the_same_value(monkeypatch):
    keeps = entries(p=[F(1, unit + 1) for unit in range(1, 5)], w=[1, -2, 3, 5])
    line = D(E((t - Sum(delta[i] * w[i], i)) ** 3 * delta[k]), p[k])
    point = keeps | {"t": F(1, 2)}
    by_enumeration = evaluate([MASK], line, {"n": 4}, {"k": 2}, point)
    monkeypatch.setattr("symdrop.deciders.instances.points.MOST_ENUMERATED", 2)
    assert evaluate([MASK], line, {"n": 4}, {"k": 2}, point) == by_enumeration


def test_many_masks_are_no_burden():
    number = 40
    point = entries(p=[F(1, 2)] * number, w=[1] * number)
    assert evaluate([MASK], E(Sum(delta[i] * w[i], i) ** 2), {"n": number}, {}, point) == F(number * (number + 1), 4)


@settings(max_examples=60, deadline=None)
@given(polynomials(depth=2), st.data())
def test_a_derivative_is_the_limit_of_differences(line, data):
    """For a polynomial f of degree 8 at most, f'(0) = sum over r of (-1)^(r - 1) / r times the r-th difference."""
    point = {f"{name}[{unit}]": data.draw(FRACTIONS) for name in ("w", "delta") for unit in (1, 2)}
    point |= {f"R[1,{unit}]": F(1, unit) for unit in (1, 2)} | {"t": data.draw(FRACTIONS)}
    line = line + t * w[k] ** 2
    sizes, places = {"m": 1, "n": 2}, {"k": 1, "a": 1}

    for variable, name in ((w[k], "w[1]"), (t, "t")):
        column = [evaluate([], line, sizes, places, point | {name: point[name] + step}) for step in range(9)]
        expected = F(0)
        for order in range(1, 9):
            column = [after - before for before, after in pairwise(column)]
            expected += F((-1) ** (order - 1), order) * column[0]
        assert evaluate([], D(line, variable), sizes, places, point) == expected


def test_infinitesimals_have_square_zero_and_invert():
    first, second = (INFINITESIMAL, (1,)), (INFINITESIMAL, (2,))
    moved = DualPolynomial({(): F(2), ((first, 1),): F(1), ((second, 1),): F(3)})
    assert (moved * moved).terms[((first, 1),)] == 4
    assert ((first, 2),) not in (moved * moved).terms
    unit = moved * moved.inverse()
    assert {monomial: value for monomial, value in unit.terms.items() if value} == {(): 1}


@pytest.mark.parametrize(
    ("sizes", "indices", "values", "told"),
    [
        ({}, {"k": 1}, {"w[1]": F(1)}, "size n needs"),
        ({"n": 0}, {"k": 1}, {"w[1]": F(1)}, "size n needs"),
        ({"n": 1}, {}, {"w[1]": F(1)}, "index k needs"),
        ({"n": 1}, {"k": 2}, {"w[1]": F(1)}, "index k needs"),
        ({"n": 1}, {"k": 1}, {}, r"w\[1\] has no value"),
        ({"n": 1}, {"k": 1}, {"w[1]": 0.5}, "not exact"),
        ({"n": 1}, {"k": 1}, {"w[1]": F(0)}, "divides by zero"),
    ],
)
def test_a_bad_point_is_named(sizes, indices, values, told):
    with pytest.raises(BadStatement, match=told):
        evaluate([nonzero(w)], 1 / w[k], sizes, indices, values)


def test_a_mask_entry_is_0_or_1():
    with pytest.raises(BadStatement, match=r"delta\[1\] = 1/2 is a mask entry"):
        evaluate([MASK], delta[k], {"n": 1}, {"k": 1}, {"delta[1]": F(1, 2)})

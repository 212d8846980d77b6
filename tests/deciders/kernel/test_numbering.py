"""The numbers of summed indices: a proposed order is checked, and what stands inside an E or D is renumbered too."""

import pytest
from sympy import Add, Pow, sympify
from sympy import Sum as SympySum

from symdrop.deciders.kernel.factors import Factor, Place
from symdrop.deciders.kernel.reading import read_statement
from symdrop.errors import Disagreement, LimitReached
from symdrop.language import D, E, Sum, bracket, family, index, scalar, size
from symdrop.theorem import bernoulli, nonzero

m, n = size("m n")
g, h, i, j, k, l = index("g h i j k l", n)
a, b = index("a b", m)
w, x, p, delta = family("w x p delta", n)
(y,) = (family("y", m),)
C = family("C", n, n)
X = family("X", m, n)
s, t = scalar("s t")
GIVEN = (bernoulli(delta[j], keep=p[j]), nonzero(w), nonzero(1 - t))


def tables(*lines):
    return read_statement(GIVEN, [sympify(line) for line in lines])[1]


@pytest.mark.parametrize("order", [[0, 0], [0], [0, 1, 0], [0, 2], []])
def test_an_order_that_is_not_one_is_refused(order):
    """Two indices under one number would make a sum over both a sum over one."""
    context, _ = read_statement((), [t])
    places = [Place.opened(0, position) for position in range(3)]
    binders = {places[0]: "n", places[1]: "n"}
    factors = [Factor.entry("C", (places[0], places[1]))]
    with pytest.raises(Disagreement, match="order of summed indices"):
        context.algebra._numbered([places[each] for each in order], binders, factors, 0)


SAME = {
    "two indices, either first": (Sum(C[i, j] * w[i], i, j), Sum(C[j, i] * w[j], i, j)),
    "two indices in the order of their sums": (Sum(C[i, j] * w[j], i, j), Sum(C[i, j] * w[j], j, i)),
    "two indices of two sizes": (Sum(X[a, i] * w[i], a, i), Sum(Sum(X[b, j], b) * w[j], j)),
    "two indices inside an E": (Sum(E(delta[i] * C[i, j]), i, j), Sum(E(delta[j] * C[j, i]), i, j)),
    "two indices inside a D": (Sum(D(C[i, j] * w[k], w[k]), i, j), Sum(D(w[k] * C[j, i], w[k]), i, j)),
    "an E in each factor": (
        Sum(E(delta[i] * w[i]), i) * Sum(E(delta[j] * x[j]), j),
        SympySum(E(delta[i] * x[i]) * E(w[j] * delta[j]), (i, 1, n), (j, 1, n)),
    ),
    "a D beside a sum": (
        Sum(w[i], i) * Sum(D(w[j] * x[j], w[j]), j),
        SympySum(w[j] * D(x[i] * w[i], w[i]), (i, 1, n), (j, 1, n)),
    ),
    "a sum within an E beside a sum": (
        Sum(x[h], h) * E(Sum(delta[i] * C[i, k], i)),
        Sum(x[j] * E(Sum(C[h, k] * delta[h], h)), j),
    ),
    "three that hang together": (
        Sum(C[i, j] * C[j, h] * x[h], i, j, h),
        Sum(x[i] * C[j, i] * C[h, j], i, j, h),
    ),
    "a free index among them": (Sum(C[i, j] * C[j, k] * w[i], i, j), Sum(C[j, i] * C[i, k] * w[j], i, j)),
    "two free indices among them": (
        Sum(C[i, j] * C[i, k] * C[j, l], i, j),
        Sum(C[j, i] * C[i, l] * C[j, k], i, j),
    ),
    "two linked pairs": (
        Sum(C[i, j] * C[j, i] * C[i, h] * C[j, g], i, j, h, g),
        Sum(C[i, j] * C[j, i] * C[i, g] * C[j, h], i, j, h, g),
    ),
    "a ring of four, walked either way": (
        Sum(C[i, j] * C[j, h] * C[h, g] * C[g, i], i, j, h, g),
        Sum(C[j, i] * C[h, j] * C[g, h] * C[i, g], i, j, h, g),
    ),
    "an unused sum of each size": (Sum(X[a, i] * Sum(t, j, b), a, i), m * n * t * Sum(X[b, j], j, b)),
}


@pytest.mark.parametrize("name", SAME)
def test_one_table_however_the_sums_are_written(name):
    one, other = tables(*SAME[name])
    assert one == other


DIFFERENT = {
    "rows and columns": (Sum(C[i, j] * w[i], i, j), Sum(C[i, j] * w[j], i, j)),
    "one sum or two": (Sum(E(delta[i] * w[i]), i) * Sum(E(delta[j]), j), Sum(E(delta[i] * w[i]) * E(delta[i]), i)),
    "two free indices exchanged": (Sum(C[i, j] * C[i, k] * C[j, l], i, j), Sum(C[i, j] * C[i, l] * C[j, k], i, j)),
    "a ring of four and a path with a loop": (
        Sum(C[i, j] * C[j, h] * C[h, g] * C[g, i], i, j, h, g),
        Sum(C[i, j] * C[j, h] * C[h, g] * C[g, g], i, j, h, g),
    ),
    "a path and its reverse": (Sum(C[i, j] * C[j, h] * x[h], i, j, h), Sum(C[i, j] * C[j, h] * x[i], i, j, h)),
    "a size for another": (Sum(Sum(t * w[i], j), i), Sum(Sum(t * w[i], a), i)),
    "inside and outside an E": (E(Sum(delta[i] * x[i], i)), Sum(E(delta[i] * x[i]), i)),
}


@pytest.mark.parametrize("name", DIFFERENT)
def test_two_tables_where_the_lines_differ(name):
    one, other = tables(*DIFFERENT[name])
    assert one != other


def test_sixteen_sums_are_the_most_in_a_term():
    (most,) = tables(Sum(w[i], i) ** 16)
    ((sizes, _),) = most
    assert len(sizes) == 16
    for line in (Sum(w[i], i) ** 17, Sum(w[i], i) ** 9 * Sum(x[i], i) ** 8):
        with pytest.raises(LimitReached, match="16 sums"):
            tables(line)


@pytest.mark.parametrize(
    ("line", "terms"),
    [
        ((w[k] + x[k]) * (x[k] + p[k]), 4),
        ((w[k] + s) * (x[k] + s + n), 6),
        (w[k] / (1 - t) * Add(x[k], x[k] / (1 - t), evaluate=False), 192),
    ],
)
def test_as_many_terms_are_multiplied_out_as_are_allowed(line, terms, monkeypatch):
    monkeypatch.setattr("symdrop.deciders.kernel.limits.MOST_TERMS", terms)
    assert tables(line)
    monkeypatch.setattr("symdrop.deciders.kernel.limits.MOST_TERMS", terms - 1)
    with pytest.raises(LimitReached, match=f"up to {terms} terms, .* the limit is {terms - 1};"):
        tables(line)


@pytest.mark.parametrize("base", [w[k], t, n, Sum(w[i], i), E(delta[k]), bracket(j, k)])
def test_a_zeroth_power_is_one(base):
    """SymPy keeps it only when told not to evaluate."""
    one, read, doubled = tables(1 + 0 * t, Pow(base, 0, evaluate=False), 2 * x[k] * Pow(base, 0, evaluate=False))
    assert read == one
    assert doubled == tables(2 * x[k])[0]


def test_an_inverse_of_an_inverse():
    for base in (w[k], 1 - t, n):
        inverse_twice, plain = tables(Pow(1 / base, -1, evaluate=False), base)
        assert inverse_twice == plain


def test_a_coefficient_of_zero_is_no_term():
    context, (table,) = read_statement((), [w[k]])
    ((key, coefficient),) = table.items()
    empty = {}
    context.algebra.put(empty, key, 0 * coefficient)
    assert empty == {}
    context.algebra.put(table, key, 0 * coefficient)
    assert table == {key: coefficient}
    context.algebra.put(table, key, -coefficient)
    assert table == {}

"""The cut-off lemma: each of its premises is needed, and the sizes it asks for are enough.

The statements here are as tight as they come: they hold at every size below the last one that the lemma checks.
"""

from fractions import Fraction

import pytest
import sympy
from hypothesis import given, settings
from hypothesis import strategies as st
from sympy import factorial

from symdrop.deciders.instances import Agreement, Difference, compare, evaluate
from symdrop.deciders.instances.cutoff import sizes_to_check
from symdrop.deciders.instances.signature import signature_of
from symdrop.fuzzing.rewritings import rewritten
from symdrop.language import D, E, Sum, bracket, family, index, scalar, size
from symdrop.theorem import bernoulli, gaussian, nonzero

m, n = size("m n")
i, j, h, k, l = index("i j h k l", n)
a, b = index("a b", m)
w, x, p, delta = family("w x p delta", n)
(q,) = (family("q", m),)
X = family("X", m, n)
s, t = scalar("s t")


def power_sum(order, entry=w):
    return Sum(entry[i] ** order, i)


def elementary(order, entry=w):
    """order! times the elementary symmetric polynomial by Newton's identities: zero for every n < order."""
    known = [1]
    for total in range(1, order + 1):
        terms = [(-1) ** (r - 1) * known[total - r] * power_sum(r, entry) for r in range(1, total + 1)]
        known.append(sum(terms) / total)
    return factorial(order) * known[order]


def checked(lines, given=()):
    return {name: list(sizes) for name, sizes in sizes_to_check(signature_of(given, lines), lines).items()}


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        (Sum(w[i], i), {"n": [1]}),
        (w[k] * Sum(w[i], i), {"n": [2]}),
        (w[k] * w[l], {"n": [2]}),
        (Sum(w[i], i) ** 3, {"n": [3]}),
        (Sum(w[i] * Sum(w[j], j), i), {"n": [2]}),
        (Sum(X[a, i], a, i) ** 2, {"m": [2], "n": [2]}),
        (Sum(X[a, i], a), {"m": [1], "n": [1]}),
        (t, {}),
        (n * t, {"n": [1, 2]}),
        (n**2 * t, {"n": [1, 2, 3]}),
        (t / n**2 + n * t, {"n": [1, 2, 3, 4]}),
        (t / n**2, {"n": [1]}),
        (Sum(t, i) ** 2 / n**2, {"n": [2, 3, 4]}),
        (n**2 * t + t / n, {"n": [1, 2, 3, 4]}),
        (1 / n**3 + Sum(t, i) / n, {"n": [1, 2, 3, 4]}),
        (Sum(t, i), {"n": [1, 2]}),
        (Sum(w[i] + 1, i), {"n": [1, 2]}),
        (Sum(w[i] * (x[i] + 1), i), {"n": [1]}),
        (Sum(bracket(i, k) * w[k], i), {"n": [2, 3]}),
        (Sum(X[a, i], a, i) * Sum(t, a), {"m": [2, 3], "n": [1]}),
        (sympy.Sum(w[i], (i, 1, n), (i, 1, n)), {"n": [2, 3]}),
        (sympy.Sum(t * Sum(w[i], i), (i, 1, n)), {"n": [2, 3]}),
        (sympy.Sum(w[i] * Sum(w[i], i), (i, 1, n)), {"n": [2]}),
        (D(Sum(w[i], i), w[k]), {"n": [2, 3]}),
        (D(Sum(w[i] * x[i], i), w[k]), {"n": [2]}),
        (Sum(w[i], i) + D(t * w[k], w[k]), {"n": [2]}),
    ],
)
def test_the_sizes_that_are_checked(line, expected):
    assert checked([line]) == expected


def test_the_lines_are_counted_together():
    assert checked([w[k], w[l] * Sum(w[i], i), n * w[l]]) == {"n": [3, 4]}


def test_random_entries_and_inverted_families_protect_nothing():
    law = bernoulli(delta[j], keep=t)
    assert checked([E(Sum(delta[i], i))], [law]) == {"n": [1, 2]}
    assert checked([E(Sum(delta[i] * w[i], i))], [law]) == {"n": [1]}
    assert checked([Sum(w[i], i), 1 / w[k]], [nonzero(w)]) == {"n": [2, 3]}


def test_every_random_entry_brings_in_the_sums_of_a_parameter():
    law = bernoulli(delta[j], keep=Sum(X[a, j], a) / m)
    assert checked([E(delta[k] * delta[l])], [law]) == {"m": [2, 3, 4], "n": [2]}
    noisy = gaussian(delta[j], mean=Sum(q[a], a) ** 2, variance=Sum(q[a], a))
    assert checked([E(delta[k] ** 3)], [noisy]) == {"m": [6], "n": [1]}


@pytest.mark.parametrize("order", [2, 3, 4])
@pytest.mark.parametrize("wrap", ["plain", "free index", "averaged", "two sizes", "differentiated"])
def test_what_vanishes_up_to_the_last_size_but_one_is_seen_to_differ(order, wrap):
    """Zero at all n < order: only an instance as large as the lemma asks for tells it from zero."""
    given = ()
    line = elementary(order)
    if wrap == "free index":
        line = elementary(order) * x[k]
    elif wrap == "averaged":
        line, given = E(elementary(order, delta)), (bernoulli(delta[j], keep=p[j]),)
    elif wrap == "two sizes":
        line = elementary(order) * Sum(q[a], a)
    elif wrap == "differentiated":
        line = D(elementary(order), w[k])
    verdict = compare(given, [line, 0 * w[k]])
    assert isinstance(verdict, Difference)
    assert verdict.counterexample.sizes["n"] == order


@pytest.mark.parametrize("degree", [1, 2, 3])
@pytest.mark.parametrize("kind", ["size", "sum", "inverse", "bracket"])
def test_a_polynomial_in_the_size_needs_one_size_more_than_its_degree(degree, kind):
    number = {"size": n, "sum": Sum(1, i), "inverse": 1 / n, "bracket": Sum(bracket(i, j), i, j)}[kind]
    line = t
    for root in range(1, degree + 1):
        line = line * (1 / number - root if kind == "inverse" else number - root)
    if kind == "inverse":
        line = t
        for root in range(1, degree + 1):
            line = line * (1 - root * number)
    verdict = compare((), [line, 0 * t])
    assert isinstance(verdict, Difference)
    assert verdict.counterexample.sizes["n"] == degree + 1


@pytest.mark.parametrize("degree", [1, 2, 3, 4])
@pytest.mark.parametrize("less", [0, 1, 3])
def test_what_is_divided_by_the_size_needs_one_size_more_than_its_degree(degree, less):
    """Zero at all sizes below, as tight with a denominator as without."""
    given = (nonzero(n - 2),) if less else ()
    first = 3 if less else 1
    line = t
    for root in range(first, first + degree):
        line = line * (n - root) / n
    if less:
        line = line * (n - 1) / (n - 2) ** less
    verdict = compare(given, [line, 0 * t])
    assert isinstance(verdict, Difference)
    assert verdict.counterexample.sizes["n"] == first + degree


def test_a_parameter_with_a_size_below_is_put_in_as_seldom_as_can_be():
    """For two entries it may be put in once: what it is divided by is not taken off."""
    law = bernoulli(delta[j], keep=t / n)
    assert checked([E(delta[k] * delta[l])], [law]) == {"n": [2, 3, 4]}
    assert checked([E(Sum(delta[i], i) ** 2)], [law]) == {"n": [2, 3, 4, 5, 6]}


@pytest.mark.parametrize(
    ("line", "at_one", "given"),
    [
        (Sum(w[i] + 1, i), Sum(w[i], i) + 1, ()),
        (E(Sum(delta[i], i)), t, (bernoulli(delta[j], keep=t),)),
        (Sum(D(Sum(w[i], i), w[j]), j), 2, ()),
        (Sum(bracket(i, j) * w[i] / w[j], i, j), 2, (nonzero(w),)),
        (E(delta[k]) ** 2, Sum(q[a] ** 2, a), (bernoulli(delta[j], keep=Sum(q[a], a)),)),
        (E(delta[k]), t, (bernoulli(delta[j], keep=Sum(t, a)),)),
        (Sum(w[i], i) ** 2, Sum(w[i] ** 2, i), ()),
        (n**2, 3 * n - 2, ()),
        (sympy.Sum(t * Sum(w[i], i), (i, 1, n)), 2 * t * Sum(w[i], i), ()),
    ],
)
def test_true_at_the_first_size_is_not_enough(line, at_one, given):
    assert isinstance(compare(given, [line, at_one + 0 * t]), Difference)


VALUES = st.fractions(-3, 3, max_denominator=4)


def lines(scope=(k,), depth=3):
    entry = st.sampled_from(scope).flatmap(lambda index: st.sampled_from([w[index], x[index]]))
    leaf = st.one_of(
        entry, entry, st.sampled_from([t, n, 1 / n, n - 1, n - 2]), st.integers(-2, 2).map(lambda c: c + 0 * t)
    )
    if not depth:
        return leaf
    inner = lines(scope, depth - 1)
    free = [index for index in (i, j, h) if index not in scope]
    options = [
        leaf,
        st.tuples(inner, inner).map(lambda pair: pair[0] + pair[1]),
        st.tuples(inner, inner).map(lambda pair: pair[0] * pair[1]),
        st.tuples(inner, st.sampled_from(scope)).map(lambda pair: D(pair[0], w[pair[1]])),
    ]
    if free:
        options.append(lines((*scope, free[0]), depth - 1).map(lambda inside: Sum(inside, free[0])))
        options.append(lines((*scope, free[0]), depth - 1).map(lambda inside: Sum(inside - 1, free[0])))
    return st.one_of(options)


def test_agreement_holds_at_sizes_that_were_not_checked():
    """The lemma in action: a line and a rewriting of it that pass are equal at a random point of a random size."""
    agreed = []

    @settings(max_examples=150, deadline=None, database=None)
    @given(lines(), st.integers(1, 6), st.integers(1, 6), st.data())
    def examples(left, number, place, data):
        right = data.draw(rewritten(left, (), 2))
        verdict = compare((), [left, right])
        indices = {"k": min(place, number)}
        values = {f"{name}[{unit}]": data.draw(VALUES) for name in "wx" for unit in range(1, number + 1)}
        values["t"] = data.draw(VALUES)
        sides = [evaluate((), line, {"n": number}, indices, values) for line in (left, right)]
        if isinstance(verdict, Agreement):
            assert sides[0] == sides[1]
            agreed.append(left != right and any(number not in each for each in verdict.sizes.values()))
        elif isinstance(verdict, Difference):
            assert verdict.counterexample.left != verdict.counterexample.right

    examples()
    # Some lines that agree are written differently, at a size that was not checked.
    assert sum(agreed) >= 10


@settings(max_examples=60, deadline=None)
@given(lines(), st.integers(1, 6), st.data())
def test_differences_that_vanish_on_small_sizes_only_are_never_agreed_to(line, roots, data):
    """The line times (n - 1)..(n - r): zero at the sizes 1..r, and equal to zero only if the line is."""
    product = line
    for root in range(1, min(roots, 3) + 1):
        product = product * (n - root)
    agreed = isinstance(compare((), [product, 0 * t]), Agreement)
    assert agreed == isinstance(compare((), [line, 0 * t]), Agreement)
    values = {f"{name}[{unit}]": data.draw(VALUES) for name in "wx" for unit in range(1, 8)} | {"t": Fraction(2)}
    if agreed:
        assert evaluate((), line, {"n": 7}, {"k": 3}, values) == 0

"""The sizes that are looked at, counted by hand from the types of each line."""

import pytest

from symdrop.deciders.instances.exponentials.grid import boxes
from symdrop.deciders.instances.exponentials.reading import signature_beyond
from symdrop.errors import LimitReached
from symdrop.functions import Prod, exp, logistic, softplus
from symdrop.language import D, E, Sum, Var, bracket, family, index, scalar, size
from symdrop.theorem import bernoulli, nonzero

m, n = size("m n")
i, j, k, l = index("i j k l", n)
a, b = index("a b", m)
w, x, p, delta = family("w x p delta", n)
X = family("X", m, n)
v = family("v", m)
s, t = scalar("s t")
MASK = bernoulli(delta[j], keep=p[j])
SAME = bernoulli(delta[j], keep=s)

# The last size that is looked at, for a line that is compared with 0, which has the type (1, 0).
LAST = {
    "(f, 0)": (Prod(w[i], i), 2),
    "twice (f, 0)": (Prod(w[i], i) + Prod(w[j], j) * t, 2),
    "(f, 0) and (g, 0)": (Prod(w[i], i) + exp(Sum(x[i], i)), 3),
    "(fg, 0)": (Prod(w[i], i) * exp(Sum(x[i], i)), 2),
    "(f, 1)": (Sum(x[i], i) * Prod(w[i], i), 3),
    "(f, 2)": (n * Sum(x[i], i) * Prod(w[i], i), 4),
    "(f, 1) of a sum": (Sum(x[i] * Prod(w[j], j, but=i), i), 3),
    "(f, 0), (1, 2)": (Prod(w[i], i) + Sum(x[i], i) ** 2, 4),
    "a square of a sum": ((Prod(w[i], i) + Prod(x[i], i)) ** 2, 4),
    "one free index": (w[k] * Prod(w[i], i), 2),
    "two free indices": (w[k] * w[l] * Prod(w[i], i), 3),
    "all but one": (Prod(w[i], i, but=k) + Prod(w[i], i), 2),
    "what a bracket leaves": (Prod(1 + bracket(i, k) * w[i], i), 2),
    "a slope in an entry": (D(Prod(w[i], i), w[k]), 2),
    "a slope in a scalar": (D(Prod(t + w[i], i), t), 3),
    "a slope in a scalar that is not there": (D(Prod(s + w[i], i), t), 2),
    "a slope in an entry at a free index": (D(Prod(1 + w[i] * x[k], i), x[k]), 3),
    "a power of a number": (t**n, 2),
    "a shifted power": (t ** (n - 1), 3),
    "exp of a size": (exp(n * t), 2),
    "exp of an entry": (exp(w[k]), 1),
    "a softplus of an entry": (Sum(softplus(w[i]), i), 2),
    "a softplus of a sum": (softplus(Sum(w[i], i)), 2),
    "a logistic function of a sum": (logistic(Sum(w[i], i)), 2),
    "it twice": (logistic(Sum(w[i], i)) * logistic(Sum(w[j], j)), 3),
}


def last(line, given=()):
    lines = [line, 0 * t]
    return boxes(signature_beyond(given, lines), lines)[-1]


@pytest.mark.parametrize("name", LAST)
def test_the_last_size(name):
    line, number = LAST[name]
    assert last(line) == {"n": number}


def test_expectations():
    """(Ef, 0); of the square of f the background is E f^2, of the square of the mean (E f)^2."""
    f = Prod(1 + delta[i] * w[i], i)
    assert last(E(f), [MASK]) == {"n": 2}
    assert last(E(f**2), [MASK]) == {"n": 2}
    assert last(Var(f), [MASK]) == {"n": 3}
    assert last(E(f * Prod(x[i], i)) + E(f) * Prod(x[i], i), [MASK]) == {"n": 2}
    assert last(D(E(f), p[k]), [MASK]) == {"n": 2}
    assert last(D(E(f), s), [SAME]) == {"n": 3}


def test_sizes_divided_by_and_excluded():
    line = Prod(w[i], i) / n
    assert last(line) == {"n": 4}
    line = Prod(w[i], i) / (n - 2)
    found = boxes(signature_beyond([nonzero(n - 2)], [line, 0 * t]), [line, 0 * t])
    assert [box["n"] for box in found] == [1, 3, 4, 5, 6]


def test_a_second_size_depends_on_the_first():
    """For a sum over a, n has the types (1, 0) and (f_a, 0) for each of m values: 1 + m sizes."""
    lines = [Sum(exp(Sum(X[a, i], i)), a), 0 * t]
    found = boxes(signature_beyond((), lines), lines)
    assert {(box["m"], box["n"]) for box in found} == {(1, 1), (1, 2), (2, 1), (2, 2), (2, 3)}


def test_a_product_over_the_other_size():
    """A product of m sums over n has the type (1, m)."""
    lines = [Prod(Sum(X[a, i], i), a), 0 * t]
    found = boxes(signature_beyond((), lines), lines)
    assert {(box["m"], box["n"]) for box in found} == {(1, 1), (1, 2), (2, 1), (2, 2), (2, 3)}


def test_too_many_sizes():
    with pytest.raises(LimitReached, match="its instances need"):
        last(Prod(w[i], i) * Sum(x[i], i) ** 50)
    with pytest.raises(LimitReached, match="backgrounds"):
        last((Prod(w[i], i) + Prod(x[i], i) + Prod(1 + w[i], i) + 1 + exp(Sum(w[i], i))) ** 12)

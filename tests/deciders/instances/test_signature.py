"""What has no meaning is refused with an error of its own, before anything is computed."""

import pytest
import sympy
from sympy import Float, I, Idx, Indexed, IndexedBase, Symbol, oo, pi, sqrt, symbols, zoo

from symdrop.deciders.instances import compare
from symdrop.deciders.instances.divisors import powers
from symdrop.deciders.instances.signature import signature_of
from symdrop.errors import BadStatement, OutsideFragment
from symdrop.language import D, E, Index, Rational, Scalar, Sum, bracket, family, index, scalar, size
from symdrop.statements.laws.bernoulli import Bernoulli
from symdrop.theorem import bernoulli, gaussian, nonzero

m, n = size("m n")
i, j, k, l = index("i j k l", n)
a = index("a", m)
w, p, delta = family("w p delta", n)
X = family("X", m, n)
s, t = scalar("s t")
MASK = bernoulli(delta[j], keep=p[j])

BAD = {
    "float": (Float("0.5") * w[k], "not exact"),
    "infinity": (oo, "not exact"),
    "zoo": (zoo, "not exact"),
    "plain symbol": (Symbol("t") + w[k], "plain Symbol"),
    "undeclared family": (IndexedBase("w")[k], "not declared"),
    "family": (w, "is a family"),
    "python list": ([w[k]], "not an expression"),
    "python number": (2, "not an expression"),
    "comparison": (sympy.Eq(t, s), "not an expression"),
    "sum from two": (sympy.Sum(w[i], (i, 2, n)), "whole range"),
    "sum to n - 1": (sympy.Sum(w[i], (i, 1, n - 1)), "whole range"),
    "sum over another size": (sympy.Sum(w[i], (i, 1, m)), "whole range"),
    "sum over a symbol": (sympy.Sum(t, (symbols("q"), 1, n)), "whole range"),
    "index of another size": (Indexed(w, a), "runs over m, not over n"),
    "too many subscripts": (Indexed(w, k, l), "takes 1"),
    "subscript that is no index": (Indexed(w, k + 1), "not an index"),
    "subscript that is a number": (Indexed(w, sympy.Integer(1)), "not an index"),
    "index from zero": (Indexed(w, Idx("r", n)), "not an index"),
    "two scalars of one name": (t + Scalar("t", positive=True), "two different things"),
    "scalar and family of one name": (w[k] + scalar("w"), "two different things"),
    "index and scalar of one name": (w[k] + scalar("k"), "two different things"),
    "families of one name": (w[k] + family("w", m)[a], "two different things"),
    "shifted index": (Sum(w[Index(i.label + 1, (1, n))], i), "is not an index"),
    "undeclared divisor": (1 / w[k], "declare nonzero"),
    "undeclared scalar divisor": (1 / (1 - t), "declare nonzero"),
    "divided by a size less one": (1 / (n - 1), "declare nonzero"),
    "factor of a divisor": (1 / (s * (1 - t)), "declare nonzero"),
    "random divisor": (E(1 / delta[k]), "is random"),
    "hidden zero": (1 / ((s + 1) ** 2 - s**2 - 2 * s - 1), "is zero"),
}
OUTSIDE = {
    "root": sqrt(w[k]),
    "symbolic exponent": w[k] ** (n**2),
    "scalar exponent": 2**t,
    "pi": pi * t,
    "imaginary": I * t,
    "function": sympy.sin(t),
    "derivative of SymPy": sympy.Derivative(sympy.sin(t), t),
    "index as number": sympy.Sum(i, (i, 1, n)),
    "kronecker of SymPy": sympy.KroneckerDelta(i, j),
    "integral of SymPy": sympy.Integral(t, t),
    "divided by a sum": 1 / (Sum(w[i], i) - w[k]),
    "divided by an expectation": 1 / E(delta[k]),
    "divided by a bracket": 1 / bracket(k, l),
    "divided by a size less a scalar": 1 / (n - t),
    "divided by a square of a size less one": 1 / (n**2 - n),
    "divided by a sum of entries": 1 / (w[l] - w[k]),
}


@pytest.mark.parametrize("place", [0, 1])
@pytest.mark.parametrize("name", BAD)
def test_bad_statements(name, place):
    line, told = BAD[name]
    lines = [t * w[k], t * w[k]]
    lines[place] = line
    with pytest.raises(BadStatement, match=told):
        compare([MASK, nonzero(s)], lines)


@pytest.mark.parametrize("around", [lambda line: line, E, lambda line: D(line, t), lambda line: Sum(line, j) ** 2])
@pytest.mark.parametrize("name", OUTSIDE)
def test_outside_the_fragment(name, around):
    with pytest.raises(OutsideFragment):
        compare([MASK, nonzero(s)], [around(OUTSIDE[name]), t])


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ([MASK, bernoulli(delta[j], keep=t)], "two laws"),
        ([bernoulli(delta[j], keep=p[k])], "index that is not its own"),
        ([bernoulli(delta[j], keep=delta[j] / 2)], "depends on a random entry"),
        ([bernoulli(delta[j], keep=E(p[j]))], "depends on a random entry"),
        ([bernoulli(delta[j], keep=D(t**2, t))], "depends on a random entry"),
        ([bernoulli(delta[j], keep=p[j]), gaussian(p[j], mean=0, variance=1)], "depends on a random entry"),
        ([bernoulli(delta[j], keep=p[j] / s)], "declare nonzero"),
        ([Bernoulli(delta[j], Float("0.5"))], "not exact"),
        ([MASK, nonzero(delta[j])], "is random"),
        ([MASK, nonzero(X[a, j] * delta[j])], "is random"),
        ([MASK, nonzero(family("G", n, n)[i, i])], "repeats an index"),
        ([MASK, nonzero(0)], "is false"),
        ([MASK, nonzero(delta)], "is random"),
        ([MASK, nonzero(family("p", m))], "two different things"),
    ],
)
def test_bad_hypotheses(given, told):
    with pytest.raises(BadStatement, match=told):
        compare(given, [E(delta[k]), p[k]])


def test_what_is_not_in_use_is_not_collected():
    other = gaussian(X[a, j], mean=s, variance=1)
    read = signature_of([MASK, other, nonzero(1 - s)], [E(delta[k]) * t])
    assert list(read.families) == ["delta", "p"]
    assert list(read.scalars) == ["t"]
    assert list(read.sizes) == ["n"]


def test_free_indices_are_those_no_sum_binds():
    read = signature_of([MASK, nonzero(w[l])], [Sum(X[a, i] * w[k], i), D(t * w[k], t), Sum(D(w[i], w[j]), i)])
    assert list(read.free) == ["a", "j", "k"]
    assert list(signature_of([nonzero(w[l])], [w[l]]).free) == ["l"]
    assert list(signature_of([MASK], [E(delta[j])]).free) == ["j"]


@pytest.mark.parametrize(
    ("declared", "divisor"),
    [
        (s, s**2),
        (s * t, 1 * t),
        (1 - t, t - 1),
        (1 - t, (1 - 2 * t + t**2)),
        (1 - t**2, 1 + t),
        (s * (1 - t) / 2, 3 * s - 3 * s * t),
        (s, 1 + 1 / s - 1),
        (n * s, n * s),
        (w[j] * s, w[k] ** 3 * s),
    ],
)
def test_declared_divisors_are_accepted(declared, divisor):
    signature_of([nonzero(declared)], [p[k] / divisor])


def test_powers():
    parts = dict(powers(Rational(2, 3) * (s * t) ** 2 / (1 - s), -1))
    assert parts == {Rational(2, 3): -1, s: -2, t: -2, 1 - s: 1}


def test_a_law_bounds_its_parameters_even_where_its_entry_does_not_occur():
    """The mask is not in the lines, its keep probability is; the gaussian's mean leads from there to its variance."""
    other = gaussian(X[a, j], mean=p[j], variance=s)
    read = signature_of([MASK, other], [p[k] * t])
    assert list(read.families) == ["X", "delta", "p"]
    assert list(read.scalars) == ["s", "t"]
    difference = compare([MASK], [p[k] * (1 - p[k]), 0 * t])
    assert 0 < difference.counterexample.values["p", (1,)] < 1

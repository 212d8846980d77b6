"""Every condition by which a sign is decided has a claim that needs it: change the condition, and a verdict changes."""

import pytest

from symdrop.deciders.kernel.reading import read_statement
from symdrop.deciders.kernel.signs import Signs
from symdrop.errors import SymdropError
from symdrop.language import E, Rational, Sum, bracket, family, index, scalar, size
from symdrop.theorem import bernoulli, gaussian, noise, nonnegative, nonzero, poisson

m, n = size("m n")
a, b = index("a b", m)
i, j, k, l = index("i j k l", n)
a2, b2 = index("a2 b2", n)
w, v, u, p, s, delta, z, c = family("w v u p s delta z c", n)
A = family("A", n, n)
X = family("X", m, n)
S = family("S", m, m)
t, d, q = scalar("t d q")

MASK = [bernoulli(delta[j], keep=p[j])]
KNOWN = [nonnegative(v[j]), nonzero(v)]

# What must be seen to be non-negative, and what must not: an expression and the hypotheses.
SEEN = {
    "a positive number": (Rational(1, 2) + 0 * t, []),
    "zero": (0 * t, []),
    "a size": (n, []),
    "a bracket": (bracket(k, l), []),
    "one without a bracket": (1 - bracket(k, l), []),
    "an even power": (w[k] ** 4, []),
    "an even negative power": (w[k] ** -2, [nonzero(w)]),
    "an odd power of what is declared": (v[k] ** 3, KNOWN),
    "an odd negative power of what is declared": (v[k] ** -3, KNOWN),
    "a declared entry in a sum": (Sum(v[i] * w[i] ** 2, i), KNOWN),
    "a declared entry in nested sums": (Sum(v[i] * v[j] * X[a, i] ** 2, i, j, a), KNOWN),
    "a multiple of what is declared": (2 * u[k] - 2 * w[l], [nonnegative(u[i] - w[j])]),
    "a declared difference at any indices": (u[i] - w[i], [nonnegative(u[i] - w[j])]),
    "a diagonal entry": (Sum(A[i, i], i), [nonnegative(A[j, j])]),
    "the mean of a mask": (p[k] * w[k] ** 2, MASK),
    "one without the mean of a mask": ((1 - p[l]) * w[k] ** 2, MASK),
    "a mask": (E(delta[k] * (1 - delta[l]) * w[k] ** 2), MASK),
    "a variance": (s[k], [gaussian(z[j], mean=w[j], variance=s[j])]),
    "the rate of a count": (s[k], [poisson(z[j], rate=s[j])]),
    "a sum that is declared": (w[k] ** 2 * Sum(c[i], i), [nonnegative(Sum(c[j], j))]),
    "a row that is declared": (Sum(A[k, i], i), [nonnegative(Sum(A[j, l], l))]),
    "a sum in a declared quantity at an inner index": (
        Sum(u[b2] + Sum(A[b2, j], j), a2, b2),
        [nonnegative(u[i] + Sum(A[i, j], j))],
    ),
    "the variance of given moments": (s[k] - w[k] ** 2, [noise(z[j], moments=[w[j], s[j]])]),
}
UNSEEN = {
    "a negative number": (-Rational(1, 2) + 0 * t, []),
    "a scalar": (t, []),
    "an entry": (w[k], KNOWN),
    "an odd power": (w[k] ** 3, KNOWN),
    "an odd negative power": (w[k] ** -3, [*KNOWN, nonzero(w)]),
    "the inverse of an entry": (1 / w[k], [*KNOWN, nonzero(w)]),
    "minus what is declared": (-v[k], KNOWN),
    "minus what is declared, as a sum": (w[l] - u[k], [nonnegative(u[i] - w[j])]),
    "minus a multiple of what is declared": (2 * w[l] - 2 * u[k], [nonnegative(u[i] - w[j])]),
    "another difference": (u[k] - v[k], [nonnegative(u[i] - w[j])]),
    "a sum with one part that is negative": (v[k] + w[k], KNOWN),
    "a sum whose last part is negative": (v[k] + v[l] + w[k], KNOWN),
    "a product with one factor that is negative": (v[k] * w[k], KNOWN),
    "a product whose first factor is negative": (c[k] * v[k], KNOWN),
    "an entry in a sum": (Sum(w[i], i), KNOWN),
    "an entry off the diagonal": (A[k, l], [nonnegative(A[j, j])]),
    "all entries, of which the diagonal is declared": (Sum(A[i, j], i, j), [nonnegative(A[j, j])]),
    "nested sums, of which the diagonal is declared": (Sum(v[i] * Sum(A[i, j], j), i), [*KNOWN, nonnegative(A[j, j])]),
    "a free and a summed index of a diagonal": (Sum(A[i, k], i), [nonnegative(A[j, j])]),
    "an entry of another family over two sizes": (X[a, k], [nonnegative(A[j, k])]),
    "entries of which one sum is declared": (v[k], [nonnegative(Sum(v[i], i))]),
    "a column of which rows are declared": (Sum(A[i, k], i), [nonnegative(Sum(A[j, l], l))]),
    "a sum in a declared quantity that would catch an outer index": (
        Sum(u[b2] + Sum(A[j, j], j), a2, b2),
        [nonnegative(u[i] + Sum(A[i, j], j))],
    ),
    "the same in the parameter of a mask": (
        Sum(p[b2] + Sum(A[j, j], j), a2, b2),
        [bernoulli(delta[i], keep=p[i] + Sum(A[i, j], j))],
    ),
    "a bracket without one": (bracket(k, l) - 1, []),
    "one without two brackets": (1 - bracket(k, l) - bracket(i, k), []),
    "one without an entry": (1 - v[k], KNOWN),
    "a mean": (w[k], [gaussian(z[j], mean=w[j], variance=s[j])]),
    "a normal entry": (E(z[k]), [gaussian(z[j], mean=w[j], variance=s[j])]),
    "one without a variance": (1 - s[k], [gaussian(z[j], mean=w[j], variance=s[j])]),
    "one without a count": (E(1 - z[k]), [poisson(z[j], rate=s[j])]),
    "the mean of a mask less one": (p[k] - 1, MASK),
    "an expectation of an entry": (E(delta[k] * w[k]), MASK),
    "what may be zero only": (t - d, [nonzero(t - d)]),
    "a second moment less a mean": (s[k] - w[k], [noise(z[j], moments=[w[j], s[j]])]),
}


def is_seen(expression, given):
    context, _ = read_statement(given, [expression])
    return Signs(context, given).offender(expression, {}) is None


def wrong():
    """The names of the claims whose verdict is not the right one."""
    seen = {name for name, claim in SEEN.items() if not is_seen(*claim)}
    return seen | {name for name, claim in UNSEEN.items() if is_seen(*claim)}


def test_every_verdict_is_right():
    assert wrong() == set()


# Each changes one condition of `symdrop.deciders.kernel.signs`: negated, a part left out, the first of several taken.
BUGS = [
    ("numbers are not looked at", "node >= 0) or", "node >= node) or"),
    ("zero is not seen", "node >= 0) or", "node > 0) or"),
    ("a size is not seen", "Size | Bracket)", "Bracket)"),
    ("a bracket is not seen", "Size | Bracket)", "Size)"),
    ("what is declared is not looked at", "if self._is_declared(node, scope) or", "if"),
    ("one without a bracket is not seen", " or _is_complement(node):", ":"),
    (
        "a negative odd power is like an even one",
        "if node.exp % 2 == 0 else",
        "if node.exp % 2 == 0 or node.exp < 0 else",
    ),
    ("a negative even power is not seen", "if node.exp % 2 == 0 else", "if node.exp % 2 == 0 and node.exp > 0 else"),
    ("an odd power is not looked into", "else self.offender(node.base, scope)", "else node"),
    ("the last part of a sum is left out", "for part in node.args if (each", "for part in node.args[:-1] if (each"),
    ("the first part of a sum is left out", "for part in node.args if (each", "for part in node.args[1:] if (each"),
    ("an expectation is not looked into", "return self.offender(node.args[0], scope)", "return None"),
    ("nested sums share a place", "Place.opened(0, len(scope) + at)", "Place.opened(0, at)"),
    ("several sums at once share a place", "Place.opened(0, len(scope) + at)", "Place.opened(0, len(scope))"),
    (
        "one place for all indices",
        "for each in indices)\n        return any(",
        "for each in indices[:1])\n        return any(",
    ),
    ("a law bounds nothing", "self.declared += [*law.nonnegative, ", "self.declared += ["),
    ("a mask is not bounded below", "*((law.entry, 1 - law.entry) if", "*((1 - law.entry,) if"),
    ("a mask is not bounded above", "*((law.entry, 1 - law.entry) if", "*((law.entry,) if"),
    ("every entry is bounded", "if law.binary else ()", "if True else ()"),
    ("what is not zero is not negative", "isinstance(each, Nonnegative)]", "hasattr(each, 'quantity')]"),
    ("bound indices are chosen, too", "sorted(free_indices(quantity),", "sorted(quantity.atoms(Index),"),
    ("any sum of two counts as one without a bracket", "and isinstance(1 - node, Bracket)", ""),
]


def test_the_places_of_a_scope_are_avoided_and_not_counted(planted):
    name, old = "an inner sum catches an index of the scope", "while Place.opened(level, position) in inner.values():"
    with planted(name, "deciders.kernel.reader", old, "while False:"):
        assert {
            "a sum in a declared quantity that would catch an outer index",
            "the same in the parameter of a mask",
        } <= wrong()


@pytest.mark.parametrize("bug", BUGS, ids=[bug[0] for bug in BUGS])
def test_a_changed_condition_changes_a_verdict(planted, bug):
    name, old, new = bug
    with planted(name, "deciders.kernel.signs", old, new):
        found = []
        try:
            found = wrong()
        except (SymdropError, KeyError, ValueError, TypeError) as error:
            found = [error]
    assert found

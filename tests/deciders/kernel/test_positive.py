"""What is seen to be positive where it has brackets, or is linear in what lies between 0 and 1."""

import pytest

from symdrop.deciders.kernel.reading import read_hypotheses
from symdrop.deciders.kernel.signs import Signs
from symdrop.functions import exp, logistic
from symdrop.language import E, Sum, bracket, family, index, scalar, size
from symdrop.theorem import bernoulli, nonnegative, nonzero

n = size("n")
i, j, k, l, h, g = index("i j k l h g", n)
w, x, u, p, delta = family("w x u p delta", n)
s, t = scalar("s t")
GIVEN = (
    bernoulli(delta[i], keep=p[i]),
    nonnegative(x[i]),
    nonzero(x),
    nonnegative(u[i]),
    nonnegative(s),
    nonnegative(1 - s),
    nonnegative(1 - t),
)
POSITIVE = {
    "all but one": (1 - bracket(k, l)) * x[k] + bracket(k, l),
    "another one there": (1 - bracket(k, l)) * x[k] + bracket(k, l) * exp(w[k]),
    "one less one": 2 - bracket(k, l),
    "a mean of masks": 1 - p[k] + p[k] * exp(w[k]),
    "of two": 1 - p[k] * s + p[k] * s * exp(w[k]),
    "parted": (1 - s) * x[k] + s * exp(t),
    "its mean": E(1 - delta[k] + delta[k] * x[k]),
    "in a sum": Sum(1 - p[i] + p[i] * x[i], i),
    "less a part of a function": 2 - s * (1 + logistic(t) * 0),
}
NOT_SEEN = {
    "nothing there": (1 - bracket(k, l)) * x[k],
    "the other may be zero": (1 - bracket(k, l)) * x[k] + bracket(k, l) * u[k],
    "all others may be zero": (1 - bracket(k, l)) * u[k] + bracket(k, l) * x[k],
    "bound inside": Sum(1 - bracket(i, k), i),
    "one less two": 1 - 2 * bracket(k, l),
    "an end is zero": 1 - s,
    "the other end may be zero": 1 - p[k] + p[k] * u[k],
    "negative between": 1 - 4 * s * (1 - s),
    "a square": 1 - s - s**2 / 2 + s * x[k],
    "in an exponent too": (1 - s) * x[k] - s + exp(s),
    "beyond one": 1 - x[k] + x[k] * exp(w[k]),
    "not from zero": 1 + t * (exp(w[k]) - 1),
    "too many brackets": 16 - sum(bracket(*pair) for pair in [(i, j), (i, k), (i, l), (j, k), (j, l), (k, l), (h, g)]),
}


def is_positive(line):
    context = read_hypotheses(GIVEN, [line], with_quotients=True)
    return Signs(context, GIVEN).is_positive(line, {})


@pytest.mark.parametrize("name", POSITIVE)
def test_it_is_seen(name):
    assert is_positive(POSITIVE[name])


@pytest.mark.parametrize("name", NOT_SEEN)
def test_it_is_not_seen(name):
    assert not is_positive(NOT_SEEN[name])


@pytest.mark.parametrize(
    ("old", "new", "seen"),
    [
        ("for value in (0, 1))", "for value in (0,))", "the other may be zero"),
        ("for value in (0, 1))", "for value in (1,))", "all others may be zero"),
        ("for end in (0, 1))", "for end in (0,))", "the other end may be zero"),
        ("for each in (share, 1 - share))", "for each in (share,))", "beyond one"),
        ("for each in (share, 1 - share))", "for each in (1 - share,))", "not from zero"),
        ("in ([], [share], [1 - share])", "is not None", "negative between"),
    ],
)
def test_a_planted_bug_is_seen(planted, old, new, seen):
    with planted(old, "deciders.kernel.signs", old, new):
        assert is_positive(NOT_SEEN[seen])

"""What the door reads: sums within sums, inverses of scalars and sizes, random scalars, the last power accepted."""

import pytest
from sympy import Pow, sympify
from sympy import Sum as SympySum

from symdrop.deciders.kernel.check import check
from symdrop.deciders.kernel.reading import read_statement
from symdrop.errors import BadStatement, LimitReached, NotProved
from symdrop.language import D, E, Index, Sum, bracket, family, index, scalar, size
from symdrop.statements.statement import Statement
from symdrop.theorem import bernoulli, covariance, gaussian, noise, nonzero

m, n = size("m n")
i, j, h, k, l = index("i j h k l", n)
a = index("a", m)
w, x, v, p, delta = family("w x v p delta", n)
X = family("X", m, n)
d, s, t, u, q = scalar("d s t u q")
GIVEN = (
    bernoulli(delta[j], keep=p[j]),
    gaussian(u, mean=s, variance=t),
    nonzero(1 - d),
    nonzero(t),
    nonzero(w),
    nonzero(s * (1 + d)),
)


def equal(left, right):
    _, (first, second) = read_statement(GIVEN, [sympify(left), sympify(right)])
    return first == second


def is_proved(left, right):
    try:
        return bool(check(Statement("", "", GIVEN, sympify(left), sympify(right), ())))
    except NotProved:
        return False


W, S, V = Sum(w[i], i), Sum(x[i], i), Sum(v[i], i)
NESTED = {
    "beside two summed indices": (Sum(w[i] * x[j] * Sum(v[h], h), i, j), W * S * V, Sum(w[i] * x[j] * v[j], i, j)),
    "two beside one summed index": (Sum(w[i] * Sum(x[h], h) * Sum(v[j], j), i), W * S * V, W * Sum(x[i] * v[i], i)),
    "under three summed indices": (
        Sum(w[i] * x[j] * v[h] * Sum(p[l], l), i, j, h),
        W * S * V * Sum(p[i], i),
        W * S * Sum(v[i] * p[i], i),
    ),
    "two levels down": (Sum(w[i] * Sum(x[j] * Sum(v[h], h), j), i), W * S * V, W * Sum(x[i] * v[i], i)),
    "both factors": (Sum(w[i] * Sum(x[h], h), i) * Sum(v[j] * Sum(p[h], h), j), W * S * V * Sum(p[i], i), W * S * V),
    "within an E": (
        E(Sum(delta[i] * w[i] * Sum(x[h], h), i)),
        E(Sum(delta[i] * w[i], i) * S),
        E(Sum(delta[i] * w[i] * x[i], i)),
    ),
    "two levels down within an E": (
        E(Sum(delta[i] * Sum(w[j] * Sum(x[h], h), j), i)),
        E(Sum(delta[i], i) * W * S),
        E(Sum(delta[i], i) * Sum(w[i] * x[i], i)),
    ),
    "around an E with a sum": (
        Sum(w[i] * E(Sum(delta[j] * x[j] * Sum(v[h], h), j)), i),
        W * E(Sum(delta[j] * x[j], j) * V),
        Sum(w[i] * E(delta[i] * x[i] * Sum(v[h], h)), i),
    ),
    "within a D": (
        D(Sum(w[i] * Sum(x[h] * Sum(v[j], j), h), i), w[k]),
        D(W * S * V, w[k]),
        D(W * Sum(x[i] * v[i], i), w[k]),
    ),
    "of another size": (
        Sum(w[i] * Sum(X[a, i], a) * Sum(t, a), i),
        m * t * Sum(w[i] * X[a, i], i, a),
        t * Sum(w[i] * X[a, i], i, a),
    ),
}


@pytest.mark.parametrize("name", NESTED)
def test_sums_within_sums_capture_nothing(name):
    line, same, other = NESTED[name]
    assert equal(line, same)
    assert not equal(line, other)


INVERSES = {
    "a scalar": (1 / (1 - d) - 1, d / (1 - d), 1 - d),
    "a scalar symbol": (x[k] / t, x[k] * t / t**2, x[k] * t),
    "a square": ((1 - d) ** -2, 1 / (1 - 2 * d + d**2), (1 - d) ** 2),
    "a size": (Sum(w[i] + t, i) / n, t + Sum(w[i], i) / n, n * Sum(w[i] + t, i)),
    "a size squared": (n**-2 * t, Sum(t, i) / n**3, t),
    "a size alone": (n / n**2 * t, t / n, t),
    "a number": (Sum(w[i], i) / 3, Sum(2 * w[i], i) / 6, 3 * Sum(w[i], i)),
    "an entry and a scalar": (x[k] / (t * w[k]), x[k] * w[k] / (t * w[k] ** 2), x[k] * t / w[k]),
    "a declared product": (1 / (s * (1 + d)), 1 / (s + s * d), 1 / s),
    "a factor of it": (1 / (1 + d) + d / (1 + d), 1 + 0 * d, 1 + d),
    "an entry": (w[k] ** -3 * w[k], w[k] ** -2, w[k] ** 2),
}


@pytest.mark.parametrize("name", INVERSES)
def test_an_inverse_is_the_inverse(name):
    line, same, other = INVERSES[name]
    assert equal(line, same)
    assert not equal(line, other)


def test_sixty_four_is_the_largest_power():
    assert equal(q**64, (q**32) ** 2)
    assert equal(t**-64, 1 / (t**32 * t**32))
    for line in (q**65, t**-65):
        with pytest.raises(LimitReached, match="beyond 64"):
            equal(line, line)


def test_a_random_scalar_is_read_with_its_power():
    assert is_proved(E(u), s)
    assert is_proved(E(u**2), s**2 + t)
    assert is_proved(E(u * delta[k]), s * p[k])
    assert not is_proved(E(u), s**2 + t)
    assert not is_proved(E(u), E(u**2))
    assert not is_proved(u, u**2)
    assert not is_proved(E(u), t)


def test_two_indices_that_are_free_and_summed_are_told_in_order():
    with pytest.raises(BadStatement, match="i is both free and summed"):
        equal(Sum(w[i] * x[j], i, j) + w[j] * x[i], t)


@pytest.mark.parametrize("place", [Index("r"), Index("r", (0, n))])
def test_an_index_over_another_range_is_refused(place):
    with pytest.raises(BadStatement, match="is not an index"):
        equal(SympySum(t, (place, 1, n)), n * t)


def test_a_proof_is_of_its_statement():
    statement = Statement("", "", GIVEN, E(u), s, ())
    assert check(statement).statement == statement


@pytest.mark.parametrize(
    "wrong", [t + delta[j], t * delta[j], v[j] * t + delta[j], E(delta[j]) + t, t**2 * E(u), p[j] + u]
)
def test_no_part_of_a_parameter_is_random(wrong):
    with pytest.raises(BadStatement, match="depends on a random entry, E or D"):
        read_statement((*GIVEN, gaussian(v[j], mean=wrong, variance=1)), [sympify(w[k])])


def test_every_factor_of_a_divisor_is_inverted_and_declared():
    given = (nonzero(w), nonzero(x), nonzero(s))

    def inverse(node):
        return read_statement(given, [Pow(node, -1, evaluate=False)])[1]

    assert inverse(w[k] * x[k] * s) == read_statement(given, [1 / w[k] / x[k] / s])[1]
    assert inverse(w[k] * x[l] * s + w[k] * x[l] * s) != read_statement(given, [1 / w[k] / s / 2])[1]
    for undeclared in (w[k] * v[k], v[k] * w[k], w[k] * x[k] * t, s * d * w[k]):
        with pytest.raises(BadStatement, match="declare nonzero"):
            inverse(undeclared)


def is_accepted(given, left, right):
    try:
        return bool(check(Statement("", "", given, sympify(left), sympify(right), ())))
    except NotProved:
        return False


def test_every_index_of_an_entry_counts():
    b, Y = index("b", m), family("Y", m, n)
    laws = [noise(each[a, i], mean=0, variance=1) for each in (X, Y)]
    for left, given, factor in (
        (E(X[a, k] * Y[b, l]), (*laws, covariance(X[a, i], Y[a, i], t)), t),
        (D(X[a, k], X[b, l]), (), 1),
    ):
        assert is_accepted(given, left, factor * bracket(a, b) * bracket(k, l))
        assert not is_accepted(given, left, factor * bracket(a, b))
        assert not is_accepted(given, left, factor * bracket(k, l))


@pytest.mark.parametrize("keep", [w[j] + x[j], w[j] * x[j], t + w[j], w[j] ** 2 + v[j] * w[j]])
def test_an_average_depends_on_whatever_its_law_is_written_with(keep):
    for variable in (each[k] for each in (w, x) if keep.has(each)):
        assert not is_accepted((bernoulli(delta[j], keep=keep),), D(E(delta[k]), variable), 0)

"""Laws that cannot be are refused with the number that shows it; what no numbers obey is never proved in silence."""

import pytest
from sympy import Rational

from symdrop.errors import BadStatement, NotProved
from symdrop.language import E, family, index, scalar, size
from symdrop.theorem import Theorem, bernoulli, covariance, gaussian, noise, nonnegative, poisson, uniform

n = size("n")
j, k = index("j k", n)
z, u, v, q = family("z u v q", n)
s = scalar("s")
UNIT = [noise(each[j], mean=0, variance=1) for each in (z, u)]
HALVES = [bernoulli(each[j], keep=Rational(1, 2)) for each in (z, u)]

IMPOSSIBLE = {
    "a variance as second moment": (
        lambda: noise(z[j], moments=[2, 1]),
        r"E\[z\^2\]=1 minus the square of E\[z\]=2 .* = -3",
    ),
    "the same in symbols": (lambda: noise(z[j], moments=[v[j], v[j] ** 2 - 1]), "= -1 is negative"),
    "a fourth moment too small": (lambda: noise(z[j], moments=[0, 1, 0, Rational(1, 2)]), "determinant .* = -1/2"),
    "low above high": (lambda: uniform(z[j], low=2, high=1), "high=1 is below low=2"),
    "low above high in symbols": (lambda: uniform(z[j], low=v[j], high=v[j] - 1), "= -1 is negative"),
    "a keep beyond 1": (lambda: bernoulli(z[j], keep=2), "keep=2 is not a probability"),
    "a negative rate": (lambda: poisson(z[j], rate=-1), "rate=-1 is negative"),
}
VACUOUS = {
    "a covariance beyond the variances": ([*UNIT, covariance(z[j], u[j], 5)], E(z[k] * u[k]), 5, "covariance 5 of z"),
    "a covariance beyond the keeps": (
        [*HALVES, covariance(z[j], u[j], s**2 + 1)],
        E(z[k] * u[k]),
        s**2 + Rational(5, 4),
        "beyond",
    ),
    "a keep beyond 1 everywhere": (
        [bernoulli(z[j], keep=2 + v[j] ** 2)],
        E(z[k]),
        2 + v[k] ** 2,
        "must not be negative",
    ),
    "a variance that is negative": ([gaussian(z[j], mean=0, variance=-1 - s**2)], E(z[k]), 0 * s, r"-s\*\*2 - 1 = "),
    "declarations that contradict": (
        [nonnegative(s - 3), nonnegative(2 - s)],
        2 * s,
        s + s,
        "declared not to be negative",
    ),
}
POSSIBLE = {
    "signs": ([noise(z[j], moments=[0, 1, 0, 1], independent=True)], E(z[k] ** 4), 1),
    "a variance that may be negative": ([gaussian(z[j], mean=0, variance=s - 5)], E(z[k] ** 2), s - 5),
    "a fourth moment": ([noise(z[j], moments=[0, v[j], 0, q[j]], independent=True)], E(z[k] ** 4), q[k]),
    "an interval far out": ([nonnegative(s - 100), nonnegative(200 - s)], s * 2, s + s),
    "the largest covariance": ([*HALVES, covariance(z[j], u[j], Rational(1, 4))], E(z[k] * u[k]), Rational(1, 2)),
}


@pytest.mark.parametrize("name", IMPOSSIBLE)
def test_a_law_that_cannot_be_is_refused_where_it_is_made(name):
    make, words = IMPOSSIBLE[name]
    with pytest.raises(BadStatement, match=words):
        make()


@pytest.mark.parametrize("name", VACUOUS)
def test_what_no_numbers_obey_is_not_proved_in_silence(name):
    given, left, right, words = VACUOUS[name]
    with pytest.raises(NotProved, match=f"no numbers were found that obey the hypotheses.*{words}"):
        Theorem(title="T", given=given, lhs=left, rhs=right).proof  # noqa: B018


@pytest.mark.parametrize("name", POSSIBLE)
def test_what_some_numbers_obey_is_proved(name):
    given, left, right = POSSIBLE[name]
    assert Theorem(title="T", given=given, lhs=left, rhs=right).proof

"""Points, array functions and files of theorems about entries that depend on each other."""

from fractions import Fraction

import pytest
from hypothesis import HealthCheck, find, settings
from hypothesis import given as drawn
from sympy import Rational

from symdrop.derive import derive
from symdrop.errors import BadStatement
from symdrop.files.source_code import manuscript
from symdrop.language import E, Sum, bracket, family, index, scalar, size
from symdrop.testing import assert_implements, points
from symdrop.theorem import (
    beta,
    dirichlet,
    exactly,
    exchangeable,
    gaussian,
    masks,
    multinomial,
    noise,
    nonzero,
    one_hot,
    rademacher,
    sampled,
    sphere,
    symmetric,
)

m, n = size("m n")
g = index("g", m)
i, j, k = index("i j k", n)
d, e, a, c, p, q, r, u = family("d e a c p q r u", n)
y = family("y", m)
C, Q = family("C Q", n, n)
Z, T = family("Z T", m, n)
b, s, t, q1, q2, q3, q4 = scalar("b s t q1 q2 q3 q4")
TWO = nonzero(n - 1)
LOSS = E((t - Sum(d[i] * a[i], i)) ** 2)
PAIR = E((t - Sum(d[i] * a[i], i) - Sum(e[i] * c[i], i)) ** 2)
FOURTH = E(Sum(d[i] * a[i], i) ** 4)

CASES = {
    "exactly": ([exactly(d[j], kept=s), TWO], LOSS),
    "three": ([exactly(d[j], kept=3), TWO], LOSS),
    "half": ([exactly(d[j], kept=n / 2), TWO], LOSS),
    "all but one": ([exactly(d[j], kept=n - 1), TWO], LOSS),
    "sampled": ([sampled(d[j], size=b), TWO], LOSS),
    "two means": ([exchangeable(d[j], means=[q1, q2])], LOSS),
    "four means": ([exchangeable(d[j], means=[q1, q2, q3, q4])], FOURTH),
    "moments": ([exchangeable(d[j], moments={(1,): 0, (2,): q1, (1, 1): q2})], LOSS),
    "draws": ([multinomial(d[j], draws=b)], LOSS),
    "bootstrap": ([multinomial(d[j], draws=n)], LOSS),
    "weights": ([dirichlet(d[j])], LOSS),
    "direction": ([sphere(d[j])], LOSS),
    "signs": ([rademacher(d[j])], LOSS),
    "mixup": ([beta(d[j], q1, q2)], LOSS),
    "covariances": ([noise(d[j], mean=u[j], covariance=C[i, j]), symmetric(C)], LOSS),
    "jointly normal": ([gaussian(d[j], mean=0, covariance=C[i, j]), symmetric(C)], FOURTH),
    "rank one": ([noise(d[j], mean=0, covariance=u[i] * u[j] + bracket(i, j) * s)], LOSS),
    "a product of matrices": ([noise(d[j], mean=0, covariance=Sum(Q[i, k] * Q[j, k], k))], LOSS),
    "two masks": ([masks(d[j], e[j], keep=(p[j], q[j]), both=r[j])], PAIR),
    "a table": ([masks(d[j], e[j], table={(1, 0): p[j], (0, 1): q[j], (0, 0): 1 - p[j] - q[j]})], PAIR),
    "rows": ([one_hot(Z[g, j], chance=p[j])], E((t - Sum(Z[g, i] * a[i] * y[g], i, g)) ** 2)),
    "rows of their own": ([one_hot(Z[g, j], chance=T[g, j])], E((t - Sum(Z[g, i] * a[i] * y[g], i, g)) ** 2)),
    "a row": ([one_hot(d[j], chance=p[j])], LOSS),
    "equal chances": ([one_hot(d[j], chance=1 / n)], LOSS),
}
QUICK = settings(max_examples=20, database=None, deadline=None, suppress_health_check=list(HealthCheck))


def allowed(name, point):
    """What the law asks of a point, by hand."""
    values = point.arguments()
    number = point.sizes["n"]
    if name in ("exactly", "sampled"):
        kept = values["s" if name == "exactly" else "b"]
        return kept.denominator == 1 and 0 <= kept <= number and number > 1
    if name == "half":
        return number % 2 == 0
    if name == "three":
        return number >= 3
    if name == "draws":
        return values["b"].denominator == 1 and values["b"] >= 0
    if name == "four means":
        means = [values[f"q{order}"] for order in (1, 2, 3, 4)]
        return means == sorted(means, reverse=True) and 1 - 2 * means[0] + means[1] >= 0
    if name in ("covariances", "jointly normal"):
        matrix = values["C"]
        return (matrix == matrix.T).all() and all(matrix[at, at] > 0 for at in range(number))
    if name == "two masks":
        return all(0 <= both <= min(one, two) for one, two, both in zip(*(values[each] for each in "pqr"), strict=True))
    if name in ("rows", "a row"):
        return sum(values["p"], Fraction(0)) <= 1
    if name == "rows of their own":
        return (values["T"].sum(axis=1) <= 1).all()
    return True


@pytest.mark.parametrize("name", CASES)
def test_derived_drawn_compiled_and_written(name):
    given, line = CASES[name]
    theorem = derive(line, given=given)
    seen = []

    @QUICK
    @drawn(points(theorem))
    def test(point):
        assert allowed(name, point)
        assert point.value(theorem.lhs) == point.value(theorem.rhs)
        seen.append(str(point))

    test()
    assert len(set(seen)) > 5
    assert_implements(theorem.function, theorem)
    with pytest.raises(AssertionError):
        assert_implements(lambda *args, **named: theorem.function(*args, **named) + 1, theorem)
    written = {}
    exec(manuscript(theorem, "Written."), written)
    assert written["theorem"].given == theorem.given
    assert written["theorem"].proof.reasons == theorem.proof.reasons


def test_sizes_at_which_there_is_no_law_are_said():
    theorem = derive(LOSS, given=[exactly(d[j], kept=5), TWO])
    with pytest.raises(BadStatement, match=r"no law at sizes 1\.\.4; allow larger ones: points\(\.\., largest=8\)"):
        points(theorem)
    assert find(points(theorem, largest=6), lambda point: True, settings=QUICK).sizes["n"] == 5


def test_a_symmetric_matrix_is_one_argument():
    theorem = derive(LOSS, given=CASES["covariances"][0])
    arguments = {"a": [1, 2], "u": [Rational(1, 2), 0], "t": 3}
    value = theorem.function(C=[[1, Fraction(1, 4)], [Fraction(1, 4), 2]], **arguments)
    assert value == Fraction(5, 2) ** 2 + 1 + 2 * 2 * Fraction(1, 4) + 8

"""The words Var and Cov: what they are by definition, what is refused, how they are written."""

import re
from fractions import Fraction
from itertools import product

import pytest

from symdrop import derive
from symdrop.axioms import idempotent as own_square
from symdrop.axioms import independent, linearity, mean, variance
from symdrop.deciders.instances import compare
from symdrop.errors import BadStatement, NotProved, Unknown
from symdrop.files.source_code import manuscript
from symdrop.language import Cov, D, E, Sum, Var, bracket, family, index, scalar, size
from symdrop.latex import latex, plain
from symdrop.testing import Point
from symdrop.theorem import Inequality, Theorem, bernoulli, gaussian, noise, step

n = size("n")
i, j, k, l = index("i j k l", n)
d, e, p, q, a, w, z, v = family("d e p q a w z v", n)
t, s = scalar("t s")
MASK, OTHER = bernoulli(d[j], keep=p[j]), bernoulli(e[j], keep=q[j])
TOTAL = Sum(d[i] * a[i], i)
RIDGE = Sum(p[i] * (1 - p[i]) * a[i] ** 2, i)


def reasons(lhs, rhs, *given):
    return Theorem(title="", given=given or (MASK, OTHER), lhs=lhs, rhs=rhs).proof.reasons


@pytest.mark.parametrize(
    ("lhs", "rhs"),
    [
        (Var(TOTAL), RIDGE),
        (Var(t + s * d[k]), s**2 * p[k] * (1 - p[k])),
        (Cov(TOTAL, Sum(d[i] * w[i], i)), Sum(p[i] * (1 - p[i]) * a[i] * w[i], i)),
        (Cov(TOTAL, e[k]), 0 * t),
        (Cov(d[k], d[l]), bracket(k, l) * p[k] * (1 - p[k])),
        (Cov(d[k], t), 0 * t),
        (E((t - TOTAL) ** 2), (t - E(TOTAL)) ** 2 + Var(TOTAL)),
        (Var(d[k] + e[k]), Var(d[k]) + Var(e[k])),
        (D(Var(w[k] * d[k]), w[k]), 2 * w[k] * Var(d[k])),
        (Sum(Cov(d[j], TOTAL), j), Sum(p[i] * (1 - p[i]) * a[i], i)),
        (Cov(d[k], Cov(d[k], e[k]) + d[k]), Var(d[k])),
    ],
)
def test_they_are_what_their_definition_says(lhs, rhs):
    assert variance in reasons(lhs, rhs)
    with pytest.raises(NotProved) as refusal:
        reasons(lhs, rhs + a[k] * p[k])
    assert refusal.value.counterexample is not None
    assert compare((MASK, OTHER), [lhs, rhs]).sizes is not None


def test_noise_of_which_only_the_variance_is_known_has_it():
    assert reasons(Var(z[k]), v[k], noise(z[j], mean=w[j], variance=v[j]))
    assert reasons(Var(z[k] ** 2), 2 * v[k] ** 2 + 4 * w[k] ** 2 * v[k], gaussian(z[j], mean=w[j], variance=v[j]))


def test_a_step_cites_the_definition_and_nothing_idle():
    line = E(TOTAL**2) - E(TOTAL) ** 2
    assert Theorem(title="", given=[MASK], lhs=Var(TOTAL), rhs=line, steps=[step(line, variance)]).proof
    for wrong in ((), (variance, linearity), (linearity,)):
        with pytest.raises(NotProved):
            Theorem(title="", given=[MASK], lhs=Var(TOTAL), rhs=line, steps=[step(line, *wrong)]).proof  # noqa: B018
    closed = step(p[k], own_square, mean, independent)
    with pytest.raises(NotProved):
        Theorem(title="", given=[MASK], lhs=Var(d[k]), rhs=p[k], steps=[closed]).proof  # noqa: B018


def test_the_definition_agrees_with_enumeration():
    keeps, weights = [Fraction(1, 3), Fraction(3, 4)], [Fraction(2), Fraction(-5)]
    outcomes = list(product((0, 1), repeat=2))
    chances = [
        (keeps[0] if first else 1 - keeps[0]) * (keeps[1] if second else 1 - keeps[1]) for first, second in outcomes
    ]
    totals = [first * weights[0] + second * weights[1] for first, second in outcomes]
    average = sum(c * total for c, total in zip(chances, totals, strict=True))
    spread = sum(c * (total - average) ** 2 for c, total in zip(chances, totals, strict=True))
    theorem = Theorem(title="", given=[MASK], lhs=Var(TOTAL), rhs=RIDGE)
    named = {"p": keeps, "a": weights}
    values = {Unknown(name, (at,)): number for name, own in named.items() for at, number in enumerate(own, 1)}
    point = Point(theorem.statement, {"n": 2}, {}, values)
    assert point.value(theorem.lhs) == point.value(theorem.rhs) == spread


def test_a_variance_is_not_negative():
    claim = Inequality(title="", given=[MASK], lhs=(t - E(TOTAL)) ** 2, rhs=E((t - TOTAL) ** 2), remainder=Var(TOTAL))
    assert claim.proof.reasons[-1].name == "sign"
    with pytest.raises(NotProved):
        Inequality(title="", given=[MASK], lhs=0, rhs=Cov(TOTAL, d[k]), remainder=Cov(TOTAL, d[k])).proof  # noqa: B018


def test_they_are_derived_and_written():
    found = derive(Cov(TOTAL, Sum(d[i] * w[i], i)), given=[MASK])
    assert found.deterministic == 0
    assert found.rhs == Sum(p[i] * (1 - p[i]) * a[i] * w[i], i)
    assert "Cov(sum_i d_i a_i, sum_i d_i w_i)" in plain(found.proof)
    assert r"\operatorname{Cov}\left(" in latex(found.proof)
    assert "lhs=Var(d[k])" in manuscript(Theorem(title="", given=[MASK], lhs=Var(d[k]), rhs=p[k]).statement, "")
    assert found.function(a=[1.0, 2.0], p=[0.5, 0.5], w=[1.0, 1.0]) == pytest.approx(0.75)


@pytest.mark.parametrize("make", [lambda: Var("d"), lambda: Cov(d[k], [1]), lambda: Var(d), lambda: Cov(d[k], d)])
def test_only_expressions_are_taken(make):
    with pytest.raises(BadStatement, match="is not an expression"):
        make()


@pytest.mark.parametrize(
    ("make", "said"),
    [
        (lambda: Var(d[k], d[l]), r"Var(d[k], d[l]) is not how Var is written; write Var(x) for the variance of one"),
        (lambda: Var(), "Var() is not how Var is written"),
        (lambda: Cov(d[k]), "or the covariance of two expressions, Var(x) for the variance of one"),
        (lambda: Cov(first=d[k]), "Cov(first) is not how Cov is written"),
        (lambda: Cov([d[k], d[l]]), "Cov([d[k], d[l]]) is not how Cov is written; write Cov(x, y)"),
        (lambda: E(d[k], d[l]), "write E(x)"),
        (lambda: D(d[k]), "write D(x, w[k])"),
        (lambda: D(d[k] * d[l], d[k], d[l]), "D(D(x, w[k]), w[l])"),
        (lambda: bracket(k), "write bracket(i, j)"),
        (lambda: Sum(), "write Sum(w[i], i)"),
    ],
)
def test_too_little_and_too_much_is_answered_with_how_it_is_written(make, said):
    with pytest.raises(BadStatement, match=re.escape(said)):
        make()


def test_nothing_random_is_refused():
    with pytest.raises(BadStatement, match="nothing in Var"):
        reasons(Var(t), 0 * t)


def test_a_sum_may_leave_out_an_index():
    assert Sum(w[i], i, but=k) == Sum((1 - bracket(i, k)) * w[i], i)
    assert reasons(Sum(w[i], i, but=k), Sum(w[i], i) - w[k]) is not None
    assert reasons(Sum(w[i], i, but=(k, l)), Sum(w[i], i) - w[k] - w[l] + bracket(k, l) * w[k]) is not None
    stated = Theorem(title="", lhs=Sum(w[i], i, but=k), rhs=Sum(w[i], i) - w[k])
    assert "sum_{i != k} w_i" in plain(stated.proof)
    assert r"\sum_{i \neq k} w_i" in latex(stated.proof)
    for wrong in (lambda: Sum(w[i], i, j, but=k), lambda: Sum(w[i], i, but=t), lambda: Sum(w[i], i, but="k")):
        with pytest.raises(BadStatement):
            wrong()

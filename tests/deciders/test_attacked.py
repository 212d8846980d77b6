"""Claims that an attack found accepted though false, or disputed or refuted though true."""

import pytest

from symdrop.axioms import correlated, derivative, idempotent, independent, linearity, mean, moments, sift, variance
from symdrop.deciders.instances import Agreement, compare, obstacle
from symdrop.deciders.instances.cutoff import sizes_to_check
from symdrop.deciders.instances.signature import signature_of
from symdrop.deciders.kernel.residuals import normal_form
from symdrop.errors import BadStatement, Disagreement, NotProved, NotRefuted
from symdrop.language import D, E, Sum, bracket, family, index, scalar, size
from symdrop.theorem import (
    Inequality,
    Mistake,
    Theorem,
    bernoulli,
    beta,
    covariance,
    dirichlet,
    exactly,
    exchangeable,
    gaussian,
    masks,
    multinomial,
    nonnegative,
    nonzero,
    one_hot,
    step,
)

n = size("n")
i, j, k = index("i j k", n)
x, y, d, e, w, p, q, v = family("x y d e w p q v", n)
TWO = (bernoulli(d[j], keep=p[j]), bernoulli(e[j], keep=p[j]))
t, lam, d1, e1, w1, p1, q1, r1, u1, v1, a, b = scalar("t lam d1 e1 w1 p1 q1 r1 u1 v1 a b")


def test_the_joint_law_of_masks_says_nothing_of_other_families():
    pair = masks(d[j], e[j], keep=(p[j], q[j]), both=x[j])
    given = [pair, gaussian(w[j], mean=y[j], variance=v[j])]
    assert normal_form(given, E(d[k] * w[k]), correlated) == E(d[k] * w[k])
    with pytest.raises(NotProved):
        Theorem(title="", given=given, lhs=E(d[k] * w[k]), rhs=x[k], steps=[step(x[k], correlated)]).proof  # noqa: B018
    several = [masks(d1, e1, keep=(p1, q1), both=p1 * q1), bernoulli(w1, keep=q1)]
    stated = step(p1 * q1, correlated)
    with pytest.raises(NotProved):
        Theorem(title="", given=several, lhs=E(d1 * w1), rhs=p1 * q1, steps=[stated]).proof  # noqa: B018


@pytest.mark.parametrize("reasons", [(), (sift,), (variance, derivative)])
@pytest.mark.parametrize("power", [1, 2])
def test_an_exchange_keeps_what_another_family_has_left_behind(reasons, power):
    """What E made of one family depends on an index that two entries of the next may not exchange."""
    given = [TWO[0], gaussian(w[j], mean=y[j], variance=v[j])]
    for line in (
        E((d[k] + w[k]) * Sum(d[i] * w[i] * w[j] ** power, i, j)),
        E(w[k] * Sum(d[i] ** 2 * w[i] * w[j], i, j)),
    ):
        form = normal_form(given, line, linearity, independent, idempotent, mean, moments, *reasons)
        assert isinstance(compare(given, [line, form]), Agreement)


@pytest.mark.parametrize("parameter", [n, Sum(x[i], i), n + t, x[k]])
def test_what_beta_divides_by_is_the_same_at_all_sizes(parameter):
    with pytest.raises(BadStatement, match="not made of scalars and numbers"):
        beta(lam, parameter, 1)


def test_a_derivative_of_one_over_a_sum_counts_its_sums():
    s1, s2, s3, s4 = (Sum(x[i] ** m, i) for m in (1, 2, 3, 4))
    slope = D(1 / (t + s1), t)
    rest = -3 * t**4 - 4 * t**3 * s1 + 6 * (t**2 + 2 * t * s1) * s2 + 3 * s2**2 + 8 * s1 * s3 - 6 * s4
    lhs = s1**2 - 2 * t * s1 + 3 * t**2 - 6 * s2 - rest * slope
    with pytest.raises(NotProved):
        Theorem(title="", given=[nonzero(t + s1)], lhs=lhs, rhs=0).proof  # noqa: B018


def test_the_denominators_of_two_laws_are_counted_for_both():
    given = [exactly(d[k], kept=2), dirichlet(w[k]), nonzero(n - 1)]
    pair = -30 * n * E(d[i] * d[j]) + 1260 * n * E(w[i] * w[j]) + (720 - 1044 * n) * E(w[i]) * E(w[j]) + n - 20
    with pytest.raises(NotProved):
        Theorem(title="", given=given, lhs=(1 - bracket(i, j)) * pair, rhs=0).proof  # noqa: B018
    line = E(d[i] * d[j]) * E(w[i] * w[j])
    own = sizes_to_check(signature_of(given, [E(d[i] * d[j])]), [E(d[i] * d[j])])["n"]
    assert len(sizes_to_check(signature_of(given, [line]), [line])["n"]) > len(own)


def test_a_total_with_a_bracket_is_sifted_where_it_is_multiplied_by():
    total = Sum(x[i] * y[j] * bracket(i, j), i, j)
    assert Theorem(title="", given=[nonzero(total)], lhs=Sum(x[i] * y[i], i) / total, rhs=1).proof


@pytest.mark.parametrize(
    ("given", "lhs", "rhs"),
    [
        ([one_hot(d[j], chance=1 / n)], Sum(d[j], j), 1),
        (
            [bernoulli(d[j], keep=p[j]), bernoulli(e[j], keep=p[j]), covariance(d[j], e[j], p[j] - p[j] ** 2)],
            d[k],
            e[k],
        ),
        ([multinomial(d[j], draws=1)], d[k] ** 2, d[k]),
    ],
)
def test_what_holds_almost_surely_is_not_refuted(given, lhs, rhs):
    with pytest.raises((NotRefuted, NotProved)):
        assert not Mistake(title="", given=given, lhs=lhs, rhs=rhs).refutation


@pytest.mark.parametrize(
    ("law", "lhs", "rhs"),
    [
        (exchangeable(d[j], means=[a, b]), b, a),
        (exchangeable(d[j], means=[a, b]), 0, b),
        (exchangeable(d[j], moments={(1,): 0, (2,): a, (1, 1): b}), b, a),
    ],
)
def test_of_two_entries_nothing_is_said_where_there_is_one(law, lhs, rhs):
    with pytest.raises((NotProved, BadStatement)):
        Inequality(title="", given=[law], lhs=lhs, rhs=rhs, remainder=rhs - lhs).proof  # noqa: B018


@pytest.mark.parametrize(
    "given",
    [
        (nonnegative(t), nonnegative(-t), nonzero(t)),
        (nonnegative(x[j] - 1), nonnegative(1 - x[j]), nonzero(x[j] - 1)),
        (nonnegative(x[j]), nonnegative(-x[j]), nonzero(Sum(x[i], i))),
    ],
)
def test_hypotheses_that_contradict_what_is_not_zero_are_told(given):
    assert obstacle(given, [t + x[k]]) is not None


def test_the_deciders_are_one():
    for stated in (Theorem(title="", given=[dirichlet(w[j])], lhs=w[k] ** 2, rhs=w[k]),):
        with pytest.raises(NotProved):
            stated.proof  # noqa: B018
        assert not isinstance(compare(stated.given, stated.lines), Disagreement)

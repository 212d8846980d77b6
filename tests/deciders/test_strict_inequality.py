"""Strict inequalities: a remainder that is positive, a point at which the two sides are equal."""

import pytest

from symdrop.deciders.kernel.reading import read_statement
from symdrop.deciders.kernel.signs import Signs
from symdrop.errors import BadStatement, Disagreement, NotProved
from symdrop.files.source_code import manuscript
from symdrop.language import E, Sum, expression, family, index, scalar, size
from symdrop.latex import latex, plain
from symdrop.theorem import Inequality, Mistake, bernoulli, nonnegative, nonzero

n = size("n")
i, j = index("i j", n)
d, p, w = family("d p w", n)
s, t = scalar("s t")
MASK = bernoulli(d[j], keep=p[j])
INSIDE = (MASK, nonzero(p[j]), nonzero(1 - p[j]), nonzero(w))
RIDGE = Sum(p[j] * (1 - p[j]) * w[j] ** 2, j)


def strict(lhs, rhs, *given, **more):
    return Inequality(title="A bound", given=given, lhs=lhs, rhs=rhs, strict=True, **more)


@pytest.mark.parametrize(
    ("lhs", "rhs", "given"),
    [
        (0, RIDGE, INSIDE),
        (s, s**2 + 1, ()),
        (0, 1 + Sum(w[j] ** 2, j), ()),
        (0, n, ()),
        (0, E(1 + Sum(d[j], j)), (MASK,)),
        (t, t + s, (nonnegative(s), nonzero(s))),
        (0, s / 3, (nonnegative(s), nonzero(s))),
        (0, s**2, (nonzero(s),)),
    ],
)
def test_what_is_positive_is_proved(lhs, rhs, given):
    claim = strict(lhs, rhs, *given)
    assert claim.proof.reasons[-1].name == "sign"
    assert " < " in plain(claim.proof)
    assert " < " in latex(claim.proof)


@pytest.mark.parametrize(
    ("lhs", "rhs", "given"),
    [
        (0, RIDGE, (MASK, nonzero(w))),
        (0, RIDGE, (MASK, nonzero(p[j]), nonzero(1 - p[j]))),
        (2 * s, s**2 + 1, ()),
        (0, Sum(w[j] ** 2, j), ()),
        (0, E(Sum(d[j], j)), (MASK,)),
        (0, s**2, ()),
        (0, s, (nonnegative(s),)),
    ],
)
def test_what_may_be_zero_is_refused_with_a_point_at_which_it_is(lhs, rhs, given):
    with pytest.raises(NotProved, match="may be zero") as refusal:
        strict(lhs, rhs, *given).proof  # noqa: B018
    assert refusal.value.counterexample.left == refusal.value.counterexample.right
    point = Mistake(title="", given=given, lhs=lhs, rhs=rhs, strict=True).refutation
    assert point.left == point.right
    assert Inequality(title="", given=given, lhs=lhs, rhs=rhs).proof


def test_a_point_keeps_to_what_is_declared_not_to_be_zero():
    point = Mistake(title="", given=INSIDE, lhs=Sum(w[j] ** 2, j), rhs=RIDGE, inequality=True).refutation
    assert all(number not in (0, 1) for key, number in point.values.items() if key.name == "p")


def test_strict_is_a_truth_value_and_is_written_back():
    with pytest.raises(BadStatement, match="neither True nor False"):
        Inequality(title="", lhs=s, rhs=s + 1, strict="yes")
    assert "strict=True" in manuscript(strict(s, s**2 + 1).statement, "")
    assert strict(s, s + 1).is_strict
    assert not Inequality(title="", lhs=s, rhs=s + 1).is_strict


SIGNS, CHECK = "deciders.kernel.signs", "deciders.kernel.check"
BUGS = [
    ("a sum is positive by any part", SIGNS, "and self.offender(total - part, scope) is None", ""),
    (
        "what is not negative is positive",
        SIGNS,
        "            return False\n        return True\n\n    def _has",
        "            return True\n        return True\n\n    def _has",
    ),
    ("a product is positive by one factor", SIGNS, "isinstance(node, Mul) and all(", "isinstance(node, Mul) and any("),
    (
        "the sign of what is not zero does not matter",
        SIGNS,
        "if self.offender(node, scope) is not None:\n            return False",
        "pass",
    ),
    ("a number is positive", SIGNS, "(isinstance(node, Rational) and node > 0)", "isinstance(node, Rational)"),
    ("strict does not matter", CHECK, "if statement.is_strict and not", "if False and not"),
]


def accepted():
    """False strict claims that are proved, and true ones that are not."""
    false = [
        (0, s**2 - t, (nonzero(t), nonnegative(s))),
        (0, w[i] * s**2, (nonzero(s),)),
        (0, s * t, (nonnegative(s), nonzero(s), nonnegative(t))),
    ]
    false += [
        (0, s**2, ()),
        (s, s, ()),
        (0, -s, (nonnegative(s), nonzero(s))),
        (0, 1 + s, (nonzero(s),)),
        (0, s, (nonzero(s),)),
    ]
    for lhs, rhs, given in false:
        context, _ = read_statement(given, [expression(rhs - lhs)])
        yield Signs(context, given).is_positive(expression(rhs - lhs), {})


@pytest.mark.parametrize("bug", BUGS, ids=[bug[0] for bug in BUGS])
def test_a_changed_condition_accepts_what_may_be_zero(planted, bug):
    assert not any(accepted())
    with planted(*bug):
        try:
            found = any(accepted()) or strict(2 * s, s**2 + 1).proof
        except (NotProved, Disagreement) as refusal:
            found = isinstance(refusal, Disagreement)
    assert found

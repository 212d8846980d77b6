"""An inequality that is claimed and false, as a Mistake."""

import pytest

from symdrop.errors import BadStatement, NotRefuted
from symdrop.language import E, Rational, Sum, family, index, scalar, size
from symdrop.latex import mistake_latex, mistake_markdown, mistake_plain
from symdrop.theorem import Inequality, Mistake, bernoulli, nonnegative

n = size("n")
i, k = index("i k", n)
w, p, delta = family("w p delta", n)
t = scalar("t")
MASK = bernoulli(delta[i], keep=p[i])


def claimed(lhs, rhs, *given, **named):
    return Mistake(title="A bound", lhs=lhs, rhs=rhs, given=given, inequality=True, **named)


def test_a_false_inequality_is_refuted_at_a_point_that_the_hypotheses_allow():
    found = claimed(p[k] * (1 - p[k]), Rational(1, 5), MASK).refutation
    assert found.left > found.right
    assert all(0 <= value <= 1 for value in found.values.values())
    assert claimed(E(Sum(delta[i], i)), Rational(1), MASK).refutation.sizes["n"] >= 2
    assert claimed(t, t**2, nonnegative(t)).refutation.values


@pytest.mark.parametrize(
    ("lhs", "rhs", "given"),
    [
        (p[k] * (1 - p[k]), Rational(1, 4), (MASK,)),
        (2 * t, t**2 + 1, ()),
        (t, t, ()),
        (-t, Rational(0), (nonnegative(t),)),
        (E(delta[k]) ** 2, E(delta[k] ** 2), (MASK,)),
    ],
)
def test_a_true_inequality_is_not_refuted(lhs, rhs, given):
    with pytest.raises(NotRefuted, match="state it as an Inequality"):
        _ = claimed(lhs, rhs, *given).refutation


def test_it_reads_as_an_inequality():
    true = Inequality(title="True", lhs=2 * t, rhs=t**2 + 1, remainder=(t - 1) ** 2)
    mistake = claimed(t, t**2, instead=true)
    assert "t <= t^2" in mistake_plain(mistake)
    assert r"t \leq t^2" in mistake_latex(mistake)
    assert r"\leq" in mistake_markdown(mistake)


def test_what_the_definition_does_not_cover_is_refused():
    with pytest.raises(BadStatement, match="declare nonzero"):
        _ = claimed(1 / t, t).refutation

"""Division by an entry plus a number, such as 1 - p[j]: the drop rate of each unit, partial fractions, refusals."""

import pytest

from symdrop import derive
from symdrop.axioms import derivative
from symdrop.deciders.instances import Agreement, compare
from symdrop.errors import BadStatement, Disagreement, NotProved, OutsideFragment
from symdrop.language import D, E, Rational, Sum, family, index, scalar, size
from symdrop.theorem import Mistake, Theorem, bernoulli, nonzero, step

m, n = size("m n")
a = index("a", m)
i, j, k, l = index("i j k l", n)
d, p, w, x = family("d p w x", n)
P = family("P", m, n)
t = scalar("t")
KEPT = nonzero(1 - p[j])
BOTH = (KEPT, nonzero(p))
LOSS = (t - Sum(d[i] / (1 - p[i]) * w[i] * x[i], i)) ** 2
MASK = bernoulli(d[j], keep=1 - p[j])


def reasons(lhs, rhs, *hypotheses):
    return Theorem(title="", given=hypotheses, lhs=lhs, rhs=rhs).proof.reasons


@pytest.mark.parametrize(
    ("lhs", "rhs"),
    [
        (p[k] / (1 - p[k]), 1 / (1 - p[k]) - 1),
        (1 / (p[k] * (1 - p[k])), 1 / p[k] + 1 / (1 - p[k])),
        (1 / (p[k] ** 2 * (1 - p[k])), 1 / p[k] + 1 / p[k] ** 2 + 1 / (1 - p[k])),
        (p[k] ** 3 / (2 - 2 * p[k]) ** 2, (p[k] + 2 - 3 / (1 - p[k]) + 1 / (1 - p[k]) ** 2) / 4),
        (Sum(p[i] / (1 - p[i]), i), Sum(1 / (1 - p[i]), i) - n),
        (Sum(p[i] / (1 - p[j]), i, j), Sum(p[i], i) * Sum(1 / (1 - p[j]), j)),
        (D(Sum(w[i] / (1 - p[i]), i), p[k]), w[k] / (1 - p[k]) ** 2),
        (E(Sum(d[i] * x[i] / (1 - p[i]), i)), Sum(x[i], i)),
    ],
)
def test_equal_quotients_are_equal_to_both_deciders(lhs, rhs):
    assert reasons(lhs, rhs, MASK, *BOTH) is not None
    with pytest.raises(NotProved) as refusal:
        reasons(lhs, rhs + t * x[k], MASK, *BOTH)
    assert refusal.value.counterexample is not None
    assert compare((MASK, *BOTH), [lhs, rhs]).sizes


def test_a_product_declares_its_factors():
    assert reasons(1 / (p[k] * (1 - p[k])), 1 / p[k] + 1 / (1 - p[k]), nonzero(p[j] * (1 - p[j]))) == ()
    assert reasons(1 / (1 - p[k]) * t, t / (1 - p[k]), nonzero(t * (1 - p[j]) ** 2)) == ()


def test_a_drop_rate_for_each_unit():
    found = derive(E(LOSS), given=[MASK, KEPT])
    assert found.deterministic == (t - Sum(w[i] * x[i], i)) ** 2
    assert found.regulariser == Sum(p[i] / (1 - p[i]) * w[i] ** 2 * x[i] ** 2, i)
    assert found.function(p=[0.5, 0.25], t=1.0, w=[1.0, 2.0], x=[1.0, 1.0]) == pytest.approx(19 / 3)
    false = Mistake(
        title="", given=[MASK, KEPT], lhs=E(LOSS), rhs=found.deterministic + Sum(p[i] * (w[i] * x[i]) ** 2, i)
    )
    assert false.refutation


def test_a_rate_for_each_connection():
    mask = family("R", m, n)
    given = [bernoulli(mask[a, i], keep=1 - P[a, i]), nonzero(1 - P[a, i])]
    found = derive(E(Sum(mask[a, i] * x[i] / (1 - P[a, i]), i) ** 2), given=given)
    assert found.regulariser == Sum(P[a, i] / (1 - P[a, i]) * x[i] ** 2, i)


@pytest.mark.parametrize(
    ("line", "hypotheses", "kind", "words"),
    [
        (1 / (1 - p[k]), (), BadStatement, r"declare nonzero\(1 - p\[k\]\)"),
        (1 / (1 - p[k]), (nonzero(p),), BadStatement, r"declare nonzero\(1 - p\[k\]\)"),
        (1 / p[k], (KEPT,), BadStatement, r"declare nonzero\(p"),
        (1 / (2 - p[k]), (KEPT,), BadStatement, r"declare nonzero\(2 - p\[k\]\)"),
        (1 / (1 - p[k] ** 2), (nonzero(1 - p[k] ** 2),), OutsideFragment, "cannot divide by"),
        (1 / (t - p[k]), (nonzero(t - p[k]),), OutsideFragment, "cannot divide by"),
        (1 / (w[k] - p[k]), (nonzero(w[k] - p[k]),), OutsideFragment, "cannot divide by"),
        (x[k], (nonzero(1 - d[j]), MASK), BadStatement, "random"),
    ],
)
def test_what_is_not_declared_or_not_decided_is_refused(line, hypotheses, kind, words):
    with pytest.raises(kind, match=words):
        reasons(line, line, *hypotheses)
    with pytest.raises(kind):
        compare(hypotheses, [line, line + nothing(hypotheses)])


def nothing(hypotheses):
    """Zero, written with what the laws speak of, so that the instances read the laws."""
    return 0 * t if not any(isinstance(each, type(MASK)) for each in hypotheses) else E(d[l]) - E(d[l])


def test_points_leave_out_what_is_divided_by():
    claim = Mistake(title="", given=[KEPT], lhs=1 / (1 - p[k]), rhs=1 + p[k])
    assert all(number != 1 for number in claim.refutation.values.values())


def test_a_reason_beside_partial_fractions_is_idle():
    line = -1 - 1 / (p[k] - 1)
    with pytest.raises(NotProved, match="which it does not use"):
        Theorem(title="", given=[KEPT], lhs=p[k] / (1 - p[k]), rhs=line, steps=[step(line, derivative)]).proof  # noqa: B018


ALONE = (
    "an inverse is the entry alone",
    "deciders.instances.polynomials",
    "return self.total([self.generators[key], self.ring.constant(number.numerator, number.denominator)])",
    "return self.generators[key]",
)


def test_an_inverse_of_the_entry_alone_would_be_seen(planted):
    lines = [p[k] / (1 - p[k]), 1 / (1 - p[k]) - 1]
    with planted(*ALONE):
        assert not isinstance(compare(BOTH, lines), Agreement)
    assert isinstance(compare(BOTH, lines), Agreement)


def test_a_number_upside_down_would_be_seen(planted):
    bug = (
        "upside down",
        "deciders.kernel.reader",
        "factor.plus(number / coefficient)",
        "factor.plus(coefficient / number)",
    )
    lhs, rhs, given = p[k] / (3 - 2 * p[k]), 3 / (6 - 4 * p[k]) - Rational(1, 2), nonzero(3 - 2 * p[j])
    with planted(*bug), pytest.raises(Disagreement):
        reasons(lhs, rhs, given)
    assert reasons(lhs, rhs, given) == ()

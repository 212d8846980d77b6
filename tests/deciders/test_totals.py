"""Division by a sum that is declared non-zero: weighted means, their derivatives, refusals."""

from fractions import Fraction

import pytest

from symdrop import derive
from symdrop.axioms import derivative
from symdrop.deciders.instances import Agreement, compare
from symdrop.deciders.instances.cutoff import sizes_to_check
from symdrop.deciders.instances.signature import signature_of
from symdrop.deciders.kernel.residuals import normal_form
from symdrop.errors import BadStatement, Disagreement, NotProved, OutsideFragment
from symdrop.language import D, E, Rational, Sum, Var, family, index, scalar, size
from symdrop.testing import points
from symdrop.theorem import Mistake, Theorem, bernoulli, nonzero

n = size("n")
i, j, k, l = index("i j k l", n)
d, p, w, x, y = family("d p w x y", n)
t = scalar("t")
TOTAL = Sum(x[i], i)
MEAN = Sum(x[i] * w[i], i) / TOTAL
KNOWN = nonzero(TOTAL)
MASK = bernoulli(d[j], keep=p[j])


def reasons(lhs, rhs, *hypotheses):
    return Theorem(title="", given=hypotheses or (KNOWN, MASK), lhs=lhs, rhs=rhs).proof.reasons


@pytest.mark.parametrize(
    ("lhs", "rhs"),
    [
        (Sum(x[j] * (w[j] - MEAN), j), 0 * t),
        (Sum(x[j] * (w[j] - MEAN) ** 2, j) / TOTAL, Sum(x[i] * w[i] ** 2, i) / TOTAL - MEAN**2),
        (D(1 / TOTAL, x[k]), -1 / TOTAL**2),
        (D(MEAN, x[k]), (w[k] - MEAN) / TOTAL),
        (D(D(1 / TOTAL, x[k]), x[l]), 2 / TOTAL**3),
        (D(1 / TOTAL, w[k]), 0 * t),
        (E(Sum(d[i] * x[i] * w[i], i) / TOTAL), Sum(p[i] * x[i] * w[i], i) / TOTAL),
        (Var(Sum(d[i] * x[i], i) / TOTAL), Sum(p[i] * (1 - p[i]) * x[i] ** 2, i) / TOTAL**2),
        (D(E(Sum(d[i] * w[i], i) / TOTAL), x[k]), -Sum(p[i] * w[i], i) / TOTAL**2),
        (Sum(1 / (3 * TOTAL), j) * TOTAL, n / 3),
        (E(d[k] * D(t / TOTAL, x[k])), -t * p[k] / TOTAL**2),
    ],
)
def test_both_deciders_know_what_a_quotient_is(lhs, rhs):
    assert reasons(lhs, rhs) is not None
    assert isinstance(compare((KNOWN, MASK), [lhs, rhs]), Agreement)
    with pytest.raises(NotProved) as refusal:
        reasons(lhs, rhs + y[k])
    assert refusal.value.counterexample is not None


def test_two_totals_may_be_divided_by():
    other = Sum(y[i] ** 2 + t, i)
    given = (nonzero(2 * TOTAL), nonzero(other))
    assert reasons(TOTAL / other + other / TOTAL, (TOTAL**2 + other**2) / (TOTAL * other), *given) == ()
    with pytest.raises(NotProved):
        reasons(TOTAL / other, other / TOTAL, *given)


def test_a_derivative_of_what_is_closed_counts_its_totals():
    closed = D(w[k] * E(d[k] / TOTAL * t), x[k])
    assert reasons(closed, -w[k] * p[k] * t / TOTAL**2) is not None
    with pytest.raises(NotProved):
        reasons(closed, 0 * t)


@pytest.mark.parametrize(
    ("line", "hypotheses", "kind", "words"),
    [
        (1 / TOTAL, (), BadStatement, "declare nonzero"),
        (1 / Sum(w[i], i), (KNOWN,), BadStatement, "declare nonzero"),
        (1 / TOTAL, (nonzero(x),), BadStatement, "declare nonzero"),
        (1 / (TOTAL - x[k]), (nonzero(TOTAL - x[k]),), OutsideFragment, "cannot divide by"),
        (1 / Sum(1 / x[i], i), (nonzero(x), nonzero(Sum(1 / x[i], i))), OutsideFragment, "cannot divide by"),
        (E(d[k]) / Sum(d[i], i), (MASK, nonzero(Sum(d[i], i))), BadStatement, "random"),
    ],
)
def test_other_sums_are_refused(line, hypotheses, kind, words):
    with pytest.raises(kind, match=words):
        reasons(line, line, *hypotheses) if hypotheses else Theorem(title="", lhs=line, rhs=line).proof
    with pytest.raises((BadStatement, OutsideFragment)):
        compare(hypotheses, [line, line])


def test_the_sizes_to_check_count_what_is_multiplied_by():
    plain = signature_of((KNOWN,), [TOTAL, n * t])
    divided = signature_of((KNOWN,), [1 / TOTAL**2, n * t])
    assert sizes_to_check(plain, [TOTAL, n * t])["n"] == range(1, 3)
    assert sizes_to_check(divided, [1 / TOTAL**2, n * t])["n"] == range(2, 4)


def test_points_and_functions_keep_to_what_is_declared():
    stated = Theorem(title="", given=[KNOWN], lhs=MEAN * TOTAL, rhs=Sum(x[i] * w[i], i) / TOTAL * TOTAL)
    assert stated.proof
    point = Mistake(title="", given=[KNOWN], lhs=1 / TOTAL, rhs=TOTAL).refutation
    assert sum(number for key, number in point.values.items() if key.name == "x") != 0
    found = derive(E((t - Sum(d[i] * x[i] * w[i], i) / TOTAL) ** 2), given=[KNOWN, MASK])
    assert found.regulariser == Sum((1 - p[i]) * p[i] * w[i] ** 2 * x[i] ** 2, i) / TOTAL**2
    value = found.function(p=[Fraction(1, 2)] * 2, t=Fraction(0), w=[1, 1], x=[1, 3])
    assert value == Fraction(1, 4) + Fraction(1, 4) * 10 / 16
    points(found.statement)


READER, APART, RULE = (f"deciders.kernel.{name}" for name in ("reader", "apart", "rules.derivative"))
BUGS = [
    ("one total is as good as another", READER, "if known == total:", "if True:"),
    ("a multiple is the total", READER, "self.algebra.one / number**power)", "self.algebra.one)"),
    (
        "totals are cleared by one power",
        APART,
        "total, most - powers[monomial], 0)",
        "total, min(most - powers[monomial], 1), 0)",
    ),
    (
        "the slope has the other sign",
        RULE,
        "coefficient=coefficient * -factor.power)",
        "coefficient=coefficient * factor.power)",
    ),
]
DEPENDS = ("what is closed does not depend on totals", RULE, "names & grounds.context.totals.keys()", "set()")
TRIPLE, OTHER = Sum(3 * x[i], i), Sum(y[i], i)
TRUE = [
    (D(1 / TOTAL, x[k]), -1 / TOTAL**2, (KNOWN,)),
    (TOTAL / TRIPLE, Rational(1, 3), (KNOWN, nonzero(TRIPLE))),
    (w[k] / TOTAL**2 + 1, (w[k] + TOTAL**2) / TOTAL**2, (KNOWN,)),
]


def is_right(lhs, rhs, *given):
    """Whether it is proved; None where the deciders disagree."""
    try:
        return reasons(lhs, rhs, *given) is not None
    except NotProved:
        return False
    except Disagreement:
        return None


def verdicts():
    return [
        *(is_right(lhs, rhs, *given) for lhs, rhs, given in TRUE),
        is_right(1 / OTHER, 1 / TOTAL, nonzero(OTHER), KNOWN),
    ]


@pytest.mark.parametrize("bug", BUGS, ids=[bug[0] for bug in BUGS])
def test_a_planted_bug_is_seen(planted, bug):
    assert verdicts() == [True, True, True, False]
    with planted(*bug):
        assert verdicts() != [True, True, True, False]


def test_a_closed_expectation_that_has_a_total_may_depend_on_its_entries(planted):
    line = D(w[k] * E(d[k] / TOTAL), x[k])
    with planted(*DEPENDS):
        assert normal_form([KNOWN, MASK], line, derivative) == 0
    assert normal_form([KNOWN, MASK], line, derivative) != 0

"""An inequality is proved by an identity and a remainder that is seen to be non-negative, and refuted at a point."""

from fractions import Fraction

import pytest
from sympy import Integer

from symdrop.axioms import REASONS, sign
from symdrop.deciders.instances import evaluate, violation
from symdrop.deciders.instances.evaluator import Work
from symdrop.deciders.instances.inequalities import MOST_STEPS
from symdrop.deciders.kernel.signs import Signs
from symdrop.errors import BadStatement, Disagreement, NotProved, Unknown
from symdrop.language import D, E, Rational, Sum, bracket, family, index, scalar, size
from symdrop.latex import latex, plain
from symdrop.numeric import compile_proof
from symdrop.theorem import Inequality, bernoulli, gaussian, noise, nonnegative, nonzero, step, uniform

m, n, r = size("m n r")
a, b = index("a", m), index("b", r)
i, j, k, l = index("i j k l", n)
w, p, v, x, delta, z = family("w p v x delta z", n)
X, y, g = family("X", m, n), family("y", m), family("g", r)
q, t, d = scalar("q t d")
half = Rational(1, 2)
MASK = [bernoulli(delta[j], keep=p[j])]
LOSS = (t - Sum(delta[j] * w[j], j)) ** 2
PENALTY = Sum(p[i] * (1 - p[i]) * w[i] ** 2, i)


def inequality(lhs, rhs, remainder, *given, steps=()):
    return Inequality(title="A bound", given=given, lhs=lhs, rhs=rhs, remainder=remainder, steps=steps)


@pytest.mark.parametrize(
    ("lhs", "rhs", "remainder", "given"),
    [
        (p[k] * (1 - p[k]), Rational(1, 4) + 0 * t, (p[k] - half) ** 2, ()),
        ((t - Sum(p[j] * w[j], j)) ** 2, E(LOSS), PENALTY, MASK),
        (2 * w[k] * x[k], w[k] ** 2 + x[k] ** 2, (w[k] - x[k]) ** 2, ()),
        (0 * t, w[k] ** 4 / x[l] ** 2, w[k] ** 4 / x[l] ** 2, [nonzero(x)]),
        (v[k], v[k] + v[k] * v[l] ** 3, v[k] * v[l] ** 3, [nonnegative(v[j])]),
        (v[k], v[k] + 1 / v[l], 1 / v[l], [nonnegative(v[j]), nonzero(v)]),
        (2 * d - 2, 0 * t, 2 - 2 * d, [nonnegative(1 - d)]),
        (-n, bracket(k, l) * m, bracket(k, l) * m + n, ()),
        (bracket(k, l), 1 + 0 * t, 1 - bracket(k, l), ()),
        (E(delta[k] * t**2), t**2, E((1 - delta[k]) * t**2), MASK),
        (E(z[k]) ** 2, E(z[k] ** 2), v[k], [gaussian(z[j], mean=x[j], variance=v[j])]),
        (E(z[k]) ** 2, E(z[k] ** 2), E((z[k] - E(z[k])) ** 2), [noise(z[j], mean=x[j], variance=v[j])]),
        (0 * t, Sum(v[i] * (1 - v[l]), i), Sum(v[i] * (1 - v[l]), i), [nonnegative(v[j]), nonnegative(1 - v[j])]),
        (0 * t, Sum(X[a, i] * X[a, l], a), Sum(X[a, i] * X[a, l], a), [nonnegative(X[a, i])]),
    ],
)
def test_a_true_inequality_is_proved(lhs, rhs, remainder, given):
    proof = inequality(lhs, rhs, remainder, *given).proof
    assert proof.reasons[-1] is sign
    assert sign not in REASONS


@pytest.mark.parametrize(
    ("lhs", "rhs", "remainder", "given", "words"),
    [
        (E(LOSS), (t - Sum(p[j] * w[j], j)) ** 2, -PENALTY, MASK, "may be negative"),
        (w[k], w[k] ** 2, w[k] ** 2 - w[k], (), "may be negative"),
        (3 * w[k] * x[k], w[k] ** 2 + x[k] ** 2, (w[k] - x[k]) ** 2 - w[k] * x[k], (), "may be negative"),
        (0 * t, w[k] ** 3, w[k] ** 3, (), "may be negative"),
        (0 * t, v[k] * w[l], v[k] * w[l], [nonnegative(v[j])], "nothing says that w"),
        (0 * t, v[k] - v[l], v[k] - v[l], [nonnegative(v[j])], "may be negative"),
        (0 * t, bracket(k, l) - half, bracket(k, l) - half, (), "may be negative"),
        (0 * t, d - 1, d - 1, [nonnegative(1 - d)], "may be negative"),
        (0 * t, E(z[k]), E(z[k]), [gaussian(z[j], mean=x[j], variance=v[j])], "may be negative"),
        (p[k], Rational(1, 4) + 0 * t, (p[k] - half) ** 2, (), "differ"),
        ((t - Sum(p[j] * w[j], j)) ** 2 + PENALTY, E(LOSS) - PENALTY, PENALTY, MASK, "differ"),
    ],
)
def test_a_false_inequality_is_refused_with_a_point_at_which_it_fails(lhs, rhs, remainder, given, words):
    with pytest.raises(NotProved, match=words) as caught:
        inequality(lhs, rhs, remainder, *given).proof  # noqa: B018
    found = caught.value.counterexample
    assert found.left > found.right
    sides = [evaluate(given, side, found.sizes, found.indices, found.values) for side in (lhs, rhs)]
    assert sides == [found.left, found.right]
    assert all(0 <= value <= 1 for each, value in found.values.items() if each.name == "p" and given == MASK)


def test_a_true_inequality_with_a_remainder_that_does_not_show_it_is_refused_without_a_point():
    with pytest.raises(NotProved, match="may be negative") as caught:
        inequality(2 * w[k] * x[k], w[k] ** 2 + x[k] ** 2, w[k] ** 2 + x[k] ** 2 - 2 * w[k] * x[k]).proof  # noqa: B018
    assert caught.value.counterexample is None
    assert "even powers" in caught.value.advice


def test_what_is_declared_at_one_index_holds_at_others_but_not_for_other_families():
    given = [nonnegative(v[j] - x[i])]
    inequality(0 * t, v[k] - x[l], v[k] - x[l], *given).proof  # noqa: B018
    for wrong in (v[k] - w[l], v[k] + x[l], x[k] - v[l], 2 * v[k] - x[l]):
        with pytest.raises(NotProved, match="may be negative"):
            inequality(0 * t, wrong, wrong, *given).proof  # noqa: B018


def test_a_derivative_shows_no_sign():
    with pytest.raises(NotProved, match="may be negative"):
        inequality(0 * t, D(w[k] ** 2, w[k]), D(w[k] ** 2, w[k])).proof  # noqa: B018


def test_the_instances_do_not_let_a_wrong_sign_pass(monkeypatch):
    monkeypatch.setattr(Signs, "offender", lambda self, node, scope: None)
    with pytest.raises(Disagreement, match="please report"):
        inequality(0 * t, w[k], w[k]).proof  # noqa: B018


def test_a_violation_is_found_only_where_there_is_one():
    assert violation((), w[k], w[k] ** 2).values == {Unknown("w", (1,)): Fraction(1, 2)}
    assert violation((), -(w[k] ** 2), 0 * t) is None
    assert violation([nonnegative(w[j])], -w[k], 0 * t) is None
    assert violation([nonzero(w), nonzero(1 - t)], 1 / w[k] ** 2 * (1 / (1 - t)) ** 2, -1 + 0 * t) is not None
    assert violation([noise(z[j], mean=0, variance=1)], E(z[k] ** 3), -1 + 0 * t) is None


quarter, tenth, twentieth = Rational(1, 4), Rational(1, 10), Rational(1, 20)
FALSE = {
    "three entries alike": ((), Sum(w[i], i) ** 2, 2 * Sum(w[i] ** 2, i)),
    "three entries, off the diagonal": (
        (),
        Sum(w[i] * w[j] * (1 - bracket(i, j)), i, j),
        Sum(w[i] ** 2, i) * Rational(3, 2),
    ),
    "one entry against two others": ((), -w[k] * Sum(w[i], i), w[k] ** 2 / 10 + Sum(w[i] ** 2, i) / 3),
    "a large entry": ((), w[k], 20 + w[k] ** 2 / 1000),
    "a small divisor": ([nonzero(w)], 1 / w[k], 20 + w[k] ** 2),
    "a fourth power of a large entry": ((), Sum(w[i] ** 4, i), half * Sum(w[i] ** 2, i) ** 2 + 1000),
    "a keep probability near 1": (MASK, p[k] * (1 - p[k]) * (p[k] - 19 * twentieth), 0 * t),
    "a keep probability near 0": (MASK, p[k] * (1 - p[k]) * (twentieth - p[k]), 0 * t),
    "a keep probability of 1": (MASK, p[k], 19 * twentieth + 0 * t),
    "too small a penalty": (MASK, E(LOSS), (t - Sum(p[j] * w[j], j)) ** 2 + PENALTY * 19 * twentieth),
    "equal indices": ((), w[k] * bracket(k, l), w[l] ** 2 * bracket(k, l)),
    "unequal indices": ((), w[k] * w[l], w[k] * w[l] * bracket(k, l)),
    "three unequal indices": ((), (1 - bracket(j, k)) * (1 - bracket(k, l)) * (1 - bracket(j, l)), 0 * t),
    "mixed sums": (
        (),
        Sum(X[a, i] * y[a] * w[i], a, i),
        Sum(X[a, i] ** 2, a, i) / 4 + half * Sum(y[a] ** 2, a) * Sum(w[i] ** 2, i),
    ),
    "three sizes": ((), m * n * r, m**2 + n**2 + r**2 - half),
    "sums over three sizes": (
        (),
        Sum(y[a], a) * Sum(w[i], i) * Sum(g[b], b),
        4 + Sum(y[a], a) ** 2 * Sum(w[i], i) ** 2 + Sum(g[b], b) ** 2 / 25,
    ),
    "a variance": ([noise(z[j], mean=0, variance=v[j])], E(z[k] ** 2) * w[k], v[k] * (w[k] ** 2 + Rational(1, 5))),
    "what is bounded from above alone": ([nonnegative(1 - d)], 0 * t, d + 25),
    "what is declared negative": ([nonnegative(-d)], -d, 10 + 0 * t),
    "a value that the law can give": ([uniform(z[j], low=0, high=1)], z[k], 3 * quarter + 0 * t),
}


@pytest.mark.parametrize("name", FALSE)
def test_a_violation_is_found_wherever_it_hides(name):
    given, left, right = FALSE[name]
    found = violation(given, left, right)
    assert found.left > found.right
    assert [evaluate(given, side, found.sizes, found.indices, found.values) for side in (left, right)] == [
        found.left,
        found.right,
    ]


@pytest.mark.parametrize(
    ("given", "left", "right"),
    [
        ((), Sum(w[i] * x[i], i) ** 2, Sum(w[i] ** 2, i) * Sum(x[i] ** 2, i)),
        ([uniform(z[j], low=0, high=1)], z[k], 1 + 0 * t),
        ([noise(z[j], moments=[0, v[j], 0, x[j]]), nonnegative(x[j] - v[j] ** 2)], E(z[k] ** 2) ** 2, E(z[k] ** 4)),
        ([nonnegative(1 - d), nonnegative(1 + d)], d**2, 1 + 0 * t),
    ],
)
def test_no_violation_of_what_is_true_is_found(given, left, right):
    assert violation(given, left, right) is None


def test_the_search_for_a_violation_ends_after_the_same_work_everywhere(monkeypatch):
    spent = []
    spend = Work.spend
    monkeypatch.setattr(Work, "spend", lambda work, amount: spent.append(amount) or spend(work, amount))
    assert (
        violation(
            (), 2 * Sum(X[a, i] * y[a] * w[i], a, i), Sum(X[a, i] ** 2, a, i) + Sum(y[a] ** 2, a) * Sum(w[i] ** 2, i)
        )
        is None
    )
    assert sum(spent) < 1.1 * MOST_STEPS


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ([*MASK, nonnegative(delta[j])], "random"),
        ([*MASK, nonnegative(E(delta[j]))], "random"),
        ([nonnegative(w[j] + 0.5)], "not exact"),
    ],
)
def test_bad_declarations_are_refused(given, words):
    with pytest.raises(BadStatement, match=words):
        inequality(0 * t, w[k] ** 2, w[k] ** 2, *given).proof  # noqa: B018


def test_a_negative_number_is_not_declared():
    with pytest.raises(BadStatement, match="is negative"):
        nonnegative(-1)


def test_the_steps_lead_from_the_larger_side_to_the_smaller_and_the_remainder():
    theorem = Inequality(
        title="Above the mean",
        given=MASK,
        lhs=E(delta[k]) ** 2,
        rhs=E(delta[k]),
        remainder=p[k] * (1 - p[k]),
        steps=[step(p[k] ** 2 + p[k] * (1 - p[k]))],
    )
    with pytest.raises(NotProved, match="step 1"):
        theorem.proof  # noqa: B018
    assert theorem.lines == (theorem.rhs, theorem.steps[0].line, theorem.lhs + theorem.remainder)


def test_it_is_written_with_its_sign():
    proof = inequality(p[k] * (1 - p[k]), Rational(1, 4) + 0 * t, (p[k] - half) ** 2, nonnegative(p[j])).proof
    text = plain(proof)
    assert "Let p_j >= 0 for all j. Then for every n and every k in {1, ..., n}," in text
    assert "    p_k (1 - p_k) <= 1/4\n" in text
    assert text.index("    1/4\n    = ") < text.index(">= p_k (1 - p_k)")
    assert "by a remainder that is not negative" in text
    written = latex(proof)
    assert r"p_k (1 - p_k) \leq \frac{1}{4}" in written
    assert r"&\geq p_k (1 - p_k). \notag" in written
    whole = latex(proof, parts=("statement", "proof", "axioms"))
    assert "Axioms used: a remainder that is not negative." in whole


def test_the_larger_side_is_compiled_as_the_sum_that_shows_it():
    formula = compile_proof(inequality(w[k], w[k] + w[k] ** 2, w[k] ** 2).proof)
    assert formula([2.0]).tolist() == [6.0]


def test_a_true_inequality_with_another_remainder_is_refused_at_a_point_where_the_lines_differ():
    with pytest.raises(NotProved) as caught:
        assert inequality(0 * t, w[k] ** 2, 2 * w[k] ** 2).proof
    found = caught.value.counterexample
    assert found.left == found.values["w", (1,)] ** 2
    assert found.right == 2 * found.left != 0


def test_a_declared_quantity_with_a_sum_of_its_own_catches_no_index():
    W = family("W", n, n)
    given = [nonnegative(x[i] + Sum(W[i, j], j))]
    diagonal, row = Sum(x[k] + Sum(W[j, j], j), l, k), Sum(x[k] + Sum(W[k, j], j), l, k)
    with pytest.raises(NotProved, match="may be negative"):
        assert inequality(0 * t, diagonal, diagonal, *given).proof
    assert inequality(0 * t, row, row, *given).proof.reasons == (sign,)


def test_a_law_counts_where_only_a_declaration_mentions_what_it_is_written_with():
    given = [*MASK, nonnegative(t - p[j])]
    proof = inequality(0 * t, Sum(t, j), Sum(t - p[j], j) + Sum(p[j], j), *given).proof
    assert proof.reasons == (sign,)


def test_a_remainder_is_worked_out_where_that_is_easy():
    c, s = scalar("c s")
    for left, right in (
        (2 * c * s, c**2 + s**2),
        (c * (1 - c), Rational(1, 4)),
        (c, c**2 + Rational(1, 4)),
        (w[k] ** 2 * 2 * s, w[k] ** 2 * (1 + s**2)),
    ):
        assert Inequality(title="T", lhs=left, rhs=right).proof.reasons == (sign,)
    for left, right in ((c, c**2), (c**2, c), (c**3, c**4), (0 * c, c)):
        with pytest.raises(BadStatement, match="give remainder="):
            Inequality(title="T", lhs=left, rhs=right)


def test_what_sympy_cancels_is_read_and_what_it_flattens_is_seen():
    c, s = scalar("c s")
    quarter = Rational(1, 4)
    with pytest.raises(NotProved, match=r"may be negative: nothing says that .*1/4.* is not negative"):
        Inequality(title="T", lhs=c * (1 - c), rhs=quarter, remainder=quarter - c * (1 - c)).proof  # noqa: B018
    over = (1 - c) / c
    with pytest.raises(NotProved) as refusal:
        Inequality(title="T", given=[nonzero(c)], lhs=over, rhs=Integer(1), remainder=1 - over).proof  # noqa: B018
    assert refusal.value.counterexample
    declared = [nonnegative(1 - c)]
    assert Inequality(title="T", given=declared, lhs=0 * c, rhs=(1 - c) + s**2, remainder=(1 - c) + s**2).proof
    assert Inequality(title="T", given=declared, lhs=0 * c, rhs=3 + s**2 - c, remainder=3 + s**2 - c).proof
    for rest in (2 - 2 * c + s, s**2 - c, -1 * s**2 + 1 - c):
        with pytest.raises(NotProved, match="is not negative"):
            Inequality(title="T", given=declared, lhs=0 * c, rhs=rest, remainder=rest).proof  # noqa: B018

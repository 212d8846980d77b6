"""The neighbours of a statement: all of them, each once, always in one order; and what is said of each."""

import subprocess
import sys
from fractions import Fraction

import pytest
from sympy import Add, Mul, Pow
from sympy import Sum as SymPySum

from symdrop.catalogue import catalogue
from symdrop.deciders.instances import Undetermined, evaluate
from symdrop.deciders.kernel.check import Proof
from symdrop.errors import BadStatement, Disagreement, NotProved, OutsideFragment
from symdrop.fuzzing.changes import rebuilt
from symdrop.fuzzing.neighbours import EQUAL, KINDS, NO_STATEMENT, REFUTED, Neighbour, judge, neighbours
from symdrop.language import Cov, D, E, Expectation, Rational, Sum, Var, bracket, family, index, scalar, size
from symdrop.statements.hypotheses import Nonzero
from symdrop.theorem import Theorem, bernoulli, exactly, gaussian, noise, nonzero

m, n = size("m n")
i, j, k, l = index("i j k l", n)
a, b = index("a b", m)
w, x, p, v, delta, xi, z = family("w x p v delta xi z", n)
X = family("X", m, n)
t, q, c = scalar("t q c")
MASK = bernoulli(delta[j], keep=p[j])


def around(lhs, rhs, *given):
    return list(neighbours(Theorem(title="T", given=given, lhs=lhs, rhs=rhs)))


def changes(lhs, rhs, *given):
    """The changed statements, each as what has changed in it."""
    found = []
    for each in around(lhs, rhs, *given):
        theorem = each.theorem
        places = {"left": theorem.lhs, "right": theorem.rhs, "law": theorem.given, "nonzero": theorem.given}
        changed = [key for key, old in (("left", lhs), ("right", rhs), ("law", given)) if places[key] != old]
        assert len(changed) == 1
        found.append((each.kind, places[changed[0]]))
    return found


def test_an_expectation_and_its_law():
    assert changes(E(delta[k]), p[k], MASK) == [
        ("expectation", delta[k]),
        ("name", E(p[k])),
        ("exponent", E(delta[k] ** 2)),
        ("expectation", E(E(delta[k]))),
        ("sign", -E(delta[k])),
        ("name", delta[k]),
        ("exponent", p[k] ** 2),
        ("complement", 1 - p[k]),
        ("sign", -p[k]),
        ("hypothesis", ()),
        ("name", (bernoulli(p[j], keep=p[j]),)),
        ("name", (bernoulli(delta[j], keep=delta[j]),)),
        ("exponent", (bernoulli(delta[j], keep=p[j] ** 2),)),
        ("complement", (bernoulli(delta[j], keep=1 - p[j]),)),
    ]


def test_an_expectation_and_its_law_in_words():
    described = [each.description for each in around(E(delta[k]), p[k], MASK)]
    assert described == [
        "left side: E(delta[k]) loses its E",
        "left side: delta[k] becomes p[k] in E(delta[k])",
        "left side: delta[k] becomes delta[k]**2 in E(delta[k])",
        "left side: delta[k] becomes E(delta[k]) in E(delta[k])",
        "left side: E(delta[k]) becomes -E(delta[k])",
        "right side: p[k] becomes delta[k]",
        "right side: p[k] becomes p[k]**2",
        "right side: p[k] becomes 1 - p[k]",
        "right side: p[k] becomes -p[k]",
        "law of delta: it is dropped",
        "law of delta: delta[j] becomes p[j]",
        "law of delta: p[j] becomes delta[j]",
        "law of delta: p[j] becomes p[j]**2",
        "law of delta: p[j] becomes 1 - p[j]",
    ]


def test_terms_factors_numbers_and_exponents():
    assert {(kind, str(new)) for kind, new in changes(3 * t**2 - q, 0 * t)} == {
        ("sign", "q + 3*t**2"),
        ("sign", "-q - 3*t**2"),
        ("term", "-q"),
        ("term", "3*t**2"),
        ("factor", "-q + t**2"),
        ("factor", "3 - q"),
        ("factor", "3*t**2 - 1"),
        ("coefficient", "-q + 4*t**2"),
        ("coefficient", "-q + 6*t**2"),
        ("coefficient", "-q + 3*t**2/2"),
        ("coefficient", "-2*q + 3*t**2"),
        ("coefficient", "-q/2 + 3*t**2"),
        ("exponent", "-q + 3*t**3"),
        ("exponent", "-q + 3*t"),
        ("exponent", "-q**2 + 3*t**2"),
        ("name", "3*q**2 - q"),
        ("name", "3*t**2 - t"),
        ("coefficient", "1"),
    }


def test_a_bracket_and_its_indices():
    differ = 1 - bracket(k, l)
    assert changes(bracket(k, l), 1 - differ) == changes(bracket(k, l), bracket(k, l))
    assert changes(bracket(k, l), bracket(l, k))[:4] == [
        ("index", bracket(l, l)),
        ("index", bracket(k, k)),
        ("bracket", 1 + 0 * t),
        ("complement", differ),
    ]
    found = changes(differ * w[k], w[k] - bracket(k, l) * w[l])
    assert ("complement", bracket(k, l) * w[k]) in found
    assert ("term", -bracket(k, l) * w[k]) in found
    assert ("term", w[k]) in found
    assert ("factor", w[k]) in found
    assert ("index", (1 - bracket(k, k)) * w[k]) in found
    assert ("index", differ * w[l]) in found


def test_indices_are_those_in_scope_over_the_same_size():
    lhs = Sum(X[a, i] * w[i], a, i) * w[k]
    assert {new for kind, new in changes(lhs, t * w[k]) if kind == "index"} == {
        Sum(X[a, k] * w[i], a, i) * w[k],
        Sum(X[a, i] * w[k], a, i) * w[k],
    }
    nested = Sum(Sum(X[a, i], a) * Sum(X[b, i], b), i)
    assert [new for kind, new in changes(nested, 0 * t) if kind == "index"] == []
    inner = Sum(Sum(X[a, i] * X[b, i], a), b)
    assert {new for kind, new in changes(inner, 0 * t) if kind == "index"} == {
        Sum(Sum(X[b, i] * X[b, i], a), b),
        Sum(Sum(X[a, i] * X[a, i], a), b),
    }


def test_a_derivative_keeps_being_one():
    found = changes(D(w[k] * w[l] * x[k], w[k]), w[l] * x[k])
    assert ("index", D(w[k] * w[l] * x[k], w[l])) in found
    assert ("name", D(w[k] * w[l] * x[k], x[k])) in found
    assert ("factor", D(w[l] * x[k], w[k])) in found


def test_the_means_in_a_variance_are_not_taken_off():
    assert ("expectation", E(delta[k] ** 2)) in changes(Var(delta[k]), p[k] * (1 - p[k]), MASK)
    found = changes(w[k] * Cov(delta[k], t * delta[l]), bracket(k, l) * t * w[k] * p[k] * (1 - p[k]), MASK)
    assert ("expectation", w[k] * E(delta[k] * t * delta[l])) in found


def test_an_expectation_moves_inside_a_power():
    found = changes(E((t - delta[k]) ** 2), 0 * t, MASK)
    assert ("expectation", E(E(t - delta[k]) ** 2)) in found
    assert ("expectation", E((t - E(delta[k])) ** 2)) in found
    assert ("expectation", (t - delta[k]) ** 2) in found


def test_mean_and_variance_and_what_is_declared():
    law = gaussian(xi[j], mean=1, variance=v[j])
    found = [each for each in changes(E(xi[k]) / c, 1 / c, law, nonzero(c)) if isinstance(each[1], tuple)]
    assert found == [
        ("hypothesis", (nonzero(c),)),
        ("name", (gaussian(v[j], mean=1, variance=v[j]), nonzero(c))),
        ("coefficient", (gaussian(xi[j], mean=2, variance=v[j]), nonzero(c))),
        ("coefficient", (gaussian(xi[j], mean=Rational(1, 2), variance=v[j]), nonzero(c))),
        ("coefficient", (gaussian(xi[j], mean=-1, variance=v[j]), nonzero(c))),
        ("hypothesis", (gaussian(xi[j], mean=v[j], variance=v[j]), nonzero(c))),
        ("name", (gaussian(xi[j], mean=1, variance=xi[j]), nonzero(c))),
        ("exponent", (gaussian(xi[j], mean=1, variance=v[j] ** 2), nonzero(c))),
        ("hypothesis", (gaussian(xi[j], mean=1, variance=1), nonzero(c))),
        ("hypothesis", (law,)),
        ("exponent", (law, nonzero(c**2))),
    ]


def test_a_family_declared_non_zero_is_confused_with_another():
    found = [new for kind, new in changes(x[k] / w[k], x[k] / w[k] + 0, nonzero(w)) if isinstance(new, tuple)]
    assert found == [(), (Nonzero(x),)]


def test_a_law_stays_the_kind_of_law_it_was():
    found = changes(E(z[k]), t, noise(z[j], mean=t, variance=v[j]))
    assert ("hypothesis", (noise(z[j], mean=v[j], variance=v[j]),)) in found
    assert ("hypothesis", (noise(z[j], mean=t, variance=t),)) in found


def test_what_is_no_hypothesis_is_left_out():
    law = bernoulli(delta[j], keep=Rational(1, 2))
    found = [new for _, new in changes(E(delta[k]), Rational(1, 2), law) if isinstance(new, tuple)]
    assert found == [(), (bernoulli(delta[j], keep=1),), (bernoulli(delta[j], keep=Rational(1, 4)),)]


def test_what_its_author_left_unevaluated_stays_so():
    scaled = Mul(w[k] ** 2 / c**2, c**2, x[k], evaluate=False)
    found = changes(scaled, w[k] ** 2 * x[k], nonzero(c))
    assert ("factor", Mul(w[k] ** 2 / c**2, c**2, evaluate=False)) in found
    assert ("exponent", Mul(w[k] ** 2 / c**2, c**2, x[k] ** 2, evaluate=False)) in found
    assert w[k] ** 2 * x[k] not in [new for _, new in found]


def nodes(node):
    yield node
    if isinstance(node, Mul | Add | Expectation | Pow | SymPySum | D):
        for child in node.args[: 1 if isinstance(node, SymPySum | Pow | D) else None]:
            yield from nodes(child)


def test_rebuilding_without_a_change_changes_nothing():
    count = 0
    for entry in catalogue():
        for line in (entry.theorem.lhs, entry.theorem.rhs):
            for node in nodes(line):
                for position, child in enumerate(node.args):
                    count += 1
                    assert rebuilt(node, position, child) == node
    assert count > 1000


def test_the_order_is_the_same_in_every_run():
    code = (
        "from symdrop.catalogue import find\n"
        "from symdrop.fuzzing.neighbours import neighbours\n"
        "for each in neighbours(find('inverted_dropout')[0].theorem):\n"
        "    print(each.description, each.theorem.given, each.theorem.lhs, each.theorem.rhs)\n"
    )
    runs = [
        subprocess.run(
            [sys.executable, "-c", code], env={"PYTHONHASHSEED": seed}, capture_output=True, text=True, check=True
        ).stdout
        for seed in ("1", "2")
    ]
    assert runs[0] == runs[1]
    assert len(runs[0].splitlines()) > 100


def test_every_kind_is_made_and_no_other():
    made = [
        *around(E(delta[k]), 2 * p[k] - p[k], MASK),
        *around(bracket(k, l), bracket(k, l)),
        *around(2 * t - q, 2 * t - q),
    ]
    assert {each.kind for each in made} == set(KINDS)


def test_it_has_the_title_and_the_source_and_no_steps():
    theorem = Theorem(title="Mean", source="ranjan2019", given=[MASK], lhs=E(delta[k]), rhs=p[k])
    first = next(neighbours(theorem))
    assert first.theorem.title == "Mean; left side: E(delta[k]) loses its E"
    assert first.theorem.source == "ranjan2019"
    assert first.theorem.steps == ()


def judged(lhs, rhs, *given):
    return {each.description: judge(each) for each in around(lhs, rhs, *given)}


def test_the_three_verdicts():
    verdicts = judged(E(delta[k]), p[k], MASK)
    refuted = verdicts["right side: p[k] becomes 1 - p[k]"]
    assert refuted.verdict == REFUTED
    assert (refuted.found.left, refuted.found.right) == (Fraction(1, 3), Fraction(2, 3))
    equal = verdicts["left side: delta[k] becomes delta[k]**2 in E(delta[k])"]
    assert equal.verdict == EQUAL
    assert isinstance(equal.found, Proof)
    assert equal.found.statement == equal.neighbour.theorem.statement
    bad = verdicts["law of delta: it is dropped"]
    assert bad.verdict == NO_STATEMENT
    assert isinstance(bad.found, BadStatement)
    outside = judged(D(E(delta[k] * w[k]), w[k]), p[k], MASK)[
        "left side: w[k] becomes delta[k] in " + str(D(E(delta[k] * w[k]), w[k]))
    ]
    assert isinstance(outside.found, OutsideFragment)
    assert outside.verdict == NO_STATEMENT


def test_where_noise_promises_too_little_a_normal_law_refutes():
    law = noise(z[j], mean=t, variance=q)
    verdict = judged(E(z[k] ** 2), t**2 + q, law)["left side: z[k]**2 becomes z[k]**3 in E(z[k]**2)"]
    assert verdict.verdict == REFUTED
    assert verdict.given == (gaussian(z[j], mean=t, variance=q),)
    point = verdict.found
    sides = [
        evaluate(verdict.given, side, point.sizes, point.indices, point.values)
        for side in (verdict.neighbour.theorem.lhs, verdict.neighbour.theorem.rhs)
    ]
    assert sides == [point.left, point.right]
    assert sides[0] != sides[1]


def test_a_kernel_that_accepts_what_is_false_is_noticed(monkeypatch):
    false = next(each for each in around(E(delta[k]), p[k], MASK) if each.kind == "complement")
    monkeypatch.setattr("symdrop.deciders.agreement.check", lambda *_: "accepted")
    with pytest.raises(Disagreement):
        judge(false)


def test_what_nothing_can_tell_is_not_passed_over(monkeypatch):
    false = next(each for each in around(E(delta[k]), p[k], MASK) if each.kind == "complement")
    monkeypatch.setattr("symdrop.deciders.agreement.compare", lambda *_: Undetermined("too large"))
    monkeypatch.setattr("symdrop.fuzzing.neighbours.compare", lambda *_: Undetermined("too large"))
    with pytest.raises(NotProved):
        judge(false)


def test_hypotheses_that_contradict_each_other_leave_it_open():
    """No number is a keep probability while its negative less one is a variance."""
    given = [bernoulli(delta[j], keep=q), gaussian(xi[j], mean=0, variance=-1 - q)]
    claim = Theorem(title="T", given=given, lhs=E(delta[k] * xi[k] ** 2), rhs=q)
    with pytest.raises(NotProved) as refusal:
        judge(Neighbour("sign", "written by hand", claim))
    assert refusal.value.counterexample is None


def test_entries_with_a_joint_law_do_not_stand_outside_every_expectation():
    lhs, rhs = E(Sum(delta[i] * w[i], i)), Sum(q / n * w[i], i)
    bound = {each.description for each in around(lhs, rhs, exactly(delta[j], kept=q))}
    alone = {each.description for each in around(lhs, rhs, bernoulli(delta[j], keep=q / n))}
    outside = {f"left side: {lhs} loses its E", "right side: w[i] becomes delta[i] in q*w[i]/n"}
    assert outside <= alone
    assert outside.isdisjoint(bound)
    inside = "left side: w[i] becomes delta[i] in delta[i]*w[i]"
    assert inside in alone & bound


@pytest.mark.parametrize("lhs", [Var(Sum(delta[i] * w[i], i)), Cov(delta[k], Sum(delta[i] * w[i], i))])
def test_entries_with_a_joint_law_stand_inside_a_variance(lhs):
    found = {each.description for each in around(lhs, 0 * q, exactly(delta[j], kept=q))}
    assert {f"left side: {lhs} becomes {-lhs}", "left side: w[i] becomes delta[i] in delta[i]*w[i]"} <= found

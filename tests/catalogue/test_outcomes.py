"""Verdicts, messages and records of theorems that are proved, refused, badly stated, or break the check."""

import json
from fractions import Fraction

import pytest
from sympy import Symbol

from symdrop import (
    BadStatement,
    Counterexample,
    Disagreement,
    E,
    Mistake,
    NotProved,
    OutsideFragment,
    Proof,
    Refutation,
    Sum,
    Theorem,
    bernoulli,
    family,
    index,
    linearity,
    mean,
    size,
    step,
)
from symdrop.book.chapters import theorem_file
from symdrop.catalogue import Entry, Unreadable
from symdrop.catalogue.outcomes import STATUS, Verdict, judge, judge_step, status
from symdrop.errors import Unknown
from symdrop.latex import plain
from symdrop.numeric import compile_proof
from symdrop.testing import assert_proved

n = size("n")
j, k = index("j k", n)
w, p, delta = family("w p delta", n)
MASK = [bernoulli(delta[j], keep=p[j])]
KEYS = ["name", "file", "verdict", "seconds", "reasons", "residual", "counterexample", "message", "rocq"]


def entry(lhs, rhs):
    return Entry("mine", "mine", "mine", "", Theorem(title="Mine", given=MASK, lhs=lhs, rhs=rhs))


def raising(error, monkeypatch):
    def prove(statement):
        raise error

    monkeypatch.setattr("symdrop.theorem.prove", prove)
    return judge(entry(w[k], w[k]))


def test_a_proof_comes_with_its_reasons_and_time():
    outcome = judge(entry(E(delta[k] * w[k]), p[k] * w[k]))
    assert outcome.verdict == "proved"
    record = outcome.record()
    assert list(record) == KEYS
    assert record["reasons"] == ["linearity", "mean"]
    assert 0 < record["seconds"] < 60
    assert [record[key] for key in ("file", "residual", "counterexample", "message")] == [None, None, None, ""]


def test_a_false_claim_comes_with_its_residual_and_a_counterexample():
    outcome = judge(entry(E(Sum(delta[j] * w[j], j) ** 2), Sum(p[j] * w[j], j) ** 2))
    record = outcome.record()
    assert record["verdict"] == "not proved"
    assert "p[j]" in record["residual"]
    point = record["counterexample"]
    assert list(point) == ["sizes", "indices", "values", "left", "right"]
    assert point["sizes"]["n"] >= 1
    assert point["left"] != point["right"]
    assert all(isinstance(value, str) for value in point["values"].values())
    assert record["message"] == str(outcome.error)
    assert json.loads(json.dumps(record)) == record


def test_a_bad_statement_is_told_apart():
    outcome = judge(entry(0.5 * w[k], w[k]))
    assert (outcome.verdict, outcome.reasons) == ("bad statement", [])
    assert "not exact" in outcome.message


@pytest.mark.parametrize(
    ("error", "verdict", "code"),
    [
        (OutsideFragment("a root"), "outside fragment", 1),
        (Disagreement("two deciders"), "disagreement", 1),
        (BadStatement("a float"), "bad statement", 2),
        (NotProved("no", residual=Symbol("w")), "not proved", 1),
    ],
)
def test_each_refusal_has_its_verdict_and_status(error, verdict, code, monkeypatch):
    outcome = raising(error, monkeypatch)
    assert (outcome.verdict, outcome.message, status([outcome])) == (verdict, str(error), code)


POINT = Counterexample({"n": 1}, {}, {}, Fraction(1), Fraction(0))


@pytest.mark.parametrize(
    ("error", "advice"),
    [
        (OutsideFragment("a root"), "write it with finite sums, products and integer powers"),
        (NotProved("no", residual="w"), "promise more in `given`"),
        (NotProved("no", residual="w", counterexample=POINT), "correct the side that is wrong at the counterexample"),
    ],
)
def test_a_refusal_says_what_to_try(error, advice, monkeypatch):
    outcome = raising(error, monkeypatch)
    assert outcome.advice.startswith(advice)
    assert outcome.explanation == f"{error}\n  try: {outcome.advice}"
    assert outcome.record()["message"] == str(error)


@pytest.mark.parametrize(
    "error", [NotProved("no", residual="w", advice="cite sift"), BadStatement("a float"), TypeError()]
)
def test_a_refusal_that_says_it_itself_gets_no_second_advice(error, monkeypatch):
    outcome = raising(error, monkeypatch)
    assert (outcome.advice, outcome.explanation) == ("", outcome.message)
    assert outcome.explanation.count("try: ") == ("try: cite sift" in str(error))


def test_the_verdicts_are_texts_in_what_programs_read():
    outcome = judge(entry(w[k], w[k]))
    assert outcome.verdict is Verdict.PROVED
    assert json.loads(json.dumps(outcome.record()))["verdict"] == "proved"
    assert set(STATUS) == set(Verdict)


def test_a_step_is_judged_alone():
    steps = [step(E(delta[k]) * w[k], linearity), step(p[k] * w[k], mean)]
    stated = Theorem(title="A", given=MASK, lhs=E(delta[k] * w[k]), rhs=p[k] * w[k], steps=steps)
    mine = Entry("mine", "mine", "mine", "", stated)
    assert [judge_step(mine, number).verdict for number in (1, 2, 3)] == ["proved"] * 3
    assert judge_step(mine, 4).verdict == "bad statement"


@pytest.mark.parametrize("error", [TypeError("bad operand"), MemoryError(), RecursionError("too deep")])
def test_an_unforeseen_error_is_not_proved_and_asks_for_a_report(error, monkeypatch):
    outcome = raising(error, monkeypatch)
    assert (outcome.verdict, status([outcome])) == ("not proved", 1)
    assert type(error).__name__ in outcome.message
    assert "please report" in outcome.message


def test_what_cannot_be_read_is_a_bad_statement():
    outcome = judge(Unreadable("bad", BadStatement("line 3")))
    assert (outcome.verdict, outcome.message, outcome.seconds) == ("bad statement", "line 3", 0.0)


def test_the_worst_verdict_gives_the_status(monkeypatch):
    proved = judge(entry(w[k], w[k]))
    refused = judge(entry(w[k], 2 * w[k]))
    bad = judge(Unreadable("bad", BadStatement("line 3")))
    limited = judge(entry(w[k] ** 65, w[k] ** 65))
    cases = ([proved], [refused, proved], [bad, refused, proved], [limited, bad, refused, proved])
    assert [status(each) for each in cases] == [0, 1, 2, 3]
    assert (limited.verdict, limited.holds, limited.record()["verdict"]) == ("limit reached", False, "limit reached")
    assert set(STATUS.values()) == {0, 1, 2, 3}


def test_a_forged_proof_is_not_taken():
    class Believed(Theorem):
        proof = "trust me"

    forged = [Believed(title="Forged", lhs=w[k], rhs=2 * w[k]), Theorem(title="Forged", lhs=w[k], rhs=2 * w[k])]
    forged[1].__dict__["proof"] = Theorem(title="Another", lhs=w[k], rhs=w[k]).proof
    for theorem in forged:
        mine = Entry("forged", "mine", "mine", "", theorem)
        with pytest.raises(TypeError, match="is not a proof of it"):
            theorem_file([mine])
        outcome = judge(mine)
        assert (outcome.verdict, status([outcome])) == ("not proved", 1)
        assert "forged.proof is not a proof of it" in outcome.message


def test_a_forged_refutation_is_not_taken():
    another = Mistake(title="Another", lhs=w[k], rhs=2 * w[k]).refutation
    true = {"title": "True", "lhs": w[k], "rhs": w[k]}

    class Lax(Refutation):
        def __post_init__(self, maker):
            pass

    lax = Lax(another.sizes, another.indices, another.values, 1, 2, Mistake(**true).statement, None)
    changed = Mistake(title="Changed", lhs=w[k], rhs=2 * w[k])
    assert changed.refutation
    object.__setattr__(changed, "statement", Mistake(**true).statement)
    forged = [changed]
    for found in (POINT, another, lax, "trust me"):
        believed = type("Believed", (Mistake,), {"refutation": found})
        forged += [believed(**true), Mistake(**true)]
        vars(forged[-1])["refutation"] = found
    for mistake in forged:
        outcome = judge(Entry("forged", "mine", "mine", "", mistake))
        assert (outcome.verdict, status([outcome])) == ("not proved", 1)
        assert "forged.refutation is not a refutation of it" in outcome.message


def test_a_class_that_is_derived_from_a_proof_proves_nothing():
    class Lax(Proof):
        def __post_init__(self, maker):
            pass

    false = Theorem(title="Forged", lhs=w[k], rhs=2 * w[k])
    vars(false)["proof"] = Lax(false.statement, (), None)
    assert not false.is_decided
    assert judge(Entry("forged", "mine", "mine", "", false)).verdict == "not proved"
    with pytest.raises(AssertionError, match="is not proved"):
        assert_proved(false)
    for reader in (plain, compile_proof):
        with pytest.raises((BadStatement, TypeError), match="Proof"):
            reader(false.proof)


def test_exact_numbers_are_written_as_texts(monkeypatch):
    point = Counterexample({"n": 2}, {"k": 1}, {Unknown("w", (1,)): Fraction(1, 3)}, Fraction(1), Fraction(-1, 2))
    record = raising(NotProved("no", residual=Symbol("w"), counterexample=point), monkeypatch).record()
    assert record["counterexample"] == {
        "sizes": {"n": 2},
        "indices": {"k": 1},
        "values": {"w[1]": "1/3"},
        "left": "1",
        "right": "-1/2",
    }

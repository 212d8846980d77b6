"""A mistake passes only when a counterexample refutes it; a step is proved by itself."""

import pytest

from symdrop import (
    BadStatement,
    Counterexample,
    Disagreement,
    E,
    Mistake,
    NotProved,
    NotRefuted,
    Theorem,
    bernoulli,
    family,
    index,
    linearity,
    mean,
    noise,
    size,
    step,
)
from symdrop.catalogue import Entry
from symdrop.hypotheses import Bernoulli
from symdrop.outcomes import judge, status
from symdrop.theorem import prove_step

n = size("n")
j, k, l = index("j k l", n)  # noqa: E741
w, p, delta, z = family("w p delta z", n)
MASK = [bernoulli(delta[j], keep=p[j])]
FALSE = {"title": "No penalty", "given": MASK, "lhs": E(delta[j] * delta[k]), "rhs": p[j] * p[k]}
TRUE = {"title": "The mean", "given": MASK, "lhs": E(delta[k]), "rhs": p[k]}
SILENT = {
    "title": "Three entries",
    "given": [noise(z[j], mean=0, variance=1)],
    "lhs": E(z[j] * z[k] * z[l]),
    "rhs": p[k],
}


def outcome_of(claim):
    return judge(Entry("mine", "mine", "mine", "", Mistake(**claim)))


def test_a_false_claim_is_refuted():
    found = Mistake(**FALSE).refutation
    assert isinstance(found, Counterexample)
    assert found.left != found.right
    outcome = outcome_of(FALSE)
    assert (outcome.verdict, outcome.holds, outcome.proof, status([outcome])) == ("refuted", True, None, 0)
    assert outcome.record()["counterexample"]["left"] == str(outcome.refutation.left)


@pytest.mark.parametrize(("claim", "words"), [(TRUE, "is true for every size"), (SILENT, "do not promise")])
def test_what_is_true_or_undetermined_is_not_refuted(claim, words):
    with pytest.raises(NotRefuted, match=words):
        Mistake(**claim).refutation  # noqa: B018
    outcome = outcome_of(claim)
    assert (outcome.verdict, outcome.holds, status([outcome])) == ("not refuted", False, 1)
    assert words in outcome.message


def test_a_bad_statement_is_no_refutation():
    outcome = outcome_of(FALSE | {"given": []})
    assert (outcome.verdict, outcome.holds, status([outcome])) == ("bad statement", False, 2)


def test_the_deciders_may_not_contradict_each_other(monkeypatch):
    monkeypatch.setattr("symdrop.theorem.check", lambda statement: "a proof")
    with pytest.raises(Disagreement, match="please report"):
        Mistake(**FALSE).refutation  # noqa: B018


def test_a_mistake_takes_no_steps_and_gives_no_proof():
    with pytest.raises(TypeError, match="steps"):
        Mistake(**FALSE, steps=[])
    assert not hasattr(Mistake(**FALSE), "proof")
    assert not hasattr(Theorem(**TRUE), "refutation")
    entry = Entry("mine", "mine", "mine", "", Mistake(**FALSE))
    with pytest.raises(BadStatement, match="has no derivation"):
        entry.theorem  # noqa: B018


def test_a_law_of_ones_own_making_is_no_hypothesis():
    class Certain(Bernoulli):
        def moment(self, order):
            return w[j]

    with pytest.raises(BadStatement, match="is not a hypothesis"):
        Theorem(title="Mine", given=[Certain(delta[j], p[j])], lhs=E(delta[k]), rhs=w[k])


def test_a_hypothesis_is_checked_for_a_mistake_too():
    with pytest.raises(BadStatement, match="is not a hypothesis"):
        Mistake(**FALSE | {"given": [p]})


def in_steps(second, reasons, rhs):
    steps = [step(w[k] * E(delta[k]), linearity), step(second, *reasons)]
    return Theorem(title="In steps", given=MASK, lhs=E(delta[k] * w[k]), rhs=rhs, steps=steps)


def test_each_step_is_proved_by_itself():
    theorem = in_steps(w[k] * p[k], [mean], p[k] * w[k])
    assert [prove_step(theorem, number).reasons for number in (1, 2, 3)] == [(linearity,), (mean,), ()]


@pytest.mark.parametrize(
    ("theorem", "number", "message", "step_number", "reasons"),
    [
        (in_steps(w[k] * p[j], [mean], p[j] * w[k]), 2, "step 2 does not follow", 2, ("mean",)),
        (in_steps(w[k] * p[k], [], p[k] * w[k]), 2, "step 2 does not follow", 2, ()),
        (in_steps(w[k] * p[k], [mean, linearity], p[k] * w[k]), 2, "step 2 cites linearity", 2, ("mean", "linearity")),
        (in_steps(w[k] * p[k], [mean], E(delta[k]) * w[k]), 3, "the right side after the last step does not", None, ()),
    ],
)
def test_a_step_that_does_not_hold_is_refused_and_no_other(theorem, number, message, step_number, reasons):
    with pytest.raises(NotProved, match=message) as caught:
        prove_step(theorem, number)
    assert (caught.value.step, caught.value.reasons) == (step_number, reasons)
    assert str(caught.value).startswith(message)
    for other in {1, 2, 3} - {number}:
        prove_step(theorem, other)


@pytest.mark.parametrize("number", [0, -1, 4])
def test_there_is_no_step_beyond_the_closing_one(number):
    with pytest.raises(BadStatement, match="has 2 steps and no step"):
        prove_step(in_steps(w[k] * p[k], [mean], p[k] * w[k]), number)
    with pytest.raises(BadStatement, match="has 0 steps"):
        prove_step(Theorem(**TRUE), 1)

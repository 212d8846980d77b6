"""A mistake passes only when a counterexample refutes it."""

import pytest

from symdrop import (
    BadStatement,
    Counterexample,
    Disagreement,
    E,
    Mistake,
    NotRefuted,
    Theorem,
    bernoulli,
    family,
    index,
    noise,
    size,
)
from symdrop.catalogue import Entry
from symdrop.hypotheses import Bernoulli
from symdrop.outcomes import judge, status

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

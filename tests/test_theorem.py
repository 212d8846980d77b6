"""A theorem is checked line by line as its author wrote it; a mistake passes only when a counterexample refutes it."""

import pickle
from copy import copy, deepcopy
from fractions import Fraction

import pytest

from symdrop import (
    BadStatement,
    Counterexample,
    Disagreement,
    E,
    Inequality,
    LimitReached,
    Mistake,
    NotProved,
    NotRefuted,
    Refutation,
    Sum,
    Theorem,
    bernoulli,
    family,
    independent,
    index,
    linearity,
    mean,
    noise,
    nonzero,
    size,
    step,
)
from symdrop.catalogue import Entry
from symdrop.catalogue.outcomes import judge, status
from symdrop.deciders.agreement import prove, prove_step, refute
from symdrop.derive import derive
from symdrop.functions import softplus
from symdrop.latex.mistakes import mistake_plain
from symdrop.statements.laws.bernoulli import Bernoulli
from symdrop.statements.statement import Step

n = size("n")
j, k, l = index("j k l", n)
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
    monkeypatch.setattr("symdrop.deciders.agreement.check", lambda *_: "a proof")
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


def test_a_step_is_its_line_and_the_reasons_cited():
    assert step(w[k] * E(delta[k]), linearity, mean) == Step(w[k] * E(delta[k]), (linearity, mean))
    assert step(w[k]) == Step(w[k], ())
    for reason in ("mean", None, mean.name, [mean], Theorem):
        with pytest.raises(BadStatement, match="is not a reason"):
            step(w[k], linearity, reason)
    with pytest.raises(BadStatement, match="is not an expression"):
        step("w", mean)


def test_a_theorem_holds_what_was_stated():
    steps = [step(w[k] * E(delta[k]), linearity), step(w[k] * p[k], mean)]
    theorem = Theorem(title="Kept", source="here", given=MASK, lhs=E(w[k] * delta[k]), rhs=w[k] * p[k], steps=steps)
    assert (theorem.title, theorem.source, theorem.given, theorem.steps) == ("Kept", "here", (*MASK,), (*steps,))
    assert theorem.lines == (E(w[k] * delta[k]), w[k] * E(delta[k]), w[k] * p[k], w[k] * p[k])
    assert theorem.proof.statement == theorem.statement
    assert theorem.proof.reasons == (linearity, mean)
    assert Theorem(title="", lhs=w[k], rhs=w[k]).source == Mistake(title="", lhs=w[k], rhs=w[k]).source == ""
    mistake = Mistake(title="Lost", source="there", given=MASK, lhs=E(delta[k]), rhs=w[k])
    assert (mistake.title, mistake.source, mistake.given, mistake.lines) == (
        "Lost",
        "there",
        (*MASK,),
        (E(delta[k]), w[k]),
    )


def test_a_claim_is_a_value():
    def claims():
        instead = Theorem(**TRUE)
        return [instead, Mistake(**FALSE), Mistake(**FALSE, instead=instead), bound(), derive(E(delta[k]), given=MASK)]

    def bound():
        return Inequality(title="Even", lhs=w[k] - w[k], rhs=w[k] ** 2, remainder=w[k] ** 2)

    for one, other in zip(claims(), claims(), strict=True):
        assert one is not other
        assert (one, hash(one)) == (other, hash(other))
        for same in (copy(one), deepcopy(one), pickle.loads(pickle.dumps(one))):
            assert (same, type(same)) == (one, type(one))
    assert len(set(claims())) == len(claims())
    assert Theorem(**FALSE) != Mistake(**FALSE)
    assert bound().remainder == w[k] ** 2
    assert isinstance(bound(), Theorem)
    assert not isinstance(Mistake(**FALSE), Theorem)


@pytest.mark.parametrize("name", ["statement", "title", "lhs", "rhs", "steps", "remainder", "instead"])
def test_a_claim_cannot_be_changed(name):
    for claim in (Theorem(**TRUE), Mistake(**FALSE)):
        with pytest.raises(AttributeError):
            setattr(claim, name, w[k])


def test_a_claim_is_decided_once_its_proof_or_refutation_is_had():
    theorem, mistake = Theorem(**TRUE), Mistake(**FALSE)
    assert not theorem.is_decided
    assert not mistake.is_decided
    assert theorem.proof
    assert mistake.refutation
    assert theorem.is_decided
    assert mistake.is_decided


@pytest.mark.parametrize(
    "claim",
    [
        Theorem(**TRUE),
        Inequality(title="A square is not negative", lhs=0, rhs=w[k] ** 2),
        Mistake(title="A square", lhs=w[k] ** 2, rhs=w[k]),
        derive(E(delta[k] * w[k]), given=TRUE["given"]),
    ],
)
def test_what_is_stated_has_no_truth_value_that_would_pass_for_a_proof(claim):
    for truth in (bool, lambda stated: not stated, lambda stated: stated and True):
        with pytest.raises(
            BadStatement, match=r"has no truth value; ask for the \.proof of a theorem or the \.refutation"
        ):
            truth(claim)
    assert claim.refutation if isinstance(claim, Mistake) else claim.proof


def test_what_is_not_its_proof_does_not_decide_a_theorem():
    false = Theorem(**FALSE)
    with pytest.raises(NotProved):
        false.proof  # noqa: B018
    assert not false.is_decided
    for forged in (Theorem(**TRUE).proof, "a proof", True):
        vars(false)["proof"] = forged
        assert not false.is_decided


def test_what_is_not_its_refutation_does_not_decide_a_mistake():
    mistake, another = Mistake(**FALSE), Mistake(**{**FALSE, "title": "Another"})
    point = Counterexample({"n": 1}, {}, {}, Fraction(1), Fraction(0))
    for forged in (True, point, another.refutation, Theorem(**TRUE).proof):
        vars(mistake)["refutation"] = forged
        assert not mistake.is_decided
        with pytest.raises(TypeError, match="is not a refutation of"):
            mistake_plain(mistake)
    with pytest.raises(TypeError, match="cannot be made by hand"):
        Refutation({}, {}, {}, Fraction(1), Fraction(0), mistake.statement, None)


def test_statements_and_claims_are_decided_alike():
    assert prove(Theorem(**TRUE)) == prove(Theorem(**TRUE).statement)
    assert refute(Mistake(**FALSE)) == refute(Mistake(**FALSE).statement)
    theorem = in_steps(w[k] * p[k], [mean], p[k] * w[k])
    assert prove_step(theorem, 2) == prove_step(theorem.statement, 2)


@pytest.mark.parametrize("stated", [p[k], (p[k], mean), "p[k]", mean])
def test_what_is_no_step_is_refused(stated):
    with pytest.raises(BadStatement, match="is not a step"):
        Theorem(**TRUE, steps=[step(E(delta[k])), stated])


def test_both_sides_are_expressions_and_hypotheses_are_hypotheses():
    for sides in ({"lhs": "w", "rhs": p[k]}, {"lhs": p[k], "rhs": None}):
        for kind in (Theorem, Mistake):
            with pytest.raises(BadStatement, match="is not an expression"):
                kind(title="", **sides)
    with pytest.raises(BadStatement, match="is not a hypothesis"):
        Theorem(title="", given=[*MASK, nonzero(p), p[k]], lhs=p[k], rhs=p[k])


def test_a_false_step_is_refused_with_a_point_between_its_two_lines():
    lines = [step(w[k] * E(delta[k] * delta[j]), linearity), step(w[k] * p[k] * p[j], independent, mean)]
    theorem = Theorem(title="", given=MASK, lhs=E(w[k] * delta[k] * delta[j]), rhs=w[k] * p[k] * p[j], steps=lines)
    with pytest.raises(NotProved, match="step 2") as refusal:
        theorem.proof  # noqa: B018
    point = refusal.value.counterexample
    assert (refusal.value.step, point.indices) == (2, {"j": 1, "k": 1})
    assert point.left != point.right


def test_a_true_step_for_the_wrong_reason_is_refused_without_a_point():
    """The step after it is false and the right side too: neither is what was refused."""
    lines = [step(w[k] * E(delta[k]), mean), step(w[k] * p[k] ** 2, mean)]
    theorem = Theorem(title="", given=MASK, lhs=E(w[k] * delta[k]), rhs=w[k] * p[k] ** 3, steps=lines)
    with pytest.raises(NotProved, match="step 1") as refusal:
        theorem.proof  # noqa: B018
    assert refusal.value.counterexample is None


def test_a_right_side_that_is_not_the_last_line_is_refused_with_a_point():
    lines = [step(p[k], mean)]
    with pytest.raises(NotProved, match="right side") as refusal:
        Theorem(title="", given=MASK, lhs=E(delta[k]), rhs=p[k] ** 2, steps=lines).proof  # noqa: B018
    point = refusal.value.counterexample
    assert (point.left, point.right) == (point.values["p", (1,)], point.values["p", (1,)] ** 2)


def refuse(statement, work):
    raise NotProved("the two sides differ", residual=w[k], step=1 if statement.steps else None)


def test_what_a_spread_form_does_not_see_is_no_defect():
    left, right = E(softplus(E(delta[k]) * delta[k])), (1 - p[k]) * softplus(0) + p[k] * softplus(p[k])
    with pytest.raises(NotProved, match="does not see that the two sides are equal") as refusal:
        Theorem(title="", given=MASK, lhs=left, rhs=right).proof  # noqa: B018
    assert refusal.value.counterexample is None
    assert "by steps" in refusal.value.advice


def test_a_kernel_that_refuses_what_every_instance_confirms_is_a_defect(monkeypatch):
    monkeypatch.setattr("symdrop.deciders.agreement.check", refuse)
    with pytest.raises(Disagreement, match="every instance of it holds"):
        Theorem(**TRUE).proof  # noqa: B018
    with pytest.raises(NotProved) as refusal:
        Theorem(**TRUE, steps=[step(p[k], mean)]).proof  # noqa: B018
    assert refusal.value.counterexample is None
    with pytest.raises(NotProved) as refusal:
        Theorem(**SILENT).proof  # noqa: B018
    assert refusal.value.counterexample is None


def test_a_kernel_that_proves_what_an_instance_refutes_is_a_defect(monkeypatch):
    monkeypatch.setattr("symdrop.deciders.agreement.check", lambda *_: "a proof")
    with pytest.raises(Disagreement, match="the kernel accepts 'No penalty'"):
        Theorem(**FALSE).proof  # noqa: B018
    with pytest.raises(NotProved, match="the instances cannot confirm it"):
        Theorem(**SILENT).proof  # noqa: B018
    middle = [step(p[k] ** 2, mean), step(p[k], mean)]
    with pytest.raises(Disagreement, match="left = "):
        Theorem(**TRUE, steps=middle).proof  # noqa: B018


def test_a_false_claim_without_steps_is_refused_with_a_point():
    with pytest.raises(NotProved, match="the two sides differ") as refusal:
        Theorem(title="", lhs=Sum(w[j], j) ** 2, rhs=Sum(w[j] ** 2, j)).proof  # noqa: B018
    assert refusal.value.counterexample.sizes == {"n": 2}


def test_more_work_is_allowed_when_it_is_asked_for(monkeypatch):
    monkeypatch.setattr("symdrop.deciders.kernel.limits.MOST_WORK", 40)
    theorem = Theorem(title="A power", lhs=(w[k] + 1) ** 4, rhs=(1 + w[k]) ** 2 * (1 + w[k]) ** 2)
    with pytest.raises(LimitReached, match=r"more than 40 elementary changes, .* --work 10"):
        theorem.proof  # noqa: B018
    assert theorem.prove(work=100) is theorem.proof
    for work in (0, -1, 1.5, True, "10"):
        with pytest.raises(BadStatement, match="how many times"):
            theorem.prove(work=work)


def test_a_limit_in_the_instances_is_not_a_refusal(monkeypatch):
    monkeypatch.setattr("symdrop.deciders.instances.comparison.MOST_PRODUCTS", 2)
    with pytest.raises(LimitReached, match="more than 2 products"):
        Theorem(**TRUE).proof  # noqa: B018
    mistake = Mistake(title="A square", lhs=Sum(w[j], j) ** 2, rhs=Sum(w[j] ** 2, j))
    with pytest.raises(LimitReached):
        mistake.refutation  # noqa: B018
    assert mistake.refute(work=100) is mistake.refutation

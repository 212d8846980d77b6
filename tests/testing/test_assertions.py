"""What the assertions return, and what they say when there is nothing to return."""

import re
import subprocess
import sys

import pytest

import symdrop.testing
from symdrop import (
    BadStatement,
    D,
    Disagreement,
    E,
    Mistake,
    NotProved,
    OutsideFragment,
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
from symdrop.deciders.kernel.check import Proof
from symdrop.testing import assert_proved, assert_refuted

n = size("n")
i, j, k = index("i j k", n)
w, p, delta = family("w p delta", n)
MASK = [bernoulli(delta[j], keep=p[j])]
TRUE = {"title": "Mean", "given": MASK, "lhs": E(delta[k] * w[k]), "rhs": p[k] * w[k]}
FALSE = {"title": "Square", "lhs": Sum(w[i], i) ** 2, "rhs": Sum(w[i] ** 2, i)}


def test_a_proof_is_returned():
    theorem = Theorem(**TRUE)
    proof = assert_proved(theorem)
    assert isinstance(proof, Proof)
    assert proof.statement == theorem.statement


def test_a_refusal_is_told_in_full():
    line = step(E(delta[k]) * w[k], linearity, mean)
    with pytest.raises(AssertionError) as caught:
        assert_proved(Theorem(**TRUE, steps=[line, step(p[k] * w[k], mean)]))
    assert str(caught.value) == (
        "'Mean' is not proved (NotProved): step 1 cites mean, which it does not use\n"
        "  line:     E(delta[k])*w[k]\n"
        "  reasons:  linearity, mean\n  residual: 0\n  no counterexample was found\n  try: leave out mean"
    )
    assert isinstance(caught.value.__cause__, NotProved)
    with pytest.raises(AssertionError) as caught:
        assert_proved(Theorem(**FALSE))
    assert "  residual: -Sum(w[i]**2, i) + Sum(w[i]*w[j], i, j)\n" in str(caught.value)
    assert "  counterexample: at n = 2, w[1] = 1, w[2] = 1: left = 4, right = 2" in str(caught.value)
    assert caught.value.__cause__.counterexample.left == 4


@pytest.mark.parametrize(
    ("theorem", "said"),
    [
        (Theorem(title="Root", lhs=w[k] ** (w[k] / w[k] / 2), rhs=w[k]), "'Root' is not proved (OutsideFragment): "),
        (Theorem(title="Float", lhs=0.5 * w[k], rhs=w[k]), "'Float' is not proved (BadStatement): 0.5"),
    ],
)
def test_other_refusals_are_assertion_errors_too(theorem, said):
    with pytest.raises(AssertionError, match=re.escape(said)):
        assert_proved(theorem)


def test_a_forged_proof_is_not_taken():
    class Believed(Theorem):
        proof = "trust me"

    forged = [Believed(**FALSE), Theorem(**FALSE)]
    forged[1].__dict__["proof"] = Theorem(**TRUE).proof
    for theorem, said in zip(forged, ["'trust me'", "a Proof of another statement"], strict=True):
        with pytest.raises(AssertionError, match=f"'Square' is not proved: its proof is {said}, not a Proof of it"):
            assert_proved(theorem)


@pytest.mark.parametrize("kind", [Theorem, Mistake])
def test_a_counterexample_is_returned(kind):
    found = assert_refuted(kind(**FALSE))
    assert str(found) == "at n = 2, w[1] = 1, w[2] = 1: left = 4, right = 2"


@pytest.mark.parametrize("kind", [Theorem, Mistake])
def test_what_is_true_is_not_refuted(kind):
    with pytest.raises(AssertionError, match=r"'Mean' is not refuted \(NotRefuted\): 'Mean' is true for every size"):
        assert_refuted(kind(**TRUE))


def test_a_disagreement_of_the_deciders_is_never_a_refutation(monkeypatch):
    monkeypatch.setattr("symdrop.deciders.agreement.check", lambda *_: None)
    with pytest.raises(AssertionError, match=r"\(Disagreement\): .* please report the statement") as caught:
        assert_refuted(Mistake(**FALSE))
    assert isinstance(caught.value.__cause__, Disagreement)


def test_what_is_outside_the_fragment_is_not_refuted():
    mistake = Mistake(title="Root", lhs=w[k] ** (w[k] / w[k] / 2), rhs=w[k])
    with pytest.raises(AssertionError, match=r"'Root' is not refuted \(OutsideFragment\): ") as caught:
        assert_refuted(mistake)
    assert isinstance(caught.value.__cause__, OutsideFragment)


@pytest.mark.parametrize("thing", [Mistake(**FALSE), True, None, "theorem", D(w[k], w[k])])
def test_only_a_theorem_is_proved(thing):
    with pytest.raises(BadStatement, match=r"is not a Theorem; a claim that is false is for assert_refuted"):
        assert_proved(thing)


@pytest.mark.parametrize("thing", [True, None, "mistake"])
def test_only_a_statement_is_refuted(thing):
    with pytest.raises(BadStatement, match=r"is not a statement; pass a Mistake or a Theorem"):
        assert_refuted(thing)


def test_without_hypothesis_the_import_says_what_to_install():
    program = """
import sys
sys.modules["hypothesis"] = None
try:
    import symdrop.testing.strategies
except ImportError as error:
    print(error)
"""
    run = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert run.stdout == "symdrop.testing needs Hypothesis; install it with: pip install 'symdrop[testing]'\n"


def test_public_names_are_there():
    assert all(hasattr(symdrop.testing, name) for name in symdrop.testing.__all__)
    assert sorted(symdrop.testing.__all__) == symdrop.testing.__all__

"""What is made of coqc's answers, with a stand-in for it that answers as it is told."""

import json
import os
from typing import Any

import pytest
from click.testing import CliRunner

from symdrop.catalogue import Entry, find
from symdrop.cli import main
from symdrop.errors import NotInstalled
from symdrop.rocq.checker import check_installed, checked
from symdrop.rocq.folder import LIBRARY, texts, written

NAME = "expected_dropout_output"
# A theorem of which no proof in Rocq is known.
QUOTIENT = """from symdrop import E, Sum, Theorem, bernoulli, family, index, nonzero, size

n = size("n")
j, k = index("j k", n)
w, p, delta = family("w p delta", n)
total = Sum(w[j], j)
theorem = Theorem(
    title="A quotient by a sum",
    given=[bernoulli(delta[j], keep=p[j]), nonzero(total)],
    lhs=E(delta[k]) / total,
    rhs=p[k] / total,
)
"""


@pytest.fixture
def answering(monkeypatch, tmp_path):
    """Has coqc accept the library, and answer so of theorems."""

    def put(answer, status=0):
        library = " ".join(f"{each}.v" for each in LIBRARY)
        script = (
            f'for last; do :; done\ncase " {library} " in *" $last "*) exit 0;; esac\necho "{answer}"\nexit {status}\n'
        )
        program = tmp_path / "coqc"
        program.write_text(f"#!/bin/sh\n{script}")
        program.chmod(0o755)
        monkeypatch.setenv("PATH", f"{tmp_path}{os.pathsep}/usr/bin{os.pathsep}/bin")

    return put


def outcome(name=NAME):
    return next(checked([written(find(name)[0])]))


def test_checked_is_what_rocq_accepts_without_an_axiom(answering):
    answering("Closed under the global context")
    assert (outcome().verdict, outcome().message) == ("checked", "")


@pytest.mark.parametrize(
    "answer",
    ["Axioms:\nclassic : forall P : Prop, P \\/ ~ P", "", "Closed under the global context\nAxioms: x"],
    ids=["an axiom", "silence", "more than that"],
)
def test_what_rests_on_more_is_not_checked(answering, answer):
    answering(answer)
    assert outcome().verdict == "not checked"


def test_several_are_checked_at_once_and_each_alone_where_that_is_refused(answering):
    files = [written(each) for each in (*find("masked_norm"), *find(NAME))]
    closed = "Closed under the global context"
    answering(closed)
    assert [each.verdict for each in checked(files)] == ["checked", "checked"]
    # Together they rest on something; alone, each rests on nothing.
    answering(f"$(grep -q together assumptions.v && echo Axioms: x || echo {closed})")
    assert [each.verdict for each in checked(files)] == ["checked", "checked"]
    answering(f"$(grep -q masked_norm assumptions.v && echo Axioms: x || echo {closed})")
    assert [each.verdict for each in checked(files)] == ["not checked", "checked"]


def test_what_rocq_refuses_is_not_checked_with_its_message(answering):
    answering("File x, line 3:\nError: Unable to unify true with false.\nClosed under the global context", status=1)
    assert outcome().verdict == "not checked"
    assert "Unable to unify true with false" in outcome().message


def test_a_shape_without_a_proof_is_named(answering):
    answering("Closed under the global context")
    names = dict[str, Any]()
    exec(QUOTIENT, names)
    found = next(checked([written(Entry("quotient", "", "quotient", "", names["theorem"]))]))
    assert (found.verdict, found.message) == (
        "no proof known",
        "division by a sum over an index, or by an expectation",
    )


def test_where_coqc_is_missing_it_is_said_what_to_install(monkeypatch, tmp_path):
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(NotInstalled, match="apt-get install coq libcoq-mathcomp-algebra-tactics"):
        check_installed()
    ended = CliRunner().invoke(main, ["rocq", NAME, "--check"])
    assert ended.exit_code == 2
    assert "apt-get install coq" in ended.output


@pytest.mark.parametrize(
    ("names", "answer", "status", "code"),
    [
        ([NAME], "Closed under the global context", 0, 0),
        ([NAME], "Error: no.", 1, 1),
        ([NAME, "proof_quotient.py"], "Closed under the global context", 0, 3),
        ([NAME, "proof_quotient.py"], "Error: no.", 1, 1),
    ],
)
def test_the_status_tells_what_became_of_them(answering, monkeypatch, tmp_path, names, answer, status, code):
    answering(answer, status)
    monkeypatch.chdir(tmp_path)
    (tmp_path / "proof_quotient.py").write_text(QUOTIENT)
    assert CliRunner().invoke(main, ["rocq", *names, "--check"]).exit_code == code


def test_a_record_for_programs(answering):
    answering("Closed under the global context")
    ended = CliRunner().invoke(main, ["rocq", NAME, "--check", "--json"])
    record = json.loads(ended.output)
    assert (record["name"], record["verdict"], record["rocq"], record["message"]) == (NAME, "proved", "checked", "")


def test_what_is_written_is_current_and_the_same_again(tmp_path):
    runner = CliRunner()
    folder = str(tmp_path / "out")
    assert runner.invoke(main, ["rocq", NAME, "-o", folder, "--current"]).exit_code == 1
    assert runner.invoke(main, ["rocq", NAME, "-o", folder]).exit_code == 0
    assert runner.invoke(main, ["rocq", NAME, "-o", folder, "--current"]).exit_code == 0
    assert {each.name for each in (tmp_path / "out").iterdir()} == {*texts([written(find(NAME)[0])])}
    (tmp_path / "out" / f"{NAME}.v").write_text("mine")
    assert runner.invoke(main, ["rocq", NAME, "-o", folder]).exit_code == 2
    assert (tmp_path / "out" / f"{NAME}.v").read_text() == "mine"


def test_a_statement_that_is_not_proved_is_not_stated(tmp_path):
    source = tmp_path / "proof_wrong.py"
    source.write_text(
        "from symdrop import Theorem, scalar\nt = scalar('t')\ntheorem = Theorem(title='Wrong', lhs=t, rhs=2 * t)\n"
    )
    ended = CliRunner().invoke(main, ["rocq", str(source), "-o", str(tmp_path / "out")])
    assert ended.exit_code == 1
    assert not (tmp_path / "out").exists()


def test_the_committed_files_are_current():
    told = CliRunner().invoke(main, ["rocq", "--current"])
    assert told.exit_code == 0, told.output

"""Quantities are printed by other names, all of them and nothing else, or the names are refused."""

import re
from dataclasses import replace

import pytest
from click.testing import CliRunner

from symdrop.book.contents import FORMS, pieces
from symdrop.catalogue import find
from symdrop.cli import main
from symdrop.errors import BadStatement
from symdrop.language import scalar
from symdrop.latex import latex
from symdrop.latex.premises import LATEX
from symdrop.latex.renaming import check_renaming, parsed
from symdrop.theorem import Theorem

ENTRIES = find("expected_dropout_gradient")
NEW = {"p": "xi", "delta": "m", "n": "N", "k": "a", "w": "w_hat"}
TEX = {"p": r"\xi", "delta": "m", "n": "N", "k": "a", "w": r"\hat{w}"}


OLD = re.compile(r"\\delta\b|(?<![A-Za-z\\])[pnkw](?![A-Za-z])")
COMMAND = re.compile(r"\\(?:hat|tag|label|newcommand|begin|end|text|footnotesize|parbox)(?:\[t\])?\{[^}]*\}")


def formulas(text):
    """The formulas without words and labels; the axioms speak of no theorem."""
    found = re.findall(r"\\\(.*?\\\)|\$`.*?`\$|^.*&.*$|^\\newcommand.*$", text.partition("Axioms used")[0], re.M)
    return " ".join(COMMAND.sub("", each) for each in found)


@pytest.mark.parametrize("form", ["fragment", "macros", "markdown"])
def test_every_form_has_the_new_names_and_no_old_one(form):
    (before,) = pieces(ENTRIES, form, ["statement", "proof"]).values()
    (after,) = pieces(ENTRIES, form, ["statement", "proof"], renamed=NEW).values()
    assert OLD.search(formulas(before))
    assert not OLD.search(formulas(after))
    assert all(tex in after for tex in TEX.values())


def test_what_is_renamed_is_as_it_was_but_for_the_names():
    swapped = pieces(ENTRIES, "macros", renamed={"p": "q", "j": "i"})
    (before,), (after,) = pieces(ENTRIES, "macros").values(), swapped.values()
    assert re.sub(r"\bj\b|_j", lambda at: at[0].replace("j", "i"), re.sub(r"\bp(?=_)", "q", before)) == after


def test_names_may_be_exchanged_and_prose_and_functions_are_left_out():
    text = pieces(ENTRIES, "standalone", renamed={"p": "w", "w": "p"})["expected_dropout_gradient-standalone.tex"]
    assert r"w_k (1 - w_k) p_k I_k^2" in text
    assert r"\texttt" not in text
    assert r"\texttt" in pieces(ENTRIES, "standalone")["expected_dropout_gradient-standalone.tex"]


@pytest.mark.parametrize(
    "entry", [*find("linear_unit/half_is_largest"), *find("missing_half")], ids=lambda each: each.name
)
def test_inequalities_and_mistakes_are_renamed_too(entry):
    (text,) = pieces([entry], "markdown", renamed={"p": "rho"}).values()
    assert r"\rho_" in text
    assert not re.search(r"(?<![A-Za-z\\])p_", text)


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize(
    ("renamed", "why"),
    [
        ({"p": "w"}, "p=w: the statement has w already; rename that as well"),
        ({"p": "q", "w": "q"}, "p=q: the statement has q already"),
        ({"p": "w_1", "w": "w1"}, "p=w_1: the statement has w1 already"),
        ({"pp": "q"}, "pp=q: nothing is called pp; the names are I, delta, j, k, n, p, t, w"),
    ],
)
def test_names_that_are_unknown_or_clash_are_refused(form, renamed, why):
    with pytest.raises(BadStatement, match=re.escape(why)):
        pieces(ENTRIES, form, renamed=renamed)


def test_tex_of_its_own_gives_way_to_another_name_and_may_clash_with_one():
    p, q = scalar("p"), scalar("q", latex="u")
    proof = Theorem(title="T", lhs=p + q + p, rhs=2 * p + q).proof
    assert "2 p + z" in latex(proof, script=replace(LATEX, renamed=(("q", "z"),)))
    check_renaming({"q": "z"}, [proof.statement])
    with pytest.raises(BadStatement, match="p=u: the statement has q already"):
        check_renaming({"p": "u"}, [proof.statement])


def test_a_name_of_one_of_several_theorems_is_enough():
    statements = [
        entry.theorem.statement for name in ("expected_dropout_gradient", "shared_mask") for entry in find(name)
    ]
    check_renaming({"t": "target"}, statements)


@pytest.mark.parametrize("text", ["p", "p=", "=q", "p=q=r", "p= q", "p=\\hat q", "1=2"])
def test_what_renames_nothing_is_refused(text):
    with pytest.raises(BadStatement, match="write OLD=NEW with two names"):
        parsed([text])


def test_one_name_cannot_become_two():
    with pytest.raises(BadStatement, match="p is renamed to q and to r"):
        parsed(["p=q", "p=r"])


def test_the_command_renames_and_says_what_it_does_not(tmp_path):
    def run(*words):
        return CliRunner().invoke(main, ["tex", "-o", str(tmp_path / "out"), *words])

    assert run("expected_dropout_output", "--rename", "p=q", "--rename", "delta=m").exit_code == 0
    assert r"\Pr(m_j = 1) = q_j" in (tmp_path / "out" / "expected_dropout_output.tex").read_text()
    assert run("expected_dropout_output", "--rename", "p=q", "--rename", "delta=m", "--check").exit_code == 0
    assert run("expected_dropout_output", "--check").exit_code == 1
    for words, why in (
        (["--rename", "p=q"], "--rename is for theorems that are named"),
        (["expected_dropout_output", "--rename", "p=q", "--parts", "prose"], "--parts prose speaks of the names"),
        (["expected_dropout_output", "--rename", "p=w"], "the statement has w already"),
    ):
        result = run(*words)
        assert (result.exit_code, why in result.output) == (2, True), result.output

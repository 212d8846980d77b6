"""Pieces for other people's documents: articles that stand alone, and commands for stated lines."""

import re

import pytest

from symdrop.book.contents import by_file
from symdrop.book.pieces import macros, standalone
from symdrop.catalogue import Entry, catalogue, find, mistakes
from symdrop.errors import BadStatement, NotProved
from symdrop.language import scalar
from symdrop.latex import latex
from symdrop.latex.columns import BOOK
from symdrop.latex.document import PARTS
from symdrop.theorem import Mistake, Theorem, step

t = scalar("t")
COMMAND = re.compile(r"^\\newcommand\{\\(\w+)\}\{(.*)\}$", re.MULTILINE)


def entry(name, **changes):
    statement = Theorem(**{"title": "Twice", "lhs": t + t, "rhs": 2 * t, "steps": [step(2 * t)]} | changes)
    return Entry(name, "mine", name.partition(".")[0], "", statement)


def commands(entries):
    return COMMAND.findall(macros(entries))


def test_there_is_a_command_for_each_side_and_each_stated_line():
    found = find("expected_dropout_gradient")
    statement = found[0].theorem
    written = dict(commands(found))
    ends = ["Left", "LineOne", "LineTwo", "LineThree", "LineFour", "LineFive", "Right"]
    assert list(written) == [f"expectedDropoutGradient{end}" for end in ends]
    assert list(written.values()) == [latex(line) for line in (*statement.lines,)]


def test_an_inequality_has_its_own_two_sides():
    (found,) = find("expected_dropout_loss.never_below")
    written = dict(commands([found]))
    assert written["expectedDropoutLossNeverBelowLeft"] == latex(found.theorem.lhs)
    assert written["expectedDropoutLossNeverBelowRight"] == latex(found.theorem.rhs)


def test_no_two_commands_of_the_catalogue_have_one_name_and_all_are_letters():
    names = [name for own in by_file(catalogue()) for name, _ in commands(own)]
    assert len(names) == len(set(names)) > 200
    assert all(re.fullmatch("[A-Za-z]+", name) for name in names)


@pytest.mark.parametrize(
    ("name", "command"),
    [
        ("proof_mine", "proofMineLeft"),
        ("proof_2d.v10", "proofTwodVOneZeroLeft"),
        ("ending", "theEndingLeft"),
        ("th\u00e9", "thUTwoThreeThreeLeft"),
        ("a-b c", "aBCLeft"),
        ("_", "theLeft"),
    ],
)
def test_names_are_spelled_in_letters(name, command):
    assert commands([entry(name)])[0][0] == command


def test_a_name_that_is_taken_gets_a_letter():
    names = [name for name, _ in commands([entry("a_b"), entry("aB"), entry("a.b"), entry("aBx")])]
    assert len(names) == len(set(names)) == 12
    assert names[::3] == ["aBLeft", "aBxLeft", "aBxxLeft", "aBxxxLeft"]


def test_mistakes_have_no_commands():
    mistake = Entry("m", "m", "m", "", Mistake(title="False", lhs=t, rhs=2 * t))
    assert len(commands([mistake, entry("a")])) == 3
    with pytest.raises(BadStatement, match="m: a Mistake is false and has no proven lines"):
        macros([mistake])


@pytest.mark.parametrize("write", [macros, lambda entries: standalone([entries])])
def test_nothing_unproved_is_written(write):
    with pytest.raises(NotProved):
        write([entry("a", rhs=3 * t, steps=[])])


def test_what_a_command_is_for_stands_before_it_as_a_comment():
    lines = macros([entry("a", title="50%\nTwice")]).splitlines()
    assert lines[:2] == ["% Written by `symdrop tex`.", r"% 50\% Twice: For all real \(t\),"]


def test_an_article_holds_the_fragment_the_axioms_and_the_works_it_cites():
    own = find("expected_dropout_gradient")
    text = standalone([own], {"expected_dropout_gradient": "f(w)"})
    assert latex(own[0].theorem.proof, own[0].name, "f(w)", PARTS, BOOK) in text
    assert r"\title{The expected dropout gradient}" in text
    cited = set(re.findall(r"\\cite(?:\[[^]]*\])?\{(.*?)\}", text))
    assert cited == set(re.findall(r"\\bibitem\{(.*?)\}", text)) == {"ranjan2019", "baldi2013"}
    named = re.findall(r"\\label\{eq:axiom:(.*?)\}", text)
    assert named == [reason.name for reason in own[0].theorem.proof.reasons]
    labels = re.findall(r"\\label\{(.*?)\}", text)
    assert set(re.findall(r"\\ref\{(.*?)\}", text)) <= set(labels)
    assert len(labels) == len(set(labels))
    assert not re.search(r"\\bibliography\{|\\input|hyperref", text)


def test_an_article_without_works_and_axioms_has_no_empty_lists():
    text = standalone([[entry("a", title="")]])
    assert r"\title{A theorem}" in text
    assert "thebibliography" not in text
    assert "The axioms used" not in text


def test_several_files_are_one_article():
    files = by_file([*find("half_is_largest"), *list(mistakes())[:1]])
    text = standalone(files)
    assert r"\title{Theorems}" in text
    assert text.count(r"\begin{theorem}") == 3
    assert text.count(r"\begin{mistake}") == 1
    assert text.count(r"\begin{document}") == 1

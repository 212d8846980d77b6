"""The book of all theorems: current, the same in every run, and whole."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

import symdrop
from symdrop.axioms import REASONS
from symdrop.catalogue import Entry, catalogue, find, mistakes
from symdrop.latex import book, latex
from symdrop.latex.book import theorem_file
from symdrop.latex.sources import WORKS, cited
from symdrop.theorem import Theorem
from symdrop.verdicts import NotProved

ROOT = Path(symdrop.__file__).parent.parent
ENTRIES = list(catalogue())
MISTAKES = list(mistakes())
BOOK = book([*ENTRIES, *MISTAKES])

PRINT_BOOK = """
import hashlib
from symdrop.catalogue import catalogue, mistakes
from symdrop.latex import book, markdown, plain
entries = list(catalogue())
others = [write(entry.theorem.proof) for entry in entries for write in (markdown, plain)]
print(hashlib.sha256(repr((book([*entries, *mistakes()]), others)).encode()).hexdigest())
"""


def test_the_committed_derivations_are_current():
    folder = ROOT / "derivations"
    committed = {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    assert committed == {name: text.encode() for name, text in BOOK.items()}


def test_two_processes_write_the_same_bytes():
    digests = set()
    for seed in ("1", "4242"):
        environment = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT)}
        run = subprocess.run([sys.executable, "-c", PRINT_BOOK], env=environment, capture_output=True, check=True)
        digests.add(run.stdout)
    assert len(digests) == 1


def test_every_file_of_the_catalogue_is_in_the_book_once():
    paths = [f"{entry.family}/{entry.stem}.tex" for entry in (*ENTRIES, *MISTAKES)]
    assert list(BOOK) == [*dict.fromkeys(paths), "main.tex", "README.md"]
    inputs = re.findall(r"\\input\{(.*?)\}", BOOK["main.tex"])
    assert [f"{path}.tex" for path in inputs] == list(dict.fromkeys(paths))


def test_a_file_holds_all_its_theorems_as_they_stand_alone():
    for entry in ENTRIES:
        assert latex(entry.theorem.proof, entry.name) in BOOK[f"{entry.family}/{entry.stem}.tex"]
    assert BOOK["linear_unit/half_is_largest.tex"].count(r"\begin{theorem}") == 3


def test_no_label_is_given_twice():
    labels = [label for text in BOOK.values() for label in re.findall(r"\\label\{(.*?)\}", text)]
    assert len(labels) == len(set(labels)) == len(ENTRIES) + len(MISTAKES)


def test_the_index_links_every_statement_to_its_file():
    for entry in ENTRIES:
        assert f"({entry.family}/{entry.stem}.tex)\n\n`{entry.name}`" in BOOK["README.md"]
    assert BOOK["README.md"].count("```math") == len(ENTRIES) + 2 * len(MISTAKES)


def test_the_document_needs_plain_packages_only():
    packages = {
        package.strip()
        for names in re.findall(r"\\usepackage(?:\[.*?\])?\{(.*?)\}", BOOK["main.tex"])
        for package in names.split(",")
    }
    assert packages == {"amsmath", "amssymb", "amsthm", "geometry", "hyperref"}
    assert r"\date{}" in BOOK["main.tex"]
    assert all(text.isascii() for name, text in BOOK.items() if name.endswith(".tex"))


def test_the_closing_pages_list_axioms_and_works():
    closing = BOOK["main.tex"].partition(r"\section*{The axioms}")[2]
    for reason in REASONS:
        heading = reason.words[0].upper() + reason.words[1:]
        assert rf"\paragraph{{{heading}}}" in closing
        for identity in re.split(r",\s*\\qquad\s*", reason.identity):
            assert f"& {identity}" in closing
    keys = re.findall(r"\\bibitem\[(.*?)\]", closing)
    assert keys == sorted(keys) == list(cited(entry.theorem.source for entry in ENTRIES))


def test_every_source_that_looks_like_a_key_is_a_known_work():
    keys = {key for entry in ENTRIES for key in re.findall(r"[a-z]+\d{4}|article", entry.theorem.source)}
    assert keys <= WORKS.keys()


def test_the_remarks_of_a_file_stand_before_its_first_theorem():
    text = BOOK["linear_unit/expected_dropout_gradient.tex"]
    assert text.startswith("% Written by `symdrop tex`.\n\\paragraph{Dropout is ridge regression, in expectation.}\n")
    assert text.index(r"\(w' = p w\)") < text.index(r"\begin{theorem}")


def test_a_file_of_ones_own_needs_no_remarks_and_no_introduction():
    entry = Entry("mine", "mine", "mine", "", find("half_is_largest")[0].theorem)
    assert theorem_file([entry]).startswith("% Written by `symdrop tex`.\n\n\\begin{theorem}")
    assert "\\section{Mine}\n\n\\input{mine/mine}\n" in re.sub(r"\n+", "\n\n", book([entry])["main.tex"]).replace(
        "\n\n\\end", "\n\\end"
    ).replace("{mine/mine}\n\n", "{mine/mine}\n")


def test_nothing_unproved_enters_the_book():
    true = find("half_is_largest")[0].theorem
    false = Theorem(title="False", lhs=true.lhs, rhs=2 * true.rhs)
    with pytest.raises(NotProved):
        book([Entry("false", "mine", "false", "", false)])


def test_chapters_have_headings_in_words():
    main = book(find("glm") + find("linear_layer"))["main.tex"]
    assert r"\section{Generalised linear models}" in main
    assert r"\section{Linear layer}" in main

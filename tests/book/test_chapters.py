"""The book of all theorems: current, the same in every run, and whole."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

import symdrop
from symdrop.axioms import REASONS, sign
from symdrop.book.chapters import book, theorem_file
from symdrop.book.contents import functions, pieces, whole
from symdrop.book.figures import numbers
from symdrop.catalogue import Entry, catalogue, find, mistakes
from symdrop.catalogue.bibliography import WORKS
from symdrop.errors import NotProved
from symdrop.latex import latex, markdown
from symdrop.latex.columns import BOOK as COLUMN
from symdrop.latex.derivation import conclusion, derivation
from symdrop.latex.document import PARTS
from symdrop.latex.premises import LATEX
from symdrop.latex.words import markdown_words
from symdrop.theorem import Theorem

ROOT = Path(symdrop.__file__).parent.parent
ENTRIES = list(catalogue())
MISTAKES = list(mistakes())
BOOK = whole([*ENTRIES, *MISTAKES])

PRINT_FORMS = """
import hashlib
from symdrop.book.contents import pieces
from symdrop.catalogue import catalogue
from symdrop.latex import plain
entries = list(catalogue())[::3]
others = [plain(entry.theorem.proof) for entry in entries]
forms = [pieces(entries, form) for form in ("standalone", "macros")]
digest = hashlib.sha256(repr((others, forms)).encode()).hexdigest()
"""


def test_the_committed_derivations_are_current():
    folder = ROOT / "derivations"
    # What is written for Rocq is held to be current by tests/rocq.
    files = [path for path in folder.rglob("*") if path.is_file() and path.parent != folder / "rocq"]
    committed = {str(path.relative_to(folder)): path.read_bytes() for path in files}
    assert committed == {name: text.encode() for name, text in BOOK.items()}


def test_two_processes_write_the_same_bytes():
    """The book itself is compared above with the one that is committed."""
    own = {}
    exec(PRINT_FORMS, own)
    environment = {**os.environ, "PYTHONHASHSEED": "4242", "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-c", PRINT_FORMS + "print(digest)"]
    assert (
        subprocess.run(command, env=environment, capture_output=True, text=True, check=True).stdout.strip()
        == own["digest"]
    )


def test_every_file_of_the_catalogue_is_in_the_book_once():
    places = list(dict.fromkeys(f"{entry.family}/{entry.stem}" for entry in (*ENTRIES, *MISTAKES)))
    files = [f"{place}.{kind}" for place in places for kind in ("tex", "md")]
    further = ["nonlinear_units.tex", "nonlinear_units.md", "layers.tex", "layers.md"]
    assert list(BOOK) == [*files, *further, "main.tex", "references.bib", "README.md", *numbers(), "api.md"]
    first = places.index("exponential_loss/mask_makes_a_product")
    ordered = [*places[:first], "nonlinear_units", *places[first:], "layers"]
    assert re.findall(r"\\input\{(.*?)\}", BOOK["main.tex"]) == ordered
    assert "- [What the layers of frameworks draw](layers.md)\n" in BOOK["README.md"]


def test_a_file_holds_all_its_theorems_as_they_stand_alone():
    for entry in ENTRIES:
        function = functions().get(entry.alone, "")
        assert (
            latex(entry.theorem.proof, entry.name, function, PARTS, COLUMN) in BOOK[f"{entry.family}/{entry.stem}.tex"]
        )
        assert markdown(entry.theorem.proof, entry.name, function).rstrip() in BOOK[f"{entry.family}/{entry.stem}.md"]
    assert BOOK["linear_unit/half_is_largest.tex"].count(r"\begin{theorem}") == 3


def test_no_label_is_given_twice():
    texts = [text for name, text in BOOK.items() if name.endswith(".tex")]
    labels = [label for text in texts for label in re.findall(r"\\label\{(.*?)\}", text)]
    assert len(labels) == len(set(labels))
    for entry in ENTRIES:
        steps = len(derivation(entry.theorem.proof)) - 1 + len(conclusion(entry.theorem, LATEX))
        own = [f"eq:{entry.name}", *(f"eq:{entry.name}:{place}" for place in range(1, steps + 1))]
        assert {f"thm:{entry.name}", *own} <= set(labels)
    for entry in MISTAKES:
        assert {f"mis:{entry.name}", f"eq:{entry.name}", f"eq:{entry.name}:instead"} <= set(labels)


def test_every_equation_of_the_book_has_a_label_and_every_reference_one_that_is_there():
    text = "\n".join(text for name, text in BOOK.items() if name.endswith(".tex"))
    assert not re.search(r"\\\[|\\begin\{(align|gather|multline)\}|\\begin\{equation\}(?!\\label)", text)
    referred = set(re.findall(r"\\ref\{(.*?)\}", text))
    assert referred
    assert referred <= set(re.findall(r"\\label\{(.*?)\}", text))


def test_every_work_that_is_cited_is_in_the_bibliography_which_holds_all_that_are_known():
    text = "\n".join(text for name, text in BOOK.items() if name.endswith(".tex"))
    keys = set(re.findall(r"\\cite(?:\[[^]]*\])?\{(.*?)\}", text))
    # The same file comes with every fragment that cites, so that no fragment takes another's works away.
    assert re.findall(r"^@\w+\{(\w+),", BOOK["references.bib"], re.MULTILINE) == list(WORKS)
    assert keys <= WORKS.keys()
    assert pieces(find("half_is_largest"), parts=["source"])["references.bib"] == BOOK["references.bib"]
    assert "references.bib" not in pieces(find("half_is_largest"))
    assert "baldi2013" in keys


def test_every_function_of_the_catalogue_is_named_with_its_theorem():
    assert len(functions()) > 30
    for entry in ENTRIES:
        if function := functions().get(entry.name):
            page = BOOK[f"{entry.family}/{entry.stem}.md"]
            assert f"As a NumPy function: `{function}`" in page
    assert (
        "In NumPy: \\texttt{symdrop.formulas.regular\\_gradient(w, I, t, p)}."
        in BOOK["linear_unit/regular_gradient.tex"]
    )


def test_the_index_links_every_statement_to_its_file():
    for entry in ENTRIES:
        place = f"{entry.family}/{entry.stem}"
        title = markdown_words(entry.theorem.title)
        assert f"### [{title}]({place}.md)\n\n`{entry.name}`" in BOOK["README.md"]
        assert f"[LaTeX]({place}.tex)" in BOOK["README.md"]
        assert f"[LaTeX]({entry.stem}.tex) \u00b7 [All derivations](../README.md)" in BOOK[f"{place}.md"]
    assert BOOK["README.md"].count("```math") == len(ENTRIES) + 2 * len(MISTAKES)


def test_the_document_needs_plain_packages_only():
    packages = {
        package.strip()
        for names in re.findall(r"\\usepackage(?:\[.*?\])?\{(.*?)\}", BOOK["main.tex"])
        for package in names.split(",")
    }
    assert packages == {"amsmath", "amssymb", "amsthm", "fancyhdr", "geometry", "graphicx", "hyperref"}
    assert r"\date{}" in BOOK["main.tex"]
    assert all(text.isascii() for name, text in BOOK.items() if name.endswith(".tex"))


def test_the_closing_pages_list_the_axioms():
    closing = BOOK["main.tex"].partition(r"\section{The axioms}")[2]
    for reason in (*REASONS, sign):
        heading = reason.words[0].upper() + reason.words[1:]
        assert rf"\subsection*{{\normalsize {heading}}}" in closing
        assert rf"\label{{eq:axiom:{reason.name}}}" in closing
        for identity in reason.identities:
            assert identity in closing


def test_every_source_that_looks_like_a_key_is_a_known_work():
    keys = {key for entry in ENTRIES for key in re.findall(r"[a-z]+\d{4}", entry.theorem.source)}
    assert keys <= WORKS.keys()


def test_the_remarks_of_a_file_stand_before_its_first_theorem():
    text = BOOK["linear_unit/expected_dropout_gradient.tex"]
    assert text.startswith("% Written by `symdrop tex`.\n\\subsection{Dropout is ridge regression, in expectation}\n")
    assert text.index(r"\(w' = p w\)") < text.index(r"\begin{theorem}")


def test_a_file_of_ones_own_needs_no_remarks_and_no_introduction():
    entry = Entry("mine", "mine", "mine", "", find("half_is_largest")[0].theorem)
    assert theorem_file([entry]).startswith("% Written by `symdrop tex`.\n\\begin{theorem}")
    assert re.search(r"\\section\{Mine\}\s*\\input\{mine/mine\}\n", book([entry])["main.tex"])


def test_nothing_unproved_enters_the_book():
    true = find("half_is_largest")[0].theorem
    false = Theorem(title="False", lhs=true.lhs, rhs=2 * true.rhs)
    with pytest.raises(NotProved):
        book([Entry("false", "mine", "false", "", false)])


def test_chapters_have_headings_in_words():
    main = book(find("glm") + find("linear_layer"))["main.tex"]
    assert r"\section{Generalised linear models}" in main
    assert r"\section{Linear layer}" in main

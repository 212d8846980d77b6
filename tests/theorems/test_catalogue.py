"""Every theorem of the catalogue: it is proved, on the axioms pinned in `pins.json`, and has all that belongs to it."""

import ast
import importlib
from pathlib import Path

import pytest
from pins import axioms, pins

from symdrop.catalogue.bibliography import WORKS
from symdrop.catalogue.entries import catalogue, stems
from symdrop.files.reading import from_file
from symdrop.theorems import FAMILIES

ROOT = Path(__file__).parents[2]
IMPORTS = {"symdrop.axioms", "symdrop.functions", "symdrop.language", "symdrop.theorem"} | {
    f"symdrop.definitions.{each}" for each in FAMILIES
}
PINS = pins()
ENTRIES = {entry.name: entry for entry in catalogue()}
STEMS = [(family, stem) for family in FAMILIES for stem in stems(family)]


def path_of(family, stem):
    return ROOT / "symdrop" / "theorems" / family / f"{stem}.py"


def test_the_pinned_theorems_are_those_of_the_catalogue():
    pinned = [(family, name) for family, names in PINS.items() for name in names]
    assert pinned == [(entry.family, entry.name) for entry in ENTRIES.values()]


@pytest.mark.parametrize("family", FAMILIES)
def test_the_family_has_as_many_files_as_it_should(family):
    files = {path.stem for path in (ROOT / "symdrop" / "theorems" / family).glob("*.py")} - {"__init__"}
    assert files == set(stems(family)) == {name.partition(".")[0] for name in PINS[family]}
    assert len(files) == len(stems(family))


@pytest.mark.parametrize("name", ENTRIES)
def test_it_is_proved_on_exactly_these_axioms(name):
    assert axioms(ENTRIES[name].theorem) == PINS[ENTRIES[name].family][name]["axioms"]


@pytest.mark.parametrize("name", ENTRIES)
def test_it_has_steps_that_lead_somewhere_and_end_at_the_right_side(name):
    *lines, last, rhs = ENTRIES[name].theorem.lines
    assert lines
    assert last == rhs
    assert all(before != after for before, after in zip(lines, [*lines[1:], last], strict=True))


@pytest.mark.parametrize("name", ENTRIES)
def test_it_has_a_title_and_known_sources(name):
    theorem = ENTRIES[name].theorem
    assert theorem.title[0].isupper()
    assert not theorem.title.endswith(".")
    assert {source.split(",")[0].strip() for source in theorem.source.split(";")} <= WORKS.keys()


def test_titles_are_unique():
    assert len({entry.theorem.title for entry in ENTRIES.values()}) == len(ENTRIES)


@pytest.mark.parametrize(("family", "stem"), STEMS)
def test_its_docstring_says_the_claim_what_could_be_misread_and_the_source(family, stem):
    claim, remarks, source = (part.strip() for part in ENTRIES[stem].remarks.split("\n\n"))
    assert claim.endswith(".")
    assert "\n" not in claim
    assert remarks.endswith(".")
    assert any(each in source.lower() for each in ("the article", *WORKS))
    named = {theorem.name.partition(".")[2] for theorem in ENTRIES.values() if theorem.stem == stem} - {""}
    assert all(f"`{variable}`" in remarks for variable in named)


@pytest.mark.parametrize(("family", "stem"), STEMS)
def test_its_file_imports_the_words_of_a_statement_and_nothing_else(family, stem):
    tree = ast.parse(path_of(family, stem).read_text(encoding="utf-8"))
    imported = [node for node in ast.walk(tree) if isinstance(node, ast.Import | ast.ImportFrom)]
    assert {getattr(node, "module", "import") for node in imported} <= IMPORTS


@pytest.mark.parametrize(("family", "stem"), STEMS)
def test_its_file_loses_no_theorem(family, stem):
    names = {entry.variable for entry in ENTRIES.values() if entry.stem == stem}
    assert {entry.variable for entry in from_file(path_of(family, stem))} == names


@pytest.mark.parametrize(("family", "stem"), STEMS)
def test_its_file_claim_and_derivation_have_one_name(family, stem):
    module = importlib.import_module(f"symdrop.theorems.{family}.{stem}")
    assert Path(module.__file__) == path_of(family, stem)
    assert (ROOT / "tests" / "theorems" / family / f"claim_{stem}.py").is_file()
    assert (ROOT / "derivations" / family / f"{stem}.tex").is_file()

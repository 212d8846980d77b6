"""Finding theorems by name and by file, and every way in which that fails."""

import importlib
import sys
from pathlib import Path

import pytest

from symdrop.catalogue.entries import (
    MISTAKEN,
    Entry,
    Unreadable,
    captions,
    catalogue,
    find,
    heading,
    introduction,
    stems,
)
from symdrop.errors import BadStatement
from symdrop.files.reading import from_file
from symdrop.files.requests import Place, requested
from symdrop.files.running import FILE_MODULE
from symdrop.theorems import FAMILIES

WORDS = (
    "from symdrop import Theorem, family, index, size, Sum\nn = size('n'); i, k = index('i k', n); w = family('w', n)\n"
)
TRUE = "Theorem(title='One', lhs=w[k], rhs=w[k])"


@pytest.fixture
def file(tmp_path):
    """A function that writes an author's file, after the usual words, and gives its path."""

    def write(text, name="proof_mine.py", words=WORDS):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(words + text, encoding="utf-8")
        return path

    return write


@pytest.mark.parametrize("family", FAMILIES)
def test_the_reading_order_names_every_file_of_the_family_once(family):
    folder = Path(sys.modules["symdrop.theorems"].__file__).parent / family
    files = {path.stem for path in folder.glob("*.py")} - {"__init__"}
    assert sorted(stems(family)) == sorted(files)
    assert introduction(family)


def test_names_and_theorems_of_the_catalogue_are_unique():
    entries = list(catalogue())
    assert len({entry.name for entry in entries}) == len({id(entry.theorem) for entry in entries}) == len(entries)


def test_every_file_of_the_catalogue_states_a_theorem_under_its_own_name():
    named = {entry.name for entry in catalogue()}
    assert named >= {stem for family in FAMILIES for stem in stems(family)}


def test_a_family_means_all_its_theorems():
    assert find("linear_unit") == [entry for entry in catalogue() if entry.family == "linear_unit"]


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("expected_dropout_gradeint", "did you mean expected_dropout_gradient"),
        ("wrong_family/expected_dropout_gradient", "no theorem is called"),
        ("expected_dropout_gradient.other", "did you mean expected_dropout_gradient"),
        ("", "no theorem is called ''"),
    ],
)
def test_an_unknown_name_is_refused_with_a_way_out(name, words):
    with pytest.raises(BadStatement, match=words):
        find(name)


def test_a_folder_or_another_file_is_refused_as_such(tmp_path):
    with pytest.raises(BadStatement, match="is a directory; name its files"):
        find(str(tmp_path))
    (tmp_path / "notes.txt").write_text("notes")
    with pytest.raises(BadStatement, match="is not a Python file"):
        find(str(tmp_path / "notes.txt"))


def test_a_file_gives_its_theorems_in_order_and_by_name(file):
    path = file(f"second = {TRUE}\ntheorem = {TRUE}\nlist_of = [theorem]\n")
    entries = list(from_file(path))
    assert [entry.name for entry in entries] == ["proof_mine.second", "proof_mine"]
    assert [(entry.family, entry.stem, entry.path) for entry in entries] == [("proof_mine", "proof_mine", path)] * 2


def test_a_theorem_with_two_names_comes_once(file):
    assert [each.name for each in from_file(file(f"first = again = {TRUE}"))] == ["proof_mine.first"]
    assert [each.name for each in from_file(file(f"first = theorem = {TRUE}"))] == ["proof_mine"]


def test_the_docstring_is_the_remark(file):
    (entry,) = from_file(file(f"theorem = {TRUE}", words=f'"""My remark."""\n{WORDS}'))
    assert entry.remarks == "My remark."


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("x = 1", "states no theorem; write: theorem = Theorem"),
        ("theorem = w[i]", "states no theorem"),
        ("from symdrop.theorems.linear_unit.expected_dropout_gradient import theorem", "no theorem of its own"),
        ("1/0", r"proof_mine\.py, line 3: ZeroDivisionError: division by zero"),
        ("def f():\n    return q\nf()", r"line 4: NameError: name 'q' is not defined"),
        ("raise SystemExit(0)", r"line 3: SystemExit: 0"),
        ("exit()", "SystemExit|NameError"),
        ("raise KeyError", r"line 3: KeyError$"),
        ("theorem = Theorem(", r"line 3: SyntaxError: '\(' was never closed"),
        ("w[i", r"line 3: SyntaxError"),
        ("a\0b", "null bytes"),
        ("import no_such_module", "line 3: ModuleNotFoundError: No module named 'no_such_module'"),
        ("theorem = Theorem(title='t', lhs=w[n], rhs=0)", r"line 3: w\[n\]"),
        ("def f():\n    f()\nf()", "RecursionError"),
    ],
)
def test_a_bad_file_is_a_bad_statement_of_its_own(file, text, words):
    with pytest.raises(BadStatement, match=words):
        list(from_file(file(text)))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (
            f"theorem = {TRUE}\ntheorem = {TRUE}",
            r"proof_mine\.py, line 5: theorem is bound more than once, on lines 4, 5",
        ),
        (f"for q in (1, 2):\n    theorem = {TRUE}", "line 5: theorem is bound more than once, in a loop"),
        (f"theorem = {TRUE}\ntheorem = None", "theorem is bound more than once"),
    ],
)
def test_a_file_that_loses_a_theorem_is_refused_after_the_others(file, text, words):
    read = from_file(file(f"first = {TRUE}\n{text}"))
    assert next(read).name == "proof_mine.first"
    with pytest.raises(BadStatement, match=words):
        list(read)


def test_an_entry_knows_its_name_in_the_file(file):
    assert [each.variable for each in from_file(file(f"first = {TRUE}\ntheorem = {TRUE}"))] == ["first", "theorem"]


def test_an_unreadable_file_is_refused(tmp_path):
    with pytest.raises(BadStatement, match=r"nothing\.py cannot be read: No such file"):
        list(from_file(tmp_path / "nothing.py"))
    (tmp_path / "folder.py").mkdir()
    with pytest.raises(BadStatement, match=r"folder\.py cannot be read: Is a directory"):
        list(from_file(tmp_path / "folder.py"))
    (tmp_path / "latin.py").write_bytes(b"x = '\xff'")
    with pytest.raises(BadStatement, match="SyntaxError"):
        list(from_file(tmp_path / "latin.py"))


def test_the_theorems_before_a_failing_line_are_given_first(file):
    read = from_file(file(f"theorem = {TRUE}\n1/0\nlater = {TRUE}"))
    assert next(read).name == "proof_mine"
    with pytest.raises(BadStatement, match="line 4"):
        next(read)


def test_an_interruption_is_not_caught(file):
    path = list(sys.path)
    with pytest.raises(KeyboardInterrupt):
        list(from_file(file("raise KeyboardInterrupt")))
    assert sys.path == path
    assert FILE_MODULE not in sys.modules


def test_a_changed_file_is_read_anew_however_soon(file):
    for number in (1, 2, 3):
        (entry,) = from_file(file(f"theorem = Theorem(title='{number}', lhs=w[k], rhs=w[k])"))
        assert entry.theorem.title == str(number)


def test_the_modules_beside_a_file_are_its_own(file):
    text = f"from symbols_beside import title\ntheorem = {TRUE.replace(repr('One'), 'title')}"
    for folder in ("first", "second"):
        file(f"title = '{folder}'", name=f"{folder}/symbols_beside.py", words="")
        (entry,) = from_file(file(text, name=f"{folder}/proof_mine.py"))
        assert entry.theorem.title == folder


def test_reading_a_file_leaves_nothing_behind(file, tmp_path, capsys, monkeypatch):
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    file("value = 1", name="symbols_beside.py", words="")
    path, loaded, writes = list(sys.path), set(sys.modules), sys.dont_write_bytecode
    list(from_file(file(f"import symbols_beside\nprint('said')\ntheorem = {TRUE}")))
    assert (sys.path, set(sys.modules), sys.dont_write_bytecode) == (path, loaded, writes)
    assert sorted(each.name for each in tmp_path.iterdir()) == ["proof_mine.py", "symbols_beside.py"]
    assert capsys.readouterr() == ("", "said\n")


def test_a_library_below_the_folder_of_a_file_stays_loaded(file, tmp_path, monkeypatch):
    library = tmp_path / ".venv" / "library"
    library.mkdir(parents=True)
    (library / "deep_library.py").write_text("value = 1")
    monkeypatch.syspath_prepend(str(library))
    list(from_file(file(f"import deep_library\ntheorem = {TRUE}")))
    assert sys.modules.pop("deep_library").value == 1


def test_a_file_may_have_the_name_of_a_module_and_hold_classes(file):
    text = f"from dataclasses import dataclass\n@dataclass\nclass Point:\n    x: int\ntheorem = {TRUE}"
    words = f"from __future__ import annotations\n{WORDS}"
    (entry,) = from_file(file(text, name="json.py", words=words))
    assert entry.name == "json"


def test_theorems_of_a_module_beside_are_not_the_files_own(file):
    file(f"theorem = {TRUE}", name="proof_other.py")
    text = f"from proof_other import theorem as other\ntheorem = {TRUE}"
    assert [each.name for each in from_file(file(text))] == ["proof_mine"]


def test_what_cannot_be_read_stands_in_its_place(file, tmp_path):
    good, bad = file(f"theorem = {TRUE}"), file("1/0", name="bad.py")
    things = list(requested([str(bad), str(good), "nonsense", "expected_dropout_gradient"]))
    assert [type(thing) for thing in things] == [Unreadable, Entry, Unreadable, Entry]
    assert [thing.name for thing in things] == ["bad", "proof_mine", "nonsense", "expected_dropout_gradient"]
    assert [thing.path for thing in things] == [bad, good, None, None]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("proof_mine.py", Place(Path("proof_mine.py"))),
        ("sub/proof_mine.py:half", Place(Path("sub/proof_mine.py"), "half")),
        ("c:proof_mine.py", Place(Path("c:proof_mine.py"))),
        ("odd.py:mine.py", Place(Path("odd.py:mine.py"))),
        ("proof_mine.py:", None),
        ("proof_mine", None),
        ("half_is_largest.penalty_below_half", None),
        ("notes.txt:half", None),
        ("", None),
    ],
)
def test_a_place_is_a_file_or_one_statement_of_it(text, place):
    assert Place.parse(text) == place


def test_what_is_asked_for_twice_comes_once(file, monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)
    path = file(f"theorem = {TRUE}\nother = {TRUE}")
    assert len(list(requested([str(path), "./proof_mine.py", "proof_mine.py"]))) == 2
    names = [thing.name for thing in requested(["expected_dropout_gradient", "linear_unit", "nonsense", "nonsense"])]
    assert names.count("expected_dropout_gradient") == names.count("nonsense") == 1


def test_nothing_asked_for_means_the_catalogue():
    assert list(requested([])) == list(catalogue())


def test_a_file_of_the_catalogue_that_cannot_be_imported_stops_no_other(monkeypatch):
    names = ("expected_dropout_gradient", "missing_file")
    monkeypatch.setattr(sys.modules["symdrop.theorems.linear_unit"], "THEOREMS", names)
    good, bad = requested(["linear_unit"])
    assert good.name == "expected_dropout_gradient"
    assert "linear_unit/missing_file cannot be imported: ModuleNotFoundError" in str(bad.error)


def test_every_family_states_its_heading_and_its_figures_stand_behind_files_of_its_own():
    for family in (*FAMILIES, MISTAKEN):
        package = importlib.import_module("symdrop.mistakes" if family == MISTAKEN else f"symdrop.theorems.{family}")
        assert heading(family) == package.HEADING
        assert set(captions(family)) <= set(stems(family))
    assert captions("linear_unit")
    assert (heading("proof_mine"), introduction("proof_mine"), captions("proof_mine")) == ("Proof mine", "", {})

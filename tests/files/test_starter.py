"""`symdrop new`: the file that it writes is proved, shown and set as it stands, whatever it is called."""

import os

import pytest
from click.testing import CliRunner

from symdrop.cli import main
from symdrop.errors import BadStatement, NotProved
from symdrop.files.reading import from_file
from symdrop.files.starter import TEXT, starting_file, title
from symdrop.theorem import Theorem, step

ODD_NAMES = [
    "two words.py",
    "2nd.py",
    "import.py",
    "proof_é_λ.py",
    "proof_'\"\\.py",
    "symdrop.py",
    "a.b.py",
    "proof_.py",
    "-x.py",
]


@pytest.fixture(autouse=True)
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(*arguments):
    result = CliRunner().invoke(main, arguments)
    assert result.exception is None or isinstance(result.exception, SystemExit)
    return result


def test_the_written_file_is_proved_shown_and_set(folder):
    result = run("new", "proof_mine.py")
    assert (result.exit_code, result.stderr) == (0, "")
    told = result.stdout.splitlines()
    assert told == ["wrote proof_mine.py", "next:", "  symdrop prove proof_mine.py", "  symdrop show proof_mine.py"]
    for command in (line.split()[1:] for line in told[2:]):
        assert run(*command).exit_code == 0
    assert "by linearity of the expectation" in run("show", "proof_mine.py").stdout
    assert run("tex", "proof_mine.py", "-o", "out").exit_code == 0
    assert r"\begin{theorem}[{Mine}]" in (folder / "out" / "proof_mine.tex").read_text()


def spoilt(theorem):
    """The theorem without each of its hypotheses, steps and reasons in turn."""
    parts = {"title": "Spoilt", "lhs": theorem.lhs, "rhs": theorem.rhs, "given": theorem.given, "steps": theorem.steps}
    for place in range(len(theorem.given)):
        yield Theorem(**parts | {"given": [*theorem.given[:place], *theorem.given[place + 1 :]]})
    for place, stated in enumerate(theorem.steps):
        before, after = theorem.steps[:place], theorem.steps[place + 1 :]
        yield Theorem(**parts | {"steps": [*before, *after]})
        for reason in stated.reasons:
            others = [each for each in stated.reasons if each is not reason]
            yield Theorem(**parts | {"steps": [*before, step(stated.line, *others), *after]})


def test_every_hypothesis_every_step_and_every_reason_of_it_is_needed(folder):
    (folder / "mine.py").write_text(TEXT)
    (entry,) = from_file(folder / "mine.py")
    assert entry.theorem.proof
    without = list(spoilt(entry.theorem))
    # One hypothesis, two steps, and the reasons of each.
    assert len(without) == 1 + 2 + 1 + 4
    for theorem in without:
        with pytest.raises((NotProved, BadStatement)):
            theorem.proof  # noqa: B018


def test_a_penalty_written_twice_is_refused(folder):
    assert TEXT.count("penalty = ") == 1
    (folder / "spoilt.py").write_text(TEXT.replace("penalty = ", "penalty = 2 * "))
    assert run("prove", "spoilt.py").exit_code == 1


@pytest.mark.parametrize("name", ODD_NAMES)
def test_odd_names_give_files_that_run(folder, name):
    result = run("new", "--", name)
    assert result.exit_code == 0
    (entry,) = from_file(folder / name)
    assert entry.theorem.proof
    assert ("pytest collects" in result.stdout) is not name.startswith("proof_")


def test_a_name_that_is_not_text_gives_a_file_that_runs(folder):
    name = os.fsdecode(b"proof_\xff.py")
    assert run("new", name).exit_code == 0
    (entry,) = from_file(folder / name)
    assert entry.theorem.title == "My claim"


@pytest.mark.parametrize("stem", ["proof_" + "long_" * 50, "a\nb", 'x"""y', "{title}", "%s", "back\\slash"])
def test_no_stem_breaks_the_text(stem):
    text = starting_file(stem)
    compile(text, "proof", "exec")
    assert max(map(len, text.splitlines())) <= 120
    assert len(text.splitlines()) == len(TEXT.splitlines())


def test_titles():
    assert title("x" * 300) == "X" + "x" * 59
    assert [title(each) for each in ("", "___", "proof_ab", "\udcff")] == ["My claim", "My claim", "Ab", "My claim"]


@pytest.mark.parametrize("kind", ["file", "folder", "link"])
def test_what_exists_is_left_as_it_is(folder, kind):
    place = folder / "proof_mine.py"
    if kind == "file":
        place.write_text("mine")
    elif kind == "folder":
        place.mkdir()
    else:
        place.symlink_to("nowhere")
    result = run("new", "proof_mine.py")
    assert result.exit_code == 2
    assert "exists and is left as it is" in result.stderr
    assert list(folder.iterdir()) == [place]
    assert kind != "file" or place.read_text() == "mine"


@pytest.mark.parametrize("name", ["mine", "mine.txt", ".py", "mine.PY", "folder/", ""])
def test_a_name_that_does_not_end_in_py_is_refused(folder, name):
    result = run("new", name)
    assert result.exit_code == 2
    assert "must end in .py" in result.stderr
    assert list(folder.iterdir()) == []


def test_folders_are_made_or_the_failure_is_told(folder):
    assert run("new", "a/b/proof_mine.py").exit_code == 0
    assert run("prove", "a/b/proof_mine.py").exit_code == 0
    (folder / "text").write_text("")
    for name in ("text/proof_mine.py", "x" * 300 + ".py"):
        result = run("new", name)
        assert result.exit_code == 2
        assert "cannot be written: " in result.stderr

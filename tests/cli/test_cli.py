"""The commands as a user types them: what they print, what they write, and the status they leave with."""

import itertools
import json
import os
import pty
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

import symdrop
from symdrop.catalogue import catalogue, mistakes
from symdrop.cli import main, session
from symdrop.errors import Disagreement, OutsideFragment
from symdrop.language import D

ROOT = Path(symdrop.__file__).parents[1]
TRUE = """
from symdrop import E, Sum, Theorem, bernoulli, family, index, size
n = size("n")
j, k = index("j k", n)
w, p, delta = family("w p delta", n)
mask = [bernoulli(delta[j], keep=p[j])]
theorem = Theorem(
    title="A mean", source="own", given=mask, lhs=E(Sum(delta[j] * w[j], j)), rhs=Sum(p[j] * w[j], j)
)
"""
FALSE = (
    TRUE
    + """
squared = Theorem(title="A square", given=mask, lhs=E(Sum(delta[j] * w[j], j)**2), rhs=Sum(p[j] * w[j], j)**2)
"""
)
FLOAT = TRUE + "half = Theorem(title='A float', lhs=0.5 * w[k], rhs=w[k] / 2)\n"
ROOTED = TRUE + "from sympy import sqrt\nrooted = Theorem(title='A root', lhs=sqrt(w[k])**2 + sqrt(w[k]), rhs=w[k])\n"
REFUSED = {"false": (FALSE, 1), "float": (FLOAT, 2), "broken": ("1/0", 2)}


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """The working directory, with a file proof_mine.py that is proved and one for every kind of refusal."""
    (tmp_path / "proof_mine.py").write_text(TRUE)
    for name, (text, _) in REFUSED.items():
        (tmp_path / f"{name}.py").write_text(text)
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture(scope="module")
def written_book(tmp_path_factory):
    """The book, written once for the tests that start from it."""
    place = tmp_path_factory.mktemp("written") / "derivations"
    assert run("tex", "--output", str(place)).exit_code == 0
    return place


@pytest.fixture
def folder_with_book(folder, written_book):
    """The working directory, with the book in `derivations`."""
    shutil.copytree(written_book, folder / "derivations")
    return folder


def run(*arguments):
    """The result of a command; only a deliberate exit is let through."""
    result = CliRunner().invoke(main, arguments)
    assert result.exception is None or isinstance(result.exception, SystemExit)
    assert "Traceback" not in result.output
    return result


def records(result):
    return [json.loads(line) for line in result.stdout.splitlines()]


def process(*arguments, **environment):
    """A true process of its own, in the working directory."""
    command = [sys.executable, *arguments]
    settings = os.environ | {"PYTHONPATH": str(ROOT)} | environment
    return subprocess.run(command, capture_output=True, text=True, env=settings, check=False)


def on_a_terminal(*arguments, columns=100, **environment):
    """What the command prints on a terminal of that width."""
    settings = os.environ | {"PYTHONPATH": str(ROOT), "COLUMNS": str(columns), "TERM": "xterm"} | environment
    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "symdrop", *arguments]
    with subprocess.Popen(command, stdin=theirs, stdout=theirs, stderr=theirs, env=settings) as running:
        os.close(theirs)
        pieces = []
        while True:
            try:
                piece = os.read(ours, 65536)
            except OSError:  # how Linux says that the other end of a terminal is closed
                break
            if not piece:
                break
            pieces.append(piece)
    os.close(ours)
    return b"".join(pieces).decode(), running.returncode


def test_everything_proved_is_status_0(folder):
    result = run("prove", "proof_mine.py", "expected_dropout_gradient")
    first, second, last = result.stdout.splitlines()
    assert first.split()[:2] == ["proof_mine", "proved"]
    assert first.endswith(" ms  linearity, mean")
    assert second.startswith("expected_dropout_gradient  proved")
    assert last.startswith("2 of 2 proved in ")
    assert (result.exit_code, result.stderr) == (0, "")


def test_a_proof_without_axioms_says_so(folder):
    (folder / "plain.py").write_text(f"{TRUE}twice = Theorem(title='Twice', lhs=w[k] + w[k], rhs=2 * w[k])")
    assert run("prove", "plain.py").stdout.splitlines()[1].endswith(" ms  algebra alone")


def test_all_steps_that_fail_are_shown_where_that_is_asked_for(folder):
    lines = "step(w[k]), step(2 * w[k]), step(3 * w[k]), step(3 * w[k])"
    text = TRUE.replace("size\n", "size, step\n", 1)
    (folder / "wrong.py").write_text(f"{text}\nwrong = Theorem(title='W', lhs=w[k], rhs=w[k], steps=[{lines}])")
    result = run("prove", "--steps", "wrong.py")
    told = [line.strip() for line in result.stdout.splitlines() if " does not follow" in line]
    assert [line.partition(" does")[0] for line in told] == ["step 2", "step 3", "the right side after the last step"]
    assert result.exit_code == 1
    assert run("prove", "wrong.py").stdout.count("does not follow") == 1


@pytest.mark.parametrize("name", REFUSED)
def test_a_refusal_has_its_status_and_stops_nothing_else(folder, name):
    result = run("prove", f"{name}.py", "proof_mine.py")
    assert result.exit_code == REFUSED[name][1]
    assert any(line.startswith("proof_mine ") and " proved " in line for line in result.stdout.splitlines())
    assert f"({name}.py): " in result.stdout


def test_the_worst_verdict_gives_the_status(folder):
    assert run("prove", "broken.py", "false.py", "proof_mine.py").exit_code == 2
    assert run("prove", "proof_mine.py", "false.py", "broken.py").exit_code == 2


def test_a_refusal_is_told_in_full_below_the_rows(folder):
    output = run("prove", "false.py").stdout
    rows, _, rest = output.partition("\n\n")
    assert [line.split()[0] for line in rows.splitlines()] == ["false", "false.squared"]
    assert rest.startswith("false.squared (false.py): not proved\n  the two sides differ\n")
    for word in ("residual: ", "counterexample: at n = ", "\n    try: correct the side that is wrong at the counter"):
        assert word in rest


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["expected_dropout_gradeint"], "did you mean expected_dropout_gradient?"),
        (["missing.py"], "missing.py cannot be read: No such file or directory"),
        (["."], "is a directory"),
        (["float.py"], "is not exact"),
        (["broken.py"], "broken.py, line 1: ZeroDivisionError"),
    ],
)
def test_what_is_misused_is_told_and_is_status_2(folder, arguments, said):
    result = run("prove", *arguments)
    assert said in result.stdout
    assert result.exit_code == 2


@pytest.mark.parametrize("command", ["prove", "show", "tex"])
def test_one_statement_of_a_file_is_named_behind_a_colon(folder, command):
    (folder / "two.py").write_text(f"{TRUE}twice = Theorem(title='Twice', lhs=w[k] + w[k], rhs=2 * w[k])\n")
    result = run(command, "two.py:twice")
    assert result.exit_code == 0
    written = result.stdout + "".join(path.read_text() for path in folder.glob("derivations/two.tex"))
    assert "Twice" in written or "two.twice" in written
    assert "A mean" not in written
    refused = run(command, "two.py:thrice")
    assert refused.exit_code == 2
    assert "two.py states no theorem 'thrice'; those that it states are: theorem, twice" in refused.output


def test_one_statement_of_a_file_that_cannot_be_read_to_its_end_is_not_enough(folder):
    (folder / "half.py").write_text(f"{TRUE}1/0\n")
    result = run("prove", "half.py:theorem")
    assert result.stdout.split()[:2] == ["half", "proved"]
    assert "half.py, line 10: ZeroDivisionError" in result.stdout
    assert result.exit_code == 2


def test_a_file_that_is_named_in_several_ways_runs_once(folder):
    (folder / "talking.py").write_text(f"print('said')\n{TRUE}")
    result = run("prove", "talking.py:theorem", "./talking.py", "talking.py:theorem")
    assert (result.stderr, len(result.stdout.splitlines())) == ("said\n", 2)


def test_a_theorem_outside_the_fragment_is_status_1(folder):
    (folder / "rooted.py").write_text(ROOTED)
    result = run("prove", "rooted.py")
    assert "rooted.rooted  outside fragment" in result.stdout
    assert result.exit_code == 1


@pytest.mark.parametrize(
    ("error", "verdict"),
    [(Disagreement("please report"), "disagreement"), (OutsideFragment("a root"), "outside fragment")],
)
def test_other_refusals_are_status_1_with_their_message(folder, monkeypatch, error, verdict):
    def prove(statement):
        raise error

    monkeypatch.setattr("symdrop.theorem.prove", prove)
    result = run("prove", "proof_mine.py")
    assert f"proof_mine (proof_mine.py): {verdict}\n  {error}" in result.stdout
    assert result.exit_code == 1


def test_records_for_programs_come_one_per_line(folder):
    result = run("prove", "--json", "proof_mine.py", "false.py", "float.py", "nonsense")
    found = records(result)
    assert [(each["name"], each["verdict"]) for each in found] == [
        ("proof_mine", "proved"),
        ("false", "proved"),
        ("false.squared", "not proved"),
        ("float", "proved"),
        ("float.half", "bad statement"),
        ("nonsense", "not found"),
    ]
    assert found[0]["reasons"] == ["linearity", "mean"]
    assert {each["rocq"] for each in found} == {None}
    assert found[2]["counterexample"]["sizes"].keys() == {"n"}
    assert (result.exit_code, result.stderr) == (2, "")


def test_what_a_file_prints_does_not_disturb_the_records(folder):
    (folder / "talking.py").write_text(f"print('said')\n{TRUE}")
    result = run("prove", "--json", "talking.py")
    assert [each["verdict"] for each in records(result)] == ["proved"]
    assert result.stderr == "said\n"


def test_the_whole_catalogue_is_proved_in_reading_order():
    result = run("prove", "--json")
    found = records(result)
    assert [each["name"] for each in found] == [entry.name for entry in catalogue()]
    assert {each["verdict"] for each in found} == {"proved"}
    assert result.exit_code == 0


def test_the_list_names_every_theorem_with_title_and_source():
    result = run("list", "--json")
    assert records(result) == [
        {"name": each.name, "title": each.theorem.title, "source": each.theorem.source} for each in catalogue()
    ]
    lines = run("list").stdout.splitlines()
    assert [line.split()[0] for line in lines] == [each["name"] for each in records(result)]


def test_the_list_is_printed_even_if_a_file_of_the_catalogue_is_broken(monkeypatch):
    names = ("missing_file", "expected_dropout_gradient")
    monkeypatch.setattr(sys.modules["symdrop.theorems.linear_unit"], "THEOREMS", names)
    result = run("list")
    assert result.stdout.startswith("expected_dropout_gradient")
    assert "missing_file: bad statement" in result.stderr
    assert result.exit_code == 2


def test_the_version_is_the_packages():
    assert run("--version").output == f"symdrop, version {symdrop.__version__}\n"


@pytest.mark.parametrize("arguments", [["disprove"], ["prove", "--fast"], ["show"]])
def test_bad_usage_is_status_2_with_the_usage(arguments):
    result = run(*arguments)
    assert result.stderr.startswith("Usage: ")
    assert result.exit_code == 2


def test_an_interruption_is_no_verdict(folder):
    (folder / "stopped.py").write_text("raise KeyboardInterrupt")
    result = run("prove", "stopped.py")
    assert (result.exit_code, result.stderr) == (session.INTERRUPTED, "interrupted\n")


def test_python_m_symdrop_is_the_command(folder):
    result = process("-m", "symdrop", "prove", "proof_mine.py", "false.py")
    assert (result.returncode, result.stderr) == (1, "")
    assert "false.squared (false.py): not proved" in result.stdout


def test_optimised_python_refuses_the_same(folder):
    reports = []
    for flags in ([], ["-O"], ["-OO"]):
        result = process(*flags, "-m", "symdrop", "prove", "--json", "proof_mine.py", "false.py", "float.py")
        found = records(result)
        reports.append((result.returncode, [each | {"seconds": 0} for each in found]))
    assert reports[0][0] == 2
    assert reports == [reports[0]] * 3


def test_a_pipe_gets_whole_lines_without_colour_whatever_its_width(folder):
    result = process("-m", "symdrop", "prove", "expected_dropout_gradient", "false.py", COLUMNS="20", FORCE_COLOR="1")
    assert "\x1b" not in result.stdout
    assert max(map(len, result.stdout.splitlines())) > 80
    assert result.stdout.splitlines()[0].endswith("independent, idempotent, mean")


def test_a_reader_that_stops_reading_is_no_crash(folder):
    """The reader is gone before the first line is written, however fast either is."""
    reading, writing = os.pipe()
    os.close(reading)
    result = subprocess.run(
        [sys.executable, "-m", "symdrop", "list", "--json"],
        stdout=writing,
        stderr=subprocess.PIPE,
        text=True,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        check=False,
    )
    os.close(writing)
    assert result.stderr == ""
    assert result.returncode != 0


@pytest.mark.parametrize("columns", [79, 100])
def test_a_terminal_gets_a_table_in_colour_that_keeps_every_word(folder, columns):
    output, status = on_a_terminal("prove", "expected_dropout_gradient", "false.py", columns=columns)
    assert status == 1
    assert "\x1b[32mproved" in output
    assert "\x1b[31mnot proved" in output
    for word in ("expected_dropout_gradient", "false.squared", "idempotent", "residual: ", "reasons used"):
        assert word in output


def test_no_colour_is_respected(folder):
    output, _ = on_a_terminal("prove", "proof_mine.py", NO_COLOR="1")
    assert "proof_mine" in output
    assert not {f"\x1b[{colour}m" for colour in range(30, 38)} & {output[at : at + 5] for at in range(len(output))}


def test_output_that_cannot_be_encoded_is_written_with_escapes(folder):
    (folder / "proof_mine.py").write_text(TRUE + "\nraise ValueError('\\u2211')\n")
    result = process("-m", "symdrop", "prove", "proof_mine.py", PYTHONIOENCODING="latin-1")
    assert "ValueError: \\u2211" in result.stdout
    assert (result.returncode, result.stderr) == (2, "")


def files(folder):
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_show_prints_every_derivation_that_is_proved(folder):
    result = run("show", "proof_mine.py", "expected_dropout_output")
    assert result.stdout.startswith("A mean\n\n")
    assert "\n\n\nThe expected output of a dropout unit\n\n" in result.stdout
    assert result.exit_code == 0


def test_show_refuses_what_is_not_proved_and_shows_the_rest(folder):
    result = run("show", "false.py", "broken.py")
    assert result.stdout.startswith("A mean\n")
    assert "A square" not in result.stdout
    assert "false.squared (false.py): not proved\n  the two sides differ" in result.stderr
    assert "broken (broken.py): bad statement" in result.stderr
    assert result.exit_code == 2


def test_a_derivation_that_cannot_be_written_is_told_without_a_traceback(folder, monkeypatch):
    def plain(proof):
        raise OutsideFragment("no words for it")

    monkeypatch.setattr("symdrop.latex.plain", plain)
    result = run("show", "proof_mine.py")
    assert (result.exit_code, result.stderr) == (session.MISUSED, "symdrop: no words for it\n")


def test_the_book_is_written_once_and_then_current(folder):
    first = run("tex")
    written = files(folder / "derivations")
    assert {"main.tex", "README.md", "linear_unit/expected_dropout_gradient.tex"} <= written.keys()
    assert len(first.stdout.splitlines()) == len(written) + 1
    assert first.stdout.endswith(f"{len(written)} files in derivations, {len(written)} of them new\n")
    again = run("tex")
    assert again.stdout == f"{len(written)} files in derivations, 0 of them new\n"
    assert files(folder / "derivations") == written
    assert (first.exit_code, again.exit_code) == (0, 0)


def test_a_check_finds_what_is_missing_different_or_left_over_and_writes_nothing(folder_with_book):
    folder = folder_with_book
    (folder / "derivations").rename(folder / "book")
    (folder / "book" / "main.tex").unlink()
    with (folder / "book" / "README.md").open("a") as readme:
        readme.write("more\n")
    (folder / "book" / "linear_unit" / "old.tex").write_text("")
    (folder / "book" / "glm" / "old.md").write_text("")
    before = files(folder / "book")
    result = run("tex", "--check", "--output", "book")
    assert result.stdout.splitlines() == [
        "book/main.tex is missing",
        "book/README.md differs",
        "book/glm/old.md does not belong to a theorem; delete it",
        "book/linear_unit/old.tex does not belong to a theorem; delete it",
    ]
    assert result.exit_code == 1
    assert files(folder / "book") == before


def test_named_theorems_are_written_beside_the_book_whose_works_they_share(folder_with_book):
    folder = folder_with_book
    before = files(folder / "derivations")
    named = ["half_is_largest.penalty_below_half", "expected_dropout_output", "--parts", "statement, source"]
    run("tex", *named)
    written = files(folder / "derivations")
    assert sorted(written.keys() - before.keys()) == ["expected_dropout_output.tex", "half_is_largest.tex"]
    assert before.items() <= written.items()
    assert r"\cite{ranjan2019}" in written["expected_dropout_output.tex"].decode()
    assert (run("tex", *named, "--check").exit_code, run("tex", "--check").exit_code) == (0, 0)


def test_a_line_that_cannot_fit_is_told_and_a_width_is_read_in_points_and_millimetres(folder):
    name = "a_scalar_with_a_name_that_no_column_of_a_paper_can_hold"
    (folder / "long.py").write_text(
        f"from symdrop import Theorem, scalar\nt = scalar('{name}')\na = Theorem(title='Long', lhs=t, rhs=t)\n"
    )
    result = run("tex", "long.py", "--width", "80mm", "--font", "9")
    assert "too wide: long" in result.stderr
    assert "in a column of 228pt; give shorter names" in result.stderr
    assert run("tex", "proof_mine.py", "--width", "241pt").stderr == ""


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--width", "wide"], "write it as 241pt or 85mm"),
        (["--width", "1pt"], "100pt to 2000pt"),
        (["--parts", "statement,moral"], "'moral' is no part of a fragment; the parts are statement, proof"),
        (["--parts", "proof", "--form", "macros"], "--parts, --width and --font are for --form fragment"),
        (["--math", "dollars"], "--math is for --form markdown"),
    ],
)
def test_options_that_mean_nothing_are_misuse(folder, options, said):
    result = run("tex", "proof_mine.py", *options)
    assert (result.exit_code, (folder / "derivations").exists()) == (2, False)
    assert said in " ".join(result.stderr.split())


def test_markdown_is_marked_for_its_reader(folder):
    for math, inline, block in (("github", "$`n`$", "```math"), ("dollars", "$n$", "$$\n")):
        assert run("tex", "proof_mine.py", "--form", "markdown", "--math", math).exit_code == 0
        written = (folder / "derivations" / "proof_mine.md").read_text()
        assert (inline in written, block in written) == (True, True)
    assert "`$" not in written


def test_a_file_of_ones_own_is_written_under_its_own_name(folder):
    result = run("tex", "proof_mine.py")
    assert result.stdout.splitlines()[0] == "wrote derivations/proof_mine.tex"
    assert files(folder / "derivations").keys() == {"proof_mine.tex"}
    assert b"\\begin{theorem}[{A mean}]" in (folder / "derivations" / "proof_mine.tex").read_bytes()


def test_a_form_is_written_beside_the_book_and_is_checked(folder_with_book):
    folder = folder_with_book
    before = files(folder / "derivations")
    for form in ("standalone", "macros"):
        assert run("tex", "proof_mine.py", "half_is_largest", "--form", form).exit_code == 0
        assert run("tex", "half_is_largest", "--form", form, "--check").exit_code == 0
    written = files(folder / "derivations")
    names = [f"{stem}-{form}.tex" for stem in ("half_is_largest", "proof_mine") for form in ("macros", "standalone")]
    assert sorted(written.keys() - before.keys()) == names
    assert b"\\newcommand{\\proofMineRight}{" in written["proof_mine-macros.tex"]
    assert b"\\end{document}" in written["half_is_largest-standalone.tex"]
    assert run("tex", "--check").exit_code == 0
    (folder / "derivations" / "proof_mine-macros.tex").write_text("% Written by `symdrop tex`.\n")
    result = run("tex", "proof_mine.py", "--form", "macros", "--check")
    assert (result.exit_code, result.stdout) == (1, "derivations/proof_mine-macros.tex differs\n")


def test_a_fragment_is_the_form_that_is_written_without_any(folder):
    run("tex", "half_is_largest", "-o", "one")
    run("tex", "half_is_largest", "-o", "two", "--form", "fragment")
    assert files(folder / "one") == files(folder / "two")
    assert run("tex", "--form", "fragment", "-o", "all").exit_code == 0
    assert "main.tex" not in files(folder / "all")


def test_macros_of_mistakes_alone_are_refused(folder):
    result = run("tex", "missing_half", "--form", "macros")
    assert (result.exit_code, (folder / "derivations").exists()) == (2, False)
    assert "missing_half: a Mistake is false and has no proven lines" in result.stderr


@pytest.mark.parametrize("name", REFUSED)
def test_nothing_is_written_unless_everything_is_proved(folder, name):
    result = run("tex", "proof_mine.py", f"{name}.py")
    assert not (folder / "derivations").exists()
    assert f"({name}.py): " in result.stderr
    assert result.exit_code == REFUSED[name][1]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["-o", "proof_mine.py"], "is a file"),
        (["half_is_largest", "-o", "paper"], "symdrop: paper/half_is_largest.tex was not written by symdrop"),
        (["proof_mine.py", "other/proof_mine.py"], "would both be written to proof_mine.tex"),
        (["half_is_largest", "-o", "proof_mine.py/below"], "symdrop: proof_mine.py"),
    ],
)
def test_what_cannot_be_written_is_told_and_is_status_2(folder, arguments, said):
    for name, text in {"paper/half_is_largest.tex": "my paper", "other/proof_mine.py": TRUE}.items():
        (folder / name).parent.mkdir()
        (folder / name).write_text(text)
    before = files(folder)
    result = run("tex", *arguments)
    assert said in result.stderr
    assert result.exit_code == 2
    assert files(folder) == before


def test_the_proof_in_the_readme_is_proved_and_fails_as_the_readme_says_when_it_is_false(folder):
    blocks = (ROOT / "README.md").read_text(encoding="utf-8").split("```")
    proof = next(block for block in blocks if "The expected square of a masked sum: " in block).removeprefix("python\n")
    mistake = next(block for block in blocks if block.startswith("python\nmistake = ")).removeprefix("python\n")
    failure = next(block for block in blocks if block.startswith("text\nnot proved: ")).removeprefix("text\n")
    proof = proof.replace("import E,", "import E, Mistake,") + mistake
    for text, status in ((proof, 0), (proof.replace("(1 - p[j])", "p[j]"), 1)):
        (folder / "proof_mine.py").write_text(text)
        assert run("prove", "proof_mine.py").exit_code == status
        tested = process("-m", "pytest", "-q", "-p", "no:cacheprovider", PYTHONDONTWRITEBYTECODE="1")
        assert tested.returncode == status
        assert (failure in tested.stdout) == bool(status)
        assert f"{2 - status} passed" in tested.stdout


MISTAKE = TRUE.replace("import E,", "import Mistake, E,") + (
    "squared = Mistake(title='A square', given=mask, lhs=E(Sum(delta[j] * w[j], j)**2), rhs=Sum(p[j] * w[j], j)**2)\n"
)


def test_a_mistake_in_a_file_is_refuted(folder):
    (folder / "mistaken.py").write_text(MISTAKE)
    result = run("prove", "mistaken.py")
    assert result.exit_code == 0
    assert "refuted" in result.stdout.splitlines()[1]
    assert result.stdout.splitlines()[-1].startswith("1 of 1 proved, 1 refuted as stated, in ")
    assert "It fails at n = " in run("show", "mistaken.py").stdout
    assert run("tex", "mistaken.py", "-o", "out").exit_code == 0
    written = (folder / "out" / "mistaken.tex").read_text()
    assert written.index(r"\begin{theorem}[{A mean}]") < written.index(r"\begin{mistake}[{A square}]")


def test_a_mistake_that_is_true_fails(folder):
    (folder / "mistaken.py").write_text(TRUE.replace("Theorem", "Mistake"))
    result = run("prove", "mistaken.py")
    assert result.exit_code == 1
    assert "mistaken (mistaken.py): not refuted" in result.stdout
    assert "is true for every size; state it as a Theorem" in result.stdout


def test_the_mistakes_of_the_catalogue_are_listed_with_their_counterexamples():
    result = run("mistakes")
    assert result.exit_code == 0
    rows = [line.split() for line in result.stdout.splitlines()]
    assert [row[:2] for row in rows] == [[entry.name, "refuted"] for entry in mistakes()]
    assert all("left" in row and "right" in row for row in rows)
    assert [record["verdict"] for record in records(run("mistakes", "--json"))] == ["refuted"] * len(rows)
    assert run("prove", "missing_half").exit_code == 0


def test_a_file_of_mistakes_alone_is_written(folder):
    only_mistakes = MISTAKE.replace("theorem = Theorem", "theorem = Mistake").replace("w[j], j)\n)", "w[j], j) + 1)")
    (folder / "mistaken.py").write_text(only_mistakes)
    result = run("tex", "mistaken.py", "-o", "out")
    assert result.exit_code == 0
    assert (folder / "out" / "mistaken.tex").read_text().count(r"\begin{mistake}") == 2


@pytest.fixture
def slow_clock(monkeypatch):
    """A clock that moves on by a hundredth of a second whenever a campaign looks at it, however busy the machine is."""
    ticks = itertools.count()
    monkeypatch.setattr("symdrop.fuzzing.campaign.monotonic", lambda: next(ticks) / 100)


def test_fuzz_reports_what_it_tried_and_writes_nothing(folder, slow_clock):
    before = files(folder)
    result = run("fuzz", "--minutes", "0.004", "--seed", "7")
    lines = result.stdout.splitlines()
    assert lines[0].split() == ["aim", "tried", "undetermined", "refused"]
    assert lines[-2].endswith(" statements tried with --seed 7")
    assert int(lines[-2].split()[0]) > 5
    assert lines[-1] == "no disagreement"
    assert (result.exit_code, result.stderr) == (0, "")
    assert files(folder) == before


def test_fuzz_shows_progress_on_a_terminal(folder):
    output, status = on_a_terminal("fuzz", "--minutes", "0.03")
    assert " tried" in output
    assert "no disagreement" in output
    assert status == 0


def test_fuzz_shows_the_smallest_statement_it_finds(folder, monkeypatch, slow_clock):
    from symdrop.deciders.kernel import normal

    monkeypatch.setattr(normal, "derived", lambda *_: {})
    result = run("fuzz", "--minutes", "0.2", "--seed", "1")
    assert result.exit_code == 1
    assert "the deciders disagree: " in result.stdout
    stated = {}
    exec(result.stdout.partition("\n# ")[2].partition("\n")[2].removesuffix("theorem.proof\n"), stated)
    assert stated["theorem"].lhs.has(D)
    assert len(str(stated["theorem"].lhs)) < 40


def test_fuzz_without_hypothesis_says_what_to_install(folder):
    program = "import sys; sys.modules['hypothesis'] = None; from symdrop.cli import main; main()"
    result = process("-c", program, "fuzz", "--minutes", "1")
    assert (result.returncode, result.stdout) == (2, "")
    assert "pip install 'symdrop[testing]'" in result.stderr


@pytest.mark.parametrize("minutes", ["0", "-1", "soon"])
def test_fuzz_wants_a_time(folder, minutes):
    assert run("fuzz", "--minutes", minutes).exit_code == 2

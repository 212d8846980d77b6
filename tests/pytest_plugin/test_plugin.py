"""A file `proof_*.py` under pytest: what becomes a test, what passes, and what a failure says.

Most sessions run within this process; those that need a fresh interpreter or several run as processes of their own.
"""

import json
import re
import signal
import sys
import time
from importlib import import_module, metadata
from pathlib import Path
from threading import Event
from xml.etree import ElementTree

import pytest

import symdrop.catalogue.outcomes
import symdrop.pytest_plugin.deadlines
import symdrop.theorem
from symdrop.catalogue import catalogue
from symdrop.pytest_plugin.recognition import lines_of_names

ROOT = Path(symdrop.__file__).parents[1]
ALONE = ("-p", "no:hypothesispytest", "-p", "no:benchmark", "-p", "no:xdist")
TRACED = r"\.py:\d"
WORDS = """
from symdrop import D, E, Mistake, Sum, Theorem, bernoulli, family, index, scalar, size, step
from symdrop import derivative, idempotent, independent, linearity, mean, sift
n = size("n")
j, k = index("j k", n)
w, p, delta = family("w p delta", n)
t = scalar("t")
mask = [bernoulli(delta[j], keep=p[j])]
output = E(Sum(delta[j] * w[j], j))
"""
TRUE = "Theorem(title='A mean', given=mask, lhs=output, rhs=Sum(p[j] * w[j], j))"
FALSE = "Theorem(title='A wrong mean', given=mask, lhs=output, rhs=Sum(p[j]**2 * w[j], j))"
SILENT = "Mistake(title='A true mean', given=mask, lhs=output, rhs=Sum(p[j] * w[j], j))"
MISTAKE = FALSE.replace("Theorem", "Mistake")
SLOW = "Theorem(title='A slow one', given=mask, lhs=E((t - Sum(delta[j] * w[j], j))**16), rhs=t)"
STEPS = """
theorem = Theorem(
    title="A mean in steps",
    given=mask,
    lhs=output,
    rhs=Sum(p[j] * w[j], j),
    steps=[
        step(Sum(E(delta[j]) * w[j], j), linearity),
        step(Sum(p[j] * w[j], j), mean),
    ],
)
"""


@pytest.fixture
def file(pytester):
    """A function that writes a proof file, after the usual words, and gives its path."""

    def write(text, name="proof_mine.py", words=WORDS):
        path = pytester.path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(words + text, encoding="utf-8")
        return path

    return write


@pytest.fixture
def run(pytester, monkeypatch):
    """A function that runs pytest within this process, without a cache and without other plugins."""
    # Where these are set pytest says everything a second time, in its summary.
    for name in ("CI", "BUILD_NUMBER"):
        monkeypatch.delenv(name, raising=False)
    return lambda *arguments: pytester.runpytest_inprocess("-p", "no:cacheprovider", *ALONE, *map(str, arguments))


def ids(result):
    """The tests that a session names as `-v` or `--collect-only -q` does, with the outcome where there is one."""
    found = [re.match(r"(\S+\.py::\S+)(?: (PASSED|FAILED|ERROR))?", line) for line in result.outlines]
    return [tuple(filter(None, each.groups())) for each in found if each]


def test_each_theorem_and_mistake_is_a_test_under_its_name_in_the_file(file, run):
    file(f"first = {TRUE}\ntheorem = {TRUE}\nwrong = {MISTAKE}\nagain = first\nvalue = 1")
    result = run("-v")
    result.assert_outcomes(passed=3)
    assert ids(result) == [(f"proof_mine.py::{name}", "PASSED") for name in ("first", "theorem", "wrong")]


def test_only_what_does_not_hold_fails(file, run):
    file(f"right = {TRUE}\nwrong = {FALSE}\nmistake = {MISTAKE}\nno_mistake = {SILENT}")
    result = run("-v")
    result.assert_outcomes(passed=2, failed=2)
    outcomes = {name.partition("::")[2]: outcome for name, outcome in ids(result)}
    assert outcomes == {"right": "PASSED", "wrong": "FAILED", "mistake": "PASSED", "no_mistake": "FAILED"}
    assert result.ret == pytest.ExitCode.TESTS_FAILED


def test_other_files_are_no_proof_files(file, run):
    file(f"wrong = {FALSE}", name="myproof_mine.py")
    file(f"wrong = {FALSE}", name="proof_mine.txt")
    file(f"wrong = {FALSE}", name="theorems/linear_unit.py")
    assert run().ret == pytest.ExitCode.NO_TESTS_COLLECTED


def test_a_test_is_selected_by_its_id_by_k_and_by_m(file, run, pytester):
    file(f"theorem = {TRUE}\nother = {TRUE}\nwrong = {FALSE}")
    pytester.makepyfile(test_other="def test_other(): pass\ndef test_more(): pass")
    assert ids(run("-v", "proof_mine.py::other")) == [("proof_mine.py::other", "PASSED")]
    assert ids(run("-v", "-k", "wrong")) == [("proof_mine.py::wrong", "FAILED")]
    run("-k", "mine and not wrong").assert_outcomes(passed=2, deselected=3)
    run("-m", "proof", "--strict-markers").assert_outcomes(passed=2, failed=1, deselected=2)
    run("-m", "not proof", "--strict-markers").assert_outcomes(passed=2, deselected=3)
    assert run("proof_mine.py::nothing").ret == pytest.ExitCode.USAGE_ERROR


def test_the_marker_is_registered(run):
    run("--markers").stdout.fnmatch_lines("@pytest.mark.proof: *")


def test_x_stops_at_the_first_failure(file, run):
    file(f"wrong = {FALSE}\nfalse = {FALSE}\nright = {TRUE}")
    run("-x").assert_outcomes(failed=1)


def test_what_is_collected_is_listed_and_not_checked(file, run, monkeypatch):
    monkeypatch.setattr("symdrop.theorem.prove", lambda statement: pytest.fail("it was checked"))
    file(f"theorem = {TRUE}\nwrong = {FALSE}")
    assert ids(run("--collect-only", "-q")) == [("proof_mine.py::theorem",), ("proof_mine.py::wrong",)]


def test_the_slowest_are_listed(file, run):
    file(f"theorem = {TRUE}")
    run("--durations=1", "--durations-min=0").stdout.re_match_lines(r"[\d.]+s call +proof_mine\.py::theorem")


def test_a_failure_says_title_step_reasons_residual_counterexample_and_advice(file, run):
    file(STEPS.replace("step(Sum(p[j] * w[j], j), mean)", "step(Sum(p[j]**2 * w[j], j), mean)"))
    result = run()
    result.assert_outcomes(failed=1)
    text = result.stdout.str()
    failure = text.partition(" theorem ____")[2].partition("\n")[2].partition("\n====")[0]
    assert failure.splitlines() == [
        "not proved: A mean in steps",
        "step 2 does not follow from the line before it",
        "  line:     Sum(p[j]**2*w[j], (j, 1, n))",
        "  reasons:  mean",
        "  residual: Sum(p[j]*w[j], j) - Sum(p[j]**2*w[j], j)",
        "  counterexample: at n = 1, p[1] = 1/3, w[1] = 1: left = 1/3, right = 1/9",
        "  try: the two lines differ whatever is cited; correct one of them",
    ]
    assert "FAILED proof_mine.py::theorem - Failed: not proved: A mean in steps" in text
    assert "Traceback" not in text
    assert "_pytest.py" not in text


@pytest.mark.parametrize(
    ("statement", "words"),
    [
        (FALSE, ["not proved: A wrong mean", "the two sides differ", "try: correct the side that is wrong at the"]),
        (SILENT, ["not refuted: A true mean", "is true for every size; state it as a Theorem"]),
        ("Theorem(title='A', lhs=0.5 * w[k], rhs=w[k])", ["bad statement: A", "0.5"]),
        ("Theorem(title='A', lhs=w[k] ** t, rhs=w[k])", ["outside fragment: A", "exponent t", "try: write it with"]),
    ],
)
def test_each_verdict_says_what_to_do_and_shows_no_traceback(file, run, statement, words):
    file(f"theorem = {statement}")
    result = run("--tb=long")
    result.assert_outcomes(failed=1)
    for each in words:
        assert each in result.stdout.str()
    assert not re.search(TRACED, result.stdout.str())


@pytest.mark.parametrize(
    ("error", "verdict"), [("Disagreement('two deciders')", "disagreement"), ("SymdropError('new')", "not proved")]
)
def test_every_refusal_of_symdrop_is_a_failure(file, run, monkeypatch, error, verdict):
    def prove(statement):
        raise eval(f"symdrop.errors.{error}")

    monkeypatch.setattr("symdrop.theorem.prove", prove)
    file(f"theorem = {TRUE}")
    result = run()
    result.assert_outcomes(failed=1)
    result.stdout.fnmatch_lines(f"{verdict}: A mean")


def test_what_the_instances_cannot_confirm_is_not_proved_and_comes_with_advice(file, run, monkeypatch):
    undetermined = symdrop.deciders.instances.Undetermined("it is too large")
    monkeypatch.setattr("symdrop.deciders.agreement.compare", lambda *_: undetermined)
    file(f"theorem = {TRUE}")
    result = run()
    result.assert_outcomes(failed=1)
    result.stdout.fnmatch_lines(["the instances cannot confirm it: it is too large", "  try: promise more in `given`*"])


def test_an_unforeseen_error_fails_with_its_traceback(file, run, monkeypatch):
    def broken_prover(statement):
        raise TypeError("bad operand")

    monkeypatch.setattr("symdrop.theorem.prove", broken_prover)
    monkeypatch.setattr("symdrop.deciders.agreement.prove", broken_prover)
    file(f"theorem = {TRUE}\n{STEPS.replace('theorem', 'other')}")
    result = run("--proof-steps", "-k", "theorem or step_1")
    result.assert_outcomes(failed=2, deselected=3)
    result.stdout.fnmatch_lines(["*def broken_prover*", "E*TypeError: bad operand", "E*please report the statement"])
    assert "pluggy" not in result.stdout.str().partition("FAILURES")[2]


def test_a_forged_proof_does_not_pass(file, run):
    file(f"class Believed(Theorem):\n    proof = 'trust me'\ntheorem = Believed{FALSE.removeprefix('Theorem')}")
    result = run()
    result.assert_outcomes(failed=1)
    assert "is not a proof of it" in result.stdout.str()


def test_each_step_is_a_test_of_its_own(file, run):
    file(f"plain = {TRUE}\n{STEPS}\nwrong = {MISTAKE}")
    result = run("-v", "--proof-steps")
    names = ["plain", "theorem", "theorem::step_1", "theorem::step_2", "theorem::right_side", "wrong"]
    assert ids(result) == [(f"proof_mine.py::{name}", "PASSED") for name in names]
    run().assert_outcomes(passed=3)
    assert len(ids(run("-v", "--proof-steps", "proof_mine.py::theorem"))) == 4
    assert ids(run("-v", "--proof-steps", "proof_mine.py::theorem::step_2")) == [
        ("proof_mine.py::theorem::step_2", "PASSED")
    ]
    run("--proof-steps", "-m", "proof", "-k", "step_1").assert_outcomes(passed=1, deselected=5)


@pytest.mark.parametrize(
    ("old", "new", "failing", "words"),
    [
        ("), linearity", "), linearity, sift", "step_1", "step 1 cites sift, which it does not use"),
        ("w[j], j), mean", "w[j], j), linearity", "step_2", "step 2 does not follow from the line before it"),
        ("rhs=Sum(p[j]", "rhs=Sum(2 * p[j]", "right_side", "the right side after the last step does not follow"),
        ("rhs=Sum(p[j]", "rhs=Sum(E(delta[j])", "right_side", "the right side after the last step does not follow"),
    ],
)
def test_only_the_step_that_is_wrong_fails(file, run, old, new, failing, words):
    assert STEPS.count(old) == 1
    file(STEPS.replace(old, new))
    result = run("-v", "--proof-steps")
    failed = [name for name, outcome in ids(result) if outcome == "FAILED"]
    assert failed == ["proof_mine.py::theorem", f"proof_mine.py::theorem::{failing}"]
    result.assert_outcomes(passed=2, failed=2)
    assert result.stdout.str().count(words) == 2


def test_every_step_of_the_catalogue_holds_by_itself(run):
    entries = list(catalogue())
    steps = sum(len(entry.theorem.steps) + 1 for entry in entries)
    run("--pyargs", "symdrop.theorems").assert_outcomes(passed=len(entries))
    run("--pyargs", "symdrop.theorems", "--proof-steps").assert_outcomes(passed=len(entries) + steps)


def test_the_catalogue_is_imported_and_not_run_again(run):
    module = import_module("symdrop.theorems.linear_unit.expected_dropout_gradient")
    result = run("-v", "--pyargs", "symdrop.theorems.linear_unit.expected_dropout_gradient")
    result.assert_outcomes(passed=1)
    result.stdout.fnmatch_lines("*::theorem PASSED*")
    assert sys.modules[module.__name__] is module


BAD_FILES = {
    "empty": ("", "states no theorem; write: theorem = Theorem"),
    "raises": ("1/0", "line 10: ZeroDivisionError: division by zero"),
    "exits": ("raise SystemExit(0)", "SystemExit: 0"),
    "fails": ("import pytest; pytest.fail('now')", "now"),
    "skips": (
        "import pytest; pytest.skip('now')",
        "Skipped: now",
    ),
    "syntax": ("theorem = Theorem(", "SyntaxError: '(' was never closed"),
    "import": ("import no_such_module", "ModuleNotFoundError: No module named 'no_such_module'"),
    "statement": ("theorem = Theorem(title='t', lhs=w[n], rhs=0)", "bad statement: "),
    "twice": (f"theorem = {FALSE}\ntheorem = {TRUE}", "theorem is bound more than once, on lines 10, 11"),
    "loop": (f"for q in (1, 2):\n    theorem = {TRUE}", "theorem is bound more than once, in a loop"),
    "foreign": ("from symdrop.theorems.linear_unit.noisy_unit import theorem", "states no theorem of its own"),
}


@pytest.mark.parametrize("name", BAD_FILES)
@pytest.mark.parametrize("arguments", [(), ("proof_mine.py",), ("-o", "python_files=*.py")], ids=["", "file", "all"])
def test_a_file_that_cannot_be_read_in_full_is_one_error(file, run, name, arguments):
    text, words = BAD_FILES[name]
    file(text)
    result = run(*arguments)
    result.assert_outcomes(errors=1)
    assert result.ret == pytest.ExitCode.INTERRUPTED
    assert words in result.stdout.str()
    assert "_pytest.py" not in result.stdout.str()


def test_a_bad_file_stops_no_other_when_pytest_is_told_to_go_on(file, run):
    file("1/0", name="proof_bad.py")
    file(f"theorem = {TRUE}")
    result = run("--continue-on-collection-errors")
    result.assert_outcomes(passed=1, errors=1)
    assert result.ret == pytest.ExitCode.TESTS_FAILED


def test_theorems_of_another_file_are_its_tests_alone(file, run):
    file(f"theorem = {TRUE}", name="proof_other.py")
    file(f"from proof_other import theorem as other\ntheorem = {TRUE}")
    assert [name for name, _ in ids(run("-v"))] == ["proof_mine.py::theorem", "proof_other.py::theorem"]


def test_files_of_one_name_in_two_folders_do_not_meet(file, run):
    file(f"theorem = {TRUE}", name="first/proof_mine.py")
    file(f"theorem = {TRUE}", name="second/proof_mine.py")
    run("first/proof_mine.py", "second/proof_mine.py").assert_outcomes(passed=2)


@pytest.mark.parametrize("arguments", [(), ("proof_mine.py", "test_other.py"), ("-o", "python_files=*.py"), (".",)])
def test_beside_ordinary_tests_each_is_collected_once(file, run, pytester, arguments):
    file(f"def loss(x):\n    return x\ntheorem = {TRUE}")
    pytester.makepyfile(test_other="def test_other(): pass")
    assert sorted(ids(run("-v", *arguments))) == [
        ("proof_mine.py::theorem", "PASSED"),
        ("test_other.py::test_other", "PASSED"),
    ]


@pytest.mark.parametrize(
    "test",
    [
        "def test_inside(): pass",
        "from beside import test_inside",
        "from beside import *",
        "from beside import Thing as TestThing",
        "test_inside = lambda: None",
        "class TestInside:\n    def test_inside(self): pass",
    ],
)
def test_ordinary_tests_in_a_proof_file_are_not_lost(file, run, test):
    file("class Thing:\n    def test_inside(self): pass\ndef test_inside(): pass", name="beside.py", words="")
    file(f"theorem = {TRUE}\n{test}")
    run("proof_mine.py").assert_outcomes(passed=2)
    run("proof_mine.py::theorem").assert_outcomes(passed=1)
    run().assert_outcomes(passed=1)


def test_ordinary_tests_by_another_pattern_are_not_lost(file, run):
    file(f"theorem = {TRUE}\ndef check_inside(): pass")
    run("proof_mine.py", "-o", "python_functions=check_*").assert_outcomes(passed=2)


def test_doctests_of_a_proof_file_are_run_beside_its_theorems(file, run):
    file(f'"""\n>>> 1 + 1\n2\n"""\n{WORDS}\ntheorem = {TRUE}', words="")
    names = [name for name, _ in ids(run("-v", "--doctest-modules"))]
    assert sorted(names) == ["proof_mine.py::proof_mine", "proof_mine.py::theorem"]


def test_a_file_that_is_ignored_is_not_run(file, run):
    file("1/0", name="proof_of_work.py")
    assert run("--ignore-glob=proof_of_*").ret == pytest.ExitCode.NO_TESTS_COLLECTED


RECIPE = """
import pytest
def pytest_collection_modifyitems(items):
    for item in items:
        if "proof" in item.keywords: item.add_marker(pytest.mark.{})
"""


@pytest.mark.parametrize("mark", ["skip(reason='open')", "skip()", "skipif(True, reason='open')"])
def test_a_mark_that_a_hook_adds_skips_proofs_alone(file, run, pytester, mark):
    pytester.makeconftest(RECIPE.format(mark))
    file(f"# A line\n\n{STEPS}wrong = {MISTAKE}")
    pytester.makepyfile(test_other="def test_other(): pass")
    run("--proof-steps").assert_outcomes(skipped=5, passed=1)
    line = (pytester.path / "proof_mine.py").read_text().splitlines().index("theorem = Theorem(")
    assert lines_of_names(pytester.path / "proof_mine.py")["theorem"] == line


def test_a_file_marks_and_skips_itself_as_a_test_module_does(file, run):
    file(f"import pytest\npytestmark = pytest.mark.skip(reason='open')\ntheorem = {FALSE}\ndef test_inside(): assert 0")
    file(f"import pytest\npytestmark = [pytest.mark.xfail, pytest.mark.proof]\ntheorem = {FALSE}", name="proof_open.py")
    file(f"import pytest\nx = pytest.importorskip('no_such_module')\ntheorem = {FALSE}", name="proof_other.py")
    run().assert_outcomes(skipped=2, xfailed=1)
    run("proof_mine.py").assert_outcomes(skipped=2)
    run("proof_other.py").assert_outcomes(skipped=1)


PACKAGED = {
    "absolute": "from pkg.inner.shared import *\n",
    "from the package": "from pkg.inner import shared\nfrom pkg.inner.shared import given, delta, p, j\n",
    "relative": "from .shared import given, delta, p, j\n",
    "relative, a star": "from .shared import *\n",
    "a level up": "from ..beside import *\n",
    "beside": "from shared import *\n",
}


@pytest.mark.parametrize("kind", PACKAGED)
@pytest.mark.parametrize("mode", ["prepend", "importlib"])
def test_a_proof_file_imports_its_neighbours_in_a_package_in_every_order(file, run, pytester, kind, mode):
    words = "import symdrop\nfrom symdrop import *\nn = size('n')\nj = index('j', n)\np, delta = family('p delta', n)\n"
    package = pytester.path / "pkg" / "inner"
    package.mkdir(parents=True)
    for folder in (package, package.parent):
        (folder / "__init__.py").touch()
    for path in (package / "shared.py", package.parent / "beside.py"):
        path.write_text(f"{words}given = [bernoulli(delta[j], keep=p[j])]\n")
    theorem = "theorem = Theorem(title='t', given=given, lhs=E(delta[j]), rhs=p[j])\n"
    once = "import pathlib\nwith pathlib.Path('runs').open('a') as runs: runs.write('x')\n"
    (package / "proof_it.py").write_text(f"from symdrop import E, Theorem\n{PACKAGED[kind]}{once}{theorem}")
    (package / "test_it.py").write_text("from .shared import n\ndef test_it(): assert n\n")
    proof, test = "pkg/inner/proof_it.py", "pkg/inner/test_it.py"
    for number, order in enumerate(((proof,), (test, proof), (proof, test), ("pkg",)), 1):
        run(f"--import-mode={mode}", *order).assert_outcomes(passed=min(number, 2))
        assert (pytester.path / "runs").read_text() == number * "x"


def test_a_file_of_that_name_that_does_not_import_symdrop_is_left_alone(file, run, pytester):
    ran = "raise SystemExit('it was run')\n"
    file(f'"import symdrop"\nimport hashlib, mysymdrop\nfrom . import symdrop\n{ran}', "proof_of_work.py", "")
    file(f"print 'import symdrop'\n{ran}", "proof_in_python_2.py", "")
    pytester.makepyfile(test_other="def test_other(): pass")
    run().assert_outcomes(passed=1)


@pytest.mark.parametrize("words", ["import symdrop.axioms\n", "def f(): from symdrop.theorem import Theorem\n"])
def test_a_file_that_imports_symdrop_anywhere_is_read(file, run, words):
    file(f"{words}1/0", words="")
    run().assert_outcomes(errors=1)


def test_the_files_are_named_in_the_configuration(file, run, pytester):
    pytester.makeini("[pytest]\nproof_files = *_proof.py claims/*.py\n")
    file(f"theorem = {FALSE}")
    file(f"theorem = {TRUE}", name="mean_proof.py")
    file(f"theorem = {TRUE}", name="claims/mean.py")
    file(f"theorem = {FALSE}", name="other/mean.py")
    run().assert_outcomes(passed=2)


def test_the_header_names_the_versions_and_the_tree_that_is_tested(run):
    versions = f"symdrop {metadata.version('symdrop')} ({ROOT}), SymPy {metadata.version('sympy')}"
    run().stdout.fnmatch_lines(versions)
    assert "cannot be interrupted" not in run().stdout.str()


def test_the_header_says_where_the_limit_cannot_interrupt(file, run, monkeypatch):
    file(f"right = {TRUE}")
    monkeypatch.setattr("symdrop.pytest_plugin.deadlines.can_interrupt", lambda: False)
    result = run("--proof-timeout=5")
    result.assert_outcomes(passed=1)
    result.stdout.fnmatch_lines("symdrop: a proof that takes more than 5 s fails, but cannot be interrupted here: *")
    assert "cannot be interrupted" not in run("--proof-timeout=0").stdout.str()


def test_the_header_says_what_a_selection_by_changes_does_not_see(pytester, run):
    pytester.makeconftest("def pytest_addoption(parser): parser.addoption('--testmon', action='store_true')")
    run("--testmon").stdout.fnmatch_lines(
        "symdrop: --testmon sees the changes of a proof file, not of what it imports; *"
    )
    assert "testmon" not in run().stdout.str()


def test_a_proof_that_cannot_be_interrupted_and_takes_too_long_fails(file, run, monkeypatch):
    def late(statement):
        time.sleep(0.3)
        return prove(statement)

    prove = symdrop.theorem.prove
    monkeypatch.setattr("symdrop.theorem.prove", late)
    monkeypatch.setattr("symdrop.pytest_plugin.deadlines.can_interrupt", lambda: False)
    file(f"right = {TRUE}")
    result = run("--proof-timeout=0.1")
    result.assert_outcomes(failed=1)
    result.stdout.fnmatch_lines("there is no verdict after 0.1 s")


def test_the_plugin_can_be_switched_off(file, pytester):
    file(f"wrong = {FALSE}")
    result = pytester.runpytest_inprocess("-p", "no:symdrop", *ALONE)
    assert result.ret == pytest.ExitCode.NO_TESTS_COLLECTED
    assert "SymPy" not in result.stdout.str()


def test_what_junit_reads(file, run, pytester):
    file(f"{STEPS}\nwrong = {FALSE}")
    run("--proof-steps", "--junitxml=report.xml")
    cases = ElementTree.parse(pytester.path / "report.xml").getroot().iter("testcase")
    failures = {(case.get("classname"), case.get("name")): case.find("failure") for case in cases}
    wrong = failures.pop(("proof_mine", "wrong"))
    assert set(failures) == {
        ("proof_mine", "theorem"),
        ("proof_mine.theorem", "step_1"),
        ("proof_mine.theorem", "step_2"),
        ("proof_mine.theorem", "right_side"),
    }
    assert set(failures.values()) == {None}
    assert "A wrong mean" in wrong.get("message")
    assert "residual: Sum(p[j]*w[j], j) - Sum(p[j]**2*w[j], j)" in wrong.text
    assert "counterexample: at n = 1" in wrong.text


def test_a_failing_test_is_run_again_by_lf(file, pytester):
    file(f"right = {TRUE}\nwrong = {FALSE}")
    pytester.runpytest_inprocess(*ALONE).assert_outcomes(passed=1, failed=1)
    pytester.runpytest_inprocess("--lf", *ALONE).assert_outcomes(failed=1)


def test_it_works_with_several_processes(file, pytester):
    file(f"{STEPS}\nwrong = {FALSE}")
    file(f"slow = {SLOW}\nright = {TRUE}", name="proof_slow.py")
    pytester.makepyfile(test_other="def test_other(): pass")
    arguments = ("-n2", "--proof-steps", "--proof-timeout=2", "--strict-markers", "-p", "no:cacheprovider")
    result = pytester.runpytest_subprocess(*arguments, *ALONE[:-2])
    result.assert_outcomes(passed=6, failed=2)
    assert "residual: Sum(p[j]*w[j], j) - Sum(p[j]**2*w[j], j)" in result.stdout.str()
    assert "there is no verdict after 2 s" in result.stdout.str()


@pytest.fixture
def loaded(pytester):
    """A function that gives the modules that a fresh pytest has loaded when the session ends."""
    report = "import json, pathlib, sys\ndef pytest_unconfigure():\n    "
    pytester.makeconftest(report + "pathlib.Path('loaded.json').write_text(json.dumps(sorted(sys.modules)))")

    def read(*arguments):
        (pytester.path / "loaded.json").unlink(missing_ok=True)
        pytester.runpytest_subprocess(*ALONE, *arguments)
        return set(json.loads((pytester.path / "loaded.json").read_text()))

    return read


def test_a_suite_without_proofs_does_not_load_what_is_slow(loaded, pytester):
    pytester.makepyfile(test_other="def test_other(): pass")
    modules = loaded()
    ours = {name for name in modules if name.partition(".")[0] == "symdrop"}
    assert ours == {
        "symdrop",
        "symdrop.pytest_plugin",
        *(f"symdrop.pytest_plugin.{name}" for name in ("deadlines", "recognition")),
    }
    assert not {"sympy", "numpy", "hypothesis", "click", "rich", "ctypes"} & modules - loaded("-p", "no:symdrop")
    assert modules - loaded("-p", "no:symdrop") <= ours | {"__future__"}


def test_a_proof_does_not_load_numpy(file, loaded):
    file(f"theorem = {TRUE}")
    modules = loaded()
    assert "sympy" in modules
    assert not {"numpy", "hypothesis", "click", "rich"} & modules


@pytest.fixture
def endless(monkeypatch):
    """Proofs and refutations that end when they are interrupted; the list holds what ended otherwise."""
    ended = []

    def wait(statement):
        Event().wait(120)
        ended.append(statement)

    for name in ("symdrop.theorem.prove", "symdrop.theorem.refute", "symdrop.catalogue.outcomes.prove_step"):
        monkeypatch.setattr(name, lambda statement, *number: wait(statement))
    return ended


def test_a_proof_that_takes_too_long_is_interrupted_and_fails(file, run, endless):
    file(f"slow = {SLOW}")
    handler = signal.getsignal(signal.SIGALRM)
    result = run("--proof-timeout=0.3")
    result.assert_outcomes(failed=1)
    assert endless == []
    result.stdout.fnmatch_lines(
        ["not proved: A slow one", "there is no verdict after 0.3 s", "  try: *--proof-timeout SECONDS*"],
        consecutive=True,
    )
    assert not re.search(TRACED, result.stdout.str())
    assert "During handling" not in result.stdout.str()
    assert "Traceback" not in result.stdout.str()
    assert (signal.getsignal(signal.SIGALRM), signal.getitimer(signal.ITIMER_REAL)) == (handler, (0, 0))


@pytest.mark.parametrize("arguments", [("-o", "proof_timeout=0.3"), ("-o", "proof_timeout=40", "--proof-timeout=0.3")])
def test_the_time_is_an_ini_option_too_and_the_command_line_wins(file, run, endless, arguments):
    file(f"slow = {SLOW}")
    run(*arguments).assert_outcomes(failed=1)
    assert endless == []


def test_a_step_and_a_mistake_are_interrupted_too(file, run, endless):
    file(f"slow = {TRUE.replace('rhs=', 'steps=[step(t, mean)], rhs=')}\nmistake = {MISTAKE}")
    result = run("--proof-timeout=0.2", "--proof-steps")
    result.assert_outcomes(failed=4)
    assert result.stdout.str().count("there is no verdict after 0.2 s") == 4
    assert endless == []


def test_the_default_and_0_leave_time(file, run, monkeypatch):
    waits, within = [], symdrop.pytest_plugin.deadlines.within
    monkeypatch.setattr(
        "symdrop.pytest_plugin.deadlines.within", lambda seconds, check: waits.append(seconds) or within(0, check)
    )
    file(f"theorem = {TRUE}")
    for arguments in ((), ("--proof-timeout=0",), ("-o", "proof_timeout=0"), ("--proof-timeout=7",)):
        run(*arguments).assert_outcomes(passed=1)
    assert waits == [60, 0, 0, 7]


def test_an_interrupted_proof_leaves_nothing_in_the_theorem():
    words = {}
    exec(f"{WORDS}\nslow = {SLOW}", words)
    slow, fields = words["slow"], set(vars(words["slow"]))
    with pytest.raises(symdrop.pytest_plugin.deadlines.Expired):
        symdrop.pytest_plugin.deadlines.within(0.2, lambda: slow.proof)
    assert set(vars(slow)) == fields


@pytest.mark.parametrize("value", ["-1", "nan", "inf", "soon", "1e9", ""])
def test_a_bad_time_is_refused(run, value):
    for arguments in ((f"--proof-timeout={value}",), ("-o", f"proof_timeout={value}")):
        result = run(*arguments)
        assert result.ret == pytest.ExitCode.USAGE_ERROR
        assert f"{value!r} is not a number of seconds" in result.stderr.str()


def test_a_suite_that_would_test_another_copy_is_refused(pytester):
    pytester.mkdir("tests").joinpath("conftest.py").write_text((ROOT / "tests" / "conftest.py").read_text())
    pytester.path.joinpath("symdrop").mkdir()
    pytester.path.joinpath("tests", "test_other.py").write_text("def test_other(): pass")
    result = pytester.runpytest_subprocess("tests")
    assert result.ret == pytest.ExitCode.USAGE_ERROR
    result.stderr.fnmatch_lines(f"*this would test the copy of symdrop in {ROOT / 'symdrop'}, not the tree*")

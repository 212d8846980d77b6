"""The table of runs says what the scripts do."""

import ast
from importlib import import_module
from pathlib import Path

import pytest

import symdrop
from symdrop.definitions.frameworks import FRAMEWORKS
from symdrop.definitions.frameworks.layer import Layer
from symdrop.definitions.frameworks.runs import CI, RUNS

TREE = Path(symdrop.__file__).parents[1]


@pytest.mark.parametrize("run", RUNS, ids=lambda run: f"{run.room}-{run.versions[-1]}")
def test_a_run_is_one_of_known_layers(run):
    assert run.room in FRAMEWORKS
    entries = import_module(f"symdrop.definitions.frameworks.{run.room}")
    assert all(isinstance(getattr(entries, name), Layer) for name in run.untested)


def test_versions_are_those_that_the_script_installs():
    script = (TREE / ".ci" / "layers").read_text(encoding="utf-8").split()
    assert [each for run in RUNS if run.how == CI for each in run.versions if each not in script] == []


def test_what_is_not_tested_is_what_the_cases_leave_out():
    for run in RUNS:
        tree = ast.parse((TREE / "tests" / "support" / "real_layers" / f"{run.room}.py").read_text(encoding="utf-8"))
        # The line reads `APART, UNTESTED = ..., ...`; it is not run, for that would import the framework.
        (told,) = [
            ast.literal_eval(node.value)[1]
            for node in tree.body
            if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "(APART, UNTESTED)"
        ]
        assert told == run.untested

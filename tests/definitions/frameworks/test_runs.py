"""The table of runs says what the scripts do."""

import ast
from dataclasses import replace
from importlib import import_module
from pathlib import Path

import pytest

import symdrop
from symdrop.definitions.frameworks import FRAMEWORKS, entries, find
from symdrop.definitions.frameworks.layer import Layer
from symdrop.definitions.frameworks.runs import CI, HINDRANCES, RUNS, Hindrance, held_words, hindrance, runs_of

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


def test_a_framework_has_runs_or_a_reason_why_it_has_none():
    held, hindered = {run.room for run in RUNS}, [each.room for each in HINDRANCES]
    assert len(hindered) == len(set(hindered))
    assert held.isdisjoint(hindered)
    assert held | set(hindered) == set(FRAMEWORKS)
    assert all(each.why and not each.why.endswith(".") for each in HINDRANCES)


@pytest.mark.parametrize("layer", entries(), ids=lambda layer: layer.name)
def test_a_layer_was_held_against_its_entry_or_it_is_said_why_not(layer):
    assert bool(runs_of(layer)) != bool(hindrance(layer))
    words = held_words(layer)
    assert all(version in words for run in runs_of(layer) for version in run.versions)
    assert hindrance(layer) in words


def test_what_no_test_holds_says_so(monkeypatch):
    drop = find("torch.nn.Dropout")
    monkeypatch.setattr("symdrop.definitions.frameworks.runs.RUNS", [replace(RUNS[0], untested=("Dropout",))])
    assert held_words(drop) == "by no test, since no test is written; the law was seen in a trial without a test"
    assert runs_of(find("torch.nn.Dropout1d"))
    monkeypatch.setattr("symdrop.definitions.frameworks.runs.RUNS", [])
    monkeypatch.setattr("symdrop.definitions.frameworks.runs.HINDRANCES", [Hindrance("torch", "it is on no shelf")])
    assert held_words(drop).startswith("by no test, since it is on no shelf; ")

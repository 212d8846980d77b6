"""The table of runs says what the scripts do, and every layer was held against its entry in one of them."""

from pathlib import Path

import pytest
from real_layers import FILES

import symdrop
from symdrop.definitions.frameworks import FRAMEWORKS, entries
from symdrop.definitions.frameworks.runs import BY_HAND, CI, RUNS, held_words, runs_of

TREE = Path(symdrop.__file__).parents[1]


def test_every_framework_has_cases_and_runs():
    assert {run.room for run in RUNS} == set(FRAMEWORKS) == set(FILES)


@pytest.mark.parametrize("layer", entries(), ids=lambda layer: layer.name)
def test_a_layer_says_when_it_was_held_against_its_entry(layer):
    told = held_words(layer).split("; ")
    assert len(told) == len(runs_of(layer)) > 0
    for words, run in zip(told, runs_of(layer), strict=True):
        assert words.endswith(f"on {run.date} by hand" if run.how == BY_HAND else f"on {run.date} by .ci/layers")
        assert all(version in words for version in run.versions)


def test_versions_are_those_that_the_script_installs():
    script = (TREE / ".ci" / "layers").read_text(encoding="utf-8").split()
    assert [each for run in RUNS if run.how == CI for each in run.versions if each not in script] == []

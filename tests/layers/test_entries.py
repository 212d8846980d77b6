"""Each entry of a framework that is installed, held against the real layer."""

import os
from importlib import import_module

import pytest
from real_layers import FILES, cases, fits, held, outcome, present

from symdrop.definitions.frameworks.layer import Layer

required = os.environ.get("SYMDROP_LAYERS", "").split()
RUN = [file for file in FILES if (file in required if required else present(file))]
ALL = {f"{file}.{name}": pair for file in RUN for name, pair in cases(file).items()}


@pytest.mark.parametrize("file", RUN)
def test_no_entry_is_left_out(file):
    entries = import_module(f"symdrop.definitions.frameworks.{file}")
    names = {name for name, each in vars(entries).items() if isinstance(each, Layer) and each in entries.LAYERS}
    told = import_module(f"real_layers.{file}")
    assert names == {*told.CASES, *told.APART}


@pytest.mark.parametrize(("name", "value"), [(name, value) for name, (_, case) in ALL.items() for value in case.values])
def test_a_layer_draws_its_law(name, value):
    entry, case = ALL[name]
    held(entry, case, value)


@pytest.mark.parametrize("name", [name for name, (_, case) in ALL.items() if case.edges])
@pytest.mark.parametrize("value", [0.0, 1.0])
def test_a_layer_does_what_is_known_at_the_edges(name, value):
    entry, case = ALL[name]
    known = entry.at_one if value else entry.at_zero
    word, slope = outcome(case, value)
    assert fits(known, word, slope), (
        f"{entry.name} at {value}: known of {entry.versions}: {known}; here: {word}, {slope}"
    )


@pytest.mark.parametrize(
    "name", [name for name, (entry, case) in ALL.items() if case.half and entry.half_precision.scale_is_rounded]
)
@pytest.mark.parametrize("precision", ["bfloat16", "float16"])
def test_a_layer_draws_its_law_in_16_bits(name, precision):
    entry, case = ALL[name]
    held(entry, case, case.values[0], precision)

"""The layers as data: every entry is whole, says what it knows, and is found by its name."""

import json
import re
import subprocess
import sys
from fractions import Fraction
from importlib import import_module
from pathlib import Path

import pytest

import symdrop.definitions.frameworks as frameworks
from symdrop.book.layers.table import record, row
from symdrop.definitions.frameworks import FRAMEWORKS, entries, find, matching
from symdrop.definitions.frameworks.laws import LayerLaw
from symdrop.definitions.frameworks.layer import NOT_KNOWN, PRECISIONS, Evaluation, Evidence, Layer, Meaning
from symdrop.errors import BadStatement, NotFound
from symdrop.language import E, family, index, scalar, size
from symdrop.theorem import Theorem

FOLDER = Path(frameworks.__file__).parent
ENTRIES = entries()
TEXTS = ("versions", "switch", "at_zero", "at_one", "seed")


def test_every_file_is_a_framework_and_every_layer_of_it_an_entry():
    files = {path.stem for path in FOLDER.glob("*.py")} - {"__init__", "layer", "runs"}
    assert files == set(FRAMEWORKS)
    assert len(FRAMEWORKS) == len(set(FRAMEWORKS))
    for framework in FRAMEWORKS:
        module = import_module(f"{frameworks.__name__}.{framework}")
        assert tuple(each for each in vars(module).values() if isinstance(each, Layer)) == module.LAYERS
    assert len(ENTRIES) >= 80
    assert len({layer.name for layer in ENTRIES}) == len(ENTRIES)


@pytest.mark.parametrize("layer", ENTRIES, ids=lambda layer: layer.name)
def test_an_entry_is_whole(layer):
    assert re.fullmatch(r"[a-z_]\w*(\.\w+)+(\([\w=]+\))?", layer.name)
    assert layer.argument.name.isidentifier()
    assert layer.argument.meaning in Meaning
    assert isinstance(layer.law, LayerLaw)
    assert layer.evaluation in Evaluation
    assert layer.source in Evidence
    assert re.search(r"\d+\.\d+", layer.versions)
    texts = [getattr(layer, name) for name in TEXTS] + [layer.half_precision.words, *layer.pitfalls]
    assert all(text == text.strip() and text and not text.endswith(".") for text in texts)
    assert ("(" in layer.name) <= bool(layer.written) or layer.argument.name in layer.name
    steps = dict(layer.half_precision.steps)
    assert set(steps) <= set(PRECISIONS)
    assert not steps or layer.half_precision.scale_is_rounded


@pytest.mark.parametrize("layer", ENTRIES, ids=lambda layer: layer.name)
def test_the_hypotheses_of_an_entry_are_legal_for_a_scalar_and_a_number(layer):
    n, m = size("n m")
    i, k, mask, x = index("i", n), index("k", m), (family("d", n), family("e", m)), family("x", n)
    for value in (scalar("q"), Fraction(1, 3)):
        drawn = layer(**{layer.argument.name: value})
        masks = (mask[0][i], mask[1][k])[: layer.law.masks]
        output = drawn(masks, x[i])
        theorem = Theorem(title="The output is itself", given=drawn.given(masks), lhs=E(output), rhs=E(output))
        assert theorem.proof


@pytest.mark.parametrize("layer", ENTRIES, ids=lambda layer: layer.name)
def test_what_an_entry_refuses(layer):
    name = layer.argument.name
    with pytest.raises(BadStatement, match=f"give {name}=..., the {layer.argument.meaning}, and nothing else"):
        layer(Fraction(1, 3))
    with pytest.raises(BadStatement, match="give"):
        layer(**{f"{name}_": Fraction(1, 3)})
    with pytest.raises(BadStatement, match=r"is not exact; .*Rational\(3, 10\)"):
        layer(**{name: 0.3})
    with pytest.raises(BadStatement, match=r"0 or more|between 0 and 1"):
        layer(**{name: -1})
    if layer.argument.meaning.is_probability:
        with pytest.raises(BadStatement, match="between 0 and 1"):
            layer(**{name: 2})
        nothing_kept = int(layer.argument.meaning is Meaning.DROP)
        if layer.law.divides:
            with pytest.raises(BadStatement, match="nothing is kept"):
                layer(**{name: nothing_kept})
        else:
            assert layer(**{name: nothing_kept}).parameter == 0


def test_a_mask_is_an_entry_of_a_family_and_a_law_of_two_takes_two():
    n = size("n")
    j, d, e, x = index("j", n), *family("d e x", n)
    drop = find("torch.nn.Dropout")(p=scalar("q"))
    with pytest.raises(BadStatement, match=r"takes one entry of a mask, such as d\[j\]"):
        drop((d[j], e[j]), x[j])
    with pytest.raises(BadStatement, match="a pair of entries"):
        find("torch_geometric.utils.dropout_node")(p=scalar("q")).given(d[j])
    with pytest.raises(BadStatement):
        drop.given(3)


# Worked out by hand from what the documentation of each layer shows.
SHAPES = [
    ("torch.nn.Dropout", (4, 3), (4, 3)),
    ("torch.nn.Dropout1d", (8, 3, 7), (8, 3, 1)),
    ("torch.nn.Dropout1d", (3, 7), (3, 1)),
    ("torch.nn.Dropout2d", (8, 3, 5, 6), (8, 3, 1, 1)),
    ("torch.nn.Dropout2d", (3, 5, 6), (3, 5, 1)),
    ("torch.nn.Dropout2d", (3, 5), (3, 5)),
    ("torch.nn.Dropout3d", (8, 3, 4, 5, 6), (8, 3, 1, 1, 1)),
    ("torch.nn.Dropout3d", (3, 4, 5, 6), (3, 1, 1, 1)),
    ("keras.layers.SpatialDropout1D", (8, 7, 3), (8, 1, 3)),
    ("keras.layers.SpatialDropout2D", (8, 5, 6, 3), (8, 1, 1, 3)),
    ("torchvision.ops.StochasticDepth", (8, 3, 5, 6), (8, 1, 1, 1)),
    ("torchvision.ops.StochasticDepth(batch)", (8, 3, 5, 6), (1, 1, 1, 1)),
    ("timm.layers.DropBlock2d", (8, 3, 5, 6), (8, 1, 5, 6)),
    ("flax.linen.MultiHeadDotProductAttention", (8, 2, 5, 6), (1, 1, 5, 6)),
    ("paddle.nn.Dropout2D", (8, 3, 5, 6), (8, 3, 1, 1)),
    ("torch_geometric.utils.mask_feature", (9, 4), (1, 4)),
]


@pytest.mark.parametrize(("name", "shape", "mask"), SHAPES)
def test_the_shape_of_a_mask(name, shape, mask):
    assert find(name).axes.mask_shape(shape) == mask


def test_layers_are_found_by_name_by_last_part_and_by_framework():
    assert find("torch.nn.Dropout") is matching("torch.nn.Dropout")[0]
    assert {layer.framework for layer in matching("Dropout")} > {"torch", "keras", "paddle"}
    assert all(layer.name.startswith("paddle.") for layer in matching("paddle"))
    assert [layer.name for layer in matching("tensorflow")] == [
        layer.name for layer in import_module(f"{frameworks.__name__}.tensorflow").LAYERS
    ]
    assert [layer.name for layer in matching("alphadropout")] == [layer.name for layer in matching("AlphaDropout")]
    with pytest.raises(NotFound, match=r"did you mean torch\.nn\.AlphaDropout"):
        find("torch.nn.AlphaDropuot")
    with pytest.raises(NotFound, match="stands for several layers"):
        find("AlphaDropout")
    with pytest.raises(NotFound, match=r"no layer is called 'xyzzy'; `symdrop layers` prints the names"):
        find("xyzzy")


def test_the_table_and_the_records_are_data():
    rows = [row(layer) for layer in ENTRIES]
    assert len({len(each) for each in rows}) == 1
    assert all(cell for each in rows for cell in each)
    for layer in ENTRIES:
        assert json.loads(json.dumps(record(layer))) == record(layer)
        assert NOT_KNOWN not in json.dumps(record(layer))


def test_the_table_needs_neither_sympy_nor_a_framework():
    program = (
        "import sys\n"
        "from symdrop.definitions.frameworks import FRAMEWORKS, entries\n"
        "from symdrop.book.layers.table import record, row\n"
        "[(row(layer), record(layer)) for layer in entries()]\n"
        "print(sorted({'sympy', 'numpy', *FRAMEWORKS} & set(sys.modules)))\n"
    )
    run = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "[]"

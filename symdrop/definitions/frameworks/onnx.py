"""The operator Dropout of ONNX, as two programs run it."""

from __future__ import annotations

from symdrop.definitions.frameworks.laws import InvertedMask
from symdrop.definitions.frameworks.layer import Argument, Evidence, Layer, Meaning

RATIO = Argument("ratio", Meaning.DROP)
SWITCH = "its input training_mode; without it the identity, and the mask is True"

reference = Layer(
    name="onnx.Dropout(reference)",
    written='onnx.helper.make_node("Dropout", ["x", "ratio", "training_mode"], ...), run by onnx.reference',
    argument=RATIO,
    law=InvertedMask(),
    versions="onnx 1.23.2",
    source=Evidence.RUN,
    switch=SWITCH,
    at_one="NaN",
    seed="the attribute seed: the same mask in every run",
    pitfalls=("without ratio it raises TypeError", "two nodes with one seed share a mask"),
)

runtime = Layer(
    name="onnx.Dropout(onnxruntime)",
    written='onnx.helper.make_node("Dropout", ["x", "ratio", "training_mode"], ...), run by onnxruntime',
    argument=RATIO,
    law=InvertedMask(),
    versions="onnxruntime 1.32.0",
    source=Evidence.RUN,
    switch=SWITCH,
    at_one="error, also without training_mode",
    seed="the attribute seed: two runs of a session differ, a new session repeats them",
    pitfalls=(
        "from opset 7 to 11 the mask that it returns is all False",
        "two nodes with one seed share a mask",
        "the first entry is the same in some sixty thousand runs of a session on end, with a seed or without: its "
        "random number is about seed * 16807 / 2^31, and each run adds 1 to the seed",
    ),
)

LAYERS = (reference, runtime)

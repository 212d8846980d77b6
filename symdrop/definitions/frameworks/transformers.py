"""Layers of Hugging Face transformers."""

from __future__ import annotations

from symdrop.definitions.frameworks.laws import InvertedMask, RawMask
from symdrop.definitions.frameworks.layer import Argument, Axes, Evidence, HalfPrecision, Layer, Meaning

VERSIONS = "transformers 5.24.0"
SWITCH = "train() and eval()"
SEED = "the generator of the device: torch.manual_seed"

BeitDropPath = Layer(
    name="transformers.models.beit.modeling_beit.BeitDropPath",
    argument=Argument("drop_prob", Meaning.DROP),
    law=InvertedMask(),
    versions=VERSIONS,
    source=Evidence.RUN,
    axes=Axes(own=(0,), words="for each sample"),
    switch=SWITCH,
    at_zero="identity",
    at_one="NaN",
    half_precision=HalfPrecision(
        "the uniform number is drawn in the type of the input: in bfloat16 drop_prob = 0.001 never drops anything"
    ),
    seed=SEED,
    pitfalls=("the same holds of all 43 classes of drop paths in transformers",),
)

BartLayerDrop = Layer(
    name="transformers.BartConfig(encoder_layerdrop)",
    argument=Argument("encoder_layerdrop", Meaning.DROP),
    law=RawMask(),
    versions=VERSIONS,
    source=Evidence.RUN,
    axes=Axes(own=(), tensor="what a layer adds to its input", words="one for the whole batch"),
    switch=SWITCH,
    at_zero="identity",
    at_one="zeros",
    pitfalls=("a layer that is kept is not rescaled: the means in training and in evaluation differ",),
)

LAYERS = (BeitDropPath, BartLayerDrop)

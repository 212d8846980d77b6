"""Layers of Paddle."""

from __future__ import annotations

from symdrop.definitions.frameworks.laws import AlphaMask, InvertedMask, RawMask
from symdrop.definitions.frameworks.layer import Argument, Axes, Evaluation, Evidence, Layer, Meaning

VERSIONS = "paddlepaddle 3.3.1"
P = Argument("p", Meaning.DROP)
SWITCH = "train() and eval(); a new layer trains"
SEED = "paddle.seed"

Dropout = Layer(
    name="paddle.nn.Dropout",
    argument=P,
    law=InvertedMask(),
    versions=VERSIONS,
    source=Evidence.RUN,
    axes=Axes(words="for each entry; with axis=0 it varies along that axis and is shared along all others"),
    switch=SWITCH,
    at_zero="identity",
    at_one="zeros",
    seed=SEED,
    pitfalls=("integers raise",),
)

DropoutDownscaled = Layer(
    name="paddle.nn.Dropout(downscale_in_infer)",
    written='paddle.nn.Dropout(p, mode="downscale_in_infer")',
    argument=P,
    law=RawMask(),
    versions=VERSIONS,
    source=Evidence.RUN,
    evaluation=Evaluation.SCALED,
    switch=SWITCH,
    at_zero="identity",
    at_one="zeros",
    seed=SEED,
    pitfalls=(
        "what is kept is not rescaled in training; in evaluation the input is multiplied by 1 - p",
        "in evaluation an input of one axis raises ValueError",
    ),
)

Dropout2D = Layer(
    name="paddle.nn.Dropout2D",
    argument=P,
    law=InvertedMask(),
    versions=VERSIONS,
    source=Evidence.RUN,
    axes=Axes(own=(0, 1), words="for each sample and channel, shared over height and width"),
    switch=SWITCH,
    at_zero="identity",
    at_one="zeros",
    seed=SEED,
    pitfalls=("an input of three axes raises",),
)

AlphaDropout = Layer(
    name="paddle.nn.AlphaDropout",
    argument=P,
    law=AlphaMask(),
    versions=VERSIONS,
    source=Evidence.RUN,
    switch=SWITCH,
    at_zero="identity",
    at_one="zeros",
    seed=SEED,
)

MultiHeadAttention = Layer(
    name="paddle.nn.MultiHeadAttention",
    argument=Argument("dropout", Meaning.DROP),
    law=InvertedMask(),
    versions=VERSIONS,
    source=Evidence.RUN,
    axes=Axes(tensor="attention weights (batch, heads, queries, keys)"),
    switch=SWITCH,
    at_zero="identity",
    at_one="zeros",
    seed=SEED,
    pitfalls=("the weights that it returns are those after dropout: their rows add up to 0.15 to 1.9",),
)

LAYERS = (Dropout, DropoutDownscaled, Dropout2D, AlphaDropout, MultiHeadAttention)

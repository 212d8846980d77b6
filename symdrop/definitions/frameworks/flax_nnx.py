"""Layers of Flax's nnx."""

from __future__ import annotations

from symdrop.definitions.frameworks.laws import InvertedMask
from symdrop.definitions.frameworks.layer import Argument, Axes, Evidence, HalfPrecision, Layer, Meaning

VERSIONS = "flax 0.12.8"
ROUNDED = HalfPrecision("the factor is rounded: at rate 0.1 it is 1.109375 in bfloat16", scale_is_rounded=True)
SEED = "the argument rngs, of the module or of the call"

Dropout = Layer(
    name="flax.nnx.Dropout",
    argument=Argument("rate", Meaning.DROP),
    law=InvertedMask(),
    versions=VERSIONS,
    source=Evidence.RUN,
    axes=Axes(words="for each entry; shared along the axes in broadcast_dims"),
    switch="train() and eval(), or deterministic; a new module trains",
    at_zero="identity",
    at_one="zeros",
    half_precision=ROUNDED,
    seed=SEED,
)

MultiHeadAttention = Layer(
    name="flax.nnx.MultiHeadAttention",
    argument=Argument("dropout_rate", Meaning.DROP),
    law=InvertedMask(),
    versions=VERSIONS,
    source=Evidence.RUN,
    axes=Axes(
        own=(-2, -1),
        tensor="attention weights (batch, heads, queries, keys)",
        words="for each query and key, shared by all samples of the batch and by all heads",
    ),
    switch="deterministic, which must be given somewhere, else ValueError",
    seed=SEED,
    pitfalls=("one mask serves the batch and the heads unless broadcast_dropout=False",),
)

LAYERS = (Dropout, MultiHeadAttention)

"""Layers of Flax's linen."""

from __future__ import annotations

from symdrop.definitions.frameworks.laws import InvertedMask
from symdrop.definitions.frameworks.layer import Argument, Axes, Evidence, HalfPrecision, Layer, Meaning

VERSIONS = "flax 0.12.8"
SWITCH = "the argument deterministic, which must be given"
SEED = 'the stream "dropout" of rngs'

Dropout = Layer(
    name="flax.linen.Dropout",
    argument=Argument("rate", Meaning.DROP),
    law=InvertedMask(),
    versions=VERSIONS,
    source=Evidence.RUN,
    axes=Axes(words="for each entry; shared along the axes in broadcast_dims"),
    switch=SWITCH,
    at_zero="identity",
    at_one="zeros, and the gradient 0",
    half_precision=HalfPrecision(
        "the factor is rounded: at rate 0.1 it is 1.109375 in bfloat16, and the mean 0.998 x", scale_is_rounded=True
    ),
    seed=SEED,
    pitfalls=("integers raise TypeError",),
)

MultiHeadDotProductAttention = Layer(
    name="flax.linen.MultiHeadDotProductAttention",
    argument=Argument("dropout_rate", Meaning.DROP),
    law=InvertedMask(),
    versions=VERSIONS,
    source=Evidence.RUN,
    axes=Axes(
        own=(-2, -1),
        tensor="attention weights (batch, heads, queries, keys)",
        words="for each query and key, shared by all samples of the batch and by all heads",
    ),
    switch=SWITCH,
    seed=SEED,
    pitfalls=(
        "one mask serves the batch and the heads unless broadcast_dropout=False: their errors do not average out",
        "the weights that are sown are those before dropout",
    ),
)

LAYERS = (Dropout, MultiHeadDotProductAttention)

"""Layers of Equinox."""

from __future__ import annotations

from symdrop.definitions.frameworks.laws import InvertedMask
from symdrop.definitions.frameworks.layer import Argument, Axes, Evidence, HalfPrecision, Layer, Meaning

VERSIONS = "equinox 0.13.8"
ROUNDED = HalfPrecision("the factor is rounded: at p = 0.1 it is 1.109375 in bfloat16", scale_is_rounded=True)
SWITCH = "its field inference; equinox.nn.inference_mode sets it everywhere"
SEED = "the argument key of the call"

Dropout = Layer(
    name="equinox.nn.Dropout",
    argument=Argument("p", Meaning.DROP),
    law=InvertedMask(),
    versions=VERSIONS,
    source=Evidence.RUN,
    switch=SWITCH,
    at_zero="identity",
    at_one="zeros, and the gradient NaN",
    half_precision=ROUNDED,
    seed=SEED,
)

MultiheadAttention = Layer(
    name="equinox.nn.MultiheadAttention",
    argument=Argument("dropout_p", Meaning.DROP),
    law=InvertedMask(),
    versions=VERSIONS,
    source=Evidence.RUN,
    axes=Axes(tensor="attention weights (heads, queries, keys)", words="for each head, query and key"),
    switch=SWITCH,
    seed=SEED,
)

LAYERS = (Dropout, MultiheadAttention)

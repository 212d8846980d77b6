"""Layers of BrainState."""

from __future__ import annotations

from symdrop.definitions.frameworks.laws import AlphaMask, InvertedMask
from symdrop.definitions.frameworks.layer import Argument, Evidence, HalfPrecision, Layer, Meaning

VERSIONS = "brainstate 0.5.4"
PROB = Argument("prob", Meaning.KEEP)
SWITCH = "the setting fit of the environment; without it KeyError"
ROUNDED = HalfPrecision("the factor is rounded: at prob = 0.9 it is 1.109375 in bfloat16", scale_is_rounded=True)

Dropout = Layer(
    name="brainstate.nn.Dropout",
    argument=PROB,
    law=InvertedMask(),
    versions=VERSIONS,
    source=Evidence.RUN,
    switch=SWITCH,
    at_zero="zeros, and the gradient NaN",
    at_one="identity",
    half_precision=ROUNDED,
    pitfalls=("prob is the probability to keep",),
)

AlphaDropout = Layer(
    name="brainstate.nn.AlphaDropout",
    argument=PROB,
    law=AlphaMask(),
    versions=VERSIONS,
    source=Evidence.RUN,
    switch=SWITCH,
    at_zero="ZeroDivisionError in the constructor",
    at_one="identity",
    pitfalls=("prob is the probability to keep",),
)

LAYERS = (Dropout, AlphaDropout)

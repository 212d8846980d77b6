"""Layers of BrainState."""

from __future__ import annotations

from symdrop.definitions.frameworks.laws import AlphaMask, InvertedMask
from symdrop.definitions.frameworks.layer import Argument, Evidence, Layer, Meaning

VERSIONS = "brainstate 0.5.4"
PROB = Argument("prob", Meaning.KEEP)
SWITCH = "the setting fit of the environment; without it KeyError"

Dropout = Layer(
    name="brainstate.nn.Dropout",
    argument=PROB,
    law=InvertedMask(),
    versions=VERSIONS,
    source=Evidence.RUN,
    switch=SWITCH,
    pitfalls=("prob is the probability to keep",),
)

AlphaDropout = Layer(
    name="brainstate.nn.AlphaDropout",
    argument=PROB,
    law=AlphaMask(),
    versions=VERSIONS,
    source=Evidence.RUN,
    switch=SWITCH,
    pitfalls=("prob is the probability to keep",),
)

LAYERS = (Dropout, AlphaDropout)

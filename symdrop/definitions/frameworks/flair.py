"""Layers of Flair."""

from __future__ import annotations

from symdrop.definitions.frameworks.laws import InvertedMask, RawMask
from symdrop.definitions.frameworks.layer import Argument, Axes, Evidence, HalfPrecision, Layer, Meaning

VERSIONS = "flair 0.15.1, its one file"
RATE = Argument("dropout_rate", Meaning.DROP)
ROUNDED = HalfPrecision(
    "the factor is rounded: at dropout_rate = 0.1 it is 1.109375 in bfloat16", scale_is_rounded=True
)

WordDropout = Layer(
    name="flair.nn.WordDropout",
    argument=RATE,
    law=RawMask(),
    versions=VERSIONS,
    source=Evidence.RUN,
    axes=Axes(own=(0, 1), words="for each word, shared by its features"),
    switch="train() and eval()",
    at_zero="identity",
    at_one="zeros",
    seed="the generator of the device: torch.manual_seed",
    pitfalls=("what is kept is not rescaled, while LockedDropout beside it is inverted",),
)

LockedDropout = Layer(
    name="flair.nn.LockedDropout",
    argument=RATE,
    law=InvertedMask(),
    versions=VERSIONS,
    source=Evidence.RUN,
    axes=Axes(own=(0, -1), words="for each sample and feature, shared along the words"),
    switch="train() and eval()",
    at_zero="identity",
    at_one="NaN",
    half_precision=ROUNDED,
    seed="the generator of the device: torch.manual_seed",
)

LAYERS = (WordDropout, LockedDropout)

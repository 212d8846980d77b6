"""Layers of timm."""

from __future__ import annotations

from symdrop.definitions.frameworks.laws import FixedCount, InvertedMask, RatioByPlace
from symdrop.definitions.frameworks.layer import Argument, Axes, Evidence, HalfPrecision, Layer, Meaning

VERSIONS = "timm 1.0.31"
ROUNDED = HalfPrecision("the factor is rounded: at drop_prob = 0.1 it is 1.109375 in bfloat16", scale_is_rounded=True)
DROP_PROB = Argument("drop_prob", Meaning.DROP)
SWITCH = "train() and eval(); a new module trains"
SEED = "the generator of the device: torch.manual_seed"

DropPath = Layer(
    name="timm.layers.DropPath",
    argument=DROP_PROB,
    law=InvertedMask(),
    versions=VERSIONS,
    source=Evidence.RUN,
    axes=Axes(own=(0,), words="for each sample"),
    switch=SWITCH,
    at_zero="identity",
    at_one="zeros",
    half_precision=ROUNDED,
    seed=SEED,
)

DropBlock2d = Layer(
    name="timm.layers.DropBlock2d",
    argument=DROP_PROB,
    law=RatioByPlace(),
    versions=VERSIONS,
    source=Evidence.RUN,
    axes=Axes(own=(0, 2, 3), words="for each sample and place, shared by the channels; places are dependent"),
    switch=SWITCH,
    at_zero="identity",
    at_one="some entries survive",
    seed=SEED,
    pitfalls=("the sum of the factors is kept exactly, and not the mean of each entry",),
)

PatchDropout = Layer(
    name="timm.layers.PatchDropout",
    argument=Argument("prob", Meaning.DROP),
    law=FixedCount(),
    versions=VERSIONS,
    source=Evidence.RUN,
    axes=Axes(own=(0, 1), tensor="tokens (batch, tokens, features)", words="for each sample and token"),
    switch=SWITCH,
    at_zero="identity",
    at_one="AssertionError",
    seed=SEED,
    pitfalls=(
        "what is kept is not rescaled, and what is dropped is removed: the sequence is shorter in training",
        "one token is always kept, even at prob = 0.99",
    ),
)

LAYERS = (DropPath, DropBlock2d, PatchDropout)

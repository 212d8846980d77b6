"""Layers of MLX."""

from __future__ import annotations

from symdrop.definitions.frameworks.laws import InvertedMask
from symdrop.definitions.frameworks.layer import Argument, Axes, Evidence, HalfPrecision, Layer, Meaning

VERSIONS = "mlx 0.32.4"
P = Argument("p", Meaning.DROP)
SWITCH = "train() and eval()"
ROUNDED = HalfPrecision("the factor is rounded: at p = 0.1 it is 1.109375 in bfloat16", scale_is_rounded=True)

Dropout = Layer(
    name="mlx.nn.Dropout",
    argument=P,
    law=InvertedMask(),
    versions=VERSIONS,
    source=Evidence.RUN,
    switch=SWITCH,
    at_zero="identity",
    at_one="ValueError",
    half_precision=ROUNDED,
    seed="mlx.core.random.seed",
)

Dropout2d = Layer(
    name="mlx.nn.Dropout2d",
    argument=P,
    law=InvertedMask(),
    versions=VERSIONS,
    source=Evidence.RUN,
    axes=Axes(own=(0, -1), words="for each sample and channel, the last axis", otherwise=((3, (-1,)),)),
    switch=SWITCH,
    at_zero="identity",
    at_one="ValueError",
    half_precision=ROUNDED,
    seed="mlx.core.random.seed",
    pitfalls=("an input of three axes is (height, width, channels) without a batch",),
)

LAYERS = (Dropout, Dropout2d)

"""Layers of MLX."""

from __future__ import annotations

from symdrop.definitions.frameworks.laws import InvertedMask
from symdrop.definitions.frameworks.layer import Argument, Axes, Evidence, Layer, Meaning

VERSIONS = "mlx 0.32.4"
P = Argument("p", Meaning.DROP)
SWITCH = "train() and eval()"

Dropout = Layer(
    name="mlx.nn.Dropout",
    argument=P,
    law=InvertedMask(),
    versions=VERSIONS,
    source=Evidence.RUN,
    switch=SWITCH,
    at_one="ValueError",
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
    seed="mlx.core.random.seed",
    pitfalls=("an input of three axes is (height, width, channels) without a batch",),
)

LAYERS = (Dropout, Dropout2d)

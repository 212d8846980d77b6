"""Layers of PyTorch."""

from __future__ import annotations

from symdrop.definitions.frameworks.laws import InvertedMask
from symdrop.definitions.frameworks.layer import Argument, Axes, Evidence, HalfPrecision, Layer, Meaning

VERSIONS = "torch 2.14.1"
P = Argument("p", Meaning.DROP)
SWITCH = "train() and eval(); a new module trains"
ROUNDED = HalfPrecision(
    "the factor of what is kept is rounded: bfloat16 makes it 1.109375 at p = 0.1, and 1 at p = 0.001",
    scale_is_rounded=True,
)

Dropout = Layer(
    name="torch.nn.Dropout",
    argument=P,
    law=InvertedMask(),
    versions=VERSIONS,
    source=Evidence.RUN,
    switch=SWITCH,
    at_zero="identity",
    at_one="zeros",
    half_precision=ROUNDED,
    seed="the global generator of the device: torch.manual_seed",
    pitfalls=(
        "an input of integers raises RuntimeError, one of complex numbers NotImplementedError",
        "a NaN that is dropped stays NaN, since the input is multiplied by 0; so does an infinity",
    ),
)

Dropout2d = Layer(
    name="torch.nn.Dropout2d",
    argument=P,
    law=InvertedMask(),
    versions=VERSIONS,
    source=Evidence.RUN,
    axes=Axes(own=(0, 1), words="one entry for each sample and channel, shared over height and width"),
    switch=SWITCH,
    half_precision=ROUNDED,
    seed="the global generator of the device: torch.manual_seed",
    pitfalls=(
        "an input (C, H, W) without a batch is dropped by (C, H) and shared over W, with a warning",
        "an input of two axes is dropped entry by entry, with a warning",
    ),
)

LAYERS = (Dropout, Dropout2d)

"""Layers of SpikingJelly."""

from __future__ import annotations

from symdrop.definitions.frameworks.laws import InvertedMask
from symdrop.definitions.frameworks.layer import Argument, Axes, Evidence, Layer, Meaning

Dropout = Layer(
    name="spikingjelly.activation_based.layer.Dropout",
    argument=Argument("p", Meaning.DROP),
    law=InvertedMask(),
    versions="spikingjelly 2.0.0",
    source=Evidence.RUN,
    axes=Axes(tensor="input of one step", words="for each entry, shared by all steps until the layer is reset"),
    switch="train() and eval()",
    at_one="AssertionError",
    seed="the generator of the device: torch.manual_seed",
    pitfalls=("a mask that was drawn for a batch of one row serves a batch of three rows, too, until it is reset",),
)

LAYERS = (Dropout,)

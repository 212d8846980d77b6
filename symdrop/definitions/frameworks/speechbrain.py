"""Layers of SpeechBrain."""

from __future__ import annotations

from symdrop.definitions.frameworks.laws import InvertedMask
from symdrop.definitions.frameworks.layer import Argument, Axes, Evidence, HalfPrecision, Layer, Meaning

ROUNDED = HalfPrecision("the factor is rounded: at drop_rate = 0.1 it is 1.109375 in bfloat16", scale_is_rounded=True)

Dropout2d = Layer(
    name="speechbrain.nnet.dropout.Dropout2d",
    argument=Argument("drop_rate", Meaning.DROP),
    law=InvertedMask(),
    versions="speechbrain 1.1.2",
    source=Evidence.RUN,
    axes=Axes(own=(0, 2), tensor="input (batch, time, channel1, channel2)", words="shared over time and channel2"),
    switch="train() and eval()",
    at_zero="identity",
    at_one="zeros",
    half_precision=ROUNDED,
    seed="the generator of the device: torch.manual_seed",
    pitfalls=("channel2, the last axis, shares an entry: channel1 is dropped",),
)

LAYERS = (Dropout2d,)

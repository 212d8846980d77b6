"""Layers of SpeechBrain."""

from __future__ import annotations

from symdrop.definitions.frameworks.laws import InvertedMask
from symdrop.definitions.frameworks.layer import Argument, Axes, Evidence, Layer, Meaning

Dropout2d = Layer(
    name="speechbrain.nnet.dropout.Dropout2d",
    argument=Argument("drop_rate", Meaning.DROP),
    law=InvertedMask(),
    versions="speechbrain 1.1.2",
    source=Evidence.RUN,
    axes=Axes(own=(0, 2), tensor="input (batch, time, channel1, channel2)", words="shared over time and channel2"),
    switch="train() and eval()",
    seed="the generator of the device: torch.manual_seed",
    pitfalls=("channel2, the last axis, shares an entry: channel1 is dropped",),
)

LAYERS = (Dropout2d,)

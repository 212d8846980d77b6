"""Layers of Objax."""

from __future__ import annotations

from symdrop.definitions.frameworks.laws import InvertedMask
from symdrop.definitions.frameworks.layer import Argument, Evidence, Layer, Meaning

Dropout = Layer(
    name="objax.nn.Dropout",
    argument=Argument("keep", Meaning.KEEP),
    law=InvertedMask(),
    versions="objax 1.8.0",
    source=Evidence.RUN,
    switch="the argument training of the call",
    seed="its argument generator",
)

LAYERS = (Dropout,)

"""Layers of Thinc."""

from __future__ import annotations

from symdrop.definitions.frameworks.laws import InvertedMask
from symdrop.definitions.frameworks.layer import Argument, Evidence, Layer, Meaning

Dropout = Layer(
    name="thinc.api.Dropout",
    argument=Argument("rate", Meaning.DROP),
    law=InvertedMask(),
    versions="thinc 9.1.1",
    source=Evidence.RUN,
    switch="the argument is_train of the call",
    at_one="zeros",
    pitfalls=("a ragged input is dropped entry by entry",),
)

LAYERS = (Dropout,)

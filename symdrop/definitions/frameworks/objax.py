"""Layers of Objax."""

from __future__ import annotations

from symdrop.definitions.frameworks.laws import InvertedMask
from symdrop.definitions.frameworks.layer import Argument, Evidence, HalfPrecision, Layer, Meaning

ROUNDED = HalfPrecision("the factor is rounded: at keep = 0.9 it is 1.109375 in bfloat16", scale_is_rounded=True)

Dropout = Layer(
    name="objax.nn.Dropout",
    argument=Argument("keep", Meaning.KEEP),
    law=InvertedMask(),
    versions="objax 1.8.0",
    source=Evidence.RUN,
    switch="the argument training of the call",
    at_zero="zeros, and the gradient NaN",
    at_one="identity",
    half_precision=ROUNDED,
    seed="its argument generator",
    pitfalls=("dropout_keep=0 in a call is taken for one that is not given",),
)

LAYERS = (Dropout,)

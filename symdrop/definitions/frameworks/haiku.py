"""Functions of Haiku."""

from __future__ import annotations

from symdrop.definitions.frameworks.laws import InvertedMask
from symdrop.definitions.frameworks.layer import Argument, Evaluation, Evidence, HalfPrecision, Layer, Meaning

ROUNDED = HalfPrecision("the factor is rounded: at rate 0.1 it is 1.109375 in bfloat16", scale_is_rounded=True)

dropout = Layer(
    name="haiku.dropout",
    argument=Argument("rate", Meaning.DROP),
    law=InvertedMask(),
    versions="dm-haiku 0.0.17",
    source=Evidence.RUN,
    evaluation=Evaluation.DRAWS,
    switch="none: a function always draws",
    at_zero="identity",
    at_one="ValueError",
    half_precision=ROUNDED,
    seed="its argument rng",
    pitfalls=("a NaN that is dropped becomes 0: the entries are selected, not multiplied",),
)

LAYERS = (dropout,)

"""Layers of stax, the small library that comes with JAX."""

from __future__ import annotations

from symdrop.definitions.frameworks.laws import InvertedMask
from symdrop.definitions.frameworks.layer import Argument, Evidence, HalfPrecision, Layer, Meaning

ROUNDED = HalfPrecision("the factor is rounded: at rate 0.9 it is 1.109375 in bfloat16", scale_is_rounded=True)

Dropout = Layer(
    name="jax.example_libraries.stax.Dropout",
    argument=Argument("rate", Meaning.KEEP),
    law=InvertedMask(),
    versions="jax 0.10.2",
    source=Evidence.RUN,
    switch='its argument mode: "train" draws, all else is the identity',
    at_zero="zeros",
    at_one="identity",
    half_precision=ROUNDED,
    seed="the argument rng of the call",
    pitfalls=("rate is the probability to keep, although everywhere else a rate drops",),
)

LAYERS = (Dropout,)

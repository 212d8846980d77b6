"""Functions of tinygrad."""

from __future__ import annotations

from symdrop.definitions.frameworks.laws import InvertedMask
from symdrop.definitions.frameworks.layer import Argument, Evidence, Layer, Meaning

dropout = Layer(
    name="tinygrad.Tensor.dropout",
    argument=Argument("p", Meaning.DROP),
    law=InvertedMask(),
    versions="tinygrad 0.14.0",
    source=Evidence.RUN,
    switch="Context(TRAINING=1); without it the identity, and Tensor.train is gone",
    at_zero="identity",
    at_one="zeros",
    seed="Tensor.manual_seed",
)

LAYERS = (dropout,)

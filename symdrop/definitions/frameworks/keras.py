"""Layers of Keras 3."""

from __future__ import annotations

from symdrop.definitions.frameworks.laws import InvertedMask
from symdrop.definitions.frameworks.layer import Argument, Axes, Evidence, Layer, Meaning

VERSIONS = "keras 3.15.1 on numpy, jax, torch, tensorflow"
RATE = Argument("rate", Meaning.DROP)

Dropout = Layer(
    name="keras.layers.Dropout",
    argument=RATE,
    law=InvertedMask(),
    versions=VERSIONS,
    source=Evidence.RUN,
    switch="the argument training of the call; without it identity",
    at_one="zeros",
)

SpatialDropout1D = Layer(
    name="keras.layers.SpatialDropout1D",
    argument=RATE,
    law=InvertedMask(),
    versions=VERSIONS,
    source=Evidence.RUN,
    axes=Axes(own=(0, -1), words="one entry for each sample and feature, shared over time"),
    switch="the argument training of the call; without it identity",
)

LAYERS = (Dropout, SpatialDropout1D)

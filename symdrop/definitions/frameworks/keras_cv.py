"""Layers of KerasCV."""

from __future__ import annotations

from symdrop.definitions.frameworks.laws import RawMask
from symdrop.definitions.frameworks.layer import Argument, Axes, Evaluation, Evidence, Layer, Meaning

StochasticDepth = Layer(
    name="keras_cv.layers.StochasticDepth",
    argument=Argument("rate", Meaning.DROP),
    law=RawMask(),
    versions="keras-cv 0.9.0, its one file",
    source=Evidence.RUN,
    axes=Axes(own=(), tensor="residual branch", words="one for the whole batch"),
    evaluation=Evaluation.SCALED,
    switch="the argument training of the call",
    at_zero="identity",
    at_one="zeros",
    pitfalls=("its documentation has rate as the probability that the branch is kept, the code 1 - rate",),
)

LAYERS = (StochasticDepth,)

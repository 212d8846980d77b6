"""Layers of MXNet."""

from __future__ import annotations

from symdrop.definitions.frameworks.laws import InvertedMask
from symdrop.definitions.frameworks.layer import Argument, Axes, Evidence, Layer, Meaning

Dropout = Layer(
    name="mxnet.gluon.nn.Dropout",
    argument=Argument("rate", Meaning.DROP),
    law=InvertedMask(),
    versions="mxnet 1.9.1",
    source=Evidence.RUN,
    axes=Axes(words="for each entry; shared along the axes in axes"),
    switch="autograd.record() and autograd.train_mode()",
    at_zero="identity",
    at_one="NaN",
    seed="mxnet.random.seed",
    pitfalls=("axes=(1,) names the axes that share, not those that vary", "dropout of rnn.LSTM is ignored on a CPU"),
)

LAYERS = (Dropout,)

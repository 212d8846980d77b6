"""Layers of efficientnet-pytorch."""

from __future__ import annotations

from symdrop.definitions.frameworks.laws import InvertedMask
from symdrop.definitions.frameworks.layer import Argument, Axes, Evidence, Layer, Meaning

drop_connect = Layer(
    name="efficientnet_pytorch.utils.drop_connect",
    argument=Argument("p", Meaning.DROP),
    law=InvertedMask(),
    versions="efficientnet-pytorch 0.7.1",
    source=Evidence.RUN,
    axes=Axes(own=(0,), words="for each sample"),
    switch="its argument training",
    at_one="NaN",
    seed="the generator of the device: torch.manual_seed",
    pitfalls=("in spite of its name it drops no connections: it is stochastic depth for each sample",),
)

LAYERS = (drop_connect,)

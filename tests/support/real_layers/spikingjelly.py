"""Layers of SpikingJelly, with a reset before each sequence."""

from spikingjelly.activation_based import functional, layer
from torch import nn

from real_layers import Case

APART = ()


class Sequence(nn.Module):
    def __init__(self, p):
        super().__init__()
        self.layer = layer.Dropout(p)

    def forward(self, x):
        functional.reset_net(self.layer)
        return self.layer(x)


CASES = {"Dropout": Case(Sequence, (16, 32))}

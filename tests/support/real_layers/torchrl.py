"""Layers of TorchRL."""

import torch
from torchrl.modules import ConsistentDropout

from real_layers import Case

APART = ("NoisyLinear",)


class Output(torch.nn.Module):
    """The layer without the mask that it returns besides in training."""

    def __init__(self, p):
        super().__init__()
        self.dropout = ConsistentDropout(p)

    def forward(self, x):
        return self.dropout(x)[0] if self.training else self.dropout(x)


CASES = {"ConsistentDropout": Case(Output, (16, 32))}

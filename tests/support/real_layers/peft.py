"""Adapters of PEFT, each on a linear layer of zeros, so that its update is all that there is."""

import peft
import torch
from torch import nn

from real_layers import Case

APART = ("LohaRankDropout",)
WIDTH = 16


def adapted(config, base=None):
    """A linear layer with an adapter on it."""
    layer = nn.Linear(WIDTH, WIDTH, bias=False)
    nn.init.zeros_(layer.weight) if base is None else layer.weight.data.copy_(base)
    return peft.inject_adapter_in_model(config, nn.Sequential(layer))[0]


def lora(p, base=None):
    """An adapter whose two matrices are the identity: it gives what dropout makes of the input."""
    layer = adapted(peft.LoraConfig(r=WIDTH, lora_alpha=WIDTH, lora_dropout=p, target_modules=["0"]), base)
    for each in (layer.lora_A, layer.lora_B):
        each["default"].weight.data.copy_(torch.eye(WIDTH))
    return layer


class Update(nn.Module):
    """The input, an update of the weights, times what dropout makes of each of its entries."""

    def __init__(self, config):
        super().__init__()
        torch.manual_seed(0)
        self.layer = adapted(config)
        self.whole = self.layer.eval()(torch.eye(WIDTH)).T.detach()
        self.layer.train()

    def forward(self, x):
        return x * (self.layer(torch.eye(WIDTH)).T / self.whole).detach()


def update(kind, name):
    """By the value of an argument of the configuration the update that it makes."""
    return lambda p: Update(kind(r=WIDTH, alpha=WIDTH, init_weights=False, target_modules=["0"], **{name: p}))


CASES = {
    "LoraDropout": Case(lora, (12, WIDTH), edges=False),
    "LokrRankDropout": Case(update(peft.LoKrConfig, "rank_dropout"), (WIDTH, WIDTH), draws=100_000),
    "LohaModuleDropout": Case(update(peft.LoHaConfig, "module_dropout"), (WIDTH, WIDTH), draws=500_000),
}

"""Layers of Hugging Face's transformers, which imports torchvision where it is."""

from importlib.util import find_spec

import torch
from torch import nn

from real_layers import Case

if find_spec("torchvision") is not None:
    import real_layers.torchvision  # noqa: F401

from transformers import BartConfig
from transformers.models.bart.modeling_bart import BartEncoder
from transformers.models.beit.modeling_beit import BeitDropPath

APART = ()


class Added(nn.Module):
    """The input times what becomes of that which the one layer of an encoder adds."""

    def __init__(self, p):
        super().__init__()
        torch.manual_seed(0)
        small = {"vocab_size": 8, "d_model": 8, "encoder_layers": 1, "encoder_attention_heads": 2, "encoder_ffn_dim": 8}
        none = {"dropout": 0.0, "attention_dropout": 0.0, "activation_dropout": 0.0}
        self.encoder = BartEncoder(BartConfig(encoder_layerdrop=p, **small, **none))
        with torch.no_grad():
            self.whole = self.eval().state()
            self.encoder.layerdrop = 1.0
            self.skipped = self.train().state()
        self.encoder.layerdrop = p

    def state(self):
        return self.encoder(input_ids=torch.arange(4)[None]).last_hidden_state

    def forward(self, x):
        with torch.no_grad():
            factors = (self.state() - self.skipped) / (self.whole - self.skipped)
        return x * factors.mean()


CASES = {"BeitDropPath": Case(BeitDropPath, (8, 4, 6)), "BartLayerDrop": Case(Added, (4, 4), draws=16_000)}

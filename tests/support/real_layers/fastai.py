"""Layers of fastai, which imports torchvision."""

import real_layers.torchvision  # noqa: F401, I001
import torch
from fastai.text.models.awdlstm import EmbeddingDropout, RNNDropout
from torch import nn

from real_layers import Case

APART = ()
WORDS, FEATURES = 48, 4


class Embedded(nn.Module):
    """The input, a matrix of embeddings, times what dropout makes of the embedding of each word in a text of all."""

    def __init__(self, p):
        super().__init__()
        self.dropout = EmbeddingDropout(nn.Embedding(WORDS, FEATURES), p)
        nn.init.ones_(self.dropout.emb.weight)

    def forward(self, x):
        # Every word stands in the text twice, the second time in reverse order.
        there = torch.arange(WORDS)
        once, again = self.dropout(torch.stack([there, there.flip(0)])).detach()
        assert torch.equal(once.nan_to_num(-1), again.flip(0).nan_to_num(-1))
        return x * once


CASES = {"RNNDropout": Case(RNNDropout, (8, 4, 16)), "EmbeddingDropout": Case(Embedded, (WORDS, FEATURES))}

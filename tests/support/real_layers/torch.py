"""Layers of PyTorch."""

import torch
import torch.nn.functional as F

from real_layers import Case

APART = ()
KEYS = 16


class Attention(torch.nn.Module):
    """Attention with uniform weights: the input times what dropout makes of each weight."""

    def __init__(self, p):
        super().__init__()
        self.attention = torch.nn.MultiheadAttention(8, 2, dropout=p, batch_first=True)
        for each in self.attention.parameters():
            torch.nn.init.zeros_(each)

    def forward(self, x):
        tokens = torch.zeros(len(x), KEYS, 8)
        weights = self.attention(tokens, tokens, tokens, average_attn_weights=False)[1]
        return x * weights * KEYS


class Between(torch.nn.Module):
    """A pair of recurrent layers with open gates: the factor between them is read off what the second one gives."""

    def __init__(self, p):
        super().__init__()
        self.lstm = torch.nn.LSTM(8, 8, num_layers=2, dropout=p, batch_first=True, dtype=torch.float64)
        with torch.no_grad():
            for name, each in self.lstm.named_parameters():
                each.zero_()
                if name.startswith("weight_ih"):
                    each[16:24] = torch.eye(8)
                if name.startswith("bias_ih"):
                    # The gates of input and output stand open, that of forgetting is shut.
                    each[:8], each[8:16], each[24:] = 40, -40, 40

    def forward(self, x):
        first = torch.tanh(torch.tanh(torch.full_like(x, 0.5)))
        second = self.lstm(torch.full_like(x, 0.5))[0]
        return x * (torch.atanh(torch.atanh(second)) / first).detach()


def attended(x, p):
    zeros, keys = torch.zeros(*x.shape[:3], KEYS), torch.eye(KEYS).expand(*x.shape[:2], KEYS, KEYS)
    return x * F.scaled_dot_product_attention(zeros, keys * 0, keys, dropout_p=p) * KEYS


CASES = {
    "Dropout": Case(torch.nn.Dropout, (16, 32)),
    "Dropout1d": Case(torch.nn.Dropout1d, (4, 6, 8)),
    "Dropout2d": Case(torch.nn.Dropout2d, (4, 6, 8, 2)),
    "Dropout3d": Case(torch.nn.Dropout3d, (4, 6, 3, 2, 2)),
    "AlphaDropout": Case(torch.nn.AlphaDropout, (16, 32)),
    "FeatureAlphaDropout": Case(torch.nn.FeatureAlphaDropout, (16, 32, 3)),
    "dropout": Case(lambda p: lambda x, training: F.dropout(x, p, training), (16, 32), options={"framework": "torch"}),
    "scaled_dot_product_attention": Case(
        lambda p: lambda x: attended(x, p), (2, 3, KEYS, KEYS), options={"framework": "torch"}
    ),
    "MultiheadAttention": Case(Attention, (4, 2, KEYS, KEYS)),
    "LSTM": Case(Between, (4, 3, 8), draws=40_000),
}

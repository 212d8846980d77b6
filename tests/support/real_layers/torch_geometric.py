"""Functions of PyTorch Geometric: the input times what becomes of each edge, or of each feature."""

import torch
from torch_geometric.nn import APPNP
from torch_geometric.utils import dropout_edge, mask_feature

from real_layers import Case

EDGES = 96
APART = ("dropout_node",)
TORCH = {"framework": "torch"}


def edges(p, **both):
    index = torch.stack([torch.arange(EDGES), torch.arange(EDGES) + EDGES])

    def layer(x, training):
        kept = dropout_edge(index, p, training=training, **both)[0]
        return x * torch.bincount(kept.min(0).values, minlength=EDGES)[:EDGES]

    return layer


class Propagated(torch.nn.Module):
    """The input times what dropout makes of the weight of each edge, which leads from a node of its own to another."""

    def __init__(self, p):
        super().__init__()
        self.layer = APPNP(K=1, alpha=0.0, dropout=p, add_self_loops=False, normalize=False)

    def forward(self, x):
        sources = torch.arange(len(x))
        edges, weights = torch.stack([sources, sources + len(x)]), torch.ones(len(x))
        features = torch.cat([torch.ones_like(x), torch.zeros_like(x)])
        return x * self.layer(features, edges, weights)[len(x) :].detach()


CASES = {
    "dropout_edge": Case(edges, (EDGES,), options=TORCH),
    "dropout_edge_undirected": Case(lambda p: edges(p, force_undirected=True), (EDGES,), options=TORCH),
    "mask_feature": Case(
        lambda p: lambda x, training: mask_feature(x, p, training=training)[0], (12, 24), options=TORCH
    ),
    "APPNP": Case(Propagated, (EDGES, 3)),
}

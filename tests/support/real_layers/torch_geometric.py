"""Functions of PyTorch Geometric: the input times what becomes of each edge, or of each feature."""

import torch
from torch_geometric.utils import dropout_edge, mask_feature

from real_layers import Case

EDGES = 96
APART, UNTESTED = (), ("dropout_node", "APPNP")
TORCH = {"framework": "torch"}


def edges(p, **both):
    index = torch.stack([torch.arange(EDGES), torch.arange(EDGES) + EDGES])

    def layer(x, training):
        kept = dropout_edge(index, p, training=training, **both)[0]
        return x * torch.bincount(kept.min(0).values, minlength=EDGES)[:EDGES]

    return layer


CASES = {
    "dropout_edge": Case(edges, (EDGES,), options=TORCH),
    "dropout_edge_undirected": Case(lambda p: edges(p, force_undirected=True), (EDGES,), options=TORCH),
    "mask_feature": Case(
        lambda p: lambda x, training: mask_feature(x, p, training=training)[0], (12, 24), options=TORCH
    ),
}

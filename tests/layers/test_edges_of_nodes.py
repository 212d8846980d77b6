"""Of PyTorch Geometric: dropout_node keeps an edge with both its nodes, and the steps of APPNP multiply their masks."""

import pytest
import torch
from torch_geometric.nn import APPNP
from torch_geometric.utils import dropout_node

from symdrop.definitions.frameworks import torch_geometric
from symdrop.definitions.frameworks.laws import RawMask
from symdrop.testing import assert_draws

NODES = 64
EDGES = torch.stack([torch.arange(NODES), (torch.arange(NODES) * 7 + 3) % NODES])


def nodes(p):
    """What becomes of each node, for an input on the nodes; the edges that are kept are those between kept nodes."""

    def layer(x, training):
        kept, which, mask = dropout_node(EDGES, p, num_nodes=NODES, training=training)
        both = mask[EDGES[0]] & mask[EDGES[1]]
        assert torch.equal(which, both)
        assert torch.equal(kept, EDGES[:, both])
        return x * mask

    return layer


@pytest.mark.parametrize("p", [0.1, 0.5])
def test_nodes_are_dropped_independently_and_edges_with_them(p):
    torch.manual_seed(0)
    assert_draws(nodes(p), RawMask(), (NODES,), argument=1 - p, framework="torch", draws=200_000)
    assert torch_geometric.dropout_node.law.word == "product of two raw masks"


def test_every_step_of_appnp_adds_a_mask_to_those_before():
    torch.manual_seed(0)
    loops = torch.arange(4000).repeat(2, 1)
    layer = APPNP(K=2, alpha=0.0, dropout=0.5, add_self_loops=False, normalize=False)
    factors = layer.train()(torch.ones(4000, 1), loops, torch.ones(4000))
    # Twice in the first step and four times in the second: the mask of the first is in both.
    assert set(factors.unique().tolist()) == {0.0, 8.0}
    assert float((factors > 0).float().mean()) == pytest.approx(0.25, abs=0.05)
    assert "K (K - 1)/2" in torch_geometric.APPNP.pitfalls[1]

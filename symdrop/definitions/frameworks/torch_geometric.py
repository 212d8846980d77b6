"""Layers of PyTorch Geometric."""

from __future__ import annotations

from symdrop.definitions.frameworks.laws import DoubledMask, InvertedMask, PairOfMasks, RawMask
from symdrop.definitions.frameworks.layer import Argument, Axes, Evidence, Layer, Meaning

VERSIONS = "torch-geometric 2.8.1"
P = Argument("p", Meaning.DROP)
TRAINING = "its argument training, which is True unless it is given"
SEED = "the generator of the device: torch.manual_seed"
RAW = "what is kept is not rescaled: a sum over neighbours has another mean than in evaluation"

dropout_edge = Layer(
    name="torch_geometric.utils.dropout_edge",
    argument=P,
    law=RawMask(),
    versions=VERSIONS,
    source=Evidence.RUN,
    axes=Axes(own=(0,), tensor="edges", words="for each directed edge"),
    switch=TRAINING,
    at_zero="identity",
    at_one="zeros",
    seed=SEED,
    pitfalls=(RAW, "the two directions of an undirected edge are dropped independently"),
)

dropout_edge_undirected = Layer(
    name="torch_geometric.utils.dropout_edge(force_undirected)",
    written="torch_geometric.utils.dropout_edge(edge_index, p, force_undirected=True)",
    argument=P,
    law=DoubledMask(),
    versions=VERSIONS,
    source=Evidence.RUN,
    axes=Axes(own=(0,), tensor="edges with row <= column", words="for each of them, shared by both directions"),
    switch=TRAINING,
    at_zero="identity: the edges as they are",
    at_one="zeros",
    seed=SEED,
    pitfalls=(
        RAW,
        "edges with row > column are lost, and all others doubled; where only one direction is listed this changes the "
        "graph",
        "a loop from a node to itself is doubled, too",
    ),
)

dropout_node = Layer(
    name="torch_geometric.utils.dropout_node",
    argument=P,
    law=PairOfMasks(),
    versions=VERSIONS,
    source=Evidence.RUN,
    axes=Axes(own=(0,), tensor="nodes", words="for each node; an edge is kept with both its nodes"),
    switch=TRAINING,
    seed=SEED,
    pitfalls=(RAW, "an edge is kept with probability (1 - p)^2, and edges that share a node are correlated"),
)

mask_feature = Layer(
    name="torch_geometric.utils.mask_feature",
    argument=P,
    law=RawMask(),
    versions=VERSIONS,
    source=Evidence.RUN,
    axes=Axes(own=(-1,), tensor="features (nodes, features)", words="for each feature, shared by all nodes"),
    switch=TRAINING,
    at_zero="identity",
    at_one="zeros",
    seed=SEED,
    pitfalls=("what is kept is not rescaled", 'by default whole columns are masked: mode="col"'),
)

APPNP = Layer(
    name="torch_geometric.nn.APPNP",
    argument=Argument("dropout", Meaning.DROP),
    law=InvertedMask(),
    versions=VERSIONS,
    source=Evidence.RUN,
    axes=Axes(own=(0,), tensor="weights of edges", words="for each edge; each step adds a mask to those before it"),
    switch="train() and eval()",
    at_zero="identity",
    at_one="zeros",
    seed=SEED,
    pitfalls=(
        "the law is that of one step, K = 1: each step drops what the steps before it left, so that in step k an edge "
        "is there with probability (1 - dropout)^k, and its weight is divided by that",
        "the mean is not kept over several steps: along a loop of one node K steps multiply it by (1 - dropout) to the "
        "power -K (K - 1)/2, which is 2^45 at K = 10 and dropout = 0.5",
        "with normalize=False edges need weights, else AssertionError in training",
    ),
)

LAYERS = (dropout_edge, dropout_edge_undirected, dropout_node, mask_feature, APPNP)

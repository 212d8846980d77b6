#!/usr/bin/env bash
# PyTorch Geometric, APPNP(K, alpha, dropout).
#
# One would guess that each of the K steps of propagation drops edges anew, as the paper has it, and that dividing by
# 1 - dropout keeps the mean of what is propagated.
# What happens: a step drops what the steps before it left, and divides again. In step k an edge is there with probability
# (1 - dropout)^k, so that at K = 10 and dropout 0.5 one edge in 1024 is left at the end. And as the mask of the first step is
# in all the later ones, the mean is not kept: along loops it grows by (1 - dropout) to the power -K (K - 1)/2.
# Seen with torch-geometric 2.8.1 and torch 2.13.0, loops alone, alpha 0, dropout 0.5, 200000 nodes: at K = 1, 2, 3, 4 what is
# left of ones is 0.50, 0.25, 0.125, 0.063 of them, each 2, 8, 64, 1024; the means are 1, 2, 8, 64, in evaluation 1.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/v"
"$work/v/bin/pip" install --quiet torch==2.13.0 torch-geometric==2.8.1 numpy==2.4.6
"$work/v/bin/python" - <<'PYTHON'
import torch
from torch_geometric.nn import APPNP

NODES = 200_000
torch.manual_seed(0)
loops, ones = torch.arange(NODES).repeat(2, 1), torch.ones(NODES, 1)
for steps in (1, 2, 3, 4):
    layer = APPNP(K=steps, alpha=0.0, dropout=0.5, add_self_loops=False, normalize=False)
    output = layer.train()(ones, loops, torch.ones(NODES))
    kept = float((output > 0).float().mean())
    print(f"K = {steps}: kept {kept:.3f}, each {float(output.max()):.0f}, mean {float(output.mean()):.2f}")
    assert set(output.unique().tolist()) == {0.0, 2.0 ** (steps * (steps + 1) // 2)}
    assert abs(kept - 0.5**steps) < 0.01
    assert bool((layer.eval()(ones, loops, torch.ones(NODES)) == 1).all())
PYTHON

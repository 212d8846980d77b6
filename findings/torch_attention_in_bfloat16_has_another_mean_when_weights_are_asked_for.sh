#!/usr/bin/env bash
# torch, MultiheadAttention(dropout=...) in bfloat16, need_weights.
#
# One would guess that need_weights says what is returned beside the output, and that the output has the same law either way.
# What happens: with need_weights=True, the default, the weights are dropped in bfloat16 and multiplied by 1/(1 - p), rounded
# to 8 bits: at p = 0.004 by 1.0078, so that every output is 0.4% too large on average. With need_weights=False the fused
# attention drops and divides in float32, and the mean is kept. In float32 both keep it.
# Seen with torch 2.13.0 on a CPU, p = 0.004, mean output over mean value: 1.0037 with the weights, 1.0000 without; in
# float32 1.0000 both times.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/v"
"$work/v/bin/pip" install --quiet torch==2.13.0 numpy==2.4.6
"$work/v/bin/python" - <<'PYTHON'
import torch

LENGTH, WIDTH = 256, 16


def mean(kind, weights, p):
    attention = torch.nn.MultiheadAttention(WIDTH, 2, dropout=p, bias=False, batch_first=True, dtype=kind)
    with torch.no_grad():
        # Queries and keys of zeros: all weights are 1/256, and the output is the mean of the values that are kept.
        attention.in_proj_weight.zero_()
        attention.in_proj_weight[2 * WIDTH :] = torch.eye(WIDTH)
        attention.out_proj.weight.copy_(torch.eye(WIDTH))
        torch.manual_seed(0)
        # Values that differ, so that the rounding of the outputs goes both ways.
        x = torch.rand(4, LENGTH, WIDTH).to(kind) + 0.5
        kept = [attention(x, x, x, need_weights=weights)[0].double().mean() for _ in range(10)]
        return float(torch.stack(kept).mean() / x.double().mean())


means = {(kind, weights): mean(kind, weights, 0.004) for kind in (torch.float32, torch.bfloat16) for weights in (True, False)}
for (kind, weights), value in means.items():
    print(f"{kind}, need_weights={weights}: mean {value:.4f}")
assert abs(means.pop((torch.bfloat16, True)) - 1.0038) < 5e-4
assert all(abs(value - 1) < 5e-4 for value in means.values())
PYTHON

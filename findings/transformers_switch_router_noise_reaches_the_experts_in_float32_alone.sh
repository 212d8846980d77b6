#!/usr/bin/env bash
# Hugging Face transformers, Switch Transformers, router_jitter_noise.
#
# One would guess that the noise is for the router: it is multiplied into a copy of the tokens by which experts are chosen,
# and what the experts compute on stays as it is. In bfloat16, in which such models are trained, this is so.
# What happens: the router computes in float32 and multiplies in place. A model in bfloat16 gives it a copy; a model in float32
# gives it its own tensor, so that there the noise is in what the experts compute on as well, and in the caller's input.
# The same configuration regularises two models in two ways, by their precision.
# Seen with transformers 5.24.0 and torch 2.13.0 at router_jitter_noise 0.1: in float32 the input of ones is changed by up to
# 10%, in bfloat16 not at all.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/v"
"$work/v/bin/pip" install --quiet torch==2.13.0 transformers==5.24.0
HF_HUB_OFFLINE=1 "$work/v/bin/python" - <<'PYTHON'
import torch
from transformers import SwitchTransformersConfig
from transformers.models.switch_transformers.modeling_switch_transformers import SwitchTransformersSparseMLP

config = SwitchTransformersConfig(d_model=16, d_ff=32, num_experts=4, router_jitter_noise=0.1, dropout_rate=0.0)
changed = {}
for kind in (torch.float32, torch.bfloat16):
    torch.manual_seed(0)
    layer = SwitchTransformersSparseMLP(config).to(kind).train()
    tokens = torch.ones(1, 64, 16, dtype=kind)
    layer(tokens)
    changed[kind] = float((tokens - 1).abs().max())
    print(f"{kind}: the input of ones is changed by up to {changed[kind]:.3f}")
assert 0.05 < changed[torch.float32] <= 0.1 and changed[torch.bfloat16] == 0.0
PYTHON

#!/usr/bin/env bash
# PEFT, LoraConfig(lora_dropout=..., use_dora=True).
#
# One would guess that lora_dropout is for what the adapter adds, and that the frozen weights see the input whole: so it is
# with LoRA, and so it is with DoRA when training begins.
# What happens: the output is W x + (m - 1) W d(x) + m B A d(x), with d the dropout and m the learned magnitude over the norm of
# the weights, which is 1 at first. As a magnitude moves away from 1, the frozen weights get noise of their own: the
# strength of the regularisation is (m - 1)^2 p/(1 - p), it is nothing at first and grows with training.
# Seen with peft 0.21.2 and torch 2.13.0, W the identity, B A = 0, p = 0.5, input of ones: with m = 1 the standard deviation is 0,
# with m = 1.5 it is 0.5, with m = 3 it is 2, the means are m; without DoRA it is 0.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/v"
"$work/v/bin/pip" install --quiet torch==2.13.0 peft==0.21.2
HF_HUB_OFFLINE=1 "$work/v/bin/python" - <<'PYTHON'
import peft
import torch
from torch import nn

WIDTH = 16
torch.manual_seed(0)
for dora, magnitude in ((False, 1.0), (True, 1.0), (True, 1.5), (True, 3.0)):
    layer = nn.Linear(WIDTH, WIDTH, bias=False)
    layer.weight.data.copy_(torch.eye(WIDTH))
    config = peft.LoraConfig(r=4, lora_dropout=0.5, target_modules=["0"], use_dora=dora)
    adapted = peft.inject_adapter_in_model(config, nn.Sequential(layer))[0]
    if dora:
        adapted.lora_magnitude_vector["default"].weight.data.mul_(magnitude)
    output = adapted.train()(torch.ones(20_000, WIDTH)).detach()
    mean, deviation = float(output.mean()), float(output.std())
    print(f"use_dora={dora}, m = {magnitude}: mean {mean:.3f}, standard deviation {deviation:.3f}")
    assert abs(mean - magnitude) < 0.03 and abs(deviation - (magnitude - 1)) < 0.01
PYTHON

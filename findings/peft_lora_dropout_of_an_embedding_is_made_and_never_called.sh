#!/usr/bin/env bash
# PEFT, LoraConfig(lora_dropout=...) with an embedding among the target modules.
#
# One would guess that the adapter of an embedding drops like that of a linear layer, or that the argument is refused, as it
# is for parameters that are targets and for attention as a whole.
# What happens: the adapter has the layer Dropout(p), one sees it when the model is printed, and it is never called. The adapters
# of the linear layers beside it are regularised, that of the embedding is not at all, without a warning.
# Seen with peft 0.21.2 and torch 2.13.0 at lora_dropout 0.9: in training an embedding gives what it gives in evaluation; of
# a linear layer 100 calls of 100 differ.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/v"
"$work/v/bin/pip" install --quiet torch==2.13.0 peft==0.21.2
HF_HUB_OFFLINE=1 "$work/v/bin/python" - <<'PYTHON'
import peft
import torch
from torch import nn

torch.manual_seed(0)
config = peft.LoraConfig(r=4, lora_dropout=0.9, target_modules=["0"], init_lora_weights=False)
differ = {}
for layer, x in ((nn.Embedding(32, 16), torch.arange(32)), (nn.Linear(16, 16), torch.ones(32, 16))):
    adapted = peft.inject_adapter_in_model(config, nn.Sequential(layer))[0]
    whole, plain = adapted.eval()(x), adapted.get_base_layer()(x)
    assert not torch.equal(whole, plain)
    kind = type(layer).__name__
    differ[kind] = sum(not torch.equal(adapted.train()(x), whole) for _ in range(100))
    print(f"{kind}: {adapted.lora_dropout['default']}; {differ[kind]} calls of 100 in training differ from evaluation")
assert differ == {"Embedding": 0, "Linear": 100}
PYTHON

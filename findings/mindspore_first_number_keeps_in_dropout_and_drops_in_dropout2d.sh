#!/usr/bin/env bash
# MindSpore, nn.Dropout(0.9) beside nn.Dropout2d(0.9).
#
# One would guess that layers of one family read their first argument in one way, whichever it is.
# What happens: that of Dropout is keep_prob, and it keeps 0.9; that of Dropout1d, Dropout2d and Dropout3d is p, and they drop 0.9.
# Whoever goes from dense layers to convolutions, and replaces the one by the other, turns 0.9 kept into 0.1 kept; both
# keep the mean, and no error or shape tells. The function ops.dropout(x, 0.9) drops, too.
# Seen with MindSpore 2.10.0 on a CPU: kept are 0.90 by Dropout, 0.10 by the three others and by the function.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/v"
"$work/v/bin/pip" install --quiet mindspore==2.10.0 numpy==1.26.4
"$work/v/bin/python" - <<'PYTHON' 2>/dev/null
import mindspore as ms
import numpy as np
from mindspore import nn, ops

ms.set_device("CPU")
layers = {name: getattr(nn, name)(0.9).set_train() for name in ("Dropout", "Dropout1d", "Dropout2d", "Dropout3d")}
layers["ops.dropout"] = lambda x: ops.dropout(x, 0.9)
axes = {"Dropout1d": 3, "Dropout2d": 4, "Dropout3d": 5}
for name, layer in layers.items():
    output = layer(ms.Tensor(np.ones((200, 200, 2, 2, 2)[: axes.get(name, 2)], "float32"))).asnumpy()
    kept = float((output > 0).mean())
    print(f"{name}: kept {kept:.3f}, mean {float(output.mean()):.3f}")
    assert abs(kept - (0.9 if name == "Dropout" else 0.1)) < 0.02
PYTHON

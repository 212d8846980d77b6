#!/usr/bin/env bash
# Keras 3 on torch, Dropout(seed=7) beside Dropout(seed=8).
#
# One would guess that two layers with two seeds draw masks that have nothing to do with each other, as on Keras' other
# backends: a seed and the number of the call make a key of two numbers there.
# What happens: on torch the two are added. The second call of the layer with seed 7 draws the first mask of the layer
# with seed 8, and so on for ever: layers with seeds 1, 2, 3, ... run through one sequence of masks, one call apart.
# Seen with Keras 3.15.1 on torch 2.13.0: calls 2, 3, 4 of seed 7 are calls 1, 2, 3 of seed 8, entry by entry in 256 entries.
# On jax 0.10.2 they agree in about half of the entries.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/v"
"$work/v/bin/pip" install --quiet keras==3.15.1 torch==2.13.0 jax==0.10.2
for backend in torch jax; do
  KERAS_BACKEND=$backend "$work/v/bin/python" - <<'PYTHON'
import keras
import numpy as np

x = np.ones((1, 256), "float32")
first, second = keras.layers.Dropout(0.5, seed=7), keras.layers.Dropout(0.5, seed=8)
masks = [[keras.ops.convert_to_numpy(layer(x, training=True)) > 0 for _ in range(4)] for layer in (first, second)]
agree = [float((masks[0][call + 1] == masks[1][call]).mean()) for call in range(3)]
print(f"{keras.backend.backend()}: call n + 1 of seed 7 and call n of seed 8 agree in", agree)
if keras.backend.backend() == "torch":
    assert agree == [1.0, 1.0, 1.0]
else:
    assert max(agree) < 0.8
PYTHON
done

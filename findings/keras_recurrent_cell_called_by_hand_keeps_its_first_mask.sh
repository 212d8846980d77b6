#!/usr/bin/env bash
# Keras 3, LSTMCell(dropout=...) in a loop of one's own.
#
# One would guess that a cell draws a mask in each call, or for each sequence, as the layer LSTM does.
# What happens: a cell draws a mask in its first call in training, and keeps it: only the layer RNN around it throws the
# mask away. Called by hand, the cell multiplies all sequences, batches and epochs by this one mask; and since the mask has
# the shape of the first batch, a last batch that is smaller raises an error about shapes.
# Seen with Keras 3.15.1 on torch 2.13.0: with zero states, 4 calls give 4 equal outputs at dropout 0.5, GRUCell alike.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/v"
"$work/v/bin/pip" install --quiet keras==3.15.1 torch==2.13.0
KERAS_BACKEND=torch "$work/v/bin/python" - <<'PYTHON'
import keras
import numpy as np


def output(cell, batch):
    states = [np.zeros((batch, 4), "float32")] * len(np.atleast_1d(cell.state_size))
    return keras.ops.convert_to_numpy(cell(np.ones((batch, 64), "float32"), states, training=True)[0])


for kind in (keras.layers.LSTMCell, keras.layers.GRUCell):
    cell = kind(4, dropout=0.5, seed=1)
    outputs = [output(cell, 32) for _ in range(4)]
    same = all(np.array_equal(outputs[0], each) for each in outputs[1:])
    try:
        smaller = output(cell, 31).shape
    except Exception as error:
        smaller = type(error).__name__
    print(f"{kind.__name__}: 4 calls equal: {same}; a batch of 31 after batches of 32: {smaller}")
    assert same and isinstance(smaller, str)
layer = keras.layers.LSTM(4, dropout=0.5, seed=1)
x = np.ones((32, 1, 64), "float32")
first, second = (keras.ops.convert_to_numpy(layer(x, training=True)) for _ in range(2))
print("the layer LSTM: 2 calls equal:", np.array_equal(first, second))
assert not np.array_equal(first, second)
PYTHON

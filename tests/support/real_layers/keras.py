"""Layers of Keras 3, on the backend that KERAS_BACKEND names."""

import keras
import numpy as np
from keras import ops

from real_layers import Case

APART = ()
KEYS, SMALL = 8, 0.1
# A loop over time is slow where nothing is compiled: the fewest calls that are made.
FEW = 1


def open_cell(inputs, states):
    """Weights of an LSTM whose gates for input and output stand open, and that for forgetting is shut."""
    units = len(inputs)
    bias = np.zeros(4 * units, "float32")
    bias[:units], bias[units : 2 * units], bias[3 * units :] = 40, -40, 40
    kernels = [np.zeros((units, 4 * units), "float32") for _ in range(2)]
    kernels[0][:, 2 * units : 3 * units], kernels[1][:, 2 * units : 3 * units] = inputs, states
    return [*kernels, bias]


def before_squashing(outputs):
    return ops.arctanh(ops.arctanh(outputs))


class Inputs(keras.layers.Layer):
    """What dropout makes of the inputs of an LSTM."""

    def __init__(self, rate):
        super().__init__()
        self.lstm = keras.layers.LSTM(6, dropout=rate, return_sequences=True, use_cudnn=False)
        self.lstm.build((None, None, 6))
        self.lstm.set_weights(open_cell(SMALL * np.eye(6), np.zeros((6, 6))))

    def call(self, x, training=False):
        return before_squashing(self.lstm(x, training=training)) / SMALL


class States(keras.layers.Layer):
    """What recurrent dropout makes of the states of an LSTM, one step after the other."""

    def __init__(self, rate):
        super().__init__()
        self.lstm = keras.layers.LSTM(6, recurrent_dropout=rate, return_sequences=True, use_cudnn=False)
        self.lstm.build((None, None, 6))
        self.lstm.set_weights(open_cell(np.eye(6), np.eye(6)))

    def call(self, x, training=False):
        steps = 0.25 * ops.ones((x.shape[0], x.shape[1] + 1, x.shape[2]))
        states = self.lstm(steps, training=training)
        return x * ops.stop_gradient((before_squashing(states)[:, 1:] - 0.25) / states[:, :-1])


class Attention(keras.layers.Layer):
    """Attention with uniform weights over positions that tell themselves apart: what dropout makes of each weight."""

    def __init__(self, rate):
        super().__init__()
        self.attention = keras.layers.MultiHeadAttention(
            2, KEYS, value_dim=KEYS, dropout=rate, use_bias=False, output_shape=2 * KEYS
        )
        self.attention.build((None, KEYS, KEYS), (None, KEYS, KEYS), (None, KEYS, KEYS))
        eye = np.eye(KEYS, dtype="float32")
        each = np.stack([eye, eye], axis=1)
        self.attention._query_dense.set_weights([0 * each])
        self.attention._value_dense.set_weights([each])
        self.attention._output_dense.set_weights([np.eye(2 * KEYS, dtype="float32").reshape(2, KEYS, 2 * KEYS)])

    def call(self, x, training=False):
        tokens = ops.broadcast_to(ops.eye(KEYS), (x.shape[0], KEYS, KEYS))
        output = self.attention(tokens, tokens, training=training)
        factors = ops.transpose(ops.reshape(output, (-1, KEYS, 2, KEYS)), (0, 2, 1, 3)) * KEYS
        return x * ops.stop_gradient(factors)


CASES = {
    # A layer of the type float32 casts what it is given to float32 first.
    "Dropout": Case(keras.layers.Dropout, (16, 32), make_half=lambda p, kind: keras.layers.Dropout(p, dtype=kind)),
    "SpatialDropout1D": Case(keras.layers.SpatialDropout1D, (8, 4, 16)),
    "SpatialDropout2D": Case(keras.layers.SpatialDropout2D, (8, 2, 3, 16)),
    "GaussianDropout": Case(keras.layers.GaussianDropout, (16, 32), values=(0.1, 0.5)),
    "GaussianNoise": Case(keras.layers.GaussianNoise, (16, 32), values=(0.1, 1.0), edges=False),
    "AlphaDropout": Case(keras.layers.AlphaDropout, (16, 32)),
    "LSTM": Case(Inputs, (32, 3, 6), draws=FEW, edges=False),
    "RecurrentLSTM": Case(States, (32, 3, 6), draws=FEW, edges=False),
    "MultiHeadAttention": Case(Attention, (3, 2, KEYS, KEYS), draws=40_000),
}

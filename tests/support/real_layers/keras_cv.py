"""Layers of KerasCV."""

import keras_cv
import numpy as np

from real_layers import Case
from symdrop.testing import Adapter

APART = ()


def branch(rate):
    layer = keras_cv.layers.StochasticDepth(rate)

    def call(x, training):
        # The input is the residual branch, beside a shortcut of zeros.
        value = x.astype("float32")
        return np.asarray(layer([np.zeros_like(value), value], training=training))

    return Adapter("StochasticDepth", lambda x: call(x, True), evaluate=lambda x: call(x, False))


CASES = {"StochasticDepth": Case(branch, (4, 3, 3, 2), draws=50_000, half=False)}

"""Layers of PaddlePaddle."""

import paddle

from real_layers import Case
from symdrop.testing import Adapter


def layer(kind, **options):
    def make(p):
        made = kind(p, **options)

        def call(x, training):
            made.train() if training else made.eval()
            return made(paddle.to_tensor(x.astype("float32"))).numpy()

        return Adapter(kind.__name__, lambda x: call(x, True), evaluate=lambda x: call(x, False))

    return make


APART, UNTESTED = (), ("MultiHeadAttention",)
CASES = {
    "Dropout": Case(layer(paddle.nn.Dropout), (16, 32), half=False),
    "DropoutDownscaled": Case(layer(paddle.nn.Dropout, mode="downscale_in_infer"), (16, 32), half=False),
    "Dropout2D": Case(layer(paddle.nn.Dropout2D), (4, 6, 8, 2), half=False),
    "AlphaDropout": Case(layer(paddle.nn.AlphaDropout), (16, 32), half=False),
}

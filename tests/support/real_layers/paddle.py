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


KEYS = 8


def attention(p):
    """Attention with uniform weights: the input times what dropout makes of each weight."""
    made = paddle.nn.MultiHeadAttention(8, 2, dropout=p, need_weights=True)
    for each in made.parameters():
        each.set_value(paddle.zeros_like(each))

    def call(x, training):
        made.train() if training else made.eval()
        tokens = paddle.zeros([len(x), KEYS, 8])
        return x * (made(tokens, tokens, tokens)[1] * KEYS).numpy()

    return Adapter("MultiHeadAttention", lambda x: call(x, True), evaluate=lambda x: call(x, False))


APART = ()
CASES = {
    "Dropout": Case(layer(paddle.nn.Dropout), (16, 32), half=False),
    "DropoutDownscaled": Case(layer(paddle.nn.Dropout, mode="downscale_in_infer"), (16, 32), half=False),
    "Dropout2D": Case(layer(paddle.nn.Dropout2D), (4, 6, 8, 2), half=False),
    "AlphaDropout": Case(layer(paddle.nn.AlphaDropout), (16, 32), half=False),
    "MultiHeadAttention": Case(attention, (4, 2, KEYS, KEYS), draws=100_000, half=False),
}

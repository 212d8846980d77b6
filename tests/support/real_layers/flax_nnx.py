"""Layers of Flax's nnx."""

import jax
import jax.numpy as jnp
from flax import nnx

from real_layers import Case

APART = ()
HEADS, KEYS = 2, 8


class Attention(nnx.Module):
    """Attention with uniform weights over positions that tell themselves apart: what dropout makes of each weight."""

    def __init__(self, rate):
        width = HEADS * KEYS
        self.attention = nnx.MultiHeadAttention(
            HEADS, KEYS, width, width, dropout_rate=rate, decode=False, use_bias=False, rngs=nnx.Rngs(0)
        )
        self.attention.query.kernel[...] *= 0
        self.attention.value.kernel[...] = jnp.stack([jnp.eye(KEYS)] * HEADS, axis=1)
        self.attention.out.kernel[...] = jnp.eye(width).reshape(HEADS, KEYS, width)
        self.train()

    def __call__(self, x):
        output = self.attention(jnp.broadcast_to(jnp.eye(KEYS), (len(x), KEYS, KEYS)))
        factors = output.reshape(len(x), KEYS, HEADS, KEYS).transpose(0, 2, 1, 3) * KEYS
        return x * jax.lax.stop_gradient(factors)


CASES = {
    "Dropout": Case(lambda rate: nnx.Dropout(rate, rngs=nnx.Rngs(0)), (16, 32)),
    "MultiHeadAttention": Case(Attention, (3, HEADS, KEYS, KEYS), draws=40_000),
}

"""Layers of Flax's linen."""

import flax.linen as nn
import jax
import jax.numpy as jnp

from real_layers import Case

APART = ()
HEADS, KEYS = 2, 8


class Attention(nn.Module):
    """Attention with uniform weights over positions that tell themselves apart: what dropout makes of each weight."""

    rate: float

    @nn.compact
    def __call__(self, x, deterministic):
        attention = nn.MultiHeadDotProductAttention(
            HEADS, qkv_features=HEADS * KEYS, out_features=HEADS * KEYS, dropout_rate=self.rate, use_bias=False
        )
        tokens = jnp.broadcast_to(jnp.eye(KEYS), (len(x), KEYS, KEYS))
        each = jnp.stack([jnp.eye(KEYS)] * HEADS, axis=1)
        own = {"query": 0 * each, "key": 0 * each, "value": each}
        own["out"] = jnp.eye(HEADS * KEYS).reshape(HEADS, KEYS, HEADS * KEYS)
        params = {"params": {name: {"kernel": kernel} for name, kernel in own.items()}}
        rngs = {} if deterministic else {"dropout": self.make_rng("dropout")}
        output = attention.apply(params, tokens, deterministic=deterministic, rngs=rngs)
        factors = output.reshape(len(x), KEYS, HEADS, KEYS).transpose(0, 2, 1, 3) * KEYS
        return x * jax.lax.stop_gradient(factors)


CASES = {
    "Dropout": Case(nn.Dropout, (16, 32)),
    "MultiHeadDotProductAttention": Case(Attention, (3, HEADS, KEYS, KEYS), draws=40_000),
}

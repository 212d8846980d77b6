"""Layers of Equinox."""

import equinox as eqx
import jax
import jax.numpy as jnp

from real_layers import Case

APART = ()
HEADS, KEYS = 2, 8


class Attention(eqx.Module):
    """Attention with uniform weights over positions that tell themselves apart: what dropout makes of each weight."""

    attention: eqx.nn.MultiheadAttention

    def __init__(self, p):
        width = HEADS * KEYS
        attention = eqx.nn.MultiheadAttention(
            HEADS, KEYS, output_size=width, vo_size=KEYS, dropout_p=p, key=jax.random.key(0)
        )
        own = (
            0 * attention.query_proj.weight,
            jnp.concatenate([jnp.eye(KEYS)] * HEADS),
            jnp.eye(width),
        )
        parts = lambda each: (each.query_proj.weight, each.value_proj.weight, each.output_proj.weight)  # noqa: E731
        self.attention = eqx.tree_at(parts, attention, own)

    def __call__(self, x, *, key=None):
        tokens = jnp.eye(KEYS)
        output = self.attention(tokens, tokens, tokens, key=key)
        return x * jax.lax.stop_gradient(output.reshape(KEYS, HEADS, KEYS).transpose(1, 0, 2) * KEYS)


CASES = {
    "Dropout": Case(eqx.nn.Dropout, (16, 32)),
    "MultiheadAttention": Case(Attention, (HEADS, KEYS, KEYS), draws=20_000),
}

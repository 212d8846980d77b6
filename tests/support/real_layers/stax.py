"""Layers of JAX's stax."""

from jax.example_libraries import stax

from real_layers import Case

APART = ()


def layer(rate):
    train, test = (stax.Dropout(rate, mode=mode)[1] for mode in ("train", "test"))
    return lambda x, key, training: (train if training else test)((), x, rng=key)


CASES = {"Dropout": Case(layer, (16, 32), values=(0.9, 0.5))}

#!/usr/bin/env bash
# JAX, jax_enable_x64, and dropout of float32 inputs with one key.
#
# One would guess that the switch allows float64 and leaves alone what is computed in float32, as it does: sums of float32
# arrays, their types, random normal numbers of a given type. Masks are 0/1 and need no precision at all.
# What happens: with the switch on every library draws another mask for the same key, rate and float32 input, since the keep
# probability, a number of Python, becomes a float64, and the uniform numbers are drawn in its type. A run that somebody
# repeats "with x64 for one check" is another run. The type of the input, in contrast, makes no difference.
# Seen with JAX 0.10.2, Equinox 0.13.8, Haiku 0.0.17 and stax: masks of 4096 entries agree in about half, output float32.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/v"
"$work/v/bin/pip" install --quiet jax==0.10.2 equinox==0.13.8 dm-haiku==0.0.17
"$work/v/bin/python" - <<'PYTHON'
import equinox
import haiku
import jax
import jax.numpy as jnp
import numpy as np
from jax.example_libraries import stax

LAYERS = {
    "equinox": lambda key, x: equinox.nn.Dropout(0.5)(x, key=key),
    "haiku": lambda key, x: haiku.dropout(key, 0.5, x),
    "stax": lambda key, x: stax.Dropout(0.5)[1]((), x, rng=key),
}


def outputs(kind, x64):
    jax.config.update("jax_enable_x64", x64)
    key, x = jax.random.key(0), jnp.ones(4096, kind)
    return {name: np.asarray(layer(key, x)) for name, layer in LAYERS.items()}


plain, half, double = outputs("float32", False), outputs("bfloat16", False), outputs("float32", True)
for name in LAYERS:
    masks = [each[name] > 0 for each in (plain, half, double)]
    print(name, "bfloat16:", float((masks[0] == masks[1]).mean()), "x64:", float((masks[0] == masks[2]).mean()), double[name].dtype)
    assert (masks[0] == masks[1]).all() and (masks[0] == masks[2]).mean() < 0.6 and double[name].dtype == "float32"
PYTHON

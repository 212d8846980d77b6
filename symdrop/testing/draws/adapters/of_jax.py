"""Functions of JAX and modules of Equinox: what is called with a key."""

from __future__ import annotations

from importlib import import_module
from typing import Any

import numpy as np

from symdrop.errors import BadStatement
from symdrop.testing.draws.adapters.adapter import Adapter, flags, parameters, title

KEYS = ("key", "rng")


def adapted(layer: Any, precision: str, seed: int) -> Adapter:
    """A function of an array and of a key, which is its parameter `key` or `rng`, or a module of Equinox."""
    jax = import_module("jax")
    names, keys = parameters(layer), stream(seed)
    takes = next((name for name in KEYS if name in names), "")
    if not takes:
        raise BadStatement(f"{title(layer)} takes no key: name the parameter that does `key` or `rng`")
    by_place = names and names[0] == takes
    on, off = flags(names, training=True), flags(names, training=False)
    modules = (layer, layer)
    if any(each.__module__.startswith("equinox") for each in type(layer).__mro__):
        # A module of Equinox is switched as a whole: a copy for training, and one for evaluation.
        mode = import_module("equinox").nn.inference_mode
        modules, on, off = (mode(layer, value=False), mode(layer, value=True)), {}, {"inference": True}

    def call(key: Any, value: Any, switched: dict[str, bool]) -> Any:
        chosen = modules[switched is off]
        named = {} if modules[0] is not modules[1] else switched
        return chosen(key, value, **named) if by_place else chosen(value, **{takes: key}, **named)

    def gradient(x: Any, c: Any) -> tuple[Any, Any]:
        key = next(keys)
        output, pull = jax.vjp(lambda value: call(key, value, on), number(x, precision))
        return array(output), array(pull(number(c, precision).astype(output.dtype))[0])

    return Adapter(
        title(layer),
        draw=lambda x: array(call(next(keys), number(x, precision), on)),
        evaluate=(lambda x: array(call(next(keys), number(x, precision), off))) if off else None,
        gradient=gradient,
    )


def stream(seed: int) -> Any:
    """Keys of JAX, each a new one."""
    random = import_module("jax").random
    key = random.key(seed)
    while True:
        key, own = random.split(key)
        yield own


def number(x: Any, precision: str) -> Any:
    """An array of JAX."""
    return import_module("jax.numpy").asarray(x, dtype=precision or "float32")


def array(value: Any) -> Any:
    """An array of JAX as one of NumPy."""
    return np.asarray(value.astype("float32") if value.dtype.itemsize < 4 else value)

"""How a layer is called: in training, in evaluation, with a gradient. A framework is imported where its layer comes."""

from __future__ import annotations

from importlib import import_module
from typing import Any

from symdrop.errors import BadStatement
from symdrop.testing.draws.adapters.adapter import Adapter
from symdrop.testing.draws.adapters.plain import adapted_plain

# By the first part of a class's module, in the order in which they are asked: Flax's and Keras' layers stand on others.
ROOMS = {"keras": "keras", "flax": "flax", "equinox": "jax", "jax": "jax", "torch": "torch"}
# What a framework may be called where the layer is a function.
FRAMEWORKS = ("numpy", "torch", "jax", "keras")


def adapted(layer: Any, framework: str, precision: str, seed: int) -> Adapter:
    """The adapter of a layer: itself, or the one of the framework that it comes from.

    Raises `BadStatement` for what cannot be called, and for a framework that is not known.

    >>> adapted(lambda x: x, "", "", 0).name
    '<lambda>'
    """
    if isinstance(layer, Adapter):
        return layer
    if framework and framework not in FRAMEWORKS:
        raise BadStatement(f"framework={framework!r}: accepted are {', '.join(FRAMEWORKS)}, or none")
    if not callable(layer) and not hasattr(layer, "forward"):
        raise BadStatement(f"{layer!r} cannot be called; give a layer, a function of an array, or an Adapter")
    name = framework or framework_of(layer)
    if name in ("", "numpy"):
        if precision:
            raise BadStatement(f"precision={precision!r} is for torch, jax and keras; NumPy has no such layers")
        return adapted_plain(layer, seed)
    room = import_module(f"{__name__}.of_{ROOMS[name]}")
    adapter: Adapter = room.adapted(layer, precision, seed)
    return adapter


def framework_of(layer: Any) -> str:
    """The framework that a layer comes from, by its classes and by the names of its parameters; else "".

    >>> framework_of(lambda key, x: x), framework_of(lambda x: x)
    ('jax', '')
    """
    from symdrop.testing.draws.adapters.adapter import parameters

    rooms = {each.__module__.partition(".")[0] for each in type(layer).__mro__}
    own = next((name for name in ROOMS if name in rooms), "")
    return own or ("jax" if "key" in parameters(layer) else "")

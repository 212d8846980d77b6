"""Functions and objects of NumPy."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from symdrop.testing.draws.adapters.adapter import Adapter, flags, parameters, title

GENERATORS = ("rng", "generator")


def adapted_plain(layer: Any, seed: int) -> Adapter:
    """A function of an array, or an object with `forward`, `backward` and perhaps `training`.

    Parameters named `training`, `deterministic` and the like turn training on and off, one named `rng` gets a generator
    of NumPy, one named `mask` can be forced.

    >>> float(adapted_plain(lambda x, rng: rng.random(), 0).draw(1.0)) < 1
    True
    """
    return _of_object(layer) if hasattr(layer, "forward") else _of_function(layer, seed)


def _of_function(function: Callable[..., Any], seed: int) -> Adapter:
    names, own = parameters(function), np.random.default_rng(seed)
    takes = next((name for name in GENERATORS if name in names), "")
    on, off = flags(names, training=True), flags(names, training=False)
    masks = "mask" in names and not takes

    def call(x: Any, rng: Any, switched: dict[str, bool]) -> Any:
        return function(x, **({takes: rng} if takes else {}), **switched)

    def masked(x: Any, mask: Any) -> Any:
        return function(x, mask=mask, **on)

    return Adapter(
        title(function),
        draw=lambda x: call(x, own, on),
        evaluate=(lambda x: call(x, own, off)) if off else None,
        masked=masked if masks else None,
        generated=(lambda x, rng: call(x, rng, on)) if takes else None,
    )


def _of_object(layer: Any) -> Adapter:
    def switched(training: bool, call: Callable[[], Any]) -> Any:
        before = layer.training
        layer.training = training
        try:
            return call()
        finally:
            layer.training = before

    def in_training(call: Callable[[], Any]) -> Any:
        return switched(True, call) if hasattr(layer, "training") else call()

    return Adapter(
        title(layer),
        draw=lambda x: in_training(lambda: layer.forward(x)),
        evaluate=(lambda x: switched(False, lambda: layer.forward(x))) if hasattr(layer, "training") else None,
        gradient=(lambda x, c: in_training(lambda: (layer.forward(x), layer.backward(c))))
        if hasattr(layer, "backward")
        else None,
    )

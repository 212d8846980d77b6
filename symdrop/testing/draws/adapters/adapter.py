"""What is asked of a layer."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

# A parameter that turns training on or off, with its value in training.
FLAGS = {"training": True, "train": True, "is_training": True, "deterministic": False, "inference": False}


@dataclass(frozen=True)
class Adapter:
    """How a layer of any kind is called; arrays are NumPy's, in and out.

    `draw(x)` is the output in training, drawn anew by each call; `evaluate(x)` the one in evaluation, or None;
    `gradient(x, c)` a pair, the output of one draw and the derivative of its sum weighted by `c` by the input, or None.
    For functions of NumPy there are two more: `masked(x, mask)` has the mask forced upon it, and `generated(x, rng)`
    takes the random numbers from an object like NumPy's `Generator`.

    >>> Adapter("my layer", draw=lambda x: x).evaluate is None
    True
    """

    name: str
    draw: Callable[[Any], Any]
    evaluate: Callable[[Any], Any] | None = None
    gradient: Callable[[Any, Any], tuple[Any, Any]] | None = None
    masked: Callable[[Any, Any], Any] | None = None
    generated: Callable[[Any, Any], Any] | None = None


def parameters(layer: Any) -> list[str]:
    """The names of what a layer's call takes; none where Python cannot tell.

    >>> parameters(lambda x, training: x)
    ['x', 'training']
    """
    try:
        return list(inspect.signature(layer).parameters)
    except (TypeError, ValueError):
        return []


def flags(names: list[str], *, training: bool) -> dict[str, bool]:
    """The arguments that turn training on or off.

    >>> flags(["x", "deterministic"], training=True)
    {'deterministic': False}
    """
    return {name: FLAGS[name] == training for name in names if name in FLAGS}


def title(layer: Any) -> str:
    """What to call a layer in a message.

    >>> title(parameters)
    'parameters'
    """
    return str(getattr(layer, "__name__", type(layer).__name__))

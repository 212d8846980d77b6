"""Does a layer draw the law that is claimed of it?"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any

from symdrop.definitions.frameworks.laws import LayerLaw
from symdrop.definitions.frameworks.layer import Axes, Drawn, Layer
from symdrop.errors import BadStatement
from symdrop.testing.draws.adapters import adapted
from symdrop.testing.draws.claim import claimed, inputs
from symdrop.testing.draws.samples import Samples
from symdrop.testing.draws.trial import FIRST, Held, Trial

# How often a layer is called at most, however small it is.
CALLS = 2048


def assert_draws(
    layer: Any,
    law: str | Layer | Drawn | LayerLaw,
    shape: Sequence[int],
    *,
    argument: Any = None,
    precision: str = "",
    axes: Axes | Sequence[int] | None = None,
    framework: str = "",
    false_alarm: float = 1e-9,
    draws: int = 4_000_000,
    seed: int = 0,
) -> Held:
    """Check that a layer of your own draws the law that you claim for it; returns what was looked at.

    `layer` is a module of torch, Keras, Flax or Equinox, a function of JAX with a parameter `key`, a function of NumPy
    (with `rng`, `training`, `mask`, as far as it has them), an object with `forward` and `backward`, or an `Adapter`.
    A function of tensors needs `framework="torch"`. It is called with an array of this `shape`, and must give one.

    `law` is a layer of a framework that draws as yours should, by name (`"torch.nn.Dropout"`) or as an entry of
    `symdrop.definitions.frameworks`, with its `argument=`; or an entry that has its argument; or a law such as
    `InvertedMask()`, whose argument is the probability to keep. `precision` is "bfloat16" or "float16" where the layer
    runs in it. `axes` are those with entries of their own, where the layer shares other ones than its law.

    Tested are the values, keep rate, mean and variance, which entries share a mask, the independence of entries and of
    calls, evaluation mode and gradient. A right layer fails with the probability `false_alarm` at most; this holds at
    every size, for every single test has a bound without approximation. About `draws` entries are drawn at most, and
    2048 calls made. Where a function takes a mask, or its random numbers from `rng`, these are forced besides, all of
    them where they are few, and nothing is left to chance.

    Raises `WrongLaw`, an `AssertionError`, which says what the layer draws instead. Raises `BadStatement` for a law
    whose entries are not independent, an argument that is missing, or a layer that cannot be called so.

    >>> import numpy as np
    >>> def layer(x, rng, p=0.1):
    ...     return np.where(rng.random(x.shape) < p, x / p, 0.0)
    >>> assert_draws(layer, "torch.nn.Dropout", (8, 16), argument=0.9).untested
    ('evaluation', 'gradient')
    >>> assert_draws(layer, "torch.nn.Dropout", (8, 16), argument=0.1)
    Traceback (most recent call last):
    ...
    symdrop.testing.draws.trial.WrongLaw: layer does not draw torch.nn.Dropout(p=1/10)
      keeps with 0.1, not 0.9: p = 1/10 is the probability to drop, and the layer keeps with it
      divided by the drop probability 0.1, not by the keep probability
    """
    __tracebackhide__ = True
    dimensions = checked_shape(shape)
    claim = claimed(law, argument, precision, axes)
    adapter = adapted(layer, framework, precision, seed)
    if not 0 < false_alarm < 1:
        raise BadStatement(f"false_alarm={false_alarm!r} is no probability; give one between 0 and 1, such as 1e-9")
    trial = Trial(claim, Samples(adapter, inputs(dimensions)), false_alarm)
    trial.held_exactly()
    calls = trial.held(number_of_calls(dimensions, draws))
    return trial.report(calls)


def checked_shape(shape: Any) -> tuple[int, ...]:
    """A shape with entries in it; raises `BadStatement` for what is none."""
    sizes = tuple(shape) if isinstance(shape, tuple | list) else (shape,)
    if not sizes or not all(isinstance(each, int) and each > 0 for each in sizes):
        raise BadStatement(f"shape={shape!r} is no shape of an array; give the lengths of its axes, as (64, 256)")
    return sizes


def number_of_calls(shape: tuple[int, ...], draws: int) -> int:
    """How often a layer is called, so that about so many entries are drawn.

    >>> number_of_calls((64, 256), 4_000_000)
    244
    """
    return max(FIRST, min(CALLS, draws // math.prod(shape)))

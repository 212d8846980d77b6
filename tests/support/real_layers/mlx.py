"""Layers of MLX, on its build for the CPU."""

from collections.abc import Callable
from typing import Any

import mlx.core as mx
import mlx.nn as nn
import numpy as np

from real_layers import Case
from symdrop.testing import Adapter

APART = ()


def held(kind: Callable[[float], Any], p: float, precision: str = "float32") -> Adapter:
    """A layer with its gradient, in a precision that NumPy may not know."""
    layer, number = kind(p), getattr(mx, precision)

    def call(x: mx.array, training: bool) -> mx.array:
        return layer.train(training)(x)

    def plainly(x: Any, training: bool) -> Any:
        return np.array(call(mx.array(x).astype(number), training).astype(mx.float32))

    def gradient(x: Any, c: Any) -> Any:
        value, weights = mx.array(x).astype(number), mx.array(c).astype(number)
        (output,), (slope,) = mx.vjp(lambda at: call(at, True), [value], [weights])
        return np.array(output.astype(mx.float32)), np.array(slope.astype(mx.float32))

    return Adapter(kind.__name__, lambda x: plainly(x, True), evaluate=lambda x: plainly(x, False), gradient=gradient)


def case(kind: Callable[[float], Any], shape: tuple[int, ...]) -> Case:
    return Case(lambda p: held(kind, p), shape, make_half=lambda p, precision: held(kind, p, precision))


CASES = {"Dropout": case(nn.Dropout, (16, 32)), "Dropout2d": case(nn.Dropout2d, (6, 4, 3, 16))}

"""Layers of Keras 3, on whichever backend it runs."""

from __future__ import annotations

from importlib import import_module
from typing import Any

import numpy as np

from symdrop.testing.draws.adapters.adapter import Adapter, title


def adapted(layer: Any, precision: str, seed: int) -> Adapter:
    """A layer, called with training on and off; its gradient is taken on torch and on jax."""
    keras = import_module("keras")
    kind = precision or "float32"

    def tensor(x: Any) -> Any:
        return keras.ops.convert_to_tensor(x, dtype=kind)

    def call(x: Any, training: bool) -> Any:
        return array(layer(tensor(x), training=training))

    def array(value: Any) -> Any:
        value = keras.ops.cast(value, "float32") if keras.backend.standardize_dtype(value.dtype) != "float64" else value
        return np.asarray(keras.ops.convert_to_numpy(value))

    def by_torch(x: Any, c: Any) -> tuple[Any, Any]:
        torch = import_module("torch")
        value = tensor(x).requires_grad_()
        output = layer(value, training=True)
        if not output.requires_grad:
            return array(output), array(torch.zeros_like(value))
        (slope,) = torch.autograd.grad(output, value, tensor(c))
        return array(output.detach()), array(slope)

    def by_jax(x: Any, c: Any) -> tuple[Any, Any]:
        call(x, False)
        own = [each.value for each in layer.trainable_variables], [each.value for each in layer.non_trainable_variables]

        def output_of(value: Any) -> Any:
            return layer.stateless_call(*own, value, training=True)[0]

        output, pull = import_module("jax").vjp(output_of, tensor(x))
        return array(output), array(pull(tensor(c).astype(output.dtype))[0])

    gradients = {"torch": by_torch, "jax": by_jax}
    return Adapter(
        title(layer),
        draw=lambda x: call(x, True),
        evaluate=lambda x: call(x, False),
        gradient=gradients.get(keras.backend.backend()),
    )

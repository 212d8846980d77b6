"""Modules of Flax, linen and nnx."""

from __future__ import annotations

from importlib import import_module
from typing import Any

from symdrop.testing.draws.adapters.adapter import Adapter, flags, parameters, title
from symdrop.testing.draws.adapters.of_jax import array, number, stream


def adapted(layer: Any, precision: str, seed: int) -> Adapter:
    """A module of linen, which gets keys for "dropout" and "params", or one of nnx, which has its own."""
    rooms = {each.__module__ for each in type(layer).__mro__}
    linen = any(room.startswith("flax.linen") for room in rooms)
    return _linen(layer, precision, seed) if linen else _nnx(layer, precision)


def _linen(module: Any, precision: str, seed: int) -> Adapter:
    jax, keys = import_module("jax"), stream(seed)
    names, made = parameters(module.__call__), {}
    on, off = flags(names, training=True), flags(names, training=False)

    def call(key: Any, value: Any, switched: dict[str, bool]) -> Any:
        if "variables" not in made:
            made["variables"] = module.init({"params": next(keys), "dropout": next(keys)}, value, **off)
        return module.apply(made["variables"], value, **switched, rngs={"dropout": key})

    def gradient(x: Any, c: Any) -> tuple[Any, Any]:
        key, value = next(keys), number(x, precision)
        call(key, value, off)
        output, pull = jax.vjp(lambda at: call(key, at, on), value)
        return array(output), array(pull(number(c, precision).astype(output.dtype))[0])

    return Adapter(
        title(module),
        draw=lambda x: array(call(next(keys), number(x, precision), on)),
        evaluate=(lambda x: array(call(next(keys), number(x, precision), off))) if off else None,
        gradient=gradient,
    )


def _nnx(module: Any, precision: str) -> Adapter:
    nnx = import_module("flax.nnx")
    name = title(module)
    # A copy: the module of the caller goes on as it was.
    module = nnx.clone(module)

    def call(x: Any, training: bool) -> Any:
        module.train() if training else module.eval()
        return module(number(x, precision))

    def gradient(x: Any, c: Any) -> tuple[Any, Any]:
        module.train()
        weights = number(c, precision)

        def weighted(own: Any, value: Any) -> tuple[Any, Any]:
            output = own(value)
            return (output * weights.astype(output.dtype)).sum(), output

        # Flax's own derivative hands the state of the random numbers on.
        slope, output = nnx.grad(weighted, argnums=1, has_aux=True)(module, number(x, precision))
        return array(output), array(slope)

    return Adapter(name, lambda x: array(call(x, True)), evaluate=lambda x: array(call(x, False)), gradient=gradient)

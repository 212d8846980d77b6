"""Modules and functions of PyTorch."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import Any

from symdrop.testing.draws.adapters.adapter import Adapter, flags, parameters, title


def adapted(layer: Any, precision: str, seed: int) -> Adapter:
    """A module, or a function of a tensor; random numbers come from torch's own generator."""
    torch = import_module("torch")
    module = layer if isinstance(layer, torch.nn.Module) else None
    names = [] if module is not None else parameters(layer)
    own = next(iter([*layer.parameters(), *layer.buffers()]), None) if module is not None else None
    # A module with numbers of its own takes inputs of their kind.
    own_kind = own.dtype if own is not None and own.dtype.is_floating_point else torch.float32
    kind = getattr(torch, precision) if precision else own_kind

    def tensor(x: Any) -> Any:
        return torch.as_tensor(x, dtype=kind, device=None if own is None else own.device)

    def call(value: Any, training: bool) -> Any:
        if module is None:
            return layer(value, **flags(names, training=training))
        return switched(module, training, lambda: module(value))

    def plainly(x: Any, training: bool) -> Any:
        with torch.no_grad():
            return array(call(tensor(x), training))

    def gradient(x: Any, c: Any) -> tuple[Any, Any]:
        value = tensor(x).requires_grad_()
        output = call(value, True)
        if not output.requires_grad:
            return array(output), array(torch.zeros_like(value))
        (slope,) = torch.autograd.grad(output, value, torch.as_tensor(c, dtype=output.dtype, device=output.device))
        return array(output), array(slope)

    evaluates = module is not None or bool(flags(names, training=True))
    return Adapter(
        title(layer),
        draw=lambda x: plainly(x, True),
        evaluate=(lambda x: plainly(x, False)) if evaluates else None,
        gradient=gradient,
    )


def array(tensor: Any) -> Any:
    """A tensor as an array of NumPy, which knows no bfloat16."""
    tensor = tensor.detach()
    return (tensor if str(tensor.dtype) == "torch.float64" else tensor.float()).cpu().numpy()


def switched(module: Any, training: bool, call: Callable[[], Any]) -> Any:
    """The call in training or in evaluation; afterwards each part of the module is as it was."""
    before = [(each, each.training) for each in module.modules()]
    module.train(training)
    try:
        return call()
    finally:
        for each, was in before:
            each.training = was

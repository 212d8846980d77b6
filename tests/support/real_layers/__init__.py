"""How the layers of frameworks are made and called, so that each can be held against its entry.

One file for each framework has `CASES`, by the name of the entry. What no call of an array can show, such as trees or a
sequence that gets shorter, is looked at by a test of its own; its entry stands in `APART`.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass, field
from importlib import import_module
from importlib.util import find_spec
from typing import Any

import numpy as np

from symdrop.definitions.frameworks.layer import NOT_KNOWN, Layer
from symdrop.testing import WrongLaw, assert_draws
from symdrop.testing.draws.adapters import adapted
from symdrop.testing.draws.claim import inputs

# The file of cases, and what has to be there for it to be run.
FILES = {
    "torch": ("torch",),
    "torchvision": ("torchvision",),
    "timm": ("timm",),
    "keras": ("keras", os.environ.get("KERAS_BACKEND", "tensorflow")),
    "flax_linen": ("flax",),
    "flax_nnx": ("flax",),
    "equinox": ("equinox",),
    "haiku": ("haiku",),
    "stax": ("jax",),
    "onnx": ("onnx", "onnxruntime"),
    "xgboost": ("xgboost",),
    "lightgbm": ("lightgbm",),
    "transformers": ("transformers", "torch"),
    "efficientnet_pytorch": ("efficientnet_pytorch",),
    "torch_geometric": ("torch_geometric",),
    "spikingjelly": ("spikingjelly",),
    "monai": ("monai",),
    "tensorflow": ("tensorflow",),
    "paddle": ("paddle",),
    "thinc": ("thinc",),
    "mlx": ("mlx",),
    "objax": ("objax",),
    "brainstate": ("brainstate",),
    "peft": ("peft",),
    "fastai": ("fastai",),
    "torchrl": ("torchrl",),
    "flair": ("flair",),
    "speechbrain": ("speechbrain",),
    "keras_cv": ("keras_cv",),
    "mindspore": ("mindspore",),
    "mxnet": ("mxnet",),
    "tinygrad": ("tinygrad",),
}


@dataclass(frozen=True)
class Case:
    """A layer of a framework: `make(value)` gives it, or what calls it, for a value of its argument.

    `options` go to `assert_draws`, as `draws` does: fewer where a call takes long. `edges` says whether the values 0
    and 1 are tried, `half` whether 16 bits are; `make_half(value, precision)` makes a layer that needs to know them.
    """

    make: Callable[[Any], Any]
    shape: tuple[int, ...]
    values: tuple[float, ...] = (0.1, 0.5)
    options: dict[str, Any] = field(default_factory=dict)
    draws: int = 200_000
    make_half: Callable[[Any, str], Any] | None = None
    edges: bool = True
    half: bool = True


def present(file: str) -> bool:
    """Whether what the file needs is installed."""
    return all(find_spec(each) is not None for each in FILES[file])


def cases(file: str) -> dict[str, tuple[Layer, Case]]:
    """The entries of a framework, each with its case."""
    entries = import_module(f"symdrop.definitions.frameworks.{file}")
    return {name: (getattr(entries, name), case) for name, case in import_module(f"real_layers.{file}").CASES.items()}


def held(entry: Layer, case: Case, value: float, precision: str = "") -> None:
    """Hold a layer against its entry; a failure says of which versions the entry was known."""
    options = {**case.options, **({"precision": precision} if precision else {})}
    layer = case.make_half(value, precision) if precision and case.make_half else case.make(value)
    try:
        assert_draws(layer, entry, case.shape, argument=value, draws=case.draws, **options)
    except WrongLaw as changed:
        raise AssertionError(f"{changed}\n  the entry is known of {entry.versions}: what has changed?") from changed


def outcome(case: Case, value: float) -> tuple[str, str]:
    """What the layer gives in training at an edge of its argument: a word for the output, one for the gradient."""
    x = inputs(case.shape)
    try:
        adapter = adapted(case.make(value), case.options.get("framework", ""), "", 0)
        output = np.asarray(adapter.draw(x))
    except Exception as error:
        return type(error).__name__, ""
    slope = ""
    if adapter.gradient is not None:
        slopes = np.asarray(adapter.gradient(x, np.ones_like(x))[1])
        slope = "NaN" if np.isnan(slopes).any() else "0" if not slopes.any() else "other"
    if np.isnan(output).any():
        return "NaN", slope
    if not output.any():
        return "zeros", slope
    return ("identity" if np.allclose(output, x, rtol=1e-6) else "other"), slope


def fits(known: str, word: str, slope: str) -> bool:
    """Whether what was seen at an edge is what is known of it.

    >>> fits("zeros, and the gradient NaN", "zeros", "NaN"), fits("zeros", "identity", "")
    (True, False)
    """
    if known == NOT_KNOWN:
        return True
    if known.startswith("error"):
        return word not in ("zeros", "identity", "NaN", "other")
    told = known.partition("the gradient ")[2] if slope else ""
    return known.startswith(word) and (not told or told == slope)

"""The layers of real frameworks as data, each with its law: one file a framework, which is imported when it is needed.

>>> from symdrop.definitions.frameworks import torch
>>> torch.Dropout.argument.words
'p, the probability to drop'
"""

from __future__ import annotations

from difflib import get_close_matches
from functools import cache
from importlib import import_module

from symdrop.definitions.frameworks.layer import Layer
from symdrop.errors import NotFound

FRAMEWORKS = (
    "torch",
    "torchvision",
    "timm",
    "transformers",
    "efficientnet_pytorch",
    "peft",
    "torch_geometric",
    "fastai",
    "torchrl",
    "spikingjelly",
    "monai",
    "flair",
    "speechbrain",
    "keras",
    "keras_cv",
    "tensorflow",
    "flax_linen",
    "flax_nnx",
    "equinox",
    "haiku",
    "stax",
    "objax",
    "brainstate",
    "paddle",
    "onnx",
    "mlx",
    "mindspore",
    "mxnet",
    "tinygrad",
    "thinc",
    "xgboost",
    "lightgbm",
)


@cache
def entries() -> tuple[Layer, ...]:
    """All layers, in the order of the frameworks and of their files.

    >>> entries()[0].name
    'torch.nn.Dropout'
    """
    return tuple(layer for framework in FRAMEWORKS for layer in of_framework(framework))


def of_framework(framework: str) -> tuple[Layer, ...]:
    """The layers of one of the `FRAMEWORKS`.

    >>> [layer.name for layer in of_framework("stax")]
    ['jax.example_libraries.stax.Dropout']
    """
    found: tuple[Layer, ...] = import_module(f"{__name__}.{framework}").LAYERS
    return found


def matching(name: str) -> tuple[Layer, ...]:
    """The layers of this name, or of this framework, or those whose name begins or ends so, in any case of letters.

    Raises `NotFound` where there is none.

    >>> [each.name for each in matching("jax.example_libraries.stax.Dropout")]
    ['jax.example_libraries.stax.Dropout']
    >>> len(matching("Dropout")) > 1
    True
    """
    if whole := [each for each in entries() if each.name == name]:
        return tuple(whole)
    wanted = name.lower()
    if wanted in FRAMEWORKS:
        return of_framework(wanted)
    found = tuple(
        each
        for each in entries()
        if each.name.lower() == wanted
        or each.name.lower().startswith(f"{wanted}.")
        or each.short_name.lower() == wanted
        or f".{wanted}." in f".{each.name.lower()}."
    )
    if found:
        return found
    near = get_close_matches(name, [part for each in entries() for part in (each.name, each.short_name)], n=3)
    meant = f"did you mean {' or '.join(dict.fromkeys(near))}? " if near else ""
    raise NotFound(f"no layer is called {name!r}; {meant}`symdrop layers` prints the names")


def find(name: str) -> Layer:
    """The one layer of this name; raises `NotFound` where there is none, or several.

    >>> find("torch.nn.Dropout").law.word
    'inverted mask'
    """
    found = matching(name)
    if len(found) > 1:
        raise NotFound(f"{name!r} stands for several layers: {', '.join(each.name for each in found)}; name one")
    return found[0]

"""Layers of Hugging Face's transformers, which imports torchvision where it is."""

import contextlib

from real_layers import Case

with contextlib.suppress(ModuleNotFoundError, TypeError):
    import real_layers.torchvision  # noqa: F401

from transformers.models.beit.modeling_beit import BeitDropPath

APART, UNTESTED = (), ("BartLayerDrop",)
CASES = {"BeitDropPath": Case(BeitDropPath, (8, 4, 6))}

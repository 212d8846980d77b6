"""Layers of timm, which imports torchvision."""

from timm.layers import DropPath

import real_layers.torchvision  # noqa: F401
from real_layers import Case

APART = ("DropBlock2d", "PatchDropout")
CASES = {"DropPath": Case(DropPath, (8, 4, 6))}

"""Layers of torchvision. Where its kernels do not fit the installed torch, what is written in Python is run alone."""

from importlib.util import find_spec
from pathlib import Path

import torch

from real_layers import Case

APART = ("DropBlock2d",)

(FOLDER,) = find_spec("torchvision").submodule_search_locations
try:
    for kernels in Path(FOLDER).glob("_C*.so"):
        torch.ops.load_library(str(kernels))
except OSError:
    # The wheels of PyPI are for another build of torch. These operators are asked for by name on import.
    OPERATORS = torch.library.Library("torchvision", "DEF")
    for name in ("nms", "qnms"):
        OPERATORS.define(f"{name}(Tensor dets, Tensor scores, float iou_threshold) -> Tensor")

import torchvision  # noqa: E402
from torchvision.transforms import v2  # noqa: E402

CASES = {
    "StochasticDepth": Case(lambda p: torchvision.ops.StochasticDepth(p, mode="row"), (8, 4, 6)),
    "StochasticDepthBatch": Case(lambda p: torchvision.ops.StochasticDepth(p, mode="batch"), (8, 4, 6)),
    "GaussianNoise": Case(
        lambda sigma: v2.GaussianNoise(mean=0.0, sigma=sigma, clip=False), (3, 8, 16), edges=False, half=False
    ),
}

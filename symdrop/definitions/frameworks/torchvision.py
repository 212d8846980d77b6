"""Layers of torchvision."""

from __future__ import annotations

from symdrop.definitions.frameworks.laws import AdditiveNoise, InvertedMask, RatioByPlace
from symdrop.definitions.frameworks.layer import Argument, Axes, Evaluation, Evidence, HalfPrecision, Layer, Meaning

VERSIONS = "torchvision 0.29.1"
ROUNDED = HalfPrecision("the factor is rounded: at p = 0.1 it is 1.109375 in bfloat16", scale_is_rounded=True)
P = Argument("p", Meaning.DROP)
SWITCH = "train() and eval(); a new module trains"
SEED = "the generator of the device: torch.manual_seed"

StochasticDepth = Layer(
    name="torchvision.ops.StochasticDepth",
    written='torchvision.ops.StochasticDepth(p, mode="row")',
    argument=P,
    law=InvertedMask(),
    versions=VERSIONS,
    source=Evidence.RUN,
    axes=Axes(own=(0,), words="for each sample"),
    switch=SWITCH,
    at_zero="identity",
    at_one="zeros",
    half_precision=ROUNDED,
    seed=SEED,
)

StochasticDepthBatch = Layer(
    name="torchvision.ops.StochasticDepth(batch)",
    written='torchvision.ops.StochasticDepth(p, mode="batch")',
    argument=P,
    law=InvertedMask(),
    versions=VERSIONS,
    source=Evidence.RUN,
    axes=Axes(own=(), words="one for the whole batch"),
    switch=SWITCH,
    at_zero="identity",
    at_one="zeros",
    half_precision=ROUNDED,
    seed=SEED,
    pitfalls=("all samples of a batch are dropped together: the variance of a mean over the batch does not shrink",),
)

DropBlock2d = Layer(
    name="torchvision.ops.DropBlock2d",
    argument=P,
    law=RatioByPlace(),
    versions=VERSIONS,
    source=Evidence.RUN,
    axes=Axes(words="for each sample, channel and place; entries of one channel are dependent"),
    switch=SWITCH,
    at_zero="identity",
    at_one="some entries survive: 45% of 14 x 14 with blocks of 7",
    seed=SEED,
    pitfalls=(
        "the mean of an entry is not the input: at p = 0.3 it is 1.30 x at a corner and 0.79 x in the centre",
        "less is dropped than p says, and an even block size raises",
    ),
)

GaussianNoise = Layer(
    name="torchvision.transforms.v2.GaussianNoise",
    argument=Argument("sigma", Meaning.DEVIATION),
    law=AdditiveNoise(),
    versions=VERSIONS,
    source=Evidence.RUN,
    evaluation=Evaluation.DRAWS,
    switch="none: a transform always draws",
    seed=SEED,
    pitfalls=("by default the result is clipped to 0..1, which biases it: a black image has the mean 0.04 after it",),
)

LAYERS = (StochasticDepth, StochasticDepthBatch, DropBlock2d, GaussianNoise)

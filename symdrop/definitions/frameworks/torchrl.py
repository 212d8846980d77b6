"""Layers of TorchRL."""

from __future__ import annotations

from symdrop.definitions.frameworks.laws import FactorisedNoise, InvertedMask
from symdrop.definitions.frameworks.layer import Argument, Axes, Evidence, HalfPrecision, Layer, Meaning

VERSIONS = "torchrl 0.14.1"
ROUNDED = HalfPrecision("the factor is rounded: at p = 0.1 it is 1.109375 in bfloat16", scale_is_rounded=True)

NoisyLinear = Layer(
    name="torchrl.modules.NoisyLinear",
    written="torchrl.modules.NoisyLinear(inputs, outputs, std_init=s), where sigma is s over the root of inputs",
    argument=Argument("sigma", Meaning.DEVIATION),
    law=FactorisedNoise(),
    versions=VERSIONS,
    source=Evidence.RUN,
    axes=Axes(
        tensor="weights (outputs, inputs)",
        words="a number for each input times one for each output, kept until reset_noise",
    ),
    switch="the exploration type RANDOM; train() alone leaves the noise off",
    pitfalls=(
        "sigma, an entry of weight_sigma, multiplies the noise: the variance of the noise of a weight is "
        "2/pi sigma^2, and that of a bias the root of 2/pi times sigma^2",
        "the noise of two weights is uncorrelated, but not independent",
    ),
)

ConsistentDropout = Layer(
    name="torchrl.modules.ConsistentDropout",
    argument=Argument("p", Meaning.DROP),
    law=InvertedMask(),
    versions=VERSIONS,
    source=Evidence.RUN,
    switch="train() and eval()",
    at_zero="identity",
    at_one="zeros",
    half_precision=ROUNDED,
    seed="the generator of the device, unless a mask is passed in",
    pitfalls=("the mask is returned, and one that is passed in is used again",),
)

LAYERS = (NoisyLinear, ConsistentDropout)

"""Transforms of MONAI."""

from __future__ import annotations

from symdrop.definitions.frameworks.laws import AdditiveNoise, NoiseOfRandomScale
from symdrop.definitions.frameworks.layer import Argument, Evaluation, Evidence, Layer, Meaning

VERSIONS = "monai 1.6.1"
STD = Argument("std", Meaning.DEVIATION)
SWITCH = "none: a transform draws with the probability prob, for which the law is given at 1"

RandGaussianNoise = Layer(
    name="monai.transforms.RandGaussianNoise",
    argument=STD,
    law=NoiseOfRandomScale(),
    versions=VERSIONS,
    source=Evidence.RUN,
    evaluation=Evaluation.DRAWS,
    switch=SWITCH,
    seed="set_random_state",
    pitfalls=("std is an upper end: the variance of the noise is a third of its square",),
)

RandGaussianNoiseFixed = Layer(
    name="monai.transforms.RandGaussianNoise(sample_std=False)",
    argument=STD,
    law=AdditiveNoise(),
    versions=VERSIONS,
    source=Evidence.RUN,
    evaluation=Evaluation.DRAWS,
    switch=SWITCH,
    seed="set_random_state",
)

LAYERS = (RandGaussianNoise, RandGaussianNoiseFixed)

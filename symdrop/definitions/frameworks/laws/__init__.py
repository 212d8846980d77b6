"""The laws that layers of frameworks draw from, each in the hypotheses of symdrop and as what stands before the input.

`mask` is a tuple of entries of masks, one for most laws. The `parameter` is the probability to keep, whatever a layer
calls its argument, or for noise its standard deviation. What a law needs besides has a name of its own, told in
`names`.
"""

from symdrop.definitions.frameworks.laws.layer_law import LayerLaw
from symdrop.definitions.frameworks.laws.masks import (
    AlphaMask,
    DoubledMask,
    FixedCount,
    InvertedMask,
    PairOfMasks,
    RawMask,
    RoundedMask,
)
from symdrop.definitions.frameworks.laws.noise import AdditiveNoise, FactorisedNoise, GaussianFactor, NoiseOfRandomScale
from symdrop.definitions.frameworks.laws.ratios import RatioByPlace, RealisedRatio
from symdrop.definitions.frameworks.laws.trees import ForestWeights, LevelLosingWeights, TreeWeights

__all__ = [
    "AdditiveNoise",
    "AlphaMask",
    "DoubledMask",
    "FactorisedNoise",
    "FixedCount",
    "ForestWeights",
    "GaussianFactor",
    "InvertedMask",
    "LayerLaw",
    "LevelLosingWeights",
    "NoiseOfRandomScale",
    "PairOfMasks",
    "RatioByPlace",
    "RawMask",
    "RealisedRatio",
    "RoundedMask",
    "TreeWeights",
]

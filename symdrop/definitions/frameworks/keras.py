"""Layers of Keras 3."""

from __future__ import annotations

from symdrop.definitions.frameworks.laws import AdditiveNoise, AlphaMask, GaussianFactor, InvertedMask
from symdrop.definitions.frameworks.layer import Argument, Axes, Evidence, HalfPrecision, Layer, Meaning

VERSIONS = "keras 3.15.1 on numpy, jax, torch, tensorflow"
RATE = Argument("rate", Meaning.DROP)
DROPOUT = Argument("dropout", Meaning.DROP)
SWITCH = "the argument training of the call; without it nothing is drawn"
SEED = "the argument seed: two layers with one seed draw alike, two calls of one layer do not"

Dropout = Layer(
    name="keras.layers.Dropout",
    argument=RATE,
    law=InvertedMask(),
    versions=VERSIONS,
    source=Evidence.RUN,
    axes=Axes(words="for each entry; along the axes where noise_shape has a 1 it is shared"),
    switch=SWITCH,
    at_zero="identity",
    at_one="zeros",
    half_precision=HalfPrecision(
        "the factor is rounded, at rate 0.1 to 1.109375 in bfloat16; on tensorflow the random numbers are drawn in the "
        "type of the input, too, and the drop probability is rounded up to the next 1/128, in float16 1/1024",
        scale_is_rounded=True,
    ),
    seed=SEED,
    pitfalls=(
        "the same seed gives other masks on another backend",
        "integers on numpy give integers: at rate 0.3 a 1 becomes 0 or 1, with the mean 0.7; the other backends raise",
        "an infinity that is dropped becomes NaN on torch without a seed, else 0",
    ),
)

SpatialDropout1D = Layer(
    name="keras.layers.SpatialDropout1D",
    argument=RATE,
    law=InvertedMask(),
    versions=VERSIONS,
    source=Evidence.RUN,
    axes=Axes(own=(0, -1), words="for each sample and feature, shared along time"),
    switch=SWITCH,
    at_zero="identity",
    at_one="zeros",
    seed=SEED,
)

SpatialDropout2D = Layer(
    name="keras.layers.SpatialDropout2D",
    argument=RATE,
    law=InvertedMask(),
    versions=VERSIONS,
    source=Evidence.RUN,
    axes=Axes(own=(0, -1), words="for each sample and channel, shared over rows and columns"),
    switch=SWITCH,
    at_one="zeros",
    seed=SEED,
    pitfalls=("the channels are the last axis on torch, too, unless data_format says otherwise",),
)

GaussianDropout = Layer(
    name="keras.layers.GaussianDropout",
    argument=RATE,
    law=GaussianFactor(),
    versions=VERSIONS,
    source=Evidence.RUN,
    switch=SWITCH,
    at_zero="identity",
    at_one="ZeroDivisionError in the call",
    half_precision=HalfPrecision("the variance is the same in float16"),
    seed=SEED,
    pitfalls=("in tf_keras a rate of 1 is the identity",),
)

GaussianNoise = Layer(
    name="keras.layers.GaussianNoise",
    argument=Argument("stddev", Meaning.DEVIATION),
    law=AdditiveNoise(),
    versions=VERSIONS,
    source=Evidence.RUN,
    switch=SWITCH,
    at_zero="identity",
    seed=SEED,
    pitfalls=("a stddev above 1 raises ValueError; tf_keras takes it",),
)

AlphaDropout = Layer(
    name="keras.layers.AlphaDropout",
    argument=RATE,
    law=AlphaMask(),
    versions=VERSIONS,
    source=Evidence.RUN,
    switch=SWITCH,
    at_zero="identity",
    at_one="ZeroDivisionError in the call",
    seed=SEED,
    pitfalls=("it is no factor: an input of 0 becomes noise", "in tf_keras a rate of 1 is the identity"),
)

LSTM = Layer(
    name="keras.layers.LSTM(dropout)",
    argument=DROPOUT,
    law=InvertedMask(),
    versions=VERSIONS,
    source=Evidence.RUN,
    axes=Axes(own=(0, -1), tensor="inputs (batch, time, features)", words="shared by all steps and by the four gates"),
    switch=SWITCH,
    at_one="ignored on numpy, jax, tensorflow; all is dropped on torch",
    seed=SEED,
    pitfalls=(
        "with recurrent_dropout above 0 each of the four gates has a mask of its own",
        "dropout together with implementation=1 raises",
    ),
)

RecurrentLSTM = Layer(
    name="keras.layers.LSTM(recurrent_dropout)",
    argument=Argument("recurrent_dropout", Meaning.DROP),
    law=InvertedMask(),
    versions=VERSIONS,
    source=Evidence.RUN,
    axes=Axes(own=(0, -1), tensor="states (batch, time, units)", words="shared by all steps"),
    switch=SWITCH,
    at_one="ignored",
    seed=SEED,
    pitfalls=(
        "one mask at every step multiplies again and again: on a linear path of t steps the mean of the factor is "
        "(1 - p)^(1 - t), so that it doubles with each step at 0.5",
    ),
)

MultiHeadAttention = Layer(
    name="keras.layers.MultiHeadAttention",
    argument=DROPOUT,
    law=InvertedMask(),
    versions=VERSIONS,
    source=Evidence.RUN,
    axes=Axes(tensor="attention weights (batch, heads, queries, keys)"),
    switch=SWITCH,
    seed=SEED,
    pitfalls=("the scores that it returns are those before dropout",),
)

LAYERS = (
    Dropout,
    SpatialDropout1D,
    SpatialDropout2D,
    GaussianDropout,
    GaussianNoise,
    AlphaDropout,
    LSTM,
    RecurrentLSTM,
    MultiHeadAttention,
)

"""Layers of PyTorch."""

from __future__ import annotations

from symdrop.definitions.frameworks.laws import AlphaMask, InvertedMask
from symdrop.definitions.frameworks.layer import Argument, Axes, Evaluation, Evidence, HalfPrecision, Layer, Meaning

VERSIONS = "torch 2.14.1"
P = Argument("p", Meaning.DROP)
DROPOUT = Argument("dropout", Meaning.DROP)
SWITCH = "train() and eval(); a new module trains"
SEED = "the generator of the device: torch.manual_seed"
ROUNDED = HalfPrecision(
    "the factor of what is kept is rounded: bfloat16 makes it 1.109375 at p = 0.1, and 1 at p = 0.001",
    scale_is_rounded=True,
)
NAN = "what is dropped is multiplied by 0, so that a NaN or an infinity among it becomes NaN"

Dropout = Layer(
    name="torch.nn.Dropout",
    argument=P,
    law=InvertedMask(),
    versions=VERSIONS,
    source=Evidence.RUN,
    switch=SWITCH,
    at_zero="identity",
    at_one="zeros",
    half_precision=ROUNDED,
    seed=SEED,
    pitfalls=("integers raise RuntimeError, complex numbers NotImplementedError", NAN),
)

Dropout1d = Layer(
    name="torch.nn.Dropout1d",
    argument=P,
    law=InvertedMask(),
    versions=VERSIONS,
    source=Evidence.RUN,
    axes=Axes(own=(0, 1), words="for each sample and channel, shared along the length", otherwise=((2, (0,)),)),
    switch=SWITCH,
    at_zero="identity",
    at_one="zeros",
    half_precision=ROUNDED,
    seed=SEED,
    pitfalls=("an input of two axes is taken for (channels, length) without a batch: whole rows are dropped",),
)

Dropout2d = Layer(
    name="torch.nn.Dropout2d",
    argument=P,
    law=InvertedMask(),
    versions=VERSIONS,
    source=Evidence.RUN,
    axes=Axes(own=(0, 1), words="for each sample and channel, shared over height and width"),
    switch=SWITCH,
    at_zero="identity",
    at_one="zeros",
    half_precision=ROUNDED,
    seed=SEED,
    pitfalls=(
        "an input (C, H, W) without a batch is dropped by (C, H) and shared along W alone, with a warning",
        "an input of two axes is dropped entry by entry, with a warning",
    ),
)

Dropout3d = Layer(
    name="torch.nn.Dropout3d",
    argument=P,
    law=InvertedMask(),
    versions=VERSIONS,
    source=Evidence.RUN,
    axes=Axes(
        own=(0, 1), words="for each sample and channel, shared over depth, height, width", otherwise=((4, (0,)),)
    ),
    switch=SWITCH,
    at_zero="identity",
    at_one="zeros",
    half_precision=ROUNDED,
    seed=SEED,
)

AlphaDropout = Layer(
    name="torch.nn.AlphaDropout",
    argument=P,
    law=AlphaMask(),
    versions=VERSIONS,
    source=Evidence.RUN,
    switch=SWITCH,
    at_zero="identity",
    at_one="zeros",
    seed=SEED,
    pitfalls=(
        "mean and variance are kept over inputs with the mean 0 and the variance 1; for a given x the mean is "
        "a_p (1 - p) x, not x",
        "it is no factor: an input of 0 becomes noise",
    ),
)

FeatureAlphaDropout = Layer(
    name="torch.nn.FeatureAlphaDropout",
    argument=P,
    law=AlphaMask(),
    versions=VERSIONS,
    source=Evidence.RUN,
    axes=Axes(own=(0, 1), words="for each sample and channel, shared over all axes behind"),
    switch=SWITCH,
    at_zero="identity",
    at_one="zeros",
    seed=SEED,
    pitfalls=("an input of one axis is an error",),
)

dropout = Layer(
    name="torch.nn.functional.dropout",
    argument=P,
    law=InvertedMask(),
    versions=VERSIONS,
    source=Evidence.RUN,
    switch="its argument training, which is True unless it is given",
    at_zero="identity",
    at_one="zeros",
    half_precision=ROUNDED,
    seed=SEED,
    pitfalls=(
        "it knows of no module: without training=self.training it drops in evaluation, too",
        "integers raise RuntimeError but for p = 0 and p = 1",
        NAN,
    ),
)

scaled_dot_product_attention = Layer(
    name="torch.nn.functional.scaled_dot_product_attention",
    argument=Argument("dropout_p", Meaning.DROP),
    law=InvertedMask(),
    versions=VERSIONS,
    source=Evidence.RUN,
    axes=Axes(tensor="attention weights (batch, heads, queries, keys)"),
    evaluation=Evaluation.DRAWS,
    switch="none: it drops whenever dropout_p is above 0",
    at_zero="identity",
    at_one="zeros",
    seed=SEED,
    pitfalls=("it knows of no module: in evaluation give dropout_p=0.0",),
)

MultiheadAttention = Layer(
    name="torch.nn.MultiheadAttention",
    argument=DROPOUT,
    law=InvertedMask(),
    versions=VERSIONS,
    source=Evidence.RUN,
    axes=Axes(tensor="attention weights (batch, heads, queries, keys)"),
    switch=SWITCH,
    at_zero="identity",
    seed=SEED,
    pitfalls=("the weights that it returns are those after dropout: their rows do not add up to 1",),
)

LSTM = Layer(
    name="torch.nn.LSTM",
    argument=DROPOUT,
    law=InvertedMask(),
    versions=VERSIONS,
    source=Evidence.RUN,
    axes=Axes(
        tensor="outputs of each layer but the last", words="for each sample, step and unit: a new mask each step"
    ),
    switch=SWITCH,
    seed=SEED,
    pitfalls=("with one layer nothing is dropped", "the state from step to step is never dropped"),
)

LAYERS = (
    Dropout,
    Dropout1d,
    Dropout2d,
    Dropout3d,
    AlphaDropout,
    FeatureAlphaDropout,
    dropout,
    scaled_dot_product_attention,
    MultiheadAttention,
    LSTM,
)

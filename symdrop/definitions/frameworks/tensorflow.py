"""Functions of TensorFlow."""

from __future__ import annotations

from symdrop.definitions.frameworks.laws import InvertedMask
from symdrop.definitions.frameworks.layer import Argument, Axes, Evaluation, Evidence, HalfPrecision, Layer, Meaning

VERSIONS = "tensorflow-cpu 2.21.0"
ALWAYS = "none: a function always draws"
COARSE = HalfPrecision(
    "the uniform numbers are drawn in the type of the input: the drop probability is rounded up to the next 1/128 in "
    "bfloat16 and 1/1024 in float16, while the factor is that of the rate; at rate 0.001 in bfloat16 0.0078 are "
    "dropped, the factor is 1, and the mean 0.992 x",
    scale_is_rounded=True,
    steps=(("bfloat16", 128), ("float16", 1024)),
)

dropout = Layer(
    name="tf.nn.dropout",
    argument=Argument("rate", Meaning.DROP),
    law=InvertedMask(),
    versions=VERSIONS,
    source=Evidence.RUN,
    axes=Axes(words="for each entry; along the axes where noise_shape has a 1 it is shared"),
    evaluation=Evaluation.DRAWS,
    switch=ALWAYS,
    at_zero="identity",
    at_one="ValueError for a number; zeros and the gradient NaN for a tensor",
    half_precision=COARSE,
    seed="the argument seed, and tf.random.set_seed",
    pitfalls=("a tensor of 1.5 as rate is taken: all is dropped",),
)

stateless_dropout = Layer(
    name="tf.nn.experimental.stateless_dropout",
    argument=Argument("rate", Meaning.DROP),
    law=InvertedMask(),
    versions=VERSIONS,
    source=Evidence.RUN,
    evaluation=Evaluation.DRAWS,
    switch=ALWAYS,
    at_zero="identity",
    at_one="ValueError for a number",
    half_precision=COARSE,
    seed="the argument seed, two integers: the same seed gives the same mask",
    pitfalls=("masks of two rates with one seed are nested: what the smaller rate drops the larger drops, too",),
)

dropout_v1 = Layer(
    name="tf.compat.v1.nn.dropout",
    argument=Argument("keep_prob", Meaning.KEEP),
    law=InvertedMask(),
    versions=VERSIONS,
    source=Evidence.RUN,
    evaluation=Evaluation.DRAWS,
    switch=ALWAYS,
    at_zero="ValueError",
    at_one="identity",
    pitfalls=("the number behind x is the probability to keep here, and to drop in tf.nn.dropout",),
)

RNNCellDropoutWrapper = Layer(
    name="tf.nn.RNNCellDropoutWrapper",
    argument=Argument("input_keep_prob", Meaning.KEEP),
    law=InvertedMask(),
    versions=VERSIONS,
    source=Evidence.RUN,
    axes=Axes(tensor="inputs of a cell (batch, features)"),
    evaluation=Evaluation.DRAWS,
    switch=ALWAYS,
    at_zero="ValueError",
    at_one="identity",
    seed="its argument seed, and tf.random.set_seed",
    pitfalls=(
        "its probabilities are those to keep, although all other names of TensorFlow 2 drop",
        "it draws in evaluation, too: training=False is not heeded",
        "with variational_recurrent=True the masks are drawn once, when the wrapper is made, and stay for its life, "
        "the same for all samples",
    ),
)

LAYERS = (dropout, stateless_dropout, dropout_v1, RNNCellDropoutWrapper)

"""Layers of fastai."""

from __future__ import annotations

from symdrop.definitions.frameworks.laws import InvertedMask
from symdrop.definitions.frameworks.layer import Argument, Axes, Evidence, HalfPrecision, Layer, Meaning

VERSIONS = "fastai 2.8.12"
SWITCH = "train() and eval(); a new module trains"
SEED = "the generator of the device: torch.manual_seed"
ROUNDED = HalfPrecision("the factor is rounded: at p = 0.1 it is 1.109375 in bfloat16", scale_is_rounded=True)

RNNDropout = Layer(
    name="fastai.text.models.awdlstm.RNNDropout",
    argument=Argument("p", Meaning.DROP),
    law=InvertedMask(),
    versions=VERSIONS,
    source=Evidence.RUN,
    axes=Axes(own=(0, -1), words="for each sample and feature, shared along the sequence"),
    switch=SWITCH,
    at_zero="identity",
    at_one="NaN",
    half_precision=ROUNDED,
    seed=SEED,
)

EmbeddingDropout = Layer(
    name="fastai.text.models.awdlstm.EmbeddingDropout",
    argument=Argument("embed_p", Meaning.DROP),
    law=InvertedMask(),
    versions=VERSIONS,
    source=Evidence.RUN,
    axes=Axes(own=(0,), tensor="matrix of embeddings (words, features)", words="for each word, wherever it occurs"),
    switch=SWITCH,
    at_zero="identity",
    at_one="NaN",
    seed=SEED,
)

LAYERS = (RNNDropout, EmbeddingDropout)

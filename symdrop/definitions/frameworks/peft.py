"""Layers of peft."""

from __future__ import annotations

from symdrop.definitions.frameworks.laws import InvertedMask, RawMask, RealisedRatio
from symdrop.definitions.frameworks.layer import Argument, Axes, Evidence, Layer, Meaning

VERSIONS = "peft 0.21.2"
RANK_DROPOUT = Argument("rank_dropout", Meaning.DROP)
SWITCH = "train() and eval()"
UPDATE = "update of the weights (outputs, inputs)"

LoraDropout = Layer(
    name="peft.LoraConfig(lora_dropout)",
    argument=Argument("lora_dropout", Meaning.DROP),
    law=InvertedMask(),
    versions=VERSIONS,
    source=Evidence.RUN,
    axes=Axes(tensor="input of the matrix A"),
    switch=SWITCH,
    at_zero="identity",
    at_one="the base path alone",
    seed="the generator of the device: torch.manual_seed",
    pitfalls=(
        "the base path sees the input without dropout, unless use_dora=True: then m - 1 times the base path sees it "
        "with dropout, where m is the learned magnitude over the norm of the weights, which is 1 at first",
        "an adapter of an embedding has such a layer, but never calls it",
    ),
)

LohaRankDropout = Layer(
    name="peft.LoHaConfig(rank_dropout)",
    argument=RANK_DROPOUT,
    law=RealisedRatio(),
    versions=VERSIONS,
    source=Evidence.RUN,
    axes=Axes(own=(0,), tensor=UPDATE, words="for each output"),
    switch=SWITCH,
    at_zero="identity",
    at_one="NaN",
    pitfalls=(
        "outputs are dropped, and no ranks",
        "the mask is divided by the share that happens to be kept: when all n outputs are dropped, with probability "
        "rank_dropout to the power n, the update is NaN",
    ),
)

LokrRankDropout = Layer(
    name="peft.LoKrConfig(rank_dropout)",
    argument=RANK_DROPOUT,
    law=RawMask(),
    versions=VERSIONS,
    source=Evidence.RUN,
    axes=Axes(own=(0,), tensor=UPDATE, words="for each output"),
    switch=SWITCH,
    at_zero="identity",
    at_one="zeros",
    pitfalls=("by default what is kept is not rescaled, other than with LoHa",),
)

LohaModuleDropout = Layer(
    name="peft.LoHaConfig(module_dropout)",
    argument=Argument("module_dropout", Meaning.DROP),
    law=RawMask(),
    versions=VERSIONS,
    source=Evidence.RUN,
    axes=Axes(own=(), tensor=UPDATE, words="one for the whole update"),
    switch=SWITCH,
    at_zero="identity",
    at_one="zeros",
    pitfalls=("an update that is kept is not rescaled",),
)

LAYERS = (LoraDropout, LohaRankDropout, LokrRankDropout, LohaModuleDropout)

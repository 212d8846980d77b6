"""Layers of MindSpore."""

from __future__ import annotations

from symdrop.definitions.frameworks.laws import InvertedMask
from symdrop.definitions.frameworks.layer import Argument, Evidence, Layer, Meaning

VERSIONS = "mindspore 2.10.0"
SWITCH = "set_train(); a new cell does not train"

Dropout = Layer(
    name="mindspore.nn.Dropout",
    argument=Argument("p", Meaning.DROP),
    law=InvertedMask(),
    versions=VERSIONS,
    source=Evidence.RUN,
    switch=SWITCH,
    at_zero="identity",
    at_one="ValueError",
    seed="mindspore.set_seed, which a layer that is there already does not heed",
    pitfalls=(
        "Dropout(0.9) keeps 0.9, as the first argument is keep_prob; Dropout(p=0.9) keeps 0.1",
        "Dropout1d(0.9), Dropout2d(0.9) and Dropout3d(0.9) beside it keep 0.1",
        "what is dropped is multiplied by 0, so that an infinity becomes NaN",
    ),
)

DropoutKeep = Layer(
    name="mindspore.nn.Dropout(keep_prob)",
    argument=Argument("keep_prob", Meaning.KEEP),
    law=InvertedMask(),
    versions=VERSIONS,
    source=Evidence.RUN,
    switch=SWITCH,
    at_zero="ValueError",
    at_one="identity",
    seed="mindspore.set_seed, which a layer that is there already does not heed",
    pitfalls=("it is the first argument: Dropout(0.9) keeps 0.9",),
)

dropout = Layer(
    name="mindspore.ops.dropout",
    argument=Argument("p", Meaning.DROP),
    law=InvertedMask(),
    versions=VERSIONS,
    source=Evidence.RUN,
    switch="its argument training, which is True unless it is given",
    at_zero="identity",
    at_one="RuntimeError",
)

LAYERS = (Dropout, DropoutKeep, dropout)

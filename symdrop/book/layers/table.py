"""The table of layers, and one layer as data for programs. Nothing here imports SymPy."""

from __future__ import annotations

from typing import Any

from symdrop.definitions.frameworks.layer import NOT_KNOWN, Layer, Meaning
from symdrop.definitions.frameworks.runs import runs_of

HEADER = ("layer", "argument", "law", "rescaled", "evaluation", "entries of the mask")


def row(layer: Layer) -> tuple[str, ...]:
    """A layer as a row of the table.

    >>> from symdrop.definitions.frameworks import find
    >>> row(find("torch.nn.Dropout"))
    ('torch.nn.Dropout', 'p drops', 'inverted mask', 'yes', 'identity', 'for each entry')
    """
    verbs = {Meaning.DROP: "drops", Meaning.KEEP: "keeps"}
    argument = f"{layer.argument.name} {verbs.get(layer.argument.meaning, f'is the {layer.argument.meaning}')}"
    rescaled = "yes" if layer.law.rescaled else "no"
    return (layer.name, argument, layer.law.word, rescaled, str(layer.evaluation), entries_of_the_mask(layer))


def entries_of_the_mask(layer: Layer) -> str:
    """For what there is an entry of the mask, and what shares one."""
    return layer.axes.words or "for each entry"


def record(layer: Layer) -> dict[str, Any]:
    """A layer as data, without what follows from its law; what is not known is None.

    >>> from symdrop.definitions.frameworks import find
    >>> record(find("timm.layers.DropPath"))["mask"]["own"]
    [0]
    """
    half, axes = layer.half_precision, layer.axes
    return {
        "name": layer.name,
        "written": layer.written or layer.name,
        "argument": {"name": layer.argument.name, "meaning": str(layer.argument.meaning)},
        "law": {
            "name": layer.law.word,
            "words": layer.law.words,
            "rescaled": layer.law.rescaled,
            "names": dict(layer.law.names),
        },
        "mask": {
            "tensor": axes.tensor,
            "own": None if axes.own is None else list(axes.own),
            "otherwise": {str(number): list(own) for number, own in axes.otherwise},
            "words": entries_of_the_mask(layer),
        },
        "evaluation": _known(layer.evaluation),
        "switch": _known(layer.switch),
        "at_zero": _known(layer.at_zero),
        "at_one": _known(layer.at_one),
        "half_precision": {
            "words": _known(half.words),
            "scale_is_rounded": half.scale_is_rounded,
            "steps": dict(half.steps),
        },
        "seed": _known(layer.seed),
        "versions": layer.versions,
        "source": str(layer.source),
        "held": [{"versions": list(run.versions), "date": run.date, "how": run.how} for run in runs_of(layer)],
        "pitfalls": list(layer.pitfalls),
    }


def _known(words: str) -> str | None:
    return None if words == NOT_KNOWN else str(words)

"""The laws that layers draw from, each once, with what follows from it and the layers that draw so."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from symdrop.book.layers.consequences import Consequences, consequences
from symdrop.definitions.frameworks import entries
from symdrop.definitions.frameworks.laws import LayerLaw
from symdrop.definitions.frameworks.layer import Layer, Meaning
from symdrop.language import scalar

# A probability is that to keep, whatever a layer calls its argument.
PARAMETERS = {Meaning.DROP: "q", Meaning.KEEP: "q", Meaning.DEVIATION: "sigma", Meaning.RATE: "eta"}


@dataclass(frozen=True)
class Drawing:
    """A law, the layers that draw from it, and what follows from it, with the parameter q, sigma or eta."""

    law: LayerLaw
    layers: tuple[Layer, ...]
    found: Consequences


@cache
def drawings() -> tuple[Drawing, ...]:
    """All laws in the order in which the layers have them, with what is derived from each.

    >>> drawings()[0].law.word, len(drawings()[0].layers) > 40
    ('inverted mask', True)
    """
    by_law: dict[LayerLaw, list[Layer]] = {}
    for layer in entries():
        by_law.setdefault(layer.law, []).append(layer)
    return tuple(Drawing(law, tuple(layers), _found(law, layers)) for law, layers in by_law.items())


def _found(law: LayerLaw, layers: list[Layer]) -> Consequences:
    parameter = scalar(PARAMETERS[layers[0].argument.meaning])
    return consequences(law, parameter, any(layer.axes.own is not None for layer in layers))

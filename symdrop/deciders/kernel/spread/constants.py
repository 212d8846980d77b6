"""Constants of spread forms: the values of indices that stand around an expression. TRUSTED."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from symdrop.deciders.kernel.spread.calculus import Around
from symdrop.deciders.kernel.spread.terms import Spot
from symdrop.language import Index

Scope = Mapping[Index, Spot]


def new_constant(size: str, constants: Sequence[Spot]) -> Spot:
    """A constant that is none of these; an author's name begins with no star, and has no space."""
    return next(
        spot for number in range(len(constants) + 1) if (spot := Spot.constant(f"*{number} {size}")) not in constants
    )


def constants_in(scope: Scope) -> Around:
    """The constants among the spots of indices, by size, each once and in order."""
    found: dict[str, set[Spot]] = {}
    for index, spot in scope.items():
        if spot.kind == 0:
            found.setdefault(str(index.size.name), set()).add(spot)
    return {size: tuple(sorted(spots)) for size, spots in found.items()}

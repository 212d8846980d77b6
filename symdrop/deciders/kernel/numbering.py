"""Candidate orders of summed indices that hang together: colour refinement, then a branch per unsettled index.

Nothing here can make a false claim true: a table renames by whatever order is proposed and checks only that it is
one. A poor proposal could at worst give two names to equal terms, and refuse a true claim.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from symdrop.deciders.kernel.algebra import Change, Factor, Place


@dataclass(frozen=True)
class Orders:
    """The factors of a connected term, with the places in each and the way to rename one."""

    factors: Sequence[tuple[Factor, set[Place]]]
    rename: Callable[[Factor, Change], Factor]

    def candidates(self, colours: Mapping[Place, int]) -> Iterator[list[Place]]:
        """Every order that refinement cannot tell apart, up to exchanging twins; `colours` are ranks to start from."""
        colours = self._refine(colours)
        classes: dict[int, list[Place]] = {}
        for place, colour in colours.items():
            classes.setdefault(colour, []).append(place)
        unsettled = min((colour for colour, members in classes.items() if len(members) > 1), default=None)
        if unsettled is None:
            yield sorted(colours, key=lambda place: colours[place])
            return
        doubled = {place: 2 * colour for place, colour in colours.items()}
        tried: list[Place] = []
        for member in classes[unsettled]:
            if not any(self._are_twins(member, other) for other in tried):
                tried.append(member)
                yield from self.candidates(doubled | {member: 2 * unsettled - 1})

    def _refine(self, colours: Mapping[Place, int]) -> Mapping[Place, int]:
        while True:
            seen = {place: self._signature(place, colours) for place in colours}
            ranks = {signature: rank for rank, signature in enumerate(sorted(set(seen.values())))}
            refined = {place: ranks[signature] for place, signature in seen.items()}
            if len(ranks) == len(set(colours.values())):
                return refined
            colours = refined

    def _signature(self, place: Place, colours: Mapping[Place, int]) -> tuple[int, tuple[Factor, ...]]:
        def paint(other: Place) -> Place:
            return (-4, -1) if other == place else (-4, colours[other]) if other in colours else other

        around = (self.rename(factor, paint) for factor, places in self.factors if place in places)
        return colours[place], tuple(sorted(around))

    def _are_twins(self, first: Place, second: Place) -> bool:
        swap = {first: second, second: first}
        factors = sorted(factor for factor, _ in self.factors)
        return factors == sorted(self.rename(factor, lambda place: swap.get(place, place)) for factor in factors)

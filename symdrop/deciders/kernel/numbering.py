"""Candidate orders of the summed indices of one connected monomial, by the method of canonical labelling of graphs.

The summed indices are the vertices and the factors are the edges. Colours that the factors do not tell apart are
*refined* until they are stable; where several indices still share a colour, each of them in turn is *individualised*,
given a colour of its own, and the search goes on. An *automorphism* that exchanges two of them makes one of the two
branches enough. See B. McKay and A. Piperno, Practical graph isomorphism II, Journal of Symbolic Computation 60, 2014.

In Sum(C[i, j] * C[j, h], i, j, h) all three indices start with one colour. Refinement tells them apart: h is never a
first index, i never a second one. In the ring Sum(C[i, j] * C[j, h] * C[h, i], i, j, h) it tells nothing apart. Each of
the three is individualised, which settles the other two, as C has a direction. In Sum(C[i, j] * C[j, i], i, j) the
exchange of i and j is an automorphism, and one order is enough.

>>> i, j, h = (Place.summed(0, position) for position in range(3))
>>> def number_of_orders(*edges):
...     factors = [(Factor.entry("C", edge), set(edge)) for edge in edges]
...     rename = lambda factor, change: Factor.entry(factor.name, tuple(map(change, factor.indices)))
...     return len(list(Orders(factors, rename).candidates({place: 0 for edge in edges for place in edge})))
>>> number_of_orders((i, j), (j, h)), number_of_orders((i, j), (j, h), (h, i)), number_of_orders((i, j), (j, i))
(1, 3, 1)

Nothing here can make a false claim true: the algebra renames by whatever order is proposed and checks only that it is
one. A poor proposal could at worst give two names to equal monomials, and refuse a true claim.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from symdrop.deciders.kernel.factors import Change, Factor, Place, renaming


@dataclass(frozen=True)
class Orders:
    """The factors of a connected monomial, with the places in each and the way to rename one."""

    factors: Sequence[tuple[Factor, set[Place]]]
    rename: Callable[[Factor, Change], Factor]

    def candidates(self, colours: Mapping[Place, int]) -> Iterator[list[Place]]:
        """Every order that refinement cannot tell apart, up to exchanges of two indices that are automorphisms.

        `colours` are the ranks to start from, such as one for each size.
        """
        colours = self._refine(colours)
        classes: dict[int, list[Place]] = {}
        for place, colour in colours.items():
            classes.setdefault(colour, []).append(place)
        unsettled = min((colour for colour, members in classes.items() if len(members) > 1), default=None)
        if unsettled is None:
            yield sorted(colours, key=lambda place: colours[place])
            return
        tried: list[Place] = []
        for member in classes[unsettled]:
            if not any(self._is_automorphism(member, other) for other in tried):
                tried.append(member)
                yield from self.candidates(_individualise(colours, member))

    def _refine(self, colours: Mapping[Place, int]) -> Mapping[Place, int]:
        """The coarsest colours, at least as fine as those given, that tell apart what the factors tell apart."""
        while True:
            painted = {place: Place.coloured(colour) for place, colour in colours.items()}
            shared = Counter(colours.values())
            seen = {
                place: (colour, self._around(place, painted) if shared[colour] > 1 else ())
                for place, colour in colours.items()
            }
            ranks = {signature: rank for rank, signature in enumerate(sorted(set(seen.values())))}
            refined = {place: ranks[signature] for place, signature in seen.items()}
            if len(ranks) in (len(colours), len(shared)):
                return refined
            colours = refined

    def _around(self, place: Place, painted: Mapping[Place, Place]) -> tuple[Factor, ...]:
        """The factors around an index, in which every other summed index is known by its colour."""
        paint = renaming({**painted, place: Place.coloured(-1)})
        return tuple(sorted(self.rename(factor, paint) for factor, places in self.factors if place in places))

    def _is_automorphism(self, first: Place, second: Place) -> bool:
        """Whether the monomial stays the same when two of its indices are exchanged."""
        exchange = renaming({first: second, second: first})
        factors = sorted(factor for factor, _ in self.factors)
        return factors == sorted(self.rename(factor, exchange) for factor in factors)


def _individualise(colours: Mapping[Place, int], member: Place) -> dict[Place, int]:
    """The colours with one of its own for a member, just below that of its class.

    >>> i, j = Place.summed(0, 0), Place.summed(0, 1)
    >>> list(_individualise({i: 3, j: 3}, i).values())
    [5, 6]
    """
    return {place: 2 * colour - (place == member) for place, colour in colours.items()}

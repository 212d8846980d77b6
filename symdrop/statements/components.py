"""What hangs together: the connected components of things that share something with one another."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
from typing import TypeVar

Thing = TypeVar("Thing")
Tie = TypeVar("Tie", bound=Hashable)


def components(things: Iterable[Thing], ties: Callable[[Thing], Iterable[Tie]]) -> list[tuple[set[Tie], list[Thing]]]:
    """The things in groups, with all that ties each group together; two groups have no tie in common.

    `ties` says what a thing hangs on; one without any is a group of its own. Groups come in the order of their first
    things. The two deciders do not ask here: each finds components by itself.

    >>> [group for _, group in components(["ab", "cd", "be"], set)]
    [['ab', 'be'], ['cd']]
    >>> [group for _, group in components(["a", "b", "ab"], set)]
    [['a', 'b', 'ab']]
    """
    found: list[tuple[set[Tie], list[Thing]]] = []
    for thing in things:
        own = set(ties(thing))
        tied = [place for place, (shared, _) in enumerate(found) if shared & own]
        joined = (
            own.union(*(found[place][0] for place in tied)),
            [each for at in tied for each in found[at][1]] + [thing],
        )
        found = [each for place, each in enumerate(found) if place not in tied[1:]]
        if tied:
            found[tied[0]] = joined
        else:
            found.append(joined)
    return found

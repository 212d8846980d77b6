"""Plain arithmetic for the claims by hand of all families, with exact fractions; nothing here is symbolic."""

from __future__ import annotations

import itertools
import re
from fractions import Fraction

ENTRY = re.compile(r"(\w+)\[([\d,]+)\]")


class Point:
    """Exact numbers for the names of a statement, counted from 0: `w[i]`, `X[a][i]`, sizes `n`, free indices `k`."""

    def __init__(self, sizes, indices, values):
        self.sizes, self.indices, self.values = sizes, indices, {str(name): value for name, value in values.items()}
        for name, number in sizes.items():
            setattr(self, name, number)
        for name, place in indices.items():
            setattr(self, name, place - 1)
        families = {}
        for name, value in self.values.items():
            entry = ENTRY.fullmatch(name)
            if entry:
                families.setdefault(entry[1], {})[tuple(int(place) for place in entry[2].split(","))] = value
            else:
                setattr(self, name, value)
        for name, entries in families.items():
            setattr(self, name, nested(entries))

    @classmethod
    def of(cls, sizes, indices, values):
        """The point with the values given as texts or fractions, lists for families."""
        flat = {}
        for name, value in values.items():
            flat |= flattened(name, value)
        return cls(sizes, indices, flat)

    def but(self, values, indices=None):
        """The same point with other values for some names."""
        return type(self).of(self.sizes, self.indices if indices is None else indices, {**self.values, **values})

    def mask_expectation(self, value):
        """The sum over all 2^n masks of their probability times value(mask)."""
        return self.expectation([((1, keep), (0, 1 - keep)) for keep in self.p], value)

    @staticmethod
    def expectation(laws, value):
        """The sum of probability times value(outcome); a law is a list of (outcome, probability) for one entry."""
        total = Fraction(0)
        for draw in itertools.product(*laws):
            probability = Fraction(1)
            for _, weight in draw:
                probability *= weight
            total += probability * value([outcome for outcome, _ in draw])
        return total


def nested(entries):
    """A mapping from places to values, counted from 1, as lists in lists."""
    if () in entries:
        return entries[()]
    inner = {}
    for (first, *others), value in sorted(entries.items()):
        inner.setdefault(first, {})[tuple(others)] = value
    return [nested(each) for each in inner.values()]


def points_of(kind, numbers, shapes, sizes, free):
    """Points of that kind for every set of numbers, every choice of sizes and every value of the free indices.

    `shapes` names the sizes of each family, to which its entries are cut; `free` the size of each free index.
    """
    found = []
    for entries, chosen in itertools.product(numbers, sizes):
        values = {name: cut(value, [chosen[size] for size in shapes.get(name, "")]) for name, value in entries.items()}
        places = itertools.product(*(range(1, chosen[size] + 1) for size in free.values()))
        found += [kind.of(chosen, dict(zip(free, place, strict=True)), values) for place in places]
    return found


def cut(entries, lengths):
    """The first entries of lists in lists, as many as the lengths say."""
    return [cut(each, lengths[1:]) for each in entries[: lengths[0]]] if lengths else entries


def flattened(name, value, places=()):
    """A value, or lists in lists of values, as a mapping from the texts of entries."""
    if isinstance(value, list | tuple):
        found = {}
        for place, each in enumerate(value, 1):
            found |= flattened(name, each, (*places, place))
        return found
    subscripts = f"[{','.join(map(str, places))}]" if places else ""
    return {f"{name}{subscripts}": Fraction(value)}

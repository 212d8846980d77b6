"""Plain arithmetic for the hand-written tests of all families; nothing here is symbolic.

Only the last two fixtures speak to the package: they read a theorem at a point, and see a false claim refused.
"""

import itertools
from fractions import Fraction

import pytest

from symdrop.deciders.instances import evaluate
from symdrop.errors import NotProved, Unknown
from symdrop.theorem import Inequality, Theorem


class Point:
    """Exact numbers for the names of a statement, counted from 0: `w[i]`, `X[a][i]`, sizes `n`, free indices `k`."""

    def __init__(self, sizes, indices, values):
        self.sizes, self.indices, self.values = sizes, indices, values
        for name, number in sizes.items():
            setattr(self, name, number)
        for name, place in indices.items():
            setattr(self, name, place - 1)
        families = {}
        for (name, subscripts), value in values.items():
            families.setdefault(name, {})[subscripts] = value
        for name, entries in families.items():
            setattr(self, name, nested(entries))

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


@pytest.fixture(scope="module")
def words():
    """What a point of a family can do besides: a family with words of its own puts a class with them here."""

    class Nothing:
        pass

    return Nothing


@pytest.fixture(scope="module")
def point_class(words):
    """What the points of a family are."""

    class Here(words, Point):
        pass

    return Here


@pytest.fixture(scope="module")
def make_point(point_class):
    """The point of these sizes and free indices with the values given as texts or fractions, lists for families."""

    def make(sizes, indices, values):
        flat = {}
        for name, value in values.items():
            flat |= flattened(name, value)
        return point_class(sizes, indices, flat)

    return make


@pytest.fixture(scope="module")
def points_of(make_point):
    """Points for every set of numbers, every choice of sizes and every value of the free indices.

    `shapes` names the sizes of each family, to which its entries are cut; `free` the size of each free index.
    """

    def make(numbers, shapes, sizes, free):
        found = []
        for entries, chosen in itertools.product(numbers, sizes):
            values = {
                name: cut(value, [chosen[size] for size in shapes.get(name, "")]) for name, value in entries.items()
            }
            places = itertools.product(*(range(1, chosen[size] + 1) for size in free.values()))
            found += [make_point(chosen, dict(zip(free, place, strict=True)), values) for place in places]
        return found

    return make


def cut(entries, lengths):
    """The first entries of lists in lists, as many as the lengths say."""
    return [cut(each, lengths[1:]) for each in entries[: lengths[0]]] if lengths else entries


def flattened(name, value, places=()):
    """A value, or lists in lists of values, as a mapping from unknowns; the name may be that of an entry, or one."""
    if isinstance(value, list | tuple):
        found = {}
        for place, each in enumerate(value, 1):
            found |= flattened(name, each, (*places, place))
        return found
    one = name if isinstance(name, Unknown) else Unknown.parse(name)
    return {Unknown(one.name, (*one.subscripts, *places)): Fraction(value)}


@pytest.fixture(scope="module")
def line_values():
    """The values of all lines of a theorem at a point, by the definition."""

    def values(theorem, point):
        return [evaluate(theorem.given, line, point.sizes, point.indices, point.values) for line in theorem.lines]

    return values


@pytest.fixture(scope="module")
def inequality_values():
    """Both sides and the remainder of an inequality at a point."""

    def values(inequality, at):
        point = (at.sizes, at.indices, at.values)
        parts = (inequality.lhs, inequality.rhs, inequality.remainder)
        return tuple(evaluate(inequality.given, part, *point) for part in parts)

    return values


@pytest.fixture(scope="module")
def reverse_refusal():
    """The counterexample to the reverse of an inequality."""

    def refuse(theorem):
        reverse = Inequality(
            title="The reverse", given=theorem.given, lhs=theorem.rhs, rhs=theorem.lhs, remainder=-theorem.remainder
        )
        with pytest.raises(NotProved, match="may be negative") as caught:
            reverse.proof  # noqa: B018
        return caught.value.counterexample

    return refuse


@pytest.fixture(scope="module")
def refusal(point_class):
    """A false neighbour of a theorem: the point at which it was refused, and the counterexample."""

    def refuse(theorem, rhs=None, *, lhs=None, given=None):
        rhs, lhs, given = (
            theorem.rhs if rhs is None else rhs,
            theorem.lhs if lhs is None else lhs,
            theorem.given if given is None else given,
        )
        with pytest.raises(NotProved) as caught:
            Theorem(title="A false neighbour", given=given, lhs=lhs, rhs=rhs).proof  # noqa: B018
        found = caught.value.counterexample
        assert found is not None
        assert found.left != found.right
        return point_class(found.sizes, found.indices, found.values), found

    return refuse

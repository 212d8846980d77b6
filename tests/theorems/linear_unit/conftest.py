"""Plain arithmetic over all masks for the hand-written tests, as the sources define it; nothing here is symbolic.

Only the last two fixtures speak to the package: they read a theorem at a point, and see a false claim refused.
"""

import itertools
import re
from fractions import Fraction

import pytest

from symdrop.instances import evaluate
from symdrop.theorem import Theorem
from symdrop.verdicts import NotProved

ENTRY = re.compile(r"(\w+)\[(\d+)\]")
# Two sets of numbers: keep probabilities unequal and away from one half, then one of them 1 and a weight 0.
NUMBERS = (
    {
        "w": ("2", "-3", "5/2"),
        "I": ("3", "1/2", "-2"),
        "p": ("1/3", "3/4", "1/5"),
        "delta": ("2", "-1", "1/3"),
        "v": ("-1/2", "4", "3"),
        "c": ("2", "-1/3", "5"),
        "mu": ("1/2", "-2", "3"),
        "s": ("3", "1/4", "2"),
        "t": "7/3",
        "eta": "1/10",
    },
    {
        "w": ("0", "-7/2", "1"),
        "I": ("5", "-1", "4/3"),
        "p": ("2/5", "1", "5/6"),
        "delta": ("1", "0", "1"),
        "v": ("6", "0", "-1/3"),
        "c": ("1/7", "3", "-2"),
        "mu": ("0", "1", "-5"),
        "s": ("1/3", "0", "5"),
        "t": "-4",
        "eta": "3/2",
    },
)


class Point:
    """Exact numbers for the names of a statement: families are lists counted from 0, and so are `k` and `l`."""

    def __init__(self, sizes, indices, values):
        self.sizes, self.indices, self.values = sizes, indices, values
        self.n = sizes.get("n")
        for name, place in indices.items():
            setattr(self, name, place - 1)
        for name, value in values.items():
            entry = ENTRY.fullmatch(name)
            if not entry:
                setattr(self, name, value)
            elif entry[2] == "1":
                setattr(self, entry[1], [values[f"{entry[1]}[{place}]"] for place in range(1, self.n + 1)])

    def total(self, term):
        """term(1) + .. + term(n), with the places counted from 0."""
        return sum((term(place) for place in range(self.n)), Fraction(0))

    def output(self, weights):
        """sum_i weights_i I_i."""
        return self.total(lambda i: weights[i] * self.I[i])

    def regular_loss(self, weights):
        """Eq. 1."""
        return Fraction(1, 2) * (self.t - self.output(weights)) ** 2

    def dropout_loss(self, weights, mask):
        """Eq. 2."""
        return self.regular_loss([bit * weight for bit, weight in zip(mask, weights, strict=True)])

    def mean_weights(self):
        """w' = p w."""
        return [keep * weight for keep, weight in zip(self.p, self.w, strict=True)]

    def mask_expectation(self, value):
        """The sum over all 2^n masks of their probability times value(mask)."""
        return expectation([((1, keep), (0, 1 - keep)) for keep in self.p], value)

    def noise_expectation(self, means, variances, value):
        """The expectation over independent noise: mean + s with probability 1/(1 + s), else mean - 1."""
        laws = [((m + s, 1 / (1 + s)), (m - 1, s / (1 + s))) for m, s in zip(means, variances, strict=True)]
        return expectation(laws, value)

    def slope(self, function, weights, place):
        """The derivative of a quadratic function in one weight: its symmetric difference, which is exact."""
        up, down = ([w + step * (i == place) for i, w in enumerate(weights)] for step in (1, -1))
        return (function(up) - function(down)) / 2


def expectation(laws, value):
    """The sum of probability times value(outcome); a law is a list of (outcome, probability) for one entry."""
    total = Fraction(0)
    for draw in itertools.product(*laws):
        probability = Fraction(1)
        for _, weight in draw:
            probability *= weight
        total += probability * value([outcome for outcome, _ in draw])
    return total


@pytest.fixture(scope="session")
def make_point():
    """Point(sizes, indices, values) with the values given as texts or fractions."""
    return lambda sizes, indices, values: Point(sizes, indices, {key: Fraction(text) for key, text in values.items()})


@pytest.fixture(scope="session")
def points(make_point):
    """Points with n = 2 and n = 3, every k and every l."""
    found = []
    for numbers, n in itertools.product(NUMBERS, (2, 3)):
        families = {name: entries for name, entries in numbers.items() if isinstance(entries, tuple)}
        values = {name: value for name, value in numbers.items() if name not in families}
        values |= {f"{name}[{i + 1}]": entries[i] for name, entries in families.items() for i in range(n)}
        places = itertools.product(range(1, n + 1), repeat=2)
        found += [make_point({"n": n}, {"k": first, "l": second}, values) for first, second in places]
    return found


@pytest.fixture(scope="session")
def line_values():
    """The values of all lines of a theorem at a point, by the definition."""

    def values(theorem, point):
        return [evaluate(theorem.given, line, point.sizes, point.indices, point.values) for line in theorem.lines]

    return values


@pytest.fixture(scope="session")
def refusal():
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
        return Point(found.sizes, found.indices, found.values), found

    return refuse

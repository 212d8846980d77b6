"""Layers of frameworks in plain arithmetic over all their outcomes; nothing here is symbolic."""

import itertools
from fractions import Fraction

from arithmetic import Point, points_of

NUMBERS = (
    {
        "w": ("2", "-3", "5/2"),
        "x": ("-1/2", "4", "3"),
        "mu": ("3", "1/2", "-2"),
        "s": ("3", "1/4", "2"),
        "A": (("2", "-3", "5/2"), ("1/3", "4", "-1")),
        "y": ("7/2", "-1", "1/3"),
        "t": "7/3",
        "r": "1/3",
        "u": "5/2",
        "g": "2/3",
        "sigma": "3/2",
        "eta": "1/4",
        "nu": "2",
        "v": "3",
        "c": "1/2",
        "a_p": "4/3",
        "alpha_prime": "-7/4",
        "v_z": "2/5",
        "c_f": "4/5",
        "k_drop": "1",
        "r_p": "71/64",
    },
    {
        "w": ("0", "-7/2", "1"),
        "x": ("6", "1", "-1/3"),
        "mu": ("-2", "3", "1/4"),
        "s": ("1/5", "1", "3"),
        "A": (("0", "-7/2", "1"), ("5", "2", "-4/3")),
        "y": ("-4", "2", "5"),
        "t": "-4",
        "r": "3/5",
        "u": "-2",
        "g": "3/2",
        "sigma": "2",
        "eta": "3",
        "nu": "-1/2",
        "v": "1/4",
        "c": "-1/5",
        "a_p": "-2",
        "alpha_prime": "1/2",
        "v_z": "3",
        "c_f": "2",
        "k_drop": "1",
        "r_p": "5/2",
    },
)
SHAPES = {**dict.fromkeys(("w", "x", "mu", "s"), "n"), "A": "hn", "y": "m"}
SIZES = ({"n": 3, "h": 2, "m": 2}, {"n": 2, "h": 1, "m": 3})


class Layers(Point):
    """What a point of this family can do besides; inputs, heads and samples are counted from 0."""

    @property
    def keep(self):
        """The probability to keep."""
        return 1 - self.r

    def total(self, term):
        """The sum of term(j) over all inputs."""
        return sum((term(j) for j in range(self.n)), Fraction(0))

    def pairs(self, term):
        """The sum of term(i, j) over all pairs of inputs."""
        return self.total(lambda i: self.total(lambda j: term(i, j)))

    def whole(self):
        """The output without a mask."""
        return self.total(lambda j: self.w[j] * self.x[j])

    def squares(self):
        """The sum of the squared contributions."""
        return self.total(lambda j: (self.w[j] * self.x[j]) ** 2)

    def masked(self, value, number=None):
        """The average of value(mask) over all masks of this many entries, one for each input unless it is given."""
        law = ((1, self.keep), (0, self.r))
        return self.expectation([law] * (self.n if number is None else number), value)

    def noise(self, variances, value):
        """The average of value(noise) over noise of two values, with the mean 0 and these variances."""
        laws = [((s, 1 / (1 + s)), (Fraction(-1), s / (1 + s))) for s in variances]
        return self.expectation(laws, value)

    def choices(self, kept, value):
        """The average of value(mask) over all masks that keep exactly so many inputs."""
        chosen = list(itertools.combinations(range(self.n), int(kept)))
        masks = [[int(place in each) for place in range(self.n)] for each in chosen]
        return sum((value(mask) for mask in masks), Fraction(0)) / len(chosen)

    @staticmethod
    def variance(average, value):
        """The variance of value(draw), where average(f) is the average of f(draw)."""
        return average(lambda draw: value(draw) ** 2) - average(value) ** 2


# Three inputs, two heads and two samples, or two, one and three; ENTRIES have every i, PAIRS every i and every j.
POINTS = points_of(Layers, NUMBERS, SHAPES, SIZES, {})
ENTRIES = points_of(Layers, NUMBERS, SHAPES, SIZES, {"i": "n"})
PAIRS = points_of(Layers, NUMBERS, SHAPES, SIZES, {"i": "n", "j": "n"})

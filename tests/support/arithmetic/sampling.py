"""Samples in plain arithmetic over all ways to draw them, as the sources define them; nothing here is symbolic."""

import itertools
from fractions import Fraction
from math import factorial

from arithmetic import Point, points_of

NUMBERS = (
    {
        "a": ("2", "-3", "5/2", "1/3"),
        "g": ("3", "1/2", "-2", "1"),
        "h": ("-1/2", "4", "3", "-5"),
        "G": (("2", "-3"), ("1/3", "4"), ("-2", "3/2"), ("5", "1")),
        "t": "7/3",
        "k": "2",
        "b": "2",
        "mu": "1/2",
        "s": "3",
        "c": "2/3",
    },
    {
        "a": ("0", "-7/2", "1", "4"),
        "g": ("5", "-1", "4/3", "0"),
        "h": ("6", "0", "-1/3", "2"),
        "G": (("0", "-7/2"), ("5", "2"), ("1/2", "-1"), ("-1", "1/4")),
        "t": "-4",
        "k": "1",
        "b": "3",
        "mu": "-2",
        "s": "1/4",
        "c": "-1/8",
    },
)
SHAPES = {"a": "n", "g": "n", "h": "n", "G": "no"}


class Sample(Point):
    """What a point of this family can do besides; items are counted from 0."""

    def total(self, term):
        """The sum of term(i) over all items."""
        return sum((term(i) for i in range(self.n)), Fraction(0))

    def mean(self, values):
        """The mean over all items."""
        return self.total(lambda i: values[i]) / self.n

    def spread(self, first, second):
        """The covariance among all items."""
        means = self.mean(first), self.mean(second)
        return self.total(lambda i: (first[i] - means[0]) * (second[i] - means[1])) / self.n

    def subsets(self, number, value):
        """The average of value(chosen) over all sets of so many items; chosen is 1 for these, else 0."""
        drawn = list(itertools.combinations(range(self.n), int(number)))
        return sum((value([int(i in each) for i in range(self.n)]) for each in drawn), Fraction(0)) / len(drawn)

    def draws(self, number, value):
        """The average of value(counts) over all sequences of so many draws with replacement."""
        drawn = list(itertools.product(range(self.n), repeat=int(number)))
        return sum((value([each.count(i) for i in range(self.n)]) for each in drawn), Fraction(0)) / len(drawn)

    def weights(self, powers):
        """E of the product of uniform weights to these powers, by Dirichlet's integral."""
        above = factorial(self.n - 1)
        for power in powers:
            above *= factorial(power)
        return Fraction(above, factorial(self.n - 1 + sum(powers)))

    @staticmethod
    def covariance(average, first, second):
        """E of the product less the product of the two E, for an average over all outcomes."""
        return average(lambda z: first(z) * second(z)) - average(first) * average(second)

    def weighted(self, weights, values):
        """sum_i weights_i values_i."""
        return self.total(lambda i: weights[i] * values[i])


# Three or four items, more than one of which are drawn or not.
POINTS = points_of(Sample, NUMBERS, SHAPES, ({"n": 3, "m": 2, "o": 2}, {"n": 4, "m": 3, "o": 1}), {})

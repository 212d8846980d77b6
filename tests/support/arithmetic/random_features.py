"""Positive random features in plain arithmetic, where means over normal numbers are integrals to 60 digits."""

from fractions import Fraction
from math import prod

from arithmetic import Point, points_of
from arithmetic.exponentials import exp, normal_mean

NUMBERS = (
    {"x": ("1/2", "-1", "1/3"), "z": ("1", "1/4", "-3/2")},
    {"x": ("-1", "2/3", "1/2"), "z": ("1/5", "1", "2")},
)


class Features(Point):
    """What a point of this family can do besides; dimensions are counted from 0."""

    def total(self, term):
        """The sum of term(i) over all dimensions."""
        return sum((term(i) for i in range(self.n)), Fraction(0))

    def moment(self, power):
        """The mean of a power of the product of both features, an integral for each independent dimension."""

        def in_one(i):
            return normal_mean(lambda g: (self.part(self.x, g, i) * self.part(self.z, g, i)) ** power, 0, 1)

        return prod((in_one(i) for i in range(self.n)), start=Fraction(1))

    @staticmethod
    def part(vector, g, i):
        """The factor of one dimension in the feature of a vector."""
        return exp(g * vector[i] - vector[i] ** 2 / 2)


POINTS = points_of(Features, NUMBERS, {"x": "n", "z": "n"}, ({"n": 2}, {"n": 3}), {})

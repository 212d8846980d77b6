"""Random directions in plain arithmetic: all signs, and points that have the moments of other laws exactly."""

import itertools
from fractions import Fraction

from arithmetic import Point, points_of

NUMBERS = (
    {
        "A": (("2", "-3", "5/2"), ("1/3", "4", "-1"), ("-2", "3/2", "1")),
        "x": ("3", "1/2", "-2"),
        "J": (("1", "-2"), ("1/3", "3"), ("2", "-1/2")),
        "a": ("2", "-3", "1/2"),
        "s": ("3", "1/4", "2"),
        "t": "7/3",
    },
    {
        "A": (("0", "-7/2", "1"), ("5", "2", "-4/3"), ("1/2", "-1", "3")),
        "x": ("0", "-7/2", "1"),
        "J": (("0", "5/2"), ("-1", "1"), ("4", "1/6")),
        "a": ("1", "5", "-1/3"),
        "s": ("1/3", "0", "5"),
        "t": "-4",
    },
)
SHAPES = {"A": "nn", "x": "n", "J": "no", "a": "n", "s": "n"}
SIZES = ({"n": 3, "m": 2, "o": 2}, {"n": 2, "m": 3, "o": 1})
SIGN = ((1, Fraction(1, 2)), (-1, Fraction(1, 2)))


def normal(variance):
    """Five points, weighted, with the moments 0, s, 0 and 3 s^2 of a normal number; a weight may be negative."""
    second = Fraction(3 * variance**2 - variance) / 24
    first = Fraction(variance) / 2 - 4 * second
    return ((0, 1 - 2 * first - 2 * second), (1, first), (-1, first), (2, second), (-2, second))


class Directions(Point):
    """What a point of this family can do besides; dimensions are counted from 0."""

    def total(self, term):
        """The sum of term(i) over all dimensions."""
        return sum((term(i) for i in range(self.n)), Fraction(0))

    def pairs(self, term):
        """The sum of term(i, j) over all pairs of dimensions."""
        return sum((term(i, j) for i, j in itertools.product(range(self.n), repeat=2)), Fraction(0))

    def form(self, z):
        """The quadratic form of the matrix."""
        return self.pairs(lambda i, j: z[i] * self.entry(i, j) * z[j])

    def entry(self, i, j):
        """An entry of the matrix; of a symmetric one a counterexample names one of two equal entries."""
        both = (f"A[{i + 1},{j + 1}]", f"A[{j + 1},{i + 1}]")
        return next(self.values[name] for name in both if name in self.values)

    def variance(self, laws, value):
        """E of the square less the square of E."""
        return self.expectation(laws, lambda z: value(z) ** 2) - self.expectation(laws, value) ** 2

    def linear(self, z):
        """t + sum_i a_i z_i."""
        return self.t + self.total(lambda i: self.a[i] * z[i])

    def axes(self, value):
        """The average over the unit vectors along the axes and against them, which have the second moments of all."""
        vectors = [[sign * (i == place) for i in range(self.n)] for place in range(self.n) for sign in (1, -1)]
        return sum((value(each) for each in vectors), Fraction(0)) / len(vectors)


def symmetric(matrix):
    """The matrix with its upper half in place of the lower one."""
    return [[matrix[min(i, j)][max(i, j)] for j in range(len(matrix))] for i in range(len(matrix))]


# Two or three dimensions; in SYMMETRIC the matrix is symmetric, in PLACES there is every k.
POINTS = points_of(Directions, NUMBERS, SHAPES, SIZES, {})
SYMMETRIC = points_of(Directions, [{**each, "A": symmetric(each["A"])} for each in NUMBERS], SHAPES, SIZES, {})
PLACES = points_of(Directions, NUMBERS, SHAPES, SIZES, {"k": "n"})

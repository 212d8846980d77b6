"""Noisy data in plain arithmetic: laws are replaced by points with the same first moments; nothing is symbolic."""

from fractions import Fraction

from arithmetic import Point, points_of

NUMBERS = (
    {
        "X": (("2", "-3"), ("1/3", "4"), ("-2", "3/2")),
        "y": ("3", "1/2", "-2"),
        "r": ("1", "-1/3", "2"),
        "w": ("2", "-3", "5/2"),
        "x": ("-1/2", "4", "3"),
        "q": ("1/2", "1/3", "1/6"),
        "L": ("5", "1/4", "2"),
        "lambda": "1/3",
        "alpha": "2",
        "t": "7/3",
        "s": "3",
        "Delta": "1/2",
        "epsilon": "1/5",
    },
    {
        "X": (("0", "-7/2"), ("5", "2"), ("1/2", "-1")),
        "y": ("-1", "4", "1/3"),
        "r": ("0", "5", "-1/2"),
        "w": ("0", "-7/2", "1"),
        "x": ("6", "0", "-1/3"),
        "q": ("1", "0", "0"),
        "L": ("0", "3", "-1"),
        "lambda": "3/4",
        "alpha": "1/3",
        "t": "-4",
        "s": "1/5",
        "Delta": "3",
        "epsilon": "1",
    },
)
SHAPES = {"X": "mn", "y": "m", "r": "m", "w": "n", "x": "n", "q": "C", "L": "C"}
SIZES = ({"m": 3, "n": 2, "C": 3}, {"m": 2, "n": 1, "C": 2})


class Data(Point):
    """What a point of this family can do besides; samples, inputs and classes are counted from 0."""

    def share(self):
        """Three points, weighted, with the mean and the second moment of the law Beta(alpha, alpha)."""
        second = (self.alpha + 1) / (2 * (2 * self.alpha + 1))
        end = 2 * second - Fraction(1, 2)
        return ((0, end), (Fraction(1, 2), 1 - 2 * end), (1, end))

    def samples(self, term):
        """The mean of term(a) over all samples."""
        return sum((term(a) for a in range(self.m)), Fraction(0)) / self.m

    def inputs(self, term):
        """The sum of term(i) over all inputs."""
        return sum((term(i) for i in range(self.n)), Fraction(0))

    def classes(self, term):
        """The sum of term(c) over all classes."""
        return sum((term(c) for c in range(self.C)), Fraction(0))

    def label_noise(self):
        """A law of two values with the mean 0 and the variance s."""
        return ((self.s, 1 / (1 + self.s)), (Fraction(-1), self.s / (1 + self.s)))

    def residual(self, noise=0):
        """The residual of the one sample."""
        return self.t + noise - self.inputs(lambda i: self.w[i] * self.x[i])


# Three samples of two inputs and three classes, or two of one and two; the others are the same with every free index.
POINTS = points_of(Data, NUMBERS, SHAPES, SIZES, {})
MIXED = points_of(Data, NUMBERS, SHAPES, SIZES, {"a": "m", "b": "m"})
SAMPLES = points_of(Data, NUMBERS, SHAPES, SIZES, {"a": "m", "i": "n"})
PAIRS = points_of(Data, NUMBERS, SHAPES, SIZES, {"k": "n", "l": "n"})

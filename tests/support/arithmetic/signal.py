"""Masked signals and ensembles in plain arithmetic; nothing here is symbolic."""

from fractions import Fraction

from arithmetic import Point, points_of

NUMBERS = (
    {
        "c": "2",
        "v": "3",
        "p": "1/3",
        "t": "7/3",
        "tau": "4",
        "a": ("3", "1/2", "-2"),
        "q": ("1/4", "2/3", "1/2"),
        "y": ("3", "-1/2", "2"),
        "O": ("1/3", "3/4", "1/5"),
        "P": ("1/2", "1/3", "1/6"),
    },
    {
        "c": "-1/2",
        "v": "0",
        "p": "4/5",
        "t": "-4",
        "tau": "1/2",
        "a": ("0", "-5/2", "1"),
        "q": ("1", "1/8", "3/4"),
        "y": ("0", "7", "-1/3"),
        "O": ("1", "0", "1/2"),
        "P": ("1/4", "1/2", "1/4"),
    },
    {
        "c": "0",
        "v": "2",
        "p": "1/2",
        "t": "1",
        "tau": "3",
        "a": ("1", "1", "-1"),
        "q": ("1/2", "1/3", "1/5"),
        "y": ("1", "1", "4"),
        "O": ("1/4", "1/4", "7/8"),
        "P": ("1/3", "1/3", "1/3"),
    },
)
SHAPES = {"a": "n", "q": "n", "y": "m", "O": "m", "P": "m"}


class Signal(Point):
    """What a point of this family can do besides; passes and models are counted from 0."""

    def value_law(self):
        """A law of two values with the mean c and the variance v."""
        return ((self.c + self.v, 1 / (1 + self.v)), (self.c - 1, self.v / (1 + self.v)))

    @staticmethod
    def mask_law(keep):
        """The law of a mask."""
        return ((1, keep), (0, 1 - keep))

    def variance(self, laws, value):
        """E of the squared distance from E."""
        mean = self.expectation(laws, value)
        return self.expectation(laws, lambda z: (value(z) - mean) ** 2)

    def mean(self, term):
        """The mean of term(e) over all passes."""
        return sum((term(e) for e in range(self.m)), Fraction(0)) / self.m

    def masked(self, value):
        """The expectation of value(output) over all masks of the inputs."""

        def at_mask(bits):
            return value(sum((bit * a for bit, a in zip(bits, self.a, strict=True)), Fraction(0)))

        return self.expectation([self.mask_law(keep) for keep in self.q], at_mask)


# Two or three inputs and as many passes.
POINTS = points_of(Signal, NUMBERS, SHAPES, ({"n": 2, "m": 3}, {"n": 3, "m": 2}), {})

"""Products of masked factors in plain arithmetic over all masks; nothing here is symbolic."""

from fractions import Fraction
from math import prod

from arithmetic import Point, points_of

NUMBERS = (
    {
        "a": ("2", "-1/3", "1/2"),
        "x": ("3", "1/2", "-2"),
        "s": ("1", "0", "1"),
        "p": ("1/4", "2/3", "1/5"),
    },
    {
        "a": ("-1/2", "3", "4"),
        "x": ("-1", "5/2", "1/3"),
        "s": ("1", "1", "0"),
        "p": ("1/2", "1", "3/8"),
    },
)
SHAPES = {"a": "n", "x": "n", "s": "n", "p": "n"}


class Blocks(Point):
    """What a point of this family can do besides; blocks and inputs are counted from 0."""

    def product(self, factor):
        """The product of factor(i) over all blocks or inputs."""
        return prod((factor(i) for i in range(self.n)), start=Fraction(1))

    def chain(self, mask):
        """What the chain makes of 1: each block that is not skipped adds a_i times its input to it."""
        signal = Fraction(1)
        for scale, bit in zip(self.a, mask, strict=True):
            signal += scale * signal if bit else 0
        return signal

    def effect(self, mask):
        """The product of the masked inputs that take part, where s is 0 or 1; for other s it is between the two."""
        return self.product(lambda i: self.s[i] * mask[i] * self.x[i] + (1 - self.s[i]))


POINTS = points_of(Blocks, NUMBERS, SHAPES, ({"n": 2}, {"n": 3}), {})

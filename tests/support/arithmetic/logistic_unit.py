"""A logistic unit over all masks, with 60 digits; nothing here is symbolic."""

from fractions import Fraction
from math import prod

from arithmetic import Point, points_of
from arithmetic.exponentials import REAL, Close, exp, log, logistic, real, softplus

NUMBERS = (
    {
        "w": ("2", "-1/3", "1/2"),
        "x": ("1/2", "3", "-1"),
        "beta": ("1/3", "-2", "1"),
        "p": ("1/4", "2/3", "1/5"),
        "q": "2/3",
        "t": "7/3",
        "W": (("1", "-1/2", "2"), ("1/3", "1", "-1"), ("0", "3/2", "1/4")),
    },
    {
        "w": ("-1", "3/2", "1"),
        "x": ("1", "1/3", "5/2"),
        "beta": ("-1/2", "2", "1/4"),
        "p": ("1/2", "1", "3/8"),
        "q": "1/4",
        "t": "-1/2",
        "W": (("-2", "1/2", "1"), ("1", "2/3", "-1/4"), ("1/2", "-1", "3")),
    },
)
SHAPES = {"w": "n", "x": "n", "beta": "n", "p": "n", "W": "mn"}


class Unit(Point):
    """What a point of this family can do besides; inputs are counted from 0."""

    def score(self, weights, factors=None):
        """The sum of weights times inputs, each times its factor."""
        factors = [1] * self.n if factors is None else factors
        return sum((w * x * z for w, x, z in zip(weights, self.x, factors, strict=True)), Fraction(0))

    def mean_score(self):
        """The average score over all masks."""
        return self.mask_expectation(lambda mask: self.score(self.w, mask))

    def geometric(self, sign):
        """The geometric mean over all masks of the output, or for the sign -1 of what is missing to 1."""
        masks = []
        self.mask_expectation(lambda mask: masks.append(mask) or 0)
        chances = [prod(keep if bit else 1 - keep for keep, bit in zip(self.p, mask, strict=True)) for mask in masks]
        outputs = [logistic(sign * self.score(self.w, mask)) for mask in masks]
        return prod((each**chance for each, chance in zip(outputs, chances, strict=True)), start=Close(1))

    def class_score(self, b, mask):
        """The score of a class when the inputs are masked."""
        return sum((w * x * z for w, x, z in zip(self.W[b], self.x, mask, strict=True)), Fraction(0))

    def mean_class_score(self, b):
        """Its average over all masks."""
        return self.mask_expectation(lambda mask: self.class_score(b, mask))

    def geometric_softmax(self, b):
        """The geometric mean over all masks of the softmax output of a class."""

        def logarithm(mask):
            heights = [exp(Close(self.class_score(each, mask))) for each in range(self.m)]
            return log(heights[b] / sum(heights, Close(0)))

        return exp(self.mask_expectation(logarithm))

    def curvature(self, score):
        """The output times what is missing to 1."""
        return logistic(score) * (1 - logistic(score))

    def second_order(self):
        """The average over all masks of the expansion of softplus to second order, less softplus without noise."""
        score, keep = self.score(self.beta), self.q

        def expansion(factors):
            noise = self.score(self.beta, factors)
            return softplus(score) + logistic(score) * noise + self.curvature(score) / 2 * noise**2

        law = ((1 / keep - 1, keep), (Fraction(-1), 1 - keep))
        return self.expectation([law] * self.n, expansion) - softplus(score)

    @staticmethod
    def slope(function):
        """The mixed derivative at 0 of a function of two numbers."""
        return Close(REAL.diff(lambda a, b: real(function(Close(a), Close(b))), (0, 0), (1, 1)))


POINTS = points_of(Unit, NUMBERS, SHAPES, ({"m": 1, "n": 2}, {"m": 1, "n": 3}), {})
# With every k and l.
PAIRS = points_of(Unit, NUMBERS, SHAPES, ({"m": 1, "n": 2}, {"m": 1, "n": 3}), {"k": "n", "l": "n"})
# With every class c.
CLASSES = points_of(Unit, NUMBERS, SHAPES, ({"m": 2, "n": 2}, {"m": 3, "n": 2}), {"c": "m"})

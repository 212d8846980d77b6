"""A generalised linear model in plain arithmetic over all masks of its samples; nothing here is symbolic."""

from fractions import Fraction

from arithmetic import Point, points_of

NUMBERS = (
    {
        "X": (("2", "-3", "5/2"), ("1/3", "4", "-1"), ("-2", "3/2", "1")),
        "beta": ("1", "-1/2", "3"),
        "A": ("1/4", "-2", "5"),
        "A_prime": ("3", "1/3", "-1"),
        "A_double_prime": ("-1/2", "2", "4/3"),
        "p": "1/3",
    },
    {
        "X": (("0", "-7/2", "1"), ("5", "2", "-4/3"), ("1/2", "-1", "3")),
        "beta": ("-2", "4/3", "1/5"),
        "A": ("0", "1", "-3/2"),
        "A_prime": ("-2", "5", "1/2"),
        "A_double_prime": ("3", "1/6", "0"),
        "p": "4/5",
    },
)
SHAPES = {"X": "mn", "beta": "n", "A": "m", "A_prime": "m", "A_double_prime": "m"}
SIZES = ({"m": 3, "n": 2}, {"m": 2, "n": 3})


class Samples(Point):
    """What a point of this family can do besides."""

    def scores(self, factors):
        """z_a = sum_i factors_ai X_ai beta_i for every sample a."""
        return [
            sum((f * x * beta for f, x, beta in zip(row, features, self.beta, strict=True)), Fraction(0))
            for row, features in zip(factors, self.X, strict=True)
        ]

    def noiseless(self):
        """The scores without a mask."""
        return self.scores([[1] * self.n] * self.m)

    def average(self, value):
        """The average of value(scores) over all masks of all entries, each divided by p."""

        def at_mask(bits):
            rows = [bits[a * self.n : (a + 1) * self.n] for a in range(self.m)]
            return value(self.scores([[bit / self.p for bit in row] for row in rows]))

        return self.expectation([((1, self.p), (0, 1 - self.p))] * (self.m * self.n), at_mask)

    def squares(self, weights):
        """sum_a weights_a sum_i X_ai^2 beta_i^2."""
        return sum(
            (
                weight * (x * beta) ** 2
                for weight, features in zip(weights, self.X, strict=True)
                for x, beta in zip(features, self.beta, strict=True)
            ),
            Fraction(0),
        )


# Three samples of two features, or two of three.
POINTS = points_of(Samples, NUMBERS, SHAPES, SIZES, {})

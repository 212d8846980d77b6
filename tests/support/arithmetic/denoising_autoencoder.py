"""A linear autoencoder in plain arithmetic over all masks of its samples; nothing here is symbolic."""

from fractions import Fraction

from arithmetic import Point, points_of

NUMBERS = (
    {
        "X": (("2", "-3", "5/2"), ("1/3", "4", "-1"), ("-2", "3/2", "1")),
        "B": (("1/2", "-1", "3"), ("2", "1/3", "-2"), ("-1/4", "5", "1")),
        "q": ("1/4", "2/3", "5/6"),
    },
    {
        "X": (("0", "-7/2", "1"), ("5", "2", "-4/3"), ("1/2", "-1", "3")),
        "B": (("-1", "0", "4/3"), ("1/6", "-3", "1"), ("2", "7/2", "-1/2")),
        "q": ("3/7", "1/8", "1"),
    },
)
SHAPES = {"X": "mn", "B": "nn", "q": "n"}
SIZES = ({"m": 3, "n": 2}, {"m": 2, "n": 3})


class Features(Point):
    """What a point of this family can do besides."""

    def seen(self, factors):
        """The features times the factors of their entries."""
        return [
            [f * x for f, x in zip(row, features, strict=True)] for row, features in zip(factors, self.X, strict=True)
        ]

    def average(self, value):
        """The average of value(features as seen) over all masks of all entries."""
        laws = [((1, keep), (0, 1 - keep)) for keep in self.q] * self.m
        rows = range(self.m)
        return self.expectation(
            laws, lambda bits: value(self.seen([bits[a * self.n : (a + 1) * self.n] for a in rows]))
        )

    def loss(self, seen, weights=None):
        """The sum over samples and features of (x - what is seen, times the weights)^2."""
        weights = self.B if weights is None else weights
        return sum(
            (
                (x - sum(row[i] * weights[i][place] for i in range(self.n))) ** 2
                for row, features in zip(seen, self.X, strict=True)
                for place, x in enumerate(features)
            ),
            Fraction(0),
        )

    @staticmethod
    def scatter(first, second, i, j):
        """sum_a first_ai second_aj."""
        return sum((one[i] * other[j] for one, other in zip(first, second, strict=True)), Fraction(0))


# Three samples of two features, or two of three; PAIRS are the same with every i and every j. ENTRIES have every j and
# every k, and fewer masks: differences in a weight take many averages.
POINTS = points_of(Features, NUMBERS, SHAPES, SIZES, {})
PAIRS = points_of(Features, NUMBERS, SHAPES, SIZES, {"i": "n", "j": "n"})
ENTRIES = points_of(Features, NUMBERS, SHAPES, ({"m": 3, "n": 2}, {"m": 1, "n": 3}), {"j": "n", "k": "n"})

"""A linear layer in plain arithmetic over all masks, as the sources define it; nothing here is symbolic."""

import itertools
from fractions import Fraction

from arithmetic import Point, points_of

# Keep probabilities unequal and away from one half in the first set; a weight 0 and a probability 1 in the second.
NUMBERS = (
    {
        "W": (("2", "-3", "5/2"), ("1/3", "4", "-1"), ("-2", "3/2", "1")),
        "I": ("3", "1/2", "-2"),
        "t": ("7/3", "-1", "4"),
        "p": ("1/3", "3/4", "1/5"),
        "q": (("1/4", "2/3", "1/5"), ("5/6", "1/7", "3/8"), ("2/5", "3/4", "1/9")),
    },
    {
        "W": (("0", "-7/2", "1"), ("5", "2", "-4/3"), ("1/2", "-1", "3")),
        "I": ("5", "-1", "4/3"),
        "t": ("-4", "0", "1/3"),
        "p": ("2/5", "1", "5/6"),
        "q": (("1", "1/3", "4/5"), ("2/7", "1/6", "3/5"), ("1/8", "0", "2/3")),
    },
)
SHAPES = {"W": "on", "I": "n", "t": "o", "p": "n", "q": "on"}
SIZES = ({"n": 3, "o": 2}, {"n": 2, "o": 3})


class LinearLayer(Point):
    """What a point of this family can do besides."""

    def outputs(self, factors):
        """S_l = sum_i factors_li W_li I_i for every l."""
        return [
            sum((f * w * x for f, w, x in zip(row, weights, self.I, strict=True)), Fraction(0))
            for row, weights in zip(factors, self.W, strict=True)
        ]

    def unit_average(self, value):
        """The average of value(S) over all masks of the inputs, each of which all outputs share."""
        return self.mask_expectation(lambda mask: value(self.outputs([mask] * self.o)))

    def connection_average(self, value, keep):
        """The average of value(S) over all masks of the connections, kept with the probabilities keep[l][i]."""
        laws = [((1, each), (0, 1 - each)) for row in keep for each in row]

        def at_mask(bits):
            return value(self.outputs([bits[l * self.n : (l + 1) * self.n] for l in range(self.o)]))

        return self.expectation(laws, at_mask)

    def squared_loss(self, outputs):
        """sum_l (t_l - S_l)^2."""
        return sum(((t - s) ** 2 for t, s in zip(self.t, outputs, strict=True)), Fraction(0))

    def total(self, term):
        """The sum of term(l, i) over all connections."""
        return sum((term(*place) for place in itertools.product(range(self.o), range(self.n))), Fraction(0))

    def covariance(self, average):
        """The average product of what S_k and S_l are away from their averages."""
        first, second = average(lambda s: s[self.k]), average(lambda s: s[self.l])
        return average(lambda s: (s[self.k] - first) * (s[self.l] - second))


# Two inputs and three outputs, or three and two; PLACES are the same with every k and every l.
POINTS = points_of(LinearLayer, NUMBERS, SHAPES, SIZES, {})
PLACES = points_of(LinearLayer, NUMBERS, SHAPES, SIZES, {"k": "o", "l": "o"})

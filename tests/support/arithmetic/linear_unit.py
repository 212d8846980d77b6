"""One linear unit in plain arithmetic over all masks, as the sources define it; nothing here is symbolic."""

from fractions import Fraction

from arithmetic import Point, points_of

# Two sets of numbers: keep probabilities unequal and away from one half, then one of them 1 and a weight 0.
NUMBERS = (
    {
        "w": ("2", "-3", "5/2"),
        "I": ("3", "1/2", "-2"),
        "p": ("1/3", "3/4", "1/5"),
        "delta": ("2", "-1", "1/3"),
        "v": ("-1/2", "4", "3"),
        "c": ("2", "-1/3", "5"),
        "mu": ("1/2", "-2", "3"),
        "s": ("3", "1/4", "2"),
        "C": (("2", "-1", "1/2"), ("-1", "3", "1"), ("1/2", "1", "5")),
        "q_1": "2/3",
        "q_2": "1/2",
        "t": "7/3",
        "eta": "1/10",
    },
    {
        "w": ("0", "-7/2", "1"),
        "I": ("5", "-1", "4/3"),
        "p": ("2/5", "1", "5/6"),
        "delta": ("1", "0", "1"),
        "v": ("6", "0", "-1/3"),
        "c": ("1/7", "3", "-2"),
        "mu": ("0", "1", "-5"),
        "s": ("1/3", "0", "5"),
        "C": (("1/3", "1/4", "0"), ("1/4", "1", "-1/2"), ("0", "-1/2", "4")),
        "q_1": "1/2",
        "q_2": "1/4",
        "t": "-4",
        "eta": "3/2",
    },
)
SHAPES = {"w": "n", "I": "n", "p": "n", "delta": "n", "v": "n", "c": "n", "mu": "n", "s": "n", "C": "nn"}


class LinearUnit(Point):
    """What a point of this family can do besides."""

    def total(self, term):
        """term(1) + .. + term(n), with the places counted from 0."""
        return sum((term(place) for place in range(self.n)), Fraction(0))

    def output(self, weights):
        """sum_i weights_i I_i."""
        return self.total(lambda i: weights[i] * self.I[i])

    def regular_loss(self, weights):
        """Eq. 1."""
        return Fraction(1, 2) * (self.t - self.output(weights)) ** 2

    def dropout_loss(self, weights, mask):
        """Eq. 2."""
        return self.regular_loss([bit * weight for bit, weight in zip(mask, weights, strict=True)])

    def mean_weights(self):
        """w' = p w."""
        return [keep * weight for keep, weight in zip(self.p, self.w, strict=True)]

    def noise_expectation(self, means, variances, value):
        """The expectation over independent noise: mean + s with probability 1/(1 + s), else mean - 1."""
        laws = [((m + s, 1 / (1 + s)), (m - 1, s / (1 + s))) for m, s in zip(means, variances, strict=True)]
        return self.expectation(laws, value)

    def loss_by_moments(self, first, second):
        """The expected regular loss, where first(i) and second(i, j) are the moments of the factors of the inputs."""
        added = [w * x for w, x in zip(self.w, self.I, strict=True)]
        squares = self.total(lambda i: self.total(lambda j: second(i, j) * added[i] * added[j]))
        return (self.t**2 - 2 * self.t * self.total(lambda i: first(i) * added[i]) + squares) / 2

    def covariance(self, i, j):
        """An entry of C, of which a counterexample names one of two equal ones."""
        both = (f"C[{i + 1},{j + 1}]", f"C[{j + 1},{i + 1}]")
        return next(self.values[name] for name in both if name in self.values)

    def slope(self, function, weights, place):
        """The derivative of a quadratic function in one weight: its symmetric difference, which is exact."""
        up, down = ([w + step * (i == place) for i, w in enumerate(weights)] for step in (1, -1))
        return (function(up) - function(down)) / 2


# Points with n = 2 and n = 3, every k and every l.
POINTS = points_of(LinearUnit, NUMBERS, SHAPES, ({"n": 2}, {"n": 3}), {"k": "n", "l": "n"})

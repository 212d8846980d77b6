"""Exponential losses in plain arithmetic over all masks and normal inputs; nothing here is symbolic."""

from fractions import Fraction
from math import prod

from arithmetic import Point, points_of
from arithmetic.exponentials import Close, counted_mean, exp, normal_mean

NUMBERS = (
    {
        "w": ("2", "-1/3", "1/2"),
        "x": ("1/2", "3", "-1"),
        "beta": ("1/3", "-2", "1"),
        "p": ("1/4", "2/3", "1/5"),
        "y": "-1",
        "d": "1/3",
        "v": "3/2",
    },
    {
        "w": ("-1", "3/2", "1"),
        "x": ("1", "1/3", "5/2"),
        "beta": ("-1/2", "2", "1/4"),
        "p": ("1/2", "1", "3/8"),
        "y": "2",
        "d": "3/4",
        "v": "1/4",
    },
)
SHAPES = {"w": "n", "x": "n", "beta": "n", "p": "n"}


class Loss(Point):
    """What a point of this family can do besides; inputs are counted from 0."""

    def total(self, term):
        """The sum of term(i) over all inputs."""
        return sum((term(i) for i in range(self.n)), Fraction(0))

    def product(self, factor, but=()):
        """The product of factor(i) over all inputs but some."""
        return prod((factor(i) for i in range(self.n) if i not in but), start=Fraction(1))

    def score(self, mask):
        """The score when the inputs are masked."""
        return self.total(lambda i: self.w[i] * self.x[i] * mask[i])

    def counted_loss(self):
        """The mean of the loss over Poisson counts, a series for each of the independent inputs."""
        return self.product(lambda i: counted_mean(lambda z: exp(Close(-self.y * self.w[i] * z)), self.x[i]))

    def masked_loss(self, value=lambda _: 1):
        """The average over all masks of value(mask) times the loss."""
        return self.mask_expectation(
            lambda mask: value(mask) * exp(-self.y * self.total(lambda i: self.w[i] * self.x[i] * mask[i]))
        )

    def loss_at_mean(self):
        """The exponential of the average of its argument over all masks."""
        return exp(self.mask_expectation(lambda mask: -self.y * self.total(lambda i: self.w[i] * self.x[i] * mask[i])))

    def kept(self, i):
        """The factor of an input that is kept."""
        return exp(-self.y * self.w[i] * self.x[i])

    def factor(self, i):
        """The factor of an input on the average."""
        return 1 - self.p[i] + self.p[i] * self.kept(i)

    def blankout(self, value):
        """The average of value(noise) over all masks, where noise is 1/(1 - d) where an input is kept, and else 0."""
        return self.expectation([((1 / (1 - self.d), 1 - self.d), (0, self.d))] * self.n, value)

    def normal_loss(self):
        """The mean of the loss over normal inputs, an integral for each of the independent inputs."""
        return self.product(lambda i: normal_mean(lambda z: exp(-self.y * self.w[i] * z), self.x[i], self.v))


POINTS = points_of(Loss, NUMBERS, SHAPES, ({"n": 2}, {"n": 3}), {})
# With inputs that may be rates.
POSITIVE = [{**numbers, "x": [each.lstrip("-") for each in numbers["x"]]} for numbers in NUMBERS]
RATES = points_of(Loss, POSITIVE, SHAPES, ({"n": 2}, {"n": 3}), {})
# With every k, and with every k and l.
PLACES = points_of(Loss, NUMBERS, SHAPES, ({"n": 2}, {"n": 3}), {"k": "n"})
PAIRS = points_of(Loss, NUMBERS, SHAPES, ({"n": 2}, {"n": 3}), {"k": "n", "l": "n"})

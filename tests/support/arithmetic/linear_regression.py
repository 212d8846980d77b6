"""Linear regression in plain arithmetic over all masks, as the sources define it; nothing here is symbolic."""

from fractions import Fraction

from arithmetic import Point, cut

# Two sets of numbers: keep probabilities away from one half, then a weight, a variance and an input of 0.
NUMBERS = (
    {
        "X": (("3", "1/2", "-2"), ("-1", "4", "2/3"), ("5", "-3/2", "1")),
        "M": (("1", "-2", "1/3"), ("3", "2", "-1"), ("-1/2", "1", "4")),
        "V": (("2", "1/3", "1"), ("3/2", "5", "2"), ("1", "4", "1/5")),
        "y": ("7/3", "-2", "1/2"),
        "w": ("2", "-3", "5/2"),
        "p": "1/3",
        "q": "1/4",
        "s": "3",
        "lambda": "2/3",
    },
    {
        "X": (("0", "-1", "4/3"), ("5/2", "2", "-3"), ("1", "1/4", "6")),
        "M": (("2", "0", "-3"), ("1/2", "-1", "5"), ("4", "3", "-2")),
        "V": (("0", "3", "1/2"), ("7", "1", "2"), ("1/4", "2", "3")),
        "y": ("-4", "1", "5/3"),
        "w": ("0", "-7/2", "1"),
        "p": "3/4",
        "q": "4/5",
        "s": "1/5",
        "lambda": "3",
    },
)
SHAPES = {"X": "mn", "M": "mn", "V": "mn", "y": "m", "w": "n"}
AT = (((2, 3), 3), ((3, 2), 1), ((1, 2), 2), ((2, 1), 1))


class LinearRegression(Point):
    """What a point of this family can do besides; rows, inputs and weights are counted from 0."""

    def total(self, term):
        """The sum of term(i) over all inputs."""
        return sum((term(i) for i in range(self.n)), Fraction(0))

    def batch(self, term):
        """The sum of term(a) over all samples."""
        return sum((term(a) for a in range(self.m)), Fraction(0))

    def squared_error(self, inputs, weights):
        """sum_a (y_a - sum_i inputs_ai weights_i)^2."""
        return self.batch(lambda a: (self.y[a] - self.total(lambda i: inputs[a][i] * weights[i])) ** 2)

    def scaled(self, factors):
        """The inputs with each entry multiplied by its own factor."""
        return [[f * x for f, x in zip(*rows, strict=True)] for rows in zip(factors, self.X, strict=True)]

    def gram(self, first, second):
        """sum_a X_a,first X_a,second."""
        return self.batch(lambda a: self.X[a][first] * self.X[a][second])

    def squares(self):
        """sum_i w_i^2 G_ii."""
        return self.total(lambda i: self.w[i] ** 2 * self.gram(i, i))

    def mean_weights(self, keeps):
        """The weights times the keep probabilities of their inputs."""
        return [keep * weight for keep, weight in zip(keeps, self.w, strict=True)]

    def entries_expectation(self, laws, value):
        """The expectation of value(rows) over independent entries: laws[a][i] lists outcomes and probabilities."""

        def in_rows(drawn):
            return value([drawn[start : start + self.n] for start in range(0, len(drawn), self.n)])

        return self.expectation([law for row in laws for law in row], in_rows)

    def row_masks_expectation(self, keeps, value):
        """The expectation over m n masks; keeps[i] is the keep probability of input i in every sample."""
        return self.entries_expectation([[((1, p), (0, 1 - p)) for p in keeps]] * self.m, value)

    def noise_expectation(self, means, variances, value):
        """The expectation over independent noise: mean + v with probability 1/(1 + v), else mean - 1."""
        laws = [
            [((mean + v, 1 / (1 + v)), (mean - 1, v / (1 + v))) for mean, v in zip(*rows, strict=True)]
            for rows in zip(means, variances, strict=True)
        ]
        return self.entries_expectation(laws, value)

    def everywhere(self, number):
        """The same number at every entry of the data."""
        return [[Fraction(number)] * self.n for _ in range(self.m)]

    def slope(self, function):
        """The derivative of a quadratic function of the weights in w_k: its symmetric difference, which is exact."""
        up, down = ([w + step * (i == self.k) for i, w in enumerate(self.w)] for step in (1, -1))
        return (function(up) - function(down)) / 2


# Points at which m and n are never equal, each with some k.
POINTS = [
    LinearRegression.of(
        {"m": m, "n": n},
        {"k": k},
        {
            name: cut(value, [{"m": m, "n": n}[size] for size in SHAPES.get(name, "")])
            for name, value in numbers.items()
        },
    )
    for numbers in NUMBERS
    for (m, n), k in AT
]

"""Two linear layers in plain arithmetic over all masks, as the source defines them; nothing here is symbolic."""

from fractions import Fraction

from arithmetic import Point, points_of

NUMBERS = (
    {
        "W": (("2", "-3", "5/2"), ("1/3", "4", "-1"), ("-2", "3/2", "1")),
        "I": ("3", "1/2", "-2"),
        "v": ("1", "-1/3", "2"),
        "p": ("1/3", "3/4", "1/5"),
        "q": ("1/4", "2/3", "5/6"),
        "s_0": "3",
        "s_1": "1/4",
        "t": "7/3",
    },
    {
        "W": (("0", "-7/2", "1"), ("5", "2", "-4/3"), ("1/2", "-1", "3")),
        "I": ("5", "-1", "4/3"),
        "v": ("-2", "3", "1/4"),
        "p": ("2/5", "1", "5/6"),
        "q": ("3/7", "1/8", "1"),
        "s_0": "1/5",
        "s_1": "2",
        "t": "-4",
    },
)
SHAPES = {"W": "hn", "I": "n", "v": "h", "p": "n", "q": "h"}
SIZES = ({"n": 3, "h": 2}, {"n": 2, "h": 3}, {"n": 1, "h": 2})


class TwoLayers(Point):
    """What a point of this family can do besides; p and q are lists, or one number for all units of a layer."""

    def rates(self):
        """The keep probabilities of all inputs, and those of all hidden units."""
        listed = ((self.p, self.n), (self.q, self.h))
        return [rate if isinstance(rate, list) else [rate] * number for rate, number in listed]

    def output(self, inputs, hidden):
        """sum_c hidden_c v_c sum_i inputs_i W_ci I_i."""
        return sum(
            (
                hidden[c] * self.v[c] * inputs[i] * self.W[c][i] * self.I[i]
                for c in range(self.h)
                for i in range(self.n)
            ),
            Fraction(0),
        )

    def average(self, value):
        """The average of value(output) over all masks of both layers."""
        p, q = self.rates()
        laws = [((1, keep), (0, 1 - keep)) for keep in [*p, *q]]
        return self.expectation(laws, lambda mask: value(self.output(mask[: self.n], mask[self.n :])))

    def noisy(self, value):
        """The average of value(output) over noise of two values, of mean 0, added to inputs and hidden units."""
        variances = [self.s_0] * self.n + [self.s_1] * self.h
        laws = [((s, 1 / (1 + s)), (Fraction(-1), s / (1 + s))) for s in variances]

        def at_noise(moved):
            inputs, hidden = moved[: self.n], moved[self.n :]
            units = [
                sum(self.W[c][i] * (self.I[i] + inputs[i]) for i in range(self.n)) + hidden[c] for c in range(self.h)
            ]
            return value(sum((self.v[c] * units[c] for c in range(self.h)), Fraction(0)))

        return self.expectation(laws, at_noise)

    def loss(self, output):
        """The squared residual."""
        return (self.t - output) ** 2

    def input_penalty(self, hidden, factor=lambda p: p * (1 - p)):
        """What masked inputs add where the hidden units have fixed factors; factor(p_i) is the variance of a mask."""
        p, _ = self.rates()
        sent = [sum(hidden[c] * self.v[c] * self.W[c][i] for c in range(self.h)) for i in range(self.n)]
        return sum(factor(p[i]) * (self.I[i] * sent[i]) ** 2 for i in range(self.n))

    def hidden_penalty(self, inputs):
        """What masked hidden units add where the inputs have fixed factors."""
        _, q = self.rates()
        units = [sum(inputs[i] * self.W[c][i] * self.I[i] for i in range(self.n)) for c in range(self.h)]
        return sum(q[c] * (1 - q[c]) * (self.v[c] * units[c]) ** 2 for c in range(self.h))

    def joint_penalty(self, factor=lambda p, q: p * (1 - p) * q * (1 - q)):
        """The sum over all paths of factor(p_i, q_c) times the square of the path."""
        p, q = self.rates()
        paths = [(c, i) for c in range(self.h) for i in range(self.n)]
        return sum(factor(p[i], q[c]) * (self.v[c] * self.W[c][i] * self.I[i]) ** 2 for c, i in paths)


# Keep probabilities of their own for all units; in COMMON one for each layer.
POINTS = points_of(TwoLayers, NUMBERS, SHAPES, SIZES, {})
COMMON = points_of(
    TwoLayers,
    [{**each, "p": each["p"][0], "q": each["q"][1]} for each in NUMBERS],
    {name: shape for name, shape in SHAPES.items() if name not in "pq"},
    SIZES,
    {},
)

"""Matrix factorisation in plain arithmetic over all masks, as the sources define it; nothing here is symbolic."""

import itertools
from fractions import Fraction

from arithmetic import Point, points_of

NUMBERS = (
    {
        "Y": (("1", "-2", "1/2"), ("3", "0", "-1/3"), ("2/5", "1", "4")),
        "U": (("2", "-1", "1/3"), ("1/2", "3", "-2"), ("-1", "5/2", "1")),
        "V": (("-3", "1/4", "2"), ("1", "-1/2", "5"), ("2/3", "4", "-1")),
        "s": ("2", "-1/3", "5"),
        "z": ("3", "1/2", "-2"),
        "w": ("1", "-1/3", "2"),
        "p": ("1/4", "2/3", "1/5"),
        "beta": "5/2",
        "theta": "1/3",
        "b": "3/4",
    },
    {
        "Y": (("0", "7/3", "-1"), ("-4", "1/2", "2"), ("1", "-3", "6")),
        "U": (("0", "5", "-1/2"), ("-7/3", "1", "2"), ("1", "-1/4", "3")),
        "V": (("1/5", "-2", "1"), ("4", "1/3", "-1"), ("-1", "2", "3/2")),
        "s": ("-4", "1/6", "3/2"),
        "z": ("0", "-5", "1/3"),
        "w": ("7", "1/2", "-1"),
        "p": ("1", "3/8", "1/2"),
        "beta": "-1",
        "theta": "4/5",
        "b": "-2",
    },
)
SHAPES = {"Y": "mo", "U": "mh", "V": "oh", "s": "h", "z": "o", "w": "o", "p": "o"}
SIZES = ({"m": 2, "o": 3, "h": 2, "N": 3}, {"m": 3, "o": 2, "h": 3, "N": 2}, {"m": 1, "o": 2, "h": 2, "N": 4})


class Factorization(Point):
    """What a point of this family can do besides; a pair is a column of U with the same column of V."""

    def pairs(self):
        """All pairs of columns."""
        return [([row[c] for row in self.U], [row[c] for row in self.V]) for c in range(self.h)]

    def pair(self):
        """The pair of columns c."""
        return [row[self.c] for row in self.U], [row[self.c] for row in self.V]

    @staticmethod
    def distance(target, pairs):
        """The sum of the squares of target - sum over the pairs of u v^T."""
        return sum(
            (
                (entry - sum(u[a] * v[place] for u, v in pairs)) ** 2
                for a, row in enumerate(target)
                for place, entry in enumerate(row)
            ),
            Fraction(0),
        )

    def dropped_loss(self, target, pairs, theta):
        """The average distance over all masks of the pairs, each kept with theta and then divided by it."""

        def at_mask(mask):
            kept = [([bit / theta * x for x in u], v) for bit, (u, v) in zip(mask, pairs, strict=True)]
            return self.distance(target, kept)

        return self.expectation([((1, theta), (0, 1 - theta))] * len(pairs), at_mask)

    def autoencoder(self):
        """The average error over all masks of the hidden units and all signs of the inputs."""
        keep, sign = ((1, self.theta), (0, 1 - self.theta)), ((1, Fraction(1, 2)), (-1, Fraction(1, 2)))

        def at_draw(drawn):
            mask, x = drawn[: self.h], drawn[self.h :]
            codes = [sum(self.U[a][c] * x[a] for a in range(self.m)) * mask[c] / self.theta for c in range(self.h)]
            rebuilt = [sum(self.U[a][c] * codes[c] for c in range(self.h)) for a in range(self.m)]
            return sum(((one - other) ** 2 for one, other in zip(x, rebuilt, strict=True)), Fraction(0))

        return self.expectation([keep] * self.h + [sign] * self.m, at_draw)

    def answer(self, features):
        """What the factorisation machine answers: pairs of different features once each."""
        pairs = itertools.combinations(range(self.o), 2)
        products = sum(
            sum(self.V[k][c] * self.V[l][c] for c in range(self.h)) * features[k] * features[l] for k, l in pairs
        )
        return self.beta + sum(w * z for w, z in zip(self.w, features, strict=True)) + products

    def penalty(self, pairs):
        """What dropping adds to the distance from 0, over (1 - theta) / theta: the same for every theta."""
        zero = [[Fraction(0)] * len(pairs[0][1]) for _ in pairs[0][0]]
        found = {
            (self.dropped_loss(zero, pairs, theta) - self.distance(zero, pairs)) * theta / (1 - theta)
            for theta in (Fraction(1, 3), Fraction(4, 5))
        }
        (value,) = found
        return value


# Three choices of sizes, no two of them equal in all; PLACES are the same with every row a, column l and pair c.
POINTS = points_of(Factorization, NUMBERS, SHAPES, SIZES, {})
PLACES = points_of(Factorization, NUMBERS, SHAPES, SIZES, {"a": "m", "l": "o", "c": "h"})

"""The variance of outputs between 0 and 1 by hand, and the variance of a coin with their mean."""

from fractions import Fraction

from claims import Claim


def weighted(at, term):
    return sum((at.P[e] * term(at.O[e]) for e in range(at.m)), Fraction(0))


def left(at):
    return weighted(at, lambda o: o**2) - weighted(at, lambda o: o) ** 2


def right(at):
    mean = weighted(at, lambda o: o)
    return mean * (1 - mean)


CLAIMS = {
    "ensemble_variance": Claim(
        left=left,
        right=right,
        remainder=lambda at: weighted(at, lambda o: o * (1 - o)),
        also_true={"hypothesis": (3, "the identity behind it holds for all numbers")},
    ),
}

"""Shared noise by hand: the covariances of all pairs of losses in a minibatch, added up."""

from fractions import Fraction

from claims import Claim, Wrong

from symdrop.definitions.sampling import m, n
from symdrop.theorems.sampling.shared_weight_noise import c, s


def left(at):
    pairs = ((e, f) for e in range(at.m) for f in range(at.m))
    second = sum((at.mu**2 + (at.s if e == f else at.c) for e, f in pairs), Fraction(0))
    return (Fraction(at.n) / at.m) ** 2 * (second - (at.m * at.mu) ** 2)


def right(at):
    return at.n**2 * (at.s / at.m + Fraction(at.m - 1, at.m) * at.c)


CLAIMS = {
    "shared_weight_noise": Claim(
        left=left,
        right=right,
        false={
            "noise of their own": Wrong(n**2 * s / m, lambda at: at.n**2 * at.s / at.m),
            "the covariance of all pairs": Wrong(n**2 * (s / m + c), lambda at: at.n**2 * (at.s / at.m + at.c)),
        },
    ),
}

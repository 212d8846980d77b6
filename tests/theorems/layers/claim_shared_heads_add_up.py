"""Attention masks by hand: one mask for all heads, and one for each, over all of them."""

from fractions import Fraction

from claims import SQUARE, Claim, Wrong

from symdrop.definitions.layers import A, a, j, r, t
from symdrop.language import Sum
from symdrop.theorems.layers.shared_heads_add_up import theorem, together, whole


def heads(at, term):
    return sum((term(a) for a in range(at.h)), Fraction(0))


def output(at, mask):
    """The output where mask(a, j) is kept and inverted."""
    return heads(at, lambda a: at.total(lambda j: mask(a, j) * at.A[a][j])) / at.keep


def shared(at):
    return at.masked(lambda mask: (at.t - output(at, lambda a, j: mask[j])) ** 2)


def separate(at):
    return at.masked(lambda mask: (at.t - output(at, lambda a, j: mask[a * at.n + j])) ** 2, at.h * at.n)


def plain(at):
    return (at.t - heads(at, lambda a: at.total(lambda j: at.A[a][j]))) ** 2


def summed(at):
    return at.r / at.keep * at.total(lambda j: heads(at, lambda a: at.A[a][j]) ** 2)


def single(at):
    return at.r / at.keep * at.total(lambda j: heads(at, lambda a: at.A[a][j] ** 2))


CLAIMS = {
    "shared_heads_add_up": Claim(
        left=lambda at: shared(at) - separate(at),
        right=lambda at: summed(at) - single(at),
        false={
            "the whole penalty of one mask": Wrong(r / (1 - r) * together, summed),
            "half of it": Wrong(theorem.rhs / 2, lambda at: (summed(at) - single(at)) / 2),
            "the keep probability over the drop probability": Wrong(
                theorem.rhs * (1 - r) ** 2, lambda at: (summed(at) - single(at)) * at.keep**2
            ),
        },
        also_true={"exponent": (3, f"{SQUARE}; where 1 - r^2 is not zero 1 - r is not")},
    ),
    "shared_heads_add_up.shared_loss": Claim(
        left=shared,
        right=lambda at: plain(at) + summed(at),
        false={
            "no penalty": Wrong((t - whole) ** 2, plain),
            "a mask for each head": Wrong(
                (t - whole) ** 2 + r / (1 - r) * Sum(A[a, j] ** 2, a, j), lambda at: plain(at) + single(at)
            ),
        },
        also_true={"exponent": (2, f"{SQUARE}; where 1 - r^2 is not zero 1 - r is not")},
    ),
}

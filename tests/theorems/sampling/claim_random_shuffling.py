"""Random shuffling by hand: the mean over all minibatches of an epoch, averaged over all orders of the items."""

from fractions import Fraction
from itertools import permutations

from claims import SAME_ZEROS, SQUARE, Claim, Wrong

from symdrop.theorems.sampling.random_shuffling import distance, squared_norm


def norm_of_mean(at, items):
    columns = zip(*(at.G[i] for i in items), strict=True)
    return sum((Fraction(sum(column)) / len(items)) ** 2 for column in columns)


def left(at):
    """Whole minibatches only: with four items and three in a minibatch, the one that is left over is not used."""
    b, norms = int(at.b), []
    for order in permutations(range(at.n)):
        batches = [order[start : start + b] for start in range(0, at.n - b + 1, b)]
        norms.append(sum(norm_of_mean(at, each) for each in batches) / len(batches))
    return sum(norms) / len(norms)


def norm(at):
    return norm_of_mean(at, range(at.n))


def right_distance(at):
    means = [Fraction(sum(column)) / at.n for column in zip(*at.G, strict=True)]
    return at.total(lambda i: sum((x - mean) ** 2 for x, mean in zip(at.G[i], means, strict=True))) / at.n


def right(at):
    return norm(at) + (at.n - at.b) / ((at.n - 1) * at.b) * right_distance(at)


CLAIMS = {
    "random_shuffling": Claim(
        left=left,
        right=right,
        false={
            "no penalty": Wrong(squared_norm, norm),
            "the whole spread": Wrong(squared_norm + distance, lambda at: norm(at) + right_distance(at)),
        },
        also_true={"exponent": (2, f"{SQUARE}; {SAME_ZEROS}")},
    ),
}

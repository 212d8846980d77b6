"""The covariance of two outputs by hand: averages over all masks of the connections, each with one of its own."""

from fractions import Fraction

from arithmetic.linear_layer import PLACES
from claims import SQUARE, Claim, Wrong

from symdrop.definitions.linear_layer import I, W, i, k, l, q
from symdrop.language import Sum, bracket
from symdrop.theorems.linear_layer.connection_masks_do_not import theorem


def left(at):
    return at.covariance(lambda value: at.connection_average(value, at.q))


def weighted(at, factor):
    return sum((factor(at.q[at.k][i]) * (at.W[at.k][i] * at.I[i]) ** 2 for i in range(at.n)), Fraction(0))


def right(at):
    return weighted(at, lambda q: q * (1 - q)) if at.k == at.l else Fraction(0)


CLAIMS = {
    "connection_masks_do_not": Claim(
        points=PLACES,
        left=left,
        right=right,
        false={
            "the covariance of masked inputs": Wrong(
                Sum(q[k, i] * (1 - q[k, i]) * W[k, i] * W[l, i] * I[i] ** 2, i),
                lambda at: sum(
                    at.q[at.k][i] * (1 - at.q[at.k][i]) * at.W[at.k][i] * at.W[at.l][i] * at.I[i] ** 2
                    for i in range(at.n)
                ),
            ),
            "for different outputs as well": Wrong(
                Sum(q[k, i] * (1 - q[k, i]) * W[k, i] ** 2 * I[i] ** 2, i),
                lambda at: weighted(at, lambda q: q * (1 - q)),
            ),
            "never": Wrong(0 * theorem.rhs, lambda at: 0),
            "the second moment of a mask": Wrong(
                bracket(k, l) * Sum(q[k, i] * W[k, i] ** 2 * I[i] ** 2, i),
                lambda at: weighted(at, lambda q: q) * (at.k == at.l),
            ),
        },
        also_true={
            "exponent": (2, SQUARE),
            "complement": (1, "p (1 - p) is the same at 1 - p"),
            "index": (5, "the covariance is 0 unless k = l, and then the two indices are one"),
        },
    ),
}

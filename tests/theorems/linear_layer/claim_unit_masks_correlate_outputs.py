"""The covariance of two outputs by hand: averages over all masks of the inputs, which the outputs share."""

from fractions import Fraction

from arithmetic.linear_layer import PLACES
from claims import SQUARE, Claim, Wrong

from symdrop.definitions.linear_layer import I, W, i, k, l, p
from symdrop.language import Sum, bracket
from symdrop.theorems.linear_layer.unit_masks_correlate_outputs import theorem


def left(at):
    return at.covariance(at.unit_average)


def weighted(at, factor, power=2):
    return sum((factor(i) * at.W[at.k][i] * at.W[at.l][i] * at.I[i] ** power for i in range(at.n)), Fraction(0))


def right(at):
    return weighted(at, lambda i: at.p[i] * (1 - at.p[i]))


CLAIMS = {
    "unit_masks_correlate_outputs": Claim(
        points=PLACES,
        left=left,
        right=right,
        false={
            "only for one and the same output": Wrong(
                bracket(k, l) * theorem.rhs, lambda at: right(at) * (at.k == at.l)
            ),
            "the second moment of a mask": Wrong(
                Sum(p[i] * W[k, i] * W[l, i] * I[i] ** 2, i), lambda at: weighted(at, lambda i: at.p[i])
            ),
            "p squared": Wrong(
                Sum(p[i] ** 2 * W[k, i] * W[l, i] * I[i] ** 2, i), lambda at: weighted(at, lambda i: at.p[i] ** 2)
            ),
            "inputs not squared": Wrong(
                Sum(p[i] * (1 - p[i]) * W[k, i] * W[l, i] * I[i], i),
                lambda at: weighted(at, lambda i: at.p[i] * (1 - at.p[i]), power=1),
            ),
            "the weights of one output twice": Wrong(
                Sum(p[i] * (1 - p[i]) * W[k, i] ** 2 * I[i] ** 2, i),
                lambda at: sum(at.p[i] * (1 - at.p[i]) * (at.W[at.k][i] * at.I[i]) ** 2 for i in range(at.n)),
            ),
        },
        also_true={
            "exponent": (2, SQUARE),
            "complement": (1, "p (1 - p) is the same at 1 - p"),
        },
    ),
}

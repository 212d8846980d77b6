"""The expected Hessian by hand: second differences of the average dropout loss, which are exact."""

from claims import SQUARE, Claim, Wrong

from symdrop.definitions.linear_unit import I, k, l, p
from symdrop.language import bracket


def left(at):
    def loss(weights):
        return at.mask_expectation(lambda mask: at.dropout_loss(weights, mask))

    return at.slope(lambda weights: at.slope(loss, weights, at.k), at.w, at.l)


def product(at):
    return at.I[at.k] * at.I[at.l]


def right(at):
    diagonal = at.p[at.k] * (1 - at.p[at.k]) if at.k == at.l else 0
    return product(at) * (at.p[at.k] * at.p[at.l] + diagonal)


NO_TARGET = "a second derivative does not depend on the target"
CLAIMS = {
    "expected_hessian": Claim(
        left=left,
        right=right,
        false={
            "the Hessian at the mean weights": Wrong(
                I[k] * I[l] * p[k] * p[l], lambda at: product(at) * at.p[at.k] * at.p[at.l]
            ),
            "the second moment on the diagonal": Wrong(
                I[k] * I[l] * (p[k] * p[l] + bracket(k, l) * p[k]),
                lambda at: product(at) * at.p[at.k] * (at.p[at.l] + (at.k == at.l)),
            ),
        },
        also_true={
            "sign": (2, NO_TARGET),
            "term": (1, NO_TARGET),
            "exponent": (2, f"{SQUARE}; {NO_TARGET}"),
            "index": (2, "where the bracket is 1, k = l"),
        },
    ),
}

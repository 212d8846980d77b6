"""Slope of the average against average of the slopes, and Eq. 7 against Eq. 6, by hand."""

from claims import SQUARE, TIED, Claim, Wrong

from symdrop.definitions.linear_unit import I, dropout_penalty, i, j, k, p, regular_loss, t, w
from symdrop.language import D, Sum
from symdrop.theorems.linear_unit.gradient_of_expected_loss import ridge


def left(at):
    def expected(weights):
        return at.mask_expectation(lambda mask: at.dropout_loss(weights, mask))

    return at.slope(expected, at.w, at.k)


def right(at):
    return at.mask_expectation(lambda mask: at.slope(lambda weights: at.dropout_loss(weights, mask), at.w, at.k))


def penalised_left(at):
    def penalised(weights):
        penalty = at.total(lambda i: at.p[i] * (1 - at.p[i]) * weights[i] ** 2 * at.I[i] ** 2) / 2
        return at.regular_loss([keep * weight for keep, weight in zip(at.p, weights, strict=True)]) + penalty

    return at.slope(penalised, at.w, at.k)


def regular(at):
    return -at.p[at.k] * at.I[at.k] * (at.t - at.output(at.mean_weights()))


def right_ridge(at):
    return at.p[at.k] * (1 - at.p[at.k]) * at.w[at.k] * at.I[at.k] ** 2


def penalised_right(at):
    return regular(at) + right_ridge(at)


regular_part = D(regular_loss(p[j] * w[j]), w[k])
FALSE = {
    "no ridge": Wrong(regular_part, regular),
    "twice the ridge": Wrong(regular_part + 2 * ridge, lambda at: regular(at) + 2 * right_ridge(at)),
    "no chain factor": Wrong(
        -I[k] * (t - Sum(p[j] * w[j] * I[j], j)) + ridge,
        lambda at: -at.I[at.k] * (at.t - at.output(at.mean_weights())) + right_ridge(at),
    ),
}
WITHOUT_THE_HALF = Wrong(
    lhs=D(regular_loss(p[j] * w[j]) + 2 * dropout_penalty(w[i]), w[k]),
    left=lambda at: regular(at) + 2 * right_ridge(at),
)
ANY_LAW = "E and D commute whatever the law"
CLAIMS = {
    "gradient_of_expected_loss": Claim(
        left=left,
        right=right,
        false=FALSE,
        also_true={"exponent": (3, f"{SQUARE}; {ANY_LAW}"), "name": (2, ANY_LAW), "complement": (1, ANY_LAW)},
    ),
    "gradient_of_expected_loss.penalised_gradient": Claim(
        left=penalised_left,
        right=penalised_right,
        false=FALSE | {"equation seven without its half": WITHOUT_THE_HALF},
        also_true={"index": (3, TIED)},
    ),
}

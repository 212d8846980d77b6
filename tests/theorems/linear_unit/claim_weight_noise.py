"""Noise on the weights by hand: noise of two values with the mean 0 and the given variances."""

from claims import Claim, Wrong

from symdrop.definitions.linear_unit import i, j, regular_loss, s, w
from symdrop.language import Sum
from symdrop.theorems.linear_unit.weight_noise import penalty


def left(at):
    return at.noise_expectation(
        [0] * at.n,
        at.s,
        lambda noise: at.regular_loss([weight + moved for weight, moved in zip(at.w, noise, strict=True)]),
    )


def right_penalty(at):
    return at.total(lambda i: at.s[i] * at.I[i] ** 2) / 2


CLAIMS = {
    "weight_noise": Claim(
        left=left,
        right=lambda at: at.regular_loss(at.w) + right_penalty(at),
        false={
            "weight decay": Wrong(
                regular_loss(w[j]) + Sum(s[i] * w[i] ** 2, i) / 2,
                lambda at: at.regular_loss(at.w) + at.total(lambda i: at.s[i] * at.w[i] ** 2) / 2,
            ),
            "no penalty": Wrong(regular_loss(w[j]), lambda at: at.regular_loss(at.w)),
            "the missing half": Wrong(
                regular_loss(w[j]) + 2 * penalty, lambda at: at.regular_loss(at.w) + 2 * right_penalty(at)
            ),
        },
        also_true={"sign": (1, "noise of mean 0 may have the other sign")},
    ),
}

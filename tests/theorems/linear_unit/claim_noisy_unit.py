"""Uncorrelated noise by hand: independent noise, and noise of which only one entry at a time is away from its mean."""

from claims import Claim, Wrong

from symdrop.definitions.linear_unit import I, i, j, mu, regular_loss, w
from symdrop.language import Sum
from symdrop.theorems.linear_unit.noisy_unit import penalty, theorem


def left(at):
    return at.noise_expectation(at.mu, at.s, lambda noise: loss(at, noise))


def loss(at, noise):
    return at.regular_loss([factor * weight for factor, weight in zip(noise, at.w, strict=True)])


def right_penalty(at):
    return at.total(lambda i: at.s[i] * at.w[i] ** 2 * at.I[i] ** 2) / 2


def right(at):
    return at.regular_loss([mean * weight for mean, weight in zip(at.mu, at.w, strict=True)]) + right_penalty(at)


CLAIMS = {
    "noisy_unit": Claim(
        left=left,
        right=right,
        false={
            "no penalty": Wrong(theorem.rhs - penalty, lambda at: right(at) - right_penalty(at)),
            "the missing half": Wrong(theorem.rhs + penalty, lambda at: right(at) + right_penalty(at)),
            "the second moment for the variance": Wrong(
                theorem.rhs + Sum(mu[i] ** 2 * w[i] ** 2 * I[i] ** 2, i) / 2,
                lambda at: right(at) + at.total(lambda i: (at.mu[i] * at.w[i] * at.I[i]) ** 2) / 2,
            ),
            "the loss at w": Wrong(regular_loss(w[j]) + penalty, lambda at: at.regular_loss(at.w) + right_penalty(at)),
        },
    ),
}

"""Additive noise by hand: independent noise, and noise of which only one entry at a time is not zero."""

from fractions import Fraction

from claims import Claim, Wrong

from symdrop.definitions.linear_regression import a, epsilon, gram, i, m, s, w
from symdrop.language import Sum
from symdrop.theorem import noise
from symdrop.theorems.linear_regression.additive_noise import theorem

penalty = m * s * Sum(w[i] ** 2, i) / 2


def added(at, drawn):
    return [[x + e for x, e in zip(*rows, strict=True)] for rows in zip(at.X, drawn, strict=True)]


def half_error(at, drawn):
    return at.squared_error(added(at, drawn), at.w) / 2


def average(at, mean):
    return at.noise_expectation(at.everywhere(mean), at.everywhere(at.s), lambda drawn: half_error(at, drawn))


def left(at):
    return average(at, 0)


def right_penalty(at):
    return at.m * at.s * at.total(lambda i: at.w[i] ** 2) / 2


def right(at):
    return at.squared_error(at.X, at.w) / 2 + right_penalty(at)


CLAIMS = {
    "additive_noise": Claim(
        left=left,
        right=right,
        false={
            "noise with a mean": Wrong(
                given=[noise(epsilon[a, i], mean=1, variance=s)],
                left=lambda at: average(at, 1),
            ),
            "no penalty": Wrong(theorem.rhs - penalty, lambda at: right(at) - right_penalty(at)),
            "the missing half": Wrong(theorem.rhs + penalty, lambda at: right(at) + right_penalty(at)),
            "one sample": Wrong(
                theorem.rhs - penalty + penalty / m, lambda at: right(at) - (1 - Fraction(1, at.m)) * right_penalty(at)
            ),
            "s squared": Wrong(
                theorem.rhs - penalty + s * penalty, lambda at: right(at) + (at.s - 1) * right_penalty(at)
            ),
            "the penalty of dropout": Wrong(
                theorem.rhs - penalty + s * Sum(w[i] ** 2 * gram(i, i), i) / 2,
                lambda at: right(at) - right_penalty(at) + at.s * at.squares() / 2,
            ),
        },
        also_true={"sign": (1, "minus the noise has the same mean and variance")},
    ),
}

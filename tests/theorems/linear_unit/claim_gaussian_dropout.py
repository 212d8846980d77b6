"""Gaussian dropout by hand: a loss is quadratic in the noise, so any law with its means and variances will do."""

from claims import LINEAR, SQUARE, Claim, Wrong

from symdrop.definitions.linear_unit import I, delta, dropout_loss, i, j, p, regular_loss, s, w, xi
from symdrop.language import E, Sum
from symdrop.theorem import bernoulli, gaussian, nonzero
from symdrop.theorems.linear_unit.gaussian_dropout import penalty, same_as_inverted_dropout, theorem


def average(at, variances, value):
    """The expectation over noise of mean 1 with these variances."""
    return at.noise_expectation([1] * at.n, variances, value)


def noisy(at, noise):
    return [factor * weight for factor, weight in zip(noise, at.w, strict=True)]


def mask_variances(at):
    """The variances of delta_i / p_i, from the two values it takes."""
    return [keep * (1 / keep - 1) ** 2 + (1 - keep) * (0 - 1) ** 2 for keep in at.p]


def left(at):
    return average(at, at.s, lambda noise: at.regular_loss(noisy(at, noise)))


def right_penalty(at):
    return at.total(lambda i: at.s[i] * at.w[i] ** 2 * at.I[i] ** 2) / 2


def right(at):
    return at.regular_loss(at.w) + right_penalty(at)


def output_left(at):
    # A counterexample names no variances, for the expected output does not depend on them.
    return average(at, getattr(at, "s", [0] * at.n), lambda noise: at.output(noisy(at, noise)))


def output_right(at):
    return at.output(at.w)


def inverted_left(at):
    return average(at, mask_variances(at), lambda noise: at.regular_loss(noisy(at, noise)))


def inverted_right(at):
    return at.mask_expectation(
        lambda mask: at.regular_loss(noisy(at, [bit / keep for bit, keep in zip(mask, at.p, strict=True)])),
    )


def noise_of_variance(variance, by_hand):
    """Noise of another variance, which does not match the mask."""
    return Wrong(
        given=[gaussian(xi[j], mean=1, variance=variance), bernoulli(delta[j], keep=p[j]), nonzero(p)],
        left=lambda at: average(at, [by_hand(keep) for keep in at.p], lambda z: at.regular_loss(noisy(at, z))),
    )


ANY_VARIANCE = "the expected output does not depend on the variance"
CLAIMS = {
    "gaussian_dropout": Claim(
        left=left,
        right=right,
        false={
            "no penalty": Wrong(theorem.rhs - penalty, lambda at: at.regular_loss(at.w)),
            "the missing half": Wrong(theorem.rhs + penalty, lambda at: right(at) + right_penalty(at)),
            "the second moment": Wrong(
                theorem.rhs + Sum(w[i] ** 2 * I[i] ** 2, i) / 2,
                lambda at: right(at) + at.total(lambda i: at.w[i] ** 2 * at.I[i] ** 2) / 2,
            ),
            "the variance squared": Wrong(
                regular_loss(w[j]) + Sum(s[i] ** 2 * w[i] ** 2 * I[i] ** 2, i) / 2,
                lambda at: at.regular_loss(at.w) + at.total(lambda i: (at.s[i] * at.w[i] * at.I[i]) ** 2) / 2,
            ),
        },
    ),
    "gaussian_dropout.unchanged_output": Claim(
        left=output_left,
        right=output_right,
        false={
            "the output scaled by s": Wrong(
                Sum(s[j] * w[j] * I[j], j), lambda at: at.total(lambda j: at.s[j] * at.w[j] * at.I[j])
            ),
            "the output doubled": Wrong(2 * Sum(w[j] * I[j], j), lambda at: 2 * at.output(at.w)),
            "inputs squared": Wrong(Sum(w[j] * I[j] ** 2, j), lambda at: at.total(lambda j: at.w[j] * at.I[j] ** 2)),
        },
        also_true={
            "expectation": (1, LINEAR),
            "name": (2, ANY_VARIANCE),
            "exponent": (1, ANY_VARIANCE),
            "hypothesis": (1, ANY_VARIANCE),
        },
    ),
    "gaussian_dropout.same_as_inverted_dropout": Claim(
        left=inverted_left,
        right=inverted_right,
        false={
            "the mask not inverted": Wrong(
                E(dropout_loss(w[j])), lambda at: at.mask_expectation(lambda mask: at.dropout_loss(at.w, mask))
            ),
            "a penalty too many": Wrong(
                same_as_inverted_dropout.rhs + Sum((1 - p[i]) / p[i] * w[i] ** 2 * I[i] ** 2, i) / 2,
                lambda at: (
                    inverted_right(at) + at.total(lambda i: (1 - at.p[i]) / at.p[i] * (at.w[i] * at.I[i]) ** 2) / 2
                ),
            ),
            "half the loss": Wrong(same_as_inverted_dropout.rhs / 2, lambda at: inverted_right(at) / 2),
            "the variance of the plain mask": noise_of_variance(p[j] * (1 - p[j]), lambda keep: keep * (1 - keep)),
            "the drop probability": noise_of_variance(1 - p[j], lambda keep: 1 - keep),
            "1 / p": noise_of_variance(1 / p[j], lambda keep: 1 / keep),
        },
        also_true={"exponent": (1, SQUARE)},
    ),
}

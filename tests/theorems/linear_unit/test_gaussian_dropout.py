"""Gaussian dropout by hand: a loss is quadratic in the noise, so any law with its means and variances will do."""

import pytest

from symdrop.definitions.linear_unit import I, delta, dropout_loss, i, j, p, regular_loss, s, w, xi
from symdrop.language import E, Sum
from symdrop.theorem import bernoulli, gaussian, nonzero
from symdrop.theorems.linear_unit.gaussian_dropout import penalty, same_as_inverted_dropout, theorem, unchanged_output


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


CLAIMS = {
    "theorem": (theorem, left, right),
    "unchanged_output": (unchanged_output, output_left, output_right),
    "same_as_inverted_dropout": (same_as_inverted_dropout, inverted_left, inverted_right),
}
FALSE = {
    "no penalty": ("theorem", theorem.rhs - penalty, lambda at: at.regular_loss(at.w)),
    "the missing half": ("theorem", theorem.rhs + penalty, lambda at: right(at) + right_penalty(at)),
    "the second moment": (
        "theorem",
        theorem.rhs + Sum(w[i] ** 2 * I[i] ** 2, i) / 2,
        lambda at: right(at) + at.total(lambda i: at.w[i] ** 2 * at.I[i] ** 2) / 2,
    ),
    "the variance squared": (
        "theorem",
        regular_loss(w[j]) + Sum(s[i] ** 2 * w[i] ** 2 * I[i] ** 2, i) / 2,
        lambda at: at.regular_loss(at.w) + at.total(lambda i: (at.s[i] * at.w[i] * at.I[i]) ** 2) / 2,
    ),
    "the output scaled by s": (
        "unchanged_output",
        Sum(s[j] * w[j] * I[j], j),
        lambda at: at.total(lambda j: at.s[j] * at.w[j] * at.I[j]),
    ),
    "the output doubled": ("unchanged_output", 2 * Sum(w[j] * I[j], j), lambda at: 2 * at.output(at.w)),
    "inputs squared": (
        "unchanged_output",
        Sum(w[j] * I[j] ** 2, j),
        lambda at: at.total(lambda j: at.w[j] * at.I[j] ** 2),
    ),
    "the mask not inverted": (
        "same_as_inverted_dropout",
        E(dropout_loss(w[j])),
        lambda at: at.mask_expectation(lambda mask: at.dropout_loss(at.w, mask)),
    ),
    "a penalty too many": (
        "same_as_inverted_dropout",
        same_as_inverted_dropout.rhs + Sum((1 - p[i]) / p[i] * w[i] ** 2 * I[i] ** 2, i) / 2,
        lambda at: inverted_right(at) + at.total(lambda i: (1 - at.p[i]) / at.p[i] * (at.w[i] * at.I[i]) ** 2) / 2,
    ),
    "half the loss": ("same_as_inverted_dropout", same_as_inverted_dropout.rhs / 2, lambda at: inverted_right(at) / 2),
}
FALSE_VARIANCES = {
    "the variance of the plain mask": (p[j] * (1 - p[j]), lambda keep: keep * (1 - keep)),
    "the drop probability": (1 - p[j], lambda keep: 1 - keep),
    "1 / p": (1 / p[j], lambda keep: 1 / keep),
}


@pytest.mark.parametrize("claim", CLAIMS)
def test_it_holds_by_hand(claim, points):
    _, left, right = CLAIMS[claim]
    assert [left(at) for at in points] == [right(at) for at in points]


@pytest.mark.parametrize("claim", CLAIMS)
def test_every_line_has_the_value_found_by_hand(claim, points, line_values):
    theorem, left, _ = CLAIMS[claim]
    for at in points:
        assert set(line_values(theorem, at)) == {left(at)}


@pytest.mark.parametrize("name", FALSE)
def test_a_false_neighbour_is_refused(name, refusal):
    claim, rhs, wrong = FALSE[name]
    theorem, left, _ = CLAIMS[claim]
    at, found = refusal(theorem, rhs)
    assert (found.left, found.right) == (left(at), wrong(at))


@pytest.mark.parametrize("name", FALSE_VARIANCES)
def test_noise_of_another_variance_does_not_match_the_mask(name, refusal):
    variance, by_hand = FALSE_VARIANCES[name]
    given = [gaussian(xi[j], mean=1, variance=variance), bernoulli(delta[j], keep=p[j]), nonzero(p)]
    at, found = refusal(same_as_inverted_dropout, given=given)
    wrong = average(at, [by_hand(keep) for keep in at.p], lambda noise: at.regular_loss(noisy(at, noise)))
    assert (found.left, found.right) == (wrong, inverted_right(at))

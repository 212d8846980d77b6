"""Uncorrelated noise by hand: independent noise, and noise of which only one entry at a time is away from its mean."""

from fractions import Fraction

import pytest

from symdrop.definitions.linear_unit import I, i, j, mu, regular_loss, w, z
from symdrop.errors import NotProved
from symdrop.language import E, Sum
from symdrop.theorem import Theorem
from symdrop.theorems.linear_unit.noisy_unit import penalty, theorem


def left(at):
    return at.noise_expectation(at.mu, at.s, lambda noise: loss(at, noise))


def loss(at, noise):
    return at.regular_loss([factor * weight for factor, weight in zip(noise, at.w, strict=True)])


def right_penalty(at):
    return at.total(lambda i: at.s[i] * at.w[i] ** 2 * at.I[i] ** 2) / 2


def right(at):
    return at.regular_loss([mean * weight for mean, weight in zip(at.mu, at.w, strict=True)]) + right_penalty(at)


FALSE = {
    "no penalty": (theorem.rhs - penalty, lambda at: right(at) - right_penalty(at)),
    "the missing half": (theorem.rhs + penalty, lambda at: right(at) + right_penalty(at)),
    "the second moment for the variance": (
        theorem.rhs + Sum(mu[i] ** 2 * w[i] ** 2 * I[i] ** 2, i) / 2,
        lambda at: right(at) + at.total(lambda i: (at.mu[i] * at.w[i] * at.I[i]) ** 2) / 2,
    ),
    "the loss at w": (regular_loss(w[j]) + penalty, lambda at: at.regular_loss(at.w) + right_penalty(at)),
}


def test_it_holds_by_hand(points):
    assert [left(at) for at in points] == [right(at) for at in points]


def test_every_line_has_the_value_found_by_hand(points, line_values):
    for at in points:
        assert set(line_values(theorem, at)) == {left(at)}


def test_dependent_but_uncorrelated_noise_by_hand(points, line_values, make_point):
    """One entry, drawn evenly, is moved up or down by some a_i: variance a_i^2 / n and no covariance."""
    for at in points:
        moved = [Fraction(3), Fraction(-1, 2), Fraction(2)]
        outcomes = [
            [mean + sign * moved[i] * (i == place) for i, mean in enumerate(at.mu)]
            for place in range(at.n)
            for sign in (1, -1)
        ]
        average = sum(loss(at, noise) for noise in outcomes) / len(outcomes)
        variances = {f"s[{i + 1}]": moved[i] ** 2 / at.n for i in range(at.n)}
        there = make_point(at.sizes, at.indices, {**at.values, **variances})
        assert average == right(there)
        assert set(line_values(theorem, there)) == {average}


@pytest.mark.parametrize("name", FALSE)
def test_a_false_neighbour_is_refused(name, refusal):
    claim, wrong = FALSE[name]
    at, found = refusal(theorem, claim)
    assert (found.left, found.right) == (left(at), wrong(at))


def test_third_moments_are_not_promised():
    with pytest.raises(NotProved):
        Theorem(title="A cube", given=theorem.given, lhs=E(z[i] ** 3), rhs=mu[i] ** 3).proof  # noqa: B018

"""The Taylor polynomial by hand: its average over all masks of all entries."""

import pytest

from symdrop.definitions.glm import A, A_double_prime, A_prime, X, a, beta, i, p, score
from symdrop.language import Sum
from symdrop.theorems.glm.quadratic_penalty import theorem


def left(at):
    def polynomials(scores):
        noise = [masked - score for masked, score in zip(scores, at.noiseless(), strict=True)]
        return sum(
            at.A[place] + at.A_prime[place] * e + at.A_double_prime[place] * e**2 / 2 for place, e in enumerate(noise)
        )

    return at.average(polynomials)


def claimed(at, factor):
    return sum(at.A) + factor * at.squares(at.A_double_prime)


def right(at):
    return claimed(at, (1 - at.p) / (2 * at.p))


plain = Sum(A[a], a)
squares = Sum(A_double_prime[a] * Sum(X[a, i] ** 2 * beta[i] ** 2, i), a)
FALSE = {
    "no penalty": (plain, lambda at: claimed(at, 0)),
    "the missing half": (plain + (1 - p) / p * squares, lambda at: claimed(at, (1 - at.p) / at.p)),
    "dropped for kept": (plain + (1 - p) * squares / 2, lambda at: claimed(at, (1 - at.p) / 2)),
    "a mask that is not divided": (
        plain + p * (1 - p) * squares / 2,
        lambda at: claimed(at, at.p * (1 - at.p) / 2),
    ),
    "the first derivative stays": (
        theorem.rhs + Sum(A_prime[a] * score, a),
        lambda at: right(at) + sum(slope * z for slope, z in zip(at.A_prime, at.noiseless(), strict=True)),
    ),
    "the square of the score": (
        plain + (1 - p) / (2 * p) * Sum(A_double_prime[a] * score**2, a),
        lambda at: (
            sum(at.A)
            + (1 - at.p)
            / (2 * at.p)
            * sum(curve * z**2 for curve, z in zip(at.A_double_prime, at.noiseless(), strict=True))
        ),
    ),
}


def test_it_holds_by_hand(points):
    assert [left(at) for at in points] == [right(at) for at in points]


def test_every_line_has_the_value_found_by_hand(points, line_values):
    for at in points:
        assert set(line_values(theorem, at)) == {left(at)}


@pytest.mark.parametrize("name", FALSE)
def test_a_false_neighbour_is_refused(name, refusal):
    claim, wrong = FALSE[name]
    at, found = refusal(theorem, claim)
    assert (found.left, found.right) == (left(at), wrong(at))


def test_it_is_only_of_second_order(points):
    """For A(z) = z^3 the average is not that of the Taylor polynomial: the remainder is the third moment."""
    exact = [at.average(lambda scores: sum(z**3 for z in scores)) for at in points]
    second_order = [
        sum(z**3 for z in at.noiseless()) + (1 - at.p) / (2 * at.p) * at.squares([6 * z for z in at.noiseless()])
        for at in points
    ]
    assert all(one != other for one, other in zip(exact, second_order, strict=True))

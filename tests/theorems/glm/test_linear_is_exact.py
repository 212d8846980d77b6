"""A linear model is the case in which the quadratic penalty is exact."""

from arithmetic.glm import POINTS
from claims import claim_file, line_values

from symdrop.theorems.glm.quadratic_penalty import theorem as quadratic_penalty


def test_it_is_the_quadratic_penalty_with_the_derivatives_of_half_a_square():
    left = claim_file("glm", "linear_is_exact").left
    for at in POINTS:
        scores = at.noiseless()
        there = at.but({"A": [z**2 / 2 for z in scores], "A_prime": scores, "A_double_prime": [1] * at.m})
        assert set(line_values(quadratic_penalty, there)) == {left(at)}

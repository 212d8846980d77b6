"""The Taylor polynomial by hand: its average over all masks of all entries."""

from claims import SAME_ZEROS, SQUARE, Claim, Wrong

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
FIRST_ORDER = "the term of first order has mean zero"
CLAIMS = {
    "quadratic_penalty": Claim(
        left=left,
        right=right,
        false={
            "no penalty": Wrong(plain, lambda at: claimed(at, 0)),
            "the missing half": Wrong(plain + (1 - p) / p * squares, lambda at: claimed(at, (1 - at.p) / at.p)),
            "dropped for kept": Wrong(plain + (1 - p) * squares / 2, lambda at: claimed(at, (1 - at.p) / 2)),
            "a mask that is not divided": Wrong(
                plain + p * (1 - p) * squares / 2, lambda at: claimed(at, at.p * (1 - at.p) / 2)
            ),
            "the first derivative stays": Wrong(
                theorem.rhs + Sum(A_prime[a] * score, a),
                lambda at: right(at) + sum(slope * z for slope, z in zip(at.A_prime, at.noiseless(), strict=True)),
            ),
            "the square of the score": Wrong(
                plain + (1 - p) / (2 * p) * Sum(A_double_prime[a] * score**2, a),
                lambda at: (
                    sum(at.A)
                    + (1 - at.p)
                    / (2 * at.p)
                    * sum(curve * z**2 for curve, z in zip(at.A_double_prime, at.noiseless(), strict=True))
                ),
            ),
        },
        also_true={
            "sign": (1, FIRST_ORDER),
            "term": (1, FIRST_ORDER),
            "factor": (3, FIRST_ORDER),
            "name": (2, FIRST_ORDER),
            "expectation": (1, FIRST_ORDER),
            "exponent": (6, f"{FIRST_ORDER}; {SQUARE}; {SAME_ZEROS}"),
        },
    ),
}

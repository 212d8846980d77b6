r"""To second order, dropout penalises a generalised linear model by its curvature times the variance of the score.

The numbers $A_a$, $A'_a$ and $A''_a$ are the log-partition function and its derivatives at the noiseless score of a
sample. Nothing more is said of that function: the left side is the expectation of a Taylor polynomial of second
degree, and leaves out the remainder. The mask is divided by its keep probability $p$, so that the noise in a score has
the mean 0 and the first derivative drops out.

From wager2013.
"""

from symdrop.axioms import idempotent, independent, linearity, mean, sift
from symdrop.definitions.glm import A, A_double_prime, A_prime, R, X, a, beta, i, j, noise, p
from symdrop.language import E, Rational, Sum, bracket
from symdrop.theorem import Theorem, bernoulli, nonzero, step

half = Rational(1, 2)
first, second = R[a, i] / p - 1, R[a, j] / p - 1
diagonal = Sum(E(first**2) * X[a, i] ** 2 * beta[i] ** 2, i)

theorem = Theorem(
    title="The quadratic penalty of a generalised linear model",
    source="wager2013",
    given=[bernoulli(R[a, i], keep=p), nonzero(p)],
    lhs=E(Sum(A[a] + A_prime[a] * noise + half * A_double_prime[a] * noise**2, a)),
    rhs=Sum(A[a], a) + (1 - p) / (2 * p) * Sum(A_double_prime[a] * Sum(X[a, i] ** 2 * beta[i] ** 2, i), a),
    steps=[
        step(Sum(A[a] + A_prime[a] * E(noise) + half * A_double_prime[a] * E(noise**2), a), linearity),
        step(Sum(A[a] + half * A_double_prime[a] * E(noise**2), a), linearity, mean),
        step(
            Sum(A[a], a)
            + half * Sum(A_double_prime[a] * diagonal, a)
            + half
            * Sum(
                A_double_prime[a]
                * Sum((1 - bracket(i, j)) * E(first * second) * X[a, i] * X[a, j] * beta[i] * beta[j], i, j),
                a,
            ),
            linearity,
            sift,
        ),
        step(Sum(A[a], a) + half * Sum(A_double_prime[a] * diagonal, a), linearity, independent, mean, sift),
        step(
            Sum(A[a], a) + (1 - p) / (2 * p) * Sum(A_double_prime[a] * Sum(X[a, i] ** 2 * beta[i] ** 2, i), a),
            linearity,
            idempotent,
            mean,
        ),
    ],
)

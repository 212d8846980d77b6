r"""Dropping hidden units of a linear autoencoder with tied weights penalises the fourth powers of their norms.

The inputs are uncorrelated with mean 0 and variance 1. The hidden unit $c$ has the weights $U_{ac}$ on both sides, and
is divided by the keep probability $\theta$ where it is kept. Without dropout the expected error is the squared distance
of $U U^T$ from the identity; the penalty is the product of the squared norms of the columns that meet, which are one
and the same here. Among the factors with one and the same $U U^T$ it is smallest where all columns have equal norms.

From mianjy2018.
"""

from symdrop.axioms import idempotent, independent, linearity, mean, moments, sift, uncorrelated
from symdrop.definitions.matrix_factorization import U, a, c, d, f, g, r, theta, x
from symdrop.language import E, Sum, bracket
from symdrop.theorem import Theorem, bernoulli, noise, nonzero, step

distance = Sum((bracket(a, f) - Sum(U[a, c] * U[f, c], c)) ** 2, a, f)
penalty = (1 - theta) / theta * Sum(Sum(U[a, c] ** 2, a) ** 2, c)

theorem = Theorem(
    title="The expected error of a linear autoencoder with tied weights",
    source="mianjy2018",
    given=[noise(x[a], mean=0, variance=1), bernoulli(r[c], keep=theta), nonzero(theta)],
    lhs=E(Sum((x[a] - Sum(r[c] * U[a, c] * Sum(U[f, c] * x[f], f), c) / theta) ** 2, a)),
    rhs=distance + penalty,
    steps=[
        step(
            Sum(E(x[a] ** 2), a)
            - 2 / theta * Sum(E(r[c] * x[a] * x[f]) * U[a, c] * U[f, c], a, f, c)
            + 1 / theta**2 * Sum(E(r[c] * r[d] * x[f] * x[g]) * U[a, c] * U[f, c] * U[a, d] * U[g, d], a, f, g, c, d),
            linearity,
        ),
        step(
            Sum(E(x[a] ** 2), a)
            - 2 / theta * Sum(E(r[c]) * E(x[a] * x[f]) * U[a, c] * U[f, c], a, f, c)
            + 1
            / theta**2
            * Sum(E(r[c] * r[d]) * E(x[f] * x[g]) * U[a, c] * U[f, c] * U[a, d] * U[g, d], a, f, g, c, d),
            independent,
        ),
        step(
            Sum(E(x[a] ** 2), a)
            - 2 / theta * Sum(E(r[c]) * U[a, c] ** 2, a, c)
            + 1 / theta**2 * Sum(E(r[c] * r[d]) * U[a, c] * U[f, c] * U[a, d] * U[f, d], a, f, c, d),
            uncorrelated,
            mean,
            moments,
            sift,
        ),
        step(distance + penalty, independent, idempotent, mean, moments, sift),
    ],
)

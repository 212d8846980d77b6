r"""Dropping columns of the factors penalises the product of their squared norms.

The mask $r_c$ drops column $c$ of both factors together, and what is kept is divided by the keep probability $\theta$,
so that the product of the factors keeps its expectation. The penalty multiplies the squared norm of a column of $U$
with that of the same column of $V$; it is not the sum of the squares of both factors, and different columns do not
meet.

From cavazza2018 and mianjy2018.
"""

from symdrop.axioms import idempotent, independent, linearity, mean, sift
from symdrop.definitions.matrix_factorization import U, V, Y, a, c, column_penalty, d, l, r, squared_loss, theta
from symdrop.language import E, Sum, bracket
from symdrop.theorem import Theorem, bernoulli, nonzero, step

loss_at_mean = squared_loss(Sum(U[a, c] * V[l, c], c))

theorem = Theorem(
    title="The expected loss of matrix factorisation with dropped columns",
    source="cavazza2018; mianjy2018",
    given=[bernoulli(r[c], keep=theta), nonzero(theta)],
    lhs=E(squared_loss(Sum(r[c] * U[a, c] * V[l, c], c) / theta)),
    rhs=loss_at_mean + (1 - theta) / theta * Sum(column_penalty(U[a, c], V[l, c]), c),
    steps=[
        step(
            Sum(Y[a, l] ** 2, a, l)
            - 2 / theta * Sum(E(r[c]) * Y[a, l] * U[a, c] * V[l, c], a, l, c)
            + 1 / theta**2 * Sum(E(r[c] ** 2) * U[a, c] ** 2 * V[l, c] ** 2, a, l, c)
            + 1
            / theta**2
            * Sum((1 - bracket(c, d)) * E(r[c] * r[d]) * U[a, c] * V[l, c] * U[a, d] * V[l, d], a, l, c, d),
            linearity,
            sift,
        ),
        step(
            Sum(Y[a, l] ** 2, a, l)
            - 2 * Sum(Y[a, l] * U[a, c] * V[l, c], a, l, c)
            + 1 / theta * Sum(U[a, c] ** 2 * V[l, c] ** 2, a, l, c)
            + Sum((1 - bracket(c, d)) * U[a, c] * V[l, c] * U[a, d] * V[l, d], a, l, c, d),
            independent,
            idempotent,
            mean,
            sift,
        ),
        step(loss_at_mean + (1 - theta) / theta * Sum(U[a, c] ** 2 * V[l, c] ** 2, a, l, c), sift),
        step(loss_at_mean + (1 - theta) / theta * Sum(column_penalty(U[a, c], V[l, c]), c)),
    ],
)

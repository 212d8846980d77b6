r"""Swapout keeps the input of a block and its output with separate masks, whose variances add up.

The unit is $\delta_k x_k + \epsilon_k F_k$ with independent masks, kept with $p_k$ and $q_k$. Dropout, stochastic depth
and a plain residual block are the cases in which a mask is 1 for certain or the two are drawn for all units at once.
`expected` is the mean, with which the unit is replaced at test time.

From singh2016.
"""

from symdrop.axioms import idempotent, independent, linearity, mean
from symdrop.definitions.gates import F, delta, epsilon, j, k, p, q, x
from symdrop.language import E
from symdrop.theorem import Theorem, bernoulli, step

unit = delta[k] * x[k] + epsilon[k] * F[k]
given = [bernoulli(delta[j], keep=p[j]), bernoulli(epsilon[j], keep=q[j])]

expected = Theorem(
    title="The expected unit under swapout",
    source="singh2016",
    given=given,
    lhs=E(unit),
    rhs=p[k] * x[k] + q[k] * F[k],
    steps=[
        step(E(delta[k]) * x[k] + E(epsilon[k]) * F[k], linearity),
        step(p[k] * x[k] + q[k] * F[k], mean),
    ],
)

theorem = Theorem(
    title="The variance of a unit under swapout",
    source="singh2016",
    given=given,
    lhs=E(unit**2) - E(unit) ** 2,
    rhs=p[k] * (1 - p[k]) * x[k] ** 2 + q[k] * (1 - q[k]) * F[k] ** 2,
    steps=[
        step(
            (E(delta[k] ** 2) - E(delta[k]) ** 2) * x[k] ** 2
            + 2 * (E(delta[k] * epsilon[k]) - E(delta[k]) * E(epsilon[k])) * x[k] * F[k]
            + (E(epsilon[k] ** 2) - E(epsilon[k]) ** 2) * F[k] ** 2,
            linearity,
        ),
        step(
            (E(delta[k] ** 2) - E(delta[k]) ** 2) * x[k] ** 2 + (E(epsilon[k] ** 2) - E(epsilon[k]) ** 2) * F[k] ** 2,
            independent,
        ),
        step(p[k] * (1 - p[k]) * x[k] ** 2 + q[k] * (1 - q[k]) * F[k] ** 2, idempotent, mean),
    ],
)

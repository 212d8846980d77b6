r"""Swapout keeps the input of a block and its output with separate masks, and its mean keeps a share of each.

The unit is $\delta_k x_k + \epsilon_k F_k$ with independent masks, kept with $p_k$ and $q_k$. A plain residual block
has both masks 1 for certain; stochastic depth has the first one 1 and draws the second for all units of a block at
once. At test time the unit is replaced by its mean. By `swapout_variance` the variances of the two parts add up, and
there is no mixed term.

From singh2016.
"""

from symdrop.axioms import idempotent, independent, linearity, mean, variance
from symdrop.definitions.gates import F, delta, epsilon, j, k, p, q, x
from symdrop.language import Cov, E, Var
from symdrop.theorem import Theorem, bernoulli, step

unit = delta[k] * x[k] + epsilon[k] * F[k]
given = [bernoulli(delta[j], keep=p[j]), bernoulli(epsilon[j], keep=q[j])]

theorem = Theorem(
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

swapout_variance = Theorem(
    title="The variance of a unit under swapout",
    source="singh2016",
    given=given,
    lhs=Var(unit),
    rhs=p[k] * (1 - p[k]) * x[k] ** 2 + q[k] * (1 - q[k]) * F[k] ** 2,
    steps=[
        step(
            Var(delta[k]) * x[k] ** 2 + 2 * Cov(delta[k], epsilon[k]) * x[k] * F[k] + Var(epsilon[k]) * F[k] ** 2,
            variance,
            linearity,
        ),
        step(Var(delta[k]) * x[k] ** 2 + Var(epsilon[k]) * F[k] ** 2, variance, independent),
        step(p[k] * (1 - p[k]) * x[k] ** 2 + q[k] * (1 - q[k]) * F[k] ** 2, variance, idempotent, mean),
    ],
)

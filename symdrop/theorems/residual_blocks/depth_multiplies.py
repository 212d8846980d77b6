r"""Skipped blocks leave the mean of a residual chain a product; its variance is a difference of two.

Each block multiplies its input by $1 + a_i$ or, when it is skipped, leaves it as it is. `mean_output` is the chain at
the mean of the masks. The second moment is a product as well, and so the variance is not a sum over the blocks: it
grows with all of them together.

A consequence of huang2016.
"""

from symdrop.axioms import idempotent, independent, linearity, mean, variance
from symdrop.definitions.residual_blocks import a, b, i, j, output, p
from symdrop.functions import Prod
from symdrop.language import E, Var
from symdrop.theorem import Theorem, bernoulli, step

given = [bernoulli(b[j], keep=p[j])]

theorem = Theorem(
    title="The variance of a residual chain with stochastic depth",
    source="huang2016",
    given=given,
    lhs=Var(output),
    rhs=Prod(1 + 2 * p[i] * a[i] + p[i] * a[i] ** 2, i) - Prod(1 + p[i] * a[i], i) ** 2,
    steps=[
        step(E(Prod((1 + a[i] * b[i]) ** 2, i)) - E(output) ** 2, variance),
        step(Prod(E((1 + a[i] * b[i]) ** 2), i) - Prod(E(1 + a[i] * b[i]), i) ** 2, independent),
        step(
            Prod(1 + 2 * p[i] * a[i] + p[i] * a[i] ** 2, i) - Prod(1 + p[i] * a[i], i) ** 2, linearity, idempotent, mean
        ),
    ],
)

mean_output = Theorem(
    title="The mean of a residual chain with stochastic depth",
    source="huang2016",
    given=given,
    lhs=E(output),
    rhs=Prod(1 + p[i] * a[i], i),
    steps=[
        step(Prod(E(1 + a[i] * b[i]), i), independent),
        step(Prod(1 + p[i] * a[i], i), linearity, mean),
    ],
)

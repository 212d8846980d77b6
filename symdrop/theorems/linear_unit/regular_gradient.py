r"""The gradient of the regular loss at the mean weights $w' = p w$.

The derivative is in $w_k$ and is taken after $w' = p w$ has been put into the loss, so every term carries the chain
rule's factor $p_k$. The gradient of the regular loss in its own weights has no such factor: see `factored_gradient`.

From the article, Eqs 4 and 5.
"""

from symdrop.axioms import derivative, sift
from symdrop.definitions.linear_unit import I, j, k, p, regular_loss, t, w
from symdrop.language import D, Sum, bracket
from symdrop.theorem import Theorem, step

other_units = Sum((1 - bracket(j, k)) * w[j] * p[j] * p[k] * I[j] * I[k], j)

theorem = Theorem(
    title="The gradient of the regular loss at the mean weights",
    source="ranjan2019, Eqs 4 and 5",
    lhs=D(regular_loss(p[j] * w[j]), w[k]),
    rhs=-t * p[k] * I[k] + w[k] * p[k] ** 2 * I[k] ** 2 + other_units,
    steps=[
        step(-p[k] * I[k] * (t - Sum(p[j] * w[j] * I[j], j)), derivative, sift),
        step(-t * p[k] * I[k] + w[k] * p[k] ** 2 * I[k] ** 2 + other_units, sift),
    ],
)

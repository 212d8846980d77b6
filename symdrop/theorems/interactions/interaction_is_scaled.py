r"""Dropout scales an interaction of inputs by the product of their keep probabilities.

The numbers $s_i$ are 1 for inputs that take part and 0 for the others, so that the product runs over a set of inputs.
`all_inputs` is the effect in which each takes part. An effect of several inputs at once is scaled once for each of
them, and effects of many inputs all but vanish.

From lengerich2022.
"""

from symdrop.axioms import independent, linearity, mean, product
from symdrop.definitions.interactions import b, i, j, p, s, x
from symdrop.functions import Prod
from symdrop.language import E
from symdrop.theorem import Theorem, bernoulli, step

given = [bernoulli(b[j], keep=p[j])]

theorem = Theorem(
    title="The expected interaction of a set of inputs",
    source="lengerich2022",
    given=given,
    lhs=E(Prod(1 + s[i] * (b[i] * x[i] - 1), i)),
    rhs=Prod(1 + s[i] * (p[i] * x[i] - 1), i),
    steps=[
        step(Prod(E(1 + s[i] * (b[i] * x[i] - 1)), i), independent),
        step(Prod(1 + s[i] * (p[i] * x[i] - 1), i), linearity, mean),
    ],
)

all_inputs = Theorem(
    title="The expected interaction of all inputs",
    source="lengerich2022",
    given=given,
    lhs=E(Prod(b[i] * x[i], i)),
    rhs=Prod(p[i], i) * Prod(x[i], i),
    steps=[
        step(Prod(E(b[i] * x[i]), i), independent),
        step(Prod(p[i] * x[i], i), linearity, mean),
        step(Prod(p[i], i) * Prod(x[i], i), product),
    ],
)

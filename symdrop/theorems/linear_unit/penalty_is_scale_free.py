r"""The dropout penalty does not see the units in which an input is measured.

Input $i$ is multiplied by $c_i$, which is not zero, and its weight divided by $c_i$, so the output stays as it is. The
penalty stays as well, because it weighs a weight with its own input; the L2 penalty, the sum of $w_i^2$, does not. By
`same_loss` the dropout loss itself stays, mask by mask, before anything is averaged.

From wager2013 and helmbold2015.
"""

from symdrop.definitions.linear_unit import I, c, dropout_loss, dropout_penalty, i, j, p, rescaled_output, t, w
from symdrop.language import Rational, Sum
from symdrop.theorem import Theorem, nonzero, step

theorem = Theorem(
    title="The dropout penalty is free of scale",
    source="wager2013",
    given=[nonzero(c)],
    lhs=dropout_penalty(w[i] / c[i], c[i] * I[i]),
    rhs=Rational(1, 2) * Sum(p[i] * (1 - p[i]) * w[i] ** 2 * I[i] ** 2, i),
    steps=[
        step(Rational(1, 2) * Sum(p[i] * (1 - p[i]) * w[i] ** 2 * I[i] ** 2, i)),
    ],
)

same_loss = Theorem(
    title="The dropout loss is free of scale",
    source="helmbold2015",
    given=[nonzero(c)],
    lhs=Rational(1, 2) * (t - rescaled_output(w[i] / c[i], c[i] * I[i])) ** 2,
    rhs=dropout_loss(w[j]),
    steps=[
        step(dropout_loss(w[j])),
    ],
)

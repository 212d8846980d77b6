r"""The expected output of a dropout unit is its output at the mean weights $p w$.

Only the means of the mask entries are used, not their independence. For one linear unit the identity is exact; it says
nothing about a non-linear function of the output.

From the article and baldi2013.
"""

from symdrop.axioms import linearity, mean
from symdrop.definitions.linear_unit import I, delta, j, p, w
from symdrop.language import E, Sum
from symdrop.theorem import Theorem, bernoulli, step

theorem = Theorem(
    title="The expected output of a dropout unit",
    source="ranjan2019; baldi2013",
    given=[bernoulli(delta[j], keep=p[j])],
    lhs=E(Sum(delta[j] * w[j] * I[j], j)),
    rhs=Sum(p[j] * w[j] * I[j], j),
    steps=[
        step(Sum(E(delta[j]) * w[j] * I[j], j), linearity),
        step(Sum(p[j] * w[j] * I[j], j), mean),
    ],
)

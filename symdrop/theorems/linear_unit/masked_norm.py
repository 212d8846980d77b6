r"""The expected squared norm of masked weights counts each weight with its keep probability.

In a bound for dropout by PAC-Bayes the distance of the posterior from a prior around zero is half this norm. The keep
probability enters once and not squared: the square of a mask is the mask.

From mcallester2013, where all keep probabilities are one minus the dropout rate.
"""

from symdrop.axioms import idempotent, linearity, mean
from symdrop.definitions.linear_unit import delta, i, j, p, w
from symdrop.language import E, Sum
from symdrop.theorem import Theorem, bernoulli, step

theorem = Theorem(
    title="The expected squared norm of masked weights",
    source="mcallester2013",
    given=[bernoulli(delta[j], keep=p[j])],
    lhs=E(Sum((delta[i] * w[i]) ** 2, i) / 2),
    rhs=Sum(p[i] * w[i] ** 2, i) / 2,
    steps=[
        step(Sum(E(delta[i] ** 2) * w[i] ** 2, i) / 2, linearity),
        step(Sum(p[i] * w[i] ** 2, i) / 2, idempotent, mean),
    ],
)

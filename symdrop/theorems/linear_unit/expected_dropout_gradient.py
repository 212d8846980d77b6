r"""Dropout is ridge regression, in expectation.

The expected gradient of the dropout loss is the gradient of the regular loss at $w' = p w$ plus the ridge term
$p_k (1 - p_k) w_k I_k^2$. The derivative on the right is taken after putting in $w' = p w$, so it carries the chain
rule's factor $p_k$; without that factor the statement is false. The ridge comes from $j = k$ alone: there the mask
averages to $p_k$, and not to $p_k^2$ as the independence of two different entries would have it.

From the article, Eq. 6, and baldi2013.
"""

from symdrop.axioms import derivative, idempotent, independent, linearity, mean, sift
from symdrop.definitions.linear_unit import I, delta, dropout_loss, j, k, p, regular_loss, t, w
from symdrop.language import D, E, Sum, bracket
from symdrop.theorem import Theorem, bernoulli, step

ridge = p[k] * (1 - p[k]) * w[k] * I[k] ** 2

theorem = Theorem(
    title="The expected dropout gradient",
    source="ranjan2019, Eq. 6; baldi2013",
    given=[bernoulli(delta[j], keep=p[j])],
    lhs=E(D(dropout_loss(w[j]), w[k])),
    rhs=D(regular_loss(p[j] * w[j]), w[k]) + ridge,
    steps=[
        step(E(-delta[k] * I[k] * (t - Sum(delta[j] * w[j] * I[j], j))), derivative, sift),
        step(
            -t * E(delta[k]) * I[k]
            + w[k] * E(delta[k] ** 2) * I[k] ** 2
            + Sum((1 - bracket(j, k)) * w[j] * E(delta[j] * delta[k]) * I[j] * I[k], j),
            linearity,
            sift,
        ),
        step(
            -t * p[k] * I[k] + w[k] * p[k] * I[k] ** 2 + Sum((1 - bracket(j, k)) * w[j] * p[j] * p[k] * I[j] * I[k], j),
            independent,
            idempotent,
            mean,
            sift,
        ),
        step(-p[k] * I[k] * (t - Sum(p[j] * w[j] * I[j], j)) + ridge, sift),
        step(D(regular_loss(p[j] * w[j]), w[k]) + ridge, derivative, sift),
    ],
)

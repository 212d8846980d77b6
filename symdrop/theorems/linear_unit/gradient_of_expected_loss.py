r"""The gradient of the expected dropout loss is the expected gradient.

The exchange needs nothing but linearity, whatever the law of the mask, because the law does not depend on the weights.
`penalised_gradient` says that the two results of the article fit together: the right side of Eq. 7, with its 1/2,
differentiates to the right side of Eq. 6.

From the article, Eqs 6 and 7.
"""

from symdrop.axioms import derivative, linearity, sift
from symdrop.definitions.linear_unit import I, delta, dropout_loss, dropout_penalty, i, j, k, p, regular_loss, t, w
from symdrop.language import D, E, Sum
from symdrop.theorem import Theorem, bernoulli, step

theorem = Theorem(
    title="The gradient of the expected dropout loss",
    source="ranjan2019, Eqs 6 and 7",
    given=[bernoulli(delta[j], keep=p[j])],
    lhs=D(E(dropout_loss(w[j])), w[k]),
    rhs=E(D(dropout_loss(w[j]), w[k])),
    steps=[
        step(E(D(dropout_loss(w[j]), w[k])), linearity),
    ],
)

ridge = p[k] * (1 - p[k]) * w[k] * I[k] ** 2

penalised_gradient = Theorem(
    title="The gradient of the regular loss with the penalty",
    source="ranjan2019, Eqs 6 and 7",
    lhs=D(regular_loss(p[j] * w[j]) + dropout_penalty(w[i]), w[k]),
    rhs=D(regular_loss(p[j] * w[j]), w[k]) + ridge,
    steps=[
        step(-p[k] * I[k] * (t - Sum(p[j] * w[j] * I[j], j)) + ridge, derivative, sift),
        step(D(regular_loss(p[j] * w[j]), w[k]) + ridge, derivative, sift),
    ],
)

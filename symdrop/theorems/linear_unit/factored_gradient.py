r"""The expected dropout gradient by way of the gradient of the regular loss in its own weights.

`own_gradient` differentiates the regular loss in $v_k$ before anything is put in for $v$. At $v = p w$ it still has to
be multiplied by $p_k$ to be a gradient in $w_k$: the factor in front is the chain rule's, and `chain_rule` states it
alone. This is `expected_dropout_gradient` for a reader who takes the gradient of Eq. 1 first.

From the article, Eqs 1 and 6.
"""

from symdrop.axioms import derivative, idempotent, independent, linearity, mean, sift
from symdrop.definitions.linear_unit import I, delta, dropout_loss, j, k, p, regular_loss, t, v, w
from symdrop.language import D, E, Sum
from symdrop.theorem import Theorem, bernoulli, step

gradient_at_mean = -I[k] * (t - Sum(p[j] * w[j] * I[j], j))
ridge = p[k] * (1 - p[k]) * w[k] * I[k] ** 2

own_gradient = Theorem(
    title="The gradient of the regular loss in its own weights",
    source="ranjan2019, Eq. 1",
    lhs=D(regular_loss(v[j]), v[k]),
    rhs=-I[k] * (t - Sum(v[j] * I[j], j)),
    steps=[
        step(-I[k] * (t - Sum(v[j] * I[j], j)), derivative, sift),
    ],
)

chain_rule = Theorem(
    title="The chain rule at the mean weights",
    source="ranjan2019, Eqs 1 and 4",
    lhs=D(regular_loss(p[j] * w[j]), w[k]),
    rhs=p[k] * gradient_at_mean,
    steps=[
        step(p[k] * gradient_at_mean, derivative, sift),
    ],
)

theorem = Theorem(
    title="The expected dropout gradient, factored",
    source="ranjan2019, Eqs 1 and 6",
    given=[bernoulli(delta[j], keep=p[j])],
    lhs=E(D(dropout_loss(w[j]), w[k])),
    rhs=p[k] * gradient_at_mean + ridge,
    steps=[
        step(E(-delta[k] * I[k] * (t - Sum(delta[j] * w[j] * I[j], j))), derivative, sift),
        step(-I[k] * (t * E(delta[k]) - Sum(E(delta[j] * delta[k]) * w[j] * I[j], j)), linearity),
        step(p[k] * gradient_at_mean + ridge, independent, idempotent, mean, sift),
    ],
)

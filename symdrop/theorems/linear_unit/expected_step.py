r"""One gradient step under dropout shrinks the weight, on average, and then takes the regular step at $w' = p w$.

The learning rate is $\eta$. The shrinking factor $1 - \eta p_k (1 - p_k) I_k^2$ is weight decay with a rate of its own
for each unit; the regular step carries the chain rule's factor $p_k$. Only the next weight is averaged: after more
steps the mask is correlated with the weights, and the identity is no longer for them.

A consequence of the article's Eq. 6.
"""

from symdrop.axioms import derivative, idempotent, independent, linearity, mean, sift
from symdrop.definitions.linear_unit import I, delta, dropout_loss, eta, j, k, p, t, w
from symdrop.language import D, E, Sum, bracket
from symdrop.theorem import Theorem, bernoulli, step

theorem = Theorem(
    title="The expected step of dropout training",
    source="ranjan2019, Eq. 6",
    given=[bernoulli(delta[j], keep=p[j])],
    lhs=E(w[k] - eta * D(dropout_loss(w[j]), w[k])),
    rhs=(1 - eta * p[k] * (1 - p[k]) * I[k] ** 2) * w[k] + eta * p[k] * I[k] * (t - Sum(p[j] * w[j] * I[j], j)),
    steps=[
        step(E(w[k] + eta * delta[k] * I[k] * (t - Sum(delta[j] * w[j] * I[j], j))), derivative, sift),
        step(
            w[k]
            + eta * I[k] * t * E(delta[k])
            - eta * I[k] ** 2 * w[k] * E(delta[k] ** 2)
            - eta * I[k] * Sum((1 - bracket(j, k)) * E(delta[j] * delta[k]) * w[j] * I[j], j),
            linearity,
            sift,
        ),
        step(
            w[k]
            + eta * I[k] * t * p[k]
            - eta * I[k] ** 2 * w[k] * p[k]
            - eta * I[k] * Sum((1 - bracket(j, k)) * p[j] * p[k] * w[j] * I[j], j),
            independent,
            idempotent,
            mean,
            sift,
        ),
        step(
            (1 - eta * p[k] * (1 - p[k]) * I[k] ** 2) * w[k] + eta * p[k] * I[k] * (t - Sum(p[j] * w[j] * I[j], j)),
            sift,
        ),
    ],
)

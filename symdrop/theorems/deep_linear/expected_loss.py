r"""Dropout in two linear layers adds three penalties to the loss at the mean masks.

The first is that of masked inputs with the hidden units at their means, the second that of masked hidden units with
the inputs at their means; the third has the variance of both masks, on each single path. The proof averages over one
layer at a time: over the inputs whatever the mask of the hidden units, and then over that. `common_rates` says it for
one keep probability $p$ of all inputs and one $q$ of all hidden units: the three penalties then have the factors
$p (1 - p) q^2$, $p^2 q (1 - q)$ and $p (1 - p) q (1 - q)$.

A consequence of baldi2014, by moments of both masks.
"""

from symdrop.axioms import idempotent, independent, linearity, mean, sift
from symdrop.definitions.deep_linear import (
    I,
    W,
    c,
    common_p,
    common_q,
    d,
    delta,
    dropout_output,
    i,
    j,
    p,
    q,
    r,
    squared_loss,
    t,
    v,
)
from symdrop.language import E, Sum
from symdrop.theorem import Theorem, bernoulli, step

expanded = (
    t**2
    - 2 * t * Sum(E(r[c]) * E(delta[i]) * v[c] * W[c, i] * I[i], c, i)
    + Sum(E(r[c] * r[d]) * E(delta[i] * delta[j]) * v[c] * v[d] * W[c, i] * W[d, j] * I[i] * I[j], c, d, i, j)
)
loss_at_mean = squared_loss(Sum(q[c] * v[c] * Sum(p[i] * W[c, i] * I[i], i), c))
input_penalty = Sum(p[i] * (1 - p[i]) * I[i] ** 2 * Sum(q[c] * v[c] * W[c, i], c) ** 2, i)
hidden_penalty = Sum(q[c] * (1 - q[c]) * v[c] ** 2 * Sum(p[i] * W[c, i] * I[i], i) ** 2, c)
joint_penalty = Sum(p[i] * (1 - p[i]) * q[c] * (1 - q[c]) * v[c] ** 2 * W[c, i] ** 2 * I[i] ** 2, c, i)

theorem = Theorem(
    title="The expected squared loss of two linear layers under dropout",
    source="baldi2014",
    given=[bernoulli(delta[i], keep=p[i]), bernoulli(r[c], keep=q[c])],
    lhs=E(squared_loss(dropout_output)),
    rhs=loss_at_mean + input_penalty + hidden_penalty + joint_penalty,
    steps=[
        step(expanded, linearity, independent),
        step(
            E(squared_loss(Sum(r[c] * v[c] * Sum(p[i] * W[c, i] * I[i], i), c)))
            + Sum(p[i] * (1 - p[i]) * I[i] ** 2 * E(Sum(r[c] * v[c] * W[c, i], c) ** 2), i),
            linearity,
            independent,
            idempotent,
            mean,
            sift,
        ),
        step(
            loss_at_mean
            + hidden_penalty
            + Sum(
                p[i]
                * (1 - p[i])
                * I[i] ** 2
                * (Sum(q[c] * v[c] * W[c, i], c) ** 2 + Sum(q[c] * (1 - q[c]) * v[c] ** 2 * W[c, i] ** 2, c)),
                i,
            ),
            linearity,
            independent,
            idempotent,
            mean,
            sift,
        ),
        step(loss_at_mean + input_penalty + hidden_penalty + joint_penalty),
    ],
)

common_loss = squared_loss(common_p * common_q * Sum(v[c] * Sum(W[c, i] * I[i], i), c))
common_input_penalty = common_p * (1 - common_p) * common_q**2 * Sum(I[i] ** 2 * Sum(v[c] * W[c, i], c) ** 2, i)
common_hidden_penalty = common_p**2 * common_q * (1 - common_q) * Sum(v[c] ** 2 * Sum(W[c, i] * I[i], i) ** 2, c)
common_joint_penalty = (
    common_p * (1 - common_p) * common_q * (1 - common_q) * Sum(v[c] ** 2 * W[c, i] ** 2 * I[i] ** 2, c, i)
)

common_rates = Theorem(
    title="The expected squared loss with one keep probability in each layer",
    source="baldi2014",
    given=[bernoulli(delta[i], keep=common_p), bernoulli(r[c], keep=common_q)],
    lhs=E(squared_loss(dropout_output)),
    rhs=common_loss + common_input_penalty + common_hidden_penalty + common_joint_penalty,
    steps=[
        step(expanded, linearity, independent),
        step(
            E(squared_loss(common_p * Sum(r[c] * v[c] * Sum(W[c, i] * I[i], i), c)))
            + common_p * (1 - common_p) * Sum(I[i] ** 2 * E(Sum(r[c] * v[c] * W[c, i], c) ** 2), i),
            linearity,
            independent,
            idempotent,
            mean,
            sift,
        ),
        step(
            common_loss + common_input_penalty + common_hidden_penalty + common_joint_penalty,
            linearity,
            independent,
            idempotent,
            mean,
            sift,
        ),
    ],
)

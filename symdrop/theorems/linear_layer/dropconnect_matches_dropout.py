r"""Dropping connections and dropping inputs give the same expected squared loss, summed over the outputs.

All connections of input $i$ are kept with its probability $p_i$. A squared loss of one output involves no more than
two masks at a time, both of the same output, and such pairs have the same expectations under either mask; that other
outputs see the same $\delta_i$ plays no part. The losses agree in expectation, not in distribution: the outputs vary
together in the one case and not in the other. `dropconnect_loss` says what the expectation is, for connections with
keep probabilities $q_{li}$ of their own.

A consequence of wan2013 and baldi2014.
"""

from symdrop.axioms import idempotent, independent, linearity, mean, sift
from symdrop.definitions.linear_layer import (
    I,
    R,
    W,
    delta,
    dropconnect_output,
    dropout_output,
    i,
    j,
    l,
    p,
    q,
    squared_loss,
    t,
)
from symdrop.language import E, Sum, bracket
from symdrop.theorem import Theorem, bernoulli, step

theorem = Theorem(
    title="The expected squared loss of DropConnect is that of dropout",
    source="wan2013; baldi2014",
    given=[bernoulli(delta[i], keep=p[i]), bernoulli(R[l, i], keep=p[i])],
    lhs=E(squared_loss(dropout_output(l))),
    rhs=E(squared_loss(dropconnect_output(l))),
    steps=[
        step(
            Sum(t[l] ** 2, l)
            - 2 * Sum(t[l] * E(delta[i]) * W[l, i] * I[i], l, i)
            + Sum(E(delta[i] ** 2) * W[l, i] ** 2 * I[i] ** 2, l, i)
            + Sum((1 - bracket(i, j)) * E(delta[i] * delta[j]) * W[l, i] * W[l, j] * I[i] * I[j], l, i, j),
            linearity,
            sift,
        ),
        step(
            Sum(t[l] ** 2, l)
            - 2 * Sum(t[l] * p[i] * W[l, i] * I[i], l, i)
            + Sum(p[i] * W[l, i] ** 2 * I[i] ** 2, l, i)
            + Sum((1 - bracket(i, j)) * p[i] * p[j] * W[l, i] * W[l, j] * I[i] * I[j], l, i, j),
            independent,
            idempotent,
            mean,
            sift,
        ),
        step(
            Sum(t[l] ** 2, l)
            - 2 * Sum(t[l] * E(R[l, i]) * W[l, i] * I[i], l, i)
            + Sum(E(R[l, i] ** 2) * W[l, i] ** 2 * I[i] ** 2, l, i)
            + Sum((1 - bracket(i, j)) * E(R[l, i] * R[l, j]) * W[l, i] * W[l, j] * I[i] * I[j], l, i, j),
            independent,
            idempotent,
            mean,
            sift,
        ),
        step(E(squared_loss(dropconnect_output(l))), linearity, sift),
    ],
)

penalty = Sum(q[l, i] * (1 - q[l, i]) * W[l, i] ** 2 * I[i] ** 2, l, i)

dropconnect_loss = Theorem(
    title="The expected squared loss of DropConnect",
    source="wan2013",
    given=[bernoulli(R[l, i], keep=q[l, i])],
    lhs=E(squared_loss(dropconnect_output(l))),
    rhs=squared_loss(Sum(q[l, i] * W[l, i] * I[i], i)) + penalty,
    steps=[
        step(
            Sum(t[l] ** 2, l)
            - 2 * Sum(t[l] * E(R[l, i]) * W[l, i] * I[i], l, i)
            + Sum(E(R[l, i] ** 2) * W[l, i] ** 2 * I[i] ** 2, l, i)
            + Sum((1 - bracket(i, j)) * E(R[l, i] * R[l, j]) * W[l, i] * W[l, j] * I[i] * I[j], l, i, j),
            linearity,
            sift,
        ),
        step(
            Sum(t[l] ** 2, l)
            - 2 * Sum(t[l] * q[l, i] * W[l, i] * I[i], l, i)
            + Sum(q[l, i] * W[l, i] ** 2 * I[i] ** 2, l, i)
            + Sum((1 - bracket(i, j)) * q[l, i] * q[l, j] * W[l, i] * W[l, j] * I[i] * I[j], l, i, j),
            independent,
            idempotent,
            mean,
            sift,
        ),
        step(squared_loss(Sum(q[l, i] * W[l, i] * I[i], i)) + penalty, sift),
    ],
)

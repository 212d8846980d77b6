r"""The expected output of two linear layers under dropout is their output with both layers at the mean masks.

On each path from an input through a hidden unit the keep probabilities of the two multiply, because masks of different
layers are independent. `common_rates` says it for one keep probability $p$ of all inputs and one $q$ of all hidden
units. With a nonlinear unit between the layers the identity would be false.

From baldi2014.
"""

from symdrop.axioms import independent, linearity, mean
from symdrop.definitions.deep_linear import I, W, c, common_p, common_q, delta, dropout_output, i, p, q, r, v
from symdrop.language import E, Sum
from symdrop.theorem import Theorem, bernoulli, step

theorem = Theorem(
    title="The expected output of two linear layers under dropout",
    source="baldi2014",
    given=[bernoulli(delta[i], keep=p[i]), bernoulli(r[c], keep=q[c])],
    lhs=E(dropout_output),
    rhs=Sum(q[c] * v[c] * Sum(p[i] * W[c, i] * I[i], i), c),
    steps=[
        step(Sum(v[c] * Sum(E(r[c] * delta[i]) * W[c, i] * I[i], i), c), linearity),
        step(Sum(v[c] * Sum(E(r[c]) * E(delta[i]) * W[c, i] * I[i], i), c), independent),
        step(Sum(q[c] * v[c] * Sum(p[i] * W[c, i] * I[i], i), c), mean),
    ],
)

common_rates = Theorem(
    title="The expected output with one keep probability in each layer",
    source="baldi2014",
    given=[bernoulli(delta[i], keep=common_p), bernoulli(r[c], keep=common_q)],
    lhs=E(dropout_output),
    rhs=common_p * common_q * Sum(v[c] * Sum(W[c, i] * I[i], i), c),
    steps=[
        step(Sum(v[c] * Sum(E(r[c] * delta[i]) * W[c, i] * I[i], i), c), linearity),
        step(common_p * common_q * Sum(v[c] * Sum(W[c, i] * I[i], i), c), independent, mean),
    ],
)

r"""The expected Hessian of the dropout loss is the outer product of the mean inputs plus a diagonal.

$k$ and $l$ are free and may be equal. A second derivative is felt only while both of its inputs are kept. Off the
diagonal this is the Hessian of the regular loss at $p w$, on the diagonal it has $p_k$ in place of $p_k^2$: the ridge
makes it positive definite wherever no input is zero and no keep probability is 0 or 1.

A consequence of ranjan2019.
"""

from symdrop.axioms import derivative, idempotent, independent, linearity, mean, sift
from symdrop.definitions.linear_unit import I, delta, dropout_loss, j, k, l, p, w
from symdrop.language import D, E, bracket
from symdrop.theorem import Theorem, bernoulli, step

theorem = Theorem(
    title="The expected Hessian of the dropout loss",
    source="ranjan2019",
    given=[bernoulli(delta[j], keep=p[j])],
    lhs=E(D(D(dropout_loss(w[j]), w[k]), w[l])),
    rhs=I[k] * I[l] * (p[k] * p[l] + bracket(k, l) * p[k] * (1 - p[k])),
    steps=[
        step(E(delta[k] * delta[l] * I[k] * I[l]), derivative, sift),
        step(I[k] * I[l] * E(delta[k] * delta[l]), linearity),
        step(I[k] * I[l] * (p[k] * p[l] + bracket(k, l) * p[k] * (1 - p[k])), independent, idempotent, mean),
    ],
)

r"""The scatter of features under dropout: off the diagonal both keep probabilities, on the diagonal only one.

$i$ and $j$ are free, and the bracket puts both cases in one line: at $i = j$ the mask is its own square, and
$q_i^2 + q_i (1 - q_i) = q_i$. `cross_moment` is the scatter of a feature with a dropped one: there the mask occurs
once, and nothing is different on the diagonal.

From chen2012.
"""

from symdrop.axioms import idempotent, independent, linearity, mean
from symdrop.definitions.denoising_autoencoder import R, X, a, i, j, q, scatter
from symdrop.language import E, Sum, bracket
from symdrop.theorem import Theorem, bernoulli, step

theorem = Theorem(
    title="The expected scatter of dropped features",
    source="chen2012",
    given=[bernoulli(R[a, i], keep=q[i])],
    lhs=E(Sum(R[a, i] * X[a, i] * R[a, j] * X[a, j], a)),
    rhs=(q[i] * q[j] + bracket(i, j) * q[i] * (1 - q[i])) * scatter(i, j),
    steps=[
        step(Sum(E(R[a, i] * R[a, j]) * X[a, i] * X[a, j], a), linearity),
        step(
            (q[i] * q[j] + bracket(i, j) * q[i] * (1 - q[i])) * scatter(i, j),
            independent,
            idempotent,
            mean,
        ),
    ],
)

cross_moment = Theorem(
    title="The expected scatter of a feature with a dropped one",
    source="chen2012",
    given=[bernoulli(R[a, i], keep=q[i])],
    lhs=E(Sum(X[a, i] * R[a, j] * X[a, j], a)),
    rhs=q[j] * scatter(i, j),
    steps=[
        step(Sum(E(R[a, j]) * X[a, i] * X[a, j], a), linearity),
        step(q[j] * scatter(i, j), mean),
    ],
)

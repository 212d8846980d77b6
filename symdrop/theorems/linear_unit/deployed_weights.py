r"""In the weights used at test time, each unit's penalty has the factor $(1 - p) / p$.

The deployed weights are $v_i = p_i w_i$, so a unit is trained with $w_i = v_i / p_i$; every $p_i$ must be non-zero. At
fixed $v$ the penalty only falls as $p_k$ grows, by `penalty_falls`: its derivative has the same sign for every $p_k$.
Nothing is special about one half, unlike at fixed $w$ in `half_is_largest`.

From srivastava2014, for linear regression.
"""

from symdrop.axioms import derivative, idempotent, independent, linearity, mean, sift
from symdrop.definitions.linear_unit import I, delta, dropout_loss, i, j, k, p, regular_loss, t, v
from symdrop.language import D, E, Rational, Sum, bracket
from symdrop.theorem import Theorem, bernoulli, nonzero, step

half = Rational(1, 2)
penalty = half * Sum((1 - p[i]) / p[i] * v[i] ** 2 * I[i] ** 2, i)

theorem = Theorem(
    title="The expected dropout loss in the deployed weights",
    source="srivastava2014",
    given=[bernoulli(delta[j], keep=p[j]), nonzero(p)],
    lhs=E(dropout_loss(v[j] / p[j])),
    rhs=regular_loss(v[j]) + penalty,
    steps=[
        step(
            half * t**2
            - t * Sum(E(delta[j]) / p[j] * v[j] * I[j], j)
            + half * Sum(E(delta[i] ** 2) / p[i] ** 2 * v[i] ** 2 * I[i] ** 2, i)
            + half
            * Sum((1 - bracket(i, j)) * E(delta[i] * delta[j]) / (p[i] * p[j]) * v[i] * v[j] * I[i] * I[j], i, j),
            linearity,
            sift,
        ),
        step(
            half * t**2
            - t * Sum(v[j] * I[j], j)
            + half * Sum(v[i] ** 2 * I[i] ** 2 / p[i], i)
            + half * Sum((1 - bracket(i, j)) * v[i] * v[j] * I[i] * I[j], i, j),
            independent,
            idempotent,
            mean,
            sift,
        ),
        step(regular_loss(v[j]) + penalty, sift),
    ],
)

penalty_falls = Theorem(
    title="At fixed deployed weights the penalty falls with the keep probability",
    source="srivastava2014",
    given=[nonzero(p)],
    lhs=D(penalty, p[k]),
    rhs=-half * v[k] ** 2 * I[k] ** 2 / p[k] ** 2,
    steps=[
        step(-half * v[k] ** 2 * I[k] ** 2 / p[k] ** 2, derivative, sift),
    ],
)

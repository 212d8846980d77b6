"""Inverted dropout, whose mask is divided by the keep probability, trains the regular loss at $w$ plus a penalty.

The penalty's factor is $(1 - p_i) / p_i$ with $p_i$ the probability of being kept, as everywhere here; libraries often
name the probability of being dropped. Every $p_i$ must be non-zero. The weights are used at test time as they are, so
the regular loss stands at $w$ and not at $p w$.

From srivastava2014.
"""

from symdrop.axioms import idempotent, independent, linearity, mean, sift
from symdrop.definitions.linear_unit import I, delta, i, j, p, regular_loss, t, w
from symdrop.language import E, Rational, Sum, bracket
from symdrop.theorem import Theorem, bernoulli, nonzero, step

half = Rational(1, 2)
penalty = half * Sum((1 - p[i]) / p[i] * w[i] ** 2 * I[i] ** 2, i)

theorem = Theorem(
    title="The expected loss of inverted dropout",
    source="srivastava2014",
    given=[bernoulli(delta[j], keep=p[j]), nonzero(p)],
    lhs=E(regular_loss(delta[j] / p[j] * w[j])),
    rhs=regular_loss(w[j]) + penalty,
    steps=[
        step(
            half * t**2
            - t * Sum(E(delta[j]) / p[j] * w[j] * I[j], j)
            + half * Sum(E(delta[i] ** 2) / p[i] ** 2 * w[i] ** 2 * I[i] ** 2, i)
            + half
            * Sum((1 - bracket(i, j)) * E(delta[i] * delta[j]) / (p[i] * p[j]) * w[i] * w[j] * I[i] * I[j], i, j),
            linearity,
            sift,
        ),
        step(
            half * t**2
            - t * Sum(w[j] * I[j], j)
            + half * Sum(w[i] ** 2 * I[i] ** 2 / p[i], i)
            + half * Sum((1 - bracket(i, j)) * w[i] * w[j] * I[i] * I[j], i, j),
            independent,
            idempotent,
            mean,
            sift,
        ),
        step(regular_loss(w[j]) + penalty, sift),
    ],
)

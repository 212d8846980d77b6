r"""Zoneout leaves a unit at its old state with some probability, and adds a variance that grows with the step.

Unit $k$ takes its new state $a_k$ with the probability $p_k$ and else keeps the old state $b_k$; nothing is set to
zero. Where the state hardly changes there is hardly any noise: `zoneout_variance` has the square of the difference of
the two states, and not the square of the new one as dropout has.

From krueger2017.
"""

from symdrop.axioms import idempotent, linearity, mean, variance
from symdrop.definitions.gates import a, b, delta, j, k, p
from symdrop.language import E, Var
from symdrop.theorem import Theorem, bernoulli, step

state = delta[k] * a[k] + (1 - delta[k]) * b[k]

theorem = Theorem(
    title="The expected state under zoneout",
    source="krueger2017",
    given=[bernoulli(delta[j], keep=p[j])],
    lhs=E(state),
    rhs=p[k] * a[k] + (1 - p[k]) * b[k],
    steps=[
        step(E(delta[k]) * a[k] + (1 - E(delta[k])) * b[k], linearity),
        step(p[k] * a[k] + (1 - p[k]) * b[k], mean),
    ],
)

zoneout_variance = Theorem(
    title="The variance of the state under zoneout",
    source="krueger2017",
    given=[bernoulli(delta[j], keep=p[j])],
    lhs=Var(state),
    rhs=p[k] * (1 - p[k]) * (a[k] - b[k]) ** 2,
    steps=[
        step(Var(delta[k]) * (a[k] - b[k]) ** 2, variance, linearity),
        step(p[k] * (1 - p[k]) * (a[k] - b[k]) ** 2, variance, idempotent, mean),
    ],
)

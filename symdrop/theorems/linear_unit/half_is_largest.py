r"""At fixed weights, the ridge is largest when a unit is kept with probability one half.

$p (1 - p)$ falls short of 1/4 by the square of the distance from one half. `penalty_below_half` says the same of the
whole penalty of `expected_dropout_loss`, and `at_most_at_half` draws the conclusion: no keep probabilities give a
larger penalty. All compare keep probabilities at the same $w$; at the same deployed weights $p w$ nothing is special
about one half: see `deployed_weights`.

From the article, which asks why one half is the usual choice.
"""

from symdrop.definitions.linear_unit import I, i, k, p, w
from symdrop.language import Rational, Sum
from symdrop.theorem import Inequality, Theorem, step

half = Rational(1, 2)
quarter = Rational(1, 4)

theorem = Theorem(
    title="The variance of a mask is largest at one half",
    source="ranjan2019",
    lhs=p[k] * (1 - p[k]),
    rhs=quarter - (p[k] - half) ** 2,
    steps=[
        step(quarter - (p[k] ** 2 - p[k] + quarter)),
        step(quarter - (p[k] - half) ** 2),
    ],
)

penalty_below_half = Theorem(
    title="The penalty is largest at one half",
    source="ranjan2019",
    lhs=half * Sum(p[i] * (1 - p[i]) * w[i] ** 2 * I[i] ** 2, i),
    rhs=half * Sum((quarter - (p[i] - half) ** 2) * w[i] ** 2 * I[i] ** 2, i),
    steps=[
        step(half * Sum((quarter - (p[i] - half) ** 2) * w[i] ** 2 * I[i] ** 2, i)),
    ],
)

at_half = half * Sum(quarter * w[i] ** 2 * I[i] ** 2, i)
shortfall = half * Sum((p[i] - half) ** 2 * w[i] ** 2 * I[i] ** 2, i)

at_most_at_half = Inequality(
    title="No keep probabilities give a larger penalty than one half",
    source="ranjan2019",
    lhs=half * Sum(p[i] * (1 - p[i]) * w[i] ** 2 * I[i] ** 2, i),
    rhs=at_half,
    remainder=shortfall,
    steps=[
        step(half * Sum((quarter - (p[i] - half) ** 2) * w[i] ** 2 * I[i] ** 2, i) + shortfall),
        step(half * Sum(p[i] * (1 - p[i]) * w[i] ** 2 * I[i] ** 2, i) + shortfall),
    ],
)

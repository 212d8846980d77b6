r"""The expected dropout loss is the regular loss at $w' = p w$ plus half a ridge penalty.

The penalty carries the same 1/2 as the loss. Retold without it, its gradient would be twice the ridge term of Eq. 6;
`gradient_of_expected_loss` shows that this form has the right one. As a penalty is not negative, the expected loss is
never below the loss at the mean of the mask: `never_below`.

From the article, Eq. 7, corrected, and baldi2013.
"""

from symdrop.axioms import idempotent, independent, linearity, mean, sift
from symdrop.definitions.linear_unit import I, delta, dropout_loss, i, j, p, regular_loss, t, w
from symdrop.language import E, Rational, Sum, bracket
from symdrop.theorem import Inequality, Theorem, bernoulli, step

half = Rational(1, 2)
penalty = half * Sum(p[i] * (1 - p[i]) * w[i] ** 2 * I[i] ** 2, i)

opened = [
    step(
        half * t**2
        - t * Sum(E(delta[j]) * w[j] * I[j], j)
        + half * Sum(E(delta[i] ** 2) * w[i] ** 2 * I[i] ** 2, i)
        + half * Sum((1 - bracket(i, j)) * E(delta[i] * delta[j]) * w[i] * w[j] * I[i] * I[j], i, j),
        linearity,
        sift,
    ),
    step(
        half * t**2
        - t * Sum(p[j] * w[j] * I[j], j)
        + half * Sum(p[i] * w[i] ** 2 * I[i] ** 2, i)
        + half * Sum((1 - bracket(i, j)) * p[i] * p[j] * w[i] * w[j] * I[i] * I[j], i, j),
        independent,
        idempotent,
        mean,
        sift,
    ),
]

theorem = Theorem(
    title="The expected dropout loss",
    source="ranjan2019, Eq. 7, corrected; baldi2013",
    given=[bernoulli(delta[j], keep=p[j])],
    lhs=E(dropout_loss(w[j])),
    rhs=regular_loss(p[j] * w[j]) + penalty,
    steps=[*opened, step(regular_loss(p[j] * w[j]) + penalty, sift)],
)

never_below = Inequality(
    title="The expected dropout loss is never below the loss at the mean mask",
    source="ranjan2019, Eq. 7, corrected; baldi2013",
    given=[bernoulli(delta[j], keep=p[j])],
    lhs=regular_loss(p[j] * w[j]),
    rhs=E(dropout_loss(w[j])),
    remainder=penalty,
    steps=[*opened, step(regular_loss(p[j] * w[j]) + penalty, sift)],
)

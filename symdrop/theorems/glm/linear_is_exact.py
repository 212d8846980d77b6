r"""For linear regression the quadratic penalty is exact: there is no remainder.

The log-partition function of a linear model is $A(z) = z^2 / 2$, with the derivatives $z$ and 1. Its Taylor polynomial
of second degree is the function itself, whatever the noise, and the expectation of `quadratic_penalty` is that of the
function. The target does not occur: the term that is linear in the score keeps its expectation.

From wager2013.
"""

from symdrop.axioms import idempotent, independent, linearity, mean, sift
from symdrop.definitions.glm import R, X, a, beta, i, noise, noisy_score, p, score
from symdrop.language import E, Rational, Sum
from symdrop.theorem import Theorem, bernoulli, nonzero, step

half = Rational(1, 2)

theorem = Theorem(
    title="The quadratic penalty of a linear model is exact",
    source="wager2013",
    given=[bernoulli(R[a, i], keep=p), nonzero(p)],
    lhs=E(Sum(half * noisy_score**2, a)),
    rhs=half * Sum(score**2, a) + (1 - p) / (2 * p) * Sum(X[a, i] ** 2 * beta[i] ** 2, a, i),
    steps=[
        step(E(Sum(half * score**2 + score * noise + half * noise**2, a))),
        step(half * Sum(score**2, a) + Sum(score * E(noise), a) + half * Sum(E(noise**2), a), linearity),
        step(
            half * Sum(score**2, a) + half * Sum(E((R[a, i] / p - 1) ** 2) * X[a, i] ** 2 * beta[i] ** 2, a, i),
            linearity,
            independent,
            mean,
            sift,
        ),
        step(
            half * Sum(score**2, a) + (1 - p) / (2 * p) * Sum(X[a, i] ** 2 * beta[i] ** 2, a, i),
            linearity,
            idempotent,
            mean,
        ),
    ],
)

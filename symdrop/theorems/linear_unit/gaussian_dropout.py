r"""Multiplying each input by Gaussian noise of mean 1 adds half a ridge penalty with the variance of the noise.

`unchanged_output` says that the output keeps its expectation, so that no weight is rescaled at test time.
`same_as_inverted_dropout` says which variance matches a mask: $s_i = (1 - p_i) / p_i$, that of $\delta_i / p_i$, and
not $p_i (1 - p_i)$, that of $\delta_i$. The two agree in the expected loss, not in distribution.

From the article, Eq. 8, and srivastava2014.
"""

from symdrop.axioms import idempotent, independent, linearity, mean, moments, sift
from symdrop.definitions.linear_unit import I, delta, i, j, p, regular_loss, s, t, w, xi
from symdrop.language import E, Rational, Sum, bracket
from symdrop.theorem import Theorem, bernoulli, gaussian, nonzero, step

half = Rational(1, 2)

unchanged_output = Theorem(
    title="Gaussian noise leaves the expected output unchanged",
    source="ranjan2019, Eq. 8; srivastava2014",
    given=[gaussian(xi[j], mean=1, variance=s[j])],
    lhs=E(Sum(xi[j] * w[j] * I[j], j)),
    rhs=Sum(w[j] * I[j], j),
    steps=[
        step(Sum(E(xi[j]) * w[j] * I[j], j), linearity),
        step(Sum(w[j] * I[j], j), mean),
    ],
)

penalty = half * Sum(s[i] * w[i] ** 2 * I[i] ** 2, i)

theorem = Theorem(
    title="The expected loss of Gaussian dropout",
    source="ranjan2019, Eq. 8; srivastava2014",
    given=[gaussian(xi[j], mean=1, variance=s[j])],
    lhs=E(regular_loss(xi[j] * w[j])),
    rhs=regular_loss(w[j]) + penalty,
    steps=[
        step(
            half * t**2
            - t * Sum(E(xi[j]) * w[j] * I[j], j)
            + half * Sum(E(xi[i] ** 2) * w[i] ** 2 * I[i] ** 2, i)
            + half * Sum((1 - bracket(i, j)) * E(xi[i] * xi[j]) * w[i] * w[j] * I[i] * I[j], i, j),
            linearity,
            sift,
        ),
        step(
            half * t**2
            - t * Sum(w[j] * I[j], j)
            + half * Sum((1 + s[i]) * w[i] ** 2 * I[i] ** 2, i)
            + half * Sum((1 - bracket(i, j)) * w[i] * w[j] * I[i] * I[j], i, j),
            independent,
            mean,
            moments,
            sift,
        ),
        step(regular_loss(w[j]) + penalty, sift),
    ],
)

inverted_penalty = half * Sum((1 - p[i]) / p[i] * w[i] ** 2 * I[i] ** 2, i)

same_as_inverted_dropout = Theorem(
    title="Gaussian dropout with the variance of an inverted mask",
    source="srivastava2014",
    given=[
        gaussian(xi[j], mean=1, variance=(1 - p[j]) / p[j]),
        bernoulli(delta[j], keep=p[j]),
        nonzero(p),
    ],
    lhs=E(regular_loss(xi[j] * w[j])),
    rhs=E(regular_loss(delta[j] / p[j] * w[j])),
    steps=[
        step(regular_loss(w[j]) + inverted_penalty, linearity, independent, mean, moments, sift),
        step(E(regular_loss(delta[j] / p[j] * w[j])), linearity, independent, idempotent, mean, sift),
    ],
)

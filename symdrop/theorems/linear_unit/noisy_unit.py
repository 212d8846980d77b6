r"""Any noise on the inputs with known means and variances, pairwise uncorrelated, adds half its variance to the loss.

Nothing else is asked of the noise: entries may depend on each other as long as they are uncorrelated, and no law is
named. Dropout, inverted dropout and Gaussian dropout are the cases with mean $p$, 1, 1 and variance $p (1 - p)$,
$(1 - p) / p$, $s$.

From maaten2013, where the entries are independent; uncorrelated is enough.
"""

from symdrop.axioms import linearity, mean, moments, sift, uncorrelated
from symdrop.definitions.linear_unit import I, i, j, mu, regular_loss, s, t, w, z
from symdrop.language import E, Rational, Sum, bracket
from symdrop.theorem import Theorem, noise, step

half = Rational(1, 2)
penalty = half * Sum(s[i] * w[i] ** 2 * I[i] ** 2, i)

theorem = Theorem(
    title="The expected loss of a unit with uncorrelated noise",
    source="maaten2013",
    given=[noise(z[j], mean=mu[j], variance=s[j])],
    lhs=E(regular_loss(z[j] * w[j])),
    rhs=regular_loss(mu[j] * w[j]) + penalty,
    steps=[
        step(
            half * t**2
            - t * Sum(E(z[j]) * w[j] * I[j], j)
            + half * Sum(E(z[i] ** 2) * w[i] ** 2 * I[i] ** 2, i)
            + half * Sum((1 - bracket(i, j)) * E(z[i] * z[j]) * w[i] * w[j] * I[i] * I[j], i, j),
            linearity,
            sift,
        ),
        step(
            half * t**2
            - t * Sum(mu[j] * w[j] * I[j], j)
            + half * Sum((mu[i] ** 2 + s[i]) * w[i] ** 2 * I[i] ** 2, i)
            + half * Sum((1 - bracket(i, j)) * mu[i] * mu[j] * w[i] * w[j] * I[i] * I[j], i, j),
            uncorrelated,
            mean,
            moments,
            sift,
        ),
        step(regular_loss(mu[j] * w[j]) + penalty, sift),
    ],
)

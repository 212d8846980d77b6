r"""A bootstrap mean has the variance of a mean of $n$ values that are drawn from the data.

The data set is drawn anew, $n$ items with replacement, and each item then counts as often as it comes. The variance
divides by $n^2$ and not by $n (n - 1)$, as the usual estimate does: the bootstrap takes the data for all there is.
`bayesian_bootstrap` replaces the counts by random weights, uniform among all that are positive and add up to 1. Their
variance has $n (n + 1)$ in the place of $n^2$ and is a little smaller.

From efron1979 and rubin1981.
"""

from symdrop.axioms import exchangeability, linearity, mean, sift, variance
from symdrop.definitions.sampling import average, count, g, i, j, n, v
from symdrop.language import Cov, Sum, Var, bracket
from symdrop.theorem import Theorem, dirichlet, multinomial, step

resampled = Sum(count[i] * g[i], i) / n
weighted = Sum(v[i] * g[i], i)
squares = Sum((g[i] - average(g)) ** 2, i)

theorem = Theorem(
    title="The variance of a bootstrap mean",
    source="efron1979",
    given=[multinomial(count[j], draws=n)],
    lhs=Var(resampled),
    rhs=squares / n**2,
    steps=[
        step(Sum(Cov(count[i], count[j]) * g[i] * g[j], i, j) / n**2, variance, linearity),
        step(Sum((bracket(i, j) - 1 / n) * g[i] * g[j], i, j) / n**2, variance, exchangeability, mean),
        step((Sum(g[i] ** 2, i) - n * average(g) ** 2) / n**2, sift),
        step(squares / n**2),
    ],
)

bayesian_bootstrap = Theorem(
    title="The variance of a mean with Dirichlet weights",
    source="rubin1981",
    given=[dirichlet(v[j])],
    lhs=Var(weighted),
    rhs=squares / (n * (n + 1)),
    steps=[
        step(Sum(Cov(v[i], v[j]) * g[i] * g[j], i, j), variance, linearity),
        step(Sum((bracket(i, j) - 1 / n) * g[i] * g[j], i, j) / (n * (n + 1)), variance, exchangeability, mean),
        step((Sum(g[i] ** 2, i) - n * average(g) ** 2) / (n * (n + 1)), sift),
        step(squares / (n * (n + 1))),
    ],
)

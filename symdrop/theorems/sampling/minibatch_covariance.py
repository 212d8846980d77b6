r"""The gradient of a minibatch is spread less than single gradients: by $1 / b$ with replacement, and less without.

$g$ and $h$ are two components of the gradient, and each minibatch has $b$ of the $n$ items. Drawn without replacement
their means over the minibatch have the covariance among all items times $(n - b) / (b (n - 1))$. The factor is 0 for
the full batch, $b = n$, and falls short of $1 / b$ for every $b$ above 1. `minibatch_with_replacement` has the factor
$1 / b$; the two agree at $b = 1$.

From cochran1977.
"""

from symdrop.axioms import exchangeability, linearity, mean, sift, variance
from symdrop.definitions.sampling import average, b, batch_average, chosen, count, g, h, i, j, n, spread
from symdrop.language import Cov, Sum, Var, bracket
from symdrop.theorem import Theorem, multinomial, nonzero, sampled, step

both = b * (b - 1) / (n * (n - 1))

theorem = Theorem(
    title="The covariance of a minibatch without replacement",
    source="cochran1977",
    given=[sampled(chosen[j], size=b), nonzero(b), nonzero(n - 1)],
    lhs=Cov(batch_average(chosen, g), batch_average(chosen, h)),
    rhs=(n - b) / (b * (n - 1)) * spread(g, h),
    steps=[
        step(Sum(Cov(chosen[i], chosen[j]) * g[i] * h[j], i, j) / b**2, variance, linearity),
        step(
            Sum(g[i] * h[i], i) / (b * n)
            + both / b**2 * Sum((1 - bracket(i, j)) * g[i] * h[j], i, j)
            - average(g) * average(h),
            variance,
            exchangeability,
            mean,
            sift,
        ),
        step((n - b) / (b * (n - 1)) * (Sum(g[i] * h[i], i) / n - average(g) * average(h)), sift),
        step((n - b) / (b * (n - 1)) * spread(g, h)),
    ],
)

minibatch_with_replacement = Theorem(
    title="The variance of a minibatch with replacement",
    source="cochran1977",
    given=[multinomial(count[j], draws=b), nonzero(b)],
    lhs=Var(batch_average(count, g)),
    rhs=spread(g, g) / b,
    steps=[
        step(Sum(Cov(count[i], count[j]) * g[i] * g[j], i, j) / b**2, variance, linearity),
        step(Sum((bracket(i, j) * b / n - b / n**2) * g[i] * g[j], i, j) / b**2, variance, exchangeability, mean),
        step((Sum(g[i] ** 2, i) / n - average(g) ** 2) / b, sift),
        step(spread(g, g) / b),
    ],
)

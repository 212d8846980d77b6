r"""Dropout that keeps exactly $k$ of the $n$ inputs penalises the spread of their contributions, not their size.

Write $q = k / n$ and $a_i$ for the weight of input $i$ times its value. Each input is kept with probability $q$, but
two of them together a little less often than independent ones, because the number is fixed. So the penalty is not
$q (1 - q)$ times the sum of the squares $a_i^2$: from each $a_i$ the mean of all is subtracted, and the factor
$n / (n - 1)$ makes up for it. If all contributions are equal the output is the same whichever $k$ of them are kept, and
there is no penalty at all. There must be two inputs at least. `fixed_number_variance` is the penalty by itself.

From cochran1977, as the variance of a sample total; the reading as dropout is a consequence.
"""

from symdrop.axioms import exchangeability, linearity, mean, sift, variance
from symdrop.definitions.sampling import a, average, delta, i, j, k, n, t
from symdrop.language import Cov, E, Sum, Var, bracket
from symdrop.theorem import Theorem, exactly, nonzero, step

q = k / n
output = Sum(delta[i] * a[i], i)
both = k * (k - 1) / (n * (n - 1))
penalty = q * (1 - q) * n / (n - 1) * Sum((a[i] - average(a)) ** 2, i)

theorem = Theorem(
    title="The expected loss with a fixed number of inputs kept",
    source="cochran1977",
    given=[exactly(delta[j], kept=k), nonzero(n - 1)],
    lhs=E((t - output) ** 2),
    rhs=(t - q * Sum(a[i], i)) ** 2 + penalty,
    steps=[
        step(t**2 - 2 * t * Sum(E(delta[i]) * a[i], i) + Sum(E(delta[i] * delta[j]) * a[i] * a[j], i, j), linearity),
        step(
            t**2
            - 2 * t * q * Sum(a[i], i)
            + q * Sum(a[i] ** 2, i)
            + both * Sum((1 - bracket(i, j)) * a[i] * a[j], i, j),
            exchangeability,
            mean,
            sift,
        ),
        step((t - q * Sum(a[i], i)) ** 2 + penalty, sift),
    ],
)

fixed_number_variance = Theorem(
    title="The variance of the output with a fixed number of inputs kept",
    source="cochran1977",
    given=[exactly(delta[j], kept=k), nonzero(n - 1)],
    lhs=Var(output),
    rhs=penalty,
    steps=[
        step(Sum(Cov(delta[i], delta[j]) * a[i] * a[j], i, j), variance, linearity),
        step(
            (q - q**2) * Sum(a[i] ** 2, i) + (both - q**2) * Sum((1 - bracket(i, j)) * a[i] * a[j], i, j),
            variance,
            exchangeability,
            mean,
            sift,
        ),
        step(penalty, sift),
    ],
)

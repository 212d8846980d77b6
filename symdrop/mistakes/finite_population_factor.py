r"""The variance of a minibatch without replacement is given without the factor $n / (n - 1)$.

With $q = b / n$ it is taken for $(1 - q) / b$ times the spread of all items, whose mean is over $n$. Two items of one
minibatch are different, so that each is chosen together with a given other one with $(b - 1) / (n - 1)$ and not with
$(b - 1) / n$. The factor is near 1 for large data, and 2 for two items.

Met where the variance over all $n$ items is computed with the divisor $n$ and put into the formula for $n - 1$.
"""

from symdrop.definitions.sampling import b, batch_average, chosen, g, j, n, spread
from symdrop.language import Var
from symdrop.theorem import Mistake, nonzero, sampled
from symdrop.theorems.sampling.minibatch_covariance import theorem as truth

mistake = Mistake(
    title="A minibatch without the factor for a finite population",
    source="cochran1977",
    given=[sampled(chosen[j], size=b), nonzero(b), nonzero(n - 1)],
    lhs=Var(batch_average(chosen, g)),
    rhs=(n - b) / (b * n) * spread(g, g),
    instead=truth,
)

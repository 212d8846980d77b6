r"""Dropout that keeps exactly $k$ of $n$ inputs is said to have the penalty of independent masks kept with $k / n$.

Two masks of which a fixed number is 1 are negatively correlated, and these correlations are not small in the sum: there
are $n (n - 1)$ of them. They take the mean of the contributions out of the penalty. Inputs that contribute alike are
penalised by independent masks, and not at all where the number is fixed.

Met where an implementation draws a random choice of units for speed and is analysed as if it drew independent masks.
"""

from symdrop.definitions.sampling import a, delta, i, j, k, n, t
from symdrop.language import E, Sum
from symdrop.theorem import Mistake, exactly, nonzero
from symdrop.theorems.sampling.fixed_number_kept import theorem as truth

q = k / n

mistake = Mistake(
    title="A fixed number of masks taken for independent ones",
    source="cochran1977",
    given=[exactly(delta[j], kept=k), nonzero(n - 1)],
    lhs=E((t - Sum(delta[i] * a[i], i)) ** 2),
    rhs=(t - q * Sum(a[i], i)) ** 2 + q * (1 - q) * Sum(a[i] ** 2, i),
    instead=truth,
)

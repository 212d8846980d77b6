r"""Poisson corruption is taken to multiply the exponential loss as normal noise of the same variance does.

Counts of the mean $x_i$ have the variance $x_i$, too. But only normal noise has no cumulants beyond the second: of a
count all are $x_i$, and the exponential sees every one of them.

Met where noise is replaced by normal noise with its mean and variance.
"""

from symdrop.definitions.exponential_loss import i, j, w, x, y, z
from symdrop.functions import exp
from symdrop.language import E, Sum
from symdrop.theorem import Mistake, poisson
from symdrop.theorems.exponential_loss.poisson_counts_make_a_product import theorem as truth

mistake = Mistake(
    title="Poisson counts as normal noise",
    given=[poisson(z[j], rate=x[j])],
    lhs=E(exp(-y * Sum(w[i] * z[i], i))),
    rhs=exp(-y * Sum(w[i] * x[i], i) + y**2 / 2 * Sum(x[i] * w[i] ** 2, i)),
    instead=truth,
)

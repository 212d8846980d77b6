r"""The predictive variance of Monte Carlo dropout is the noise of the observations plus the spread of the passes.

It is computed from the mean of the squares and the square of the mean of $m$ passes, each with a mask of its own. In
this form it is seen not to be less than the noise $1 / \tau$. The divisor is $m$, not $m - 1$: the estimate is a little
too small on average.

From gal2016.
"""

from symdrop.definitions.signal import e, m, mean_output, tau, y
from symdrop.language import Sum
from symdrop.theorem import Theorem, nonzero, step

squares = Sum((y[e] - mean_output) ** 2, e) / m

theorem = Theorem(
    title="The predictive variance of Monte Carlo dropout",
    source="gal2016",
    given=[nonzero(tau)],
    lhs=1 / tau + Sum(y[e] ** 2, e) / m - mean_output**2,
    rhs=1 / tau + squares,
    steps=[
        step(1 / tau + Sum(y[e] ** 2 - 2 * y[e] * mean_output + mean_output**2, e) / m),
        step(1 / tau + squares),
    ],
)

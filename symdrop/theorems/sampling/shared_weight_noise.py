r"""Items of a minibatch that share the noise on the weights leave a variance that no batch size removes.

$L_e$ are the losses of the $m$ items of a minibatch out of $n$, each with variance $s$, and any two of them have the
covariance $c$. If every item has noise of its own, $c$ is 0 and the variance falls as $1 / m$. If all share one draw of
the noise, $c$ is not 0, and $n^2 c$ is left however large the minibatch is.

From kingma2015.
"""

from symdrop.axioms import exchangeability, linearity, mean, sift, variance
from symdrop.definitions.sampling import L, e, f, m, n
from symdrop.language import Cov, Sum, Var, bracket, scalar
from symdrop.theorem import Theorem, exchangeable, step

mu, s, c = scalar("mu s c")
estimate = n / m * Sum(L[e], e)

theorem = Theorem(
    title="The variance of a minibatch with shared weight noise",
    source="kingma2015",
    given=[exchangeable(L[e], moments={(1,): mu, (2,): mu**2 + s, (1, 1): mu**2 + c})],
    lhs=Var(estimate),
    rhs=n**2 * (s / m + (m - 1) / m * c),
    steps=[
        step(n**2 / m**2 * Sum(Cov(L[e], L[f]), e, f), variance, linearity),
        step(n**2 / m**2 * Sum(bracket(e, f) * s + (1 - bracket(e, f)) * c, e, f), variance, exchangeability, mean),
        step(n**2 * (s / m + (m - 1) / m * c), sift),
    ],
)

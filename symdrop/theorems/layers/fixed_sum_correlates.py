r"""Masks over their realised mean have a fixed sum, and so each pair has the covariance minus the variance over n - 1.

Some layers divide a mask by the share of it that happens to be kept, so that the factors add up to $n$ whatever was
drawn. The variance of a sum of exchangeable factors is $n (v + (n - 1) c)$, with $v$ the variance of one and $c$ the
covariance of two; a sum that never varies leaves $c = -v / (n - 1)$. `symmetric_mean` says that the mean of the sum is
$n$ times that of one factor: a sum of $n$ makes every mean 1. `realised_covariance` has both for the outputs of such a
layer. Where places are not alike, as in DropBlock with a corner and a centre, none of this holds of single entries.

A consequence of cochran1977; the layer is the rank dropout of LoHa, a method of hyeonwoo2022.
"""

from symdrop.axioms import exchangeability, linearity, mean, sift, variance
from symdrop.definitions.layers import c, delta, i, j, n, nu, rank_factors, ranks, v, v_z, x, z
from symdrop.language import Cov, E, Sum, Var, bracket
from symdrop.theorem import Theorem, exchangeable, step

alike = exchangeable(z[j], moments={(1,): nu, (2,): nu**2 + v, (1, 1): nu**2 + c})

theorem = Theorem(
    title="The variance of a sum of factors that are alike",
    source="cochran1977",
    given=[alike],
    lhs=Var(Sum(z[j], j)),
    rhs=n * (v + (n - 1) * c),
    steps=[
        step(Sum(E(z[i] * z[j]), i, j) - Sum(E(z[j]), j) ** 2, variance, linearity),
        step(Sum(bracket(i, j) * v + (1 - bracket(i, j)) * c, i, j), exchangeability, mean),
        step(n * (v + (n - 1) * c), sift),
    ],
)

symmetric_mean = Theorem(
    title="The mean of a sum of factors that are alike",
    source="cochran1977",
    given=[alike],
    lhs=E(Sum(z[j], j)),
    rhs=n * nu,
    steps=[step(Sum(E(z[j]), j), linearity), step(n * nu, mean)],
)

realised_covariance = Theorem(
    title="The covariance of two outputs under a mask over its realised mean",
    source="hyeonwoo2022; cochran1977",
    given=rank_factors,
    lhs=Cov(ranks(delta[i], x[i]), ranks(delta[j], x[j])),
    rhs=-v_z / (n - 1) * x[i] * x[j] + bracket(i, j) * v_z * n / (n - 1) * x[i] ** 2,
    steps=[
        step((E(delta[i] * delta[j]) - E(delta[i]) * E(delta[j])) * x[i] * x[j], variance, linearity),
        step((bracket(i, j) * v_z - (1 - bracket(i, j)) * v_z / (n - 1)) * x[i] * x[j], exchangeability, mean),
        step(-v_z / (n - 1) * x[i] * x[j] + bracket(i, j) * v_z * n / (n - 1) * x[i] ** 2, sift),
    ],
)

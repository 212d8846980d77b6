r"""Rows of random signs keep the length of a vector, in expectation.

The $m$ products with the rows are squared and averaged. The variance of this mean falls as $1 / m$ and has no part from
the fourth powers of the entries: a vector with one entry is measured exactly, because a sign has the square 1. That is
`sign_projection_variance`.

From achlioptas2003.
"""

from symdrop.axioms import independent, linearity, mean, moments, sift, variance
from symdrop.definitions.projections import R, c, d, i, j, k, l, m, projected, x
from symdrop.language import Cov, E, Sum, Var, bracket
from symdrop.theorem import Theorem, rademacher, step

theorem = Theorem(
    title="The expected squared length of a projection by signs",
    source="achlioptas2003",
    given=[rademacher(R[c, i])],
    lhs=E(projected),
    rhs=Sum(x[i] ** 2, i),
    steps=[
        step(Sum(E(R[c, i] * R[c, j]) * x[i] * x[j], c, i, j) / m, linearity),
        step(Sum(bracket(i, j) * x[i] * x[j], i, j), independent, mean, moments),
        step(Sum(x[i] ** 2, i), sift),
    ],
)

covariances = Sum(Cov(R[c, i] * R[c, j], R[d, k] * R[d, l]) * x[i] * x[j] * x[k] * x[l], c, d, i, j, k, l)

sign_projection_variance = Theorem(
    title="The variance of the squared length of a projection by signs",
    source="achlioptas2003",
    given=[rademacher(R[c, i])],
    lhs=Var(projected),
    rhs=2 / m * (Sum(x[i] ** 2, i) ** 2 - Sum(x[i] ** 4, i)),
    steps=[
        step(covariances / m**2, variance, linearity),
        step(
            2 / m * Sum((1 - bracket(i, j)) * x[i] ** 2 * x[j] ** 2, i, j), variance, independent, mean, moments, sift
        ),
        step(2 / m * (Sum(x[i] ** 2, i) ** 2 - Sum(x[i] ** 4, i)), sift),
    ],
)

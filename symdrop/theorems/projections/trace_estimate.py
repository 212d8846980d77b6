r"""A quadratic form in random signs has the trace of its matrix as its expectation.

The square of a sign is always 1, so that the diagonal of the matrix is met without noise; what varies are the entries
off the diagonal, by `sign_trace_variance` for a symmetric matrix. With normal numbers in the place of the signs the
diagonal varies as well, by `normal_trace_variance`, which is never smaller. A diagonal matrix has its trace found by
one draw of signs.

From hutchinson1989.
"""

from symdrop.axioms import independent, linearity, mean, moments, sift, variance
from symdrop.definitions.projections import A, form, i, j, k, l, z
from symdrop.language import Cov, E, Sum, Var, bracket
from symdrop.theorem import Theorem, gaussian, rademacher, step, symmetric

covariances = Sum(Cov(z[i] * z[j], z[k] * z[l]) * A[i, j] * A[k, l], i, j, k, l)

theorem = Theorem(
    title="The expectation of a quadratic form in signs",
    source="hutchinson1989",
    given=[rademacher(z[i])],
    lhs=E(form),
    rhs=Sum(A[i, i], i),
    steps=[
        step(Sum(E(z[i] * z[j]) * A[i, j], i, j), linearity),
        step(Sum(bracket(i, j) * A[i, j], i, j), independent, mean, moments),
        step(Sum(A[i, i], i), sift),
    ],
)

sign_trace_variance = Theorem(
    title="The variance of a quadratic form in signs",
    source="hutchinson1989",
    given=[rademacher(z[i]), symmetric(A)],
    lhs=Var(form),
    rhs=2 * Sum((1 - bracket(i, j)) * A[i, j] ** 2, i, j),
    steps=[
        step(covariances, variance, linearity),
        step(2 * Sum(A[i, j] ** 2, i, j) - 2 * Sum(A[i, i] ** 2, i), variance, independent, mean, moments, sift),
        step(2 * Sum((1 - bracket(i, j)) * A[i, j] ** 2, i, j), sift),
    ],
)

normal_trace_variance = Theorem(
    title="The variance of a quadratic form in normal numbers",
    source="hutchinson1989",
    given=[gaussian(z[i], mean=0, variance=1), symmetric(A)],
    lhs=Var(form),
    rhs=2 * Sum(A[i, j] ** 2, i, j),
    steps=[
        step(covariances, variance, linearity),
        step(2 * Sum(A[i, j] ** 2, i, j), variance, independent, mean, moments, sift),
    ],
)

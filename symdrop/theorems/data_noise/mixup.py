r"""Mixup of a linear model with squared loss shrinks the squared residuals and brings in their mean.

Every sample is mixed with every other, itself included, with a share $\lambda$ from Beta$(\alpha, \alpha)$. A linear
model has at the mixed sample the mixed residual, by `mixed_residual`. Write $v = \alpha / (2 \alpha + 1)$, which is
twice the mean of $\lambda (1 - \lambda)$: it is below a half, and tends to 0 with $\alpha$, where hardly anything is
mixed. The mean of the squared residuals is multiplied by $1 - v$, and $v$ times the square of the mean residual comes
back, since the product of the residuals of two samples that are drawn independently averages to just that. Where an
intercept is fitted the mean residual is 0 at the minimum, so that mixup leaves the fit of a linear model as it is and
only makes its loss smaller.

From zhang2018 and carratino2022; the closed form is a consequence.
"""

from symdrop.axioms import linearity, mean, moments
from symdrop.definitions.data_noise import X, a, alpha, b, i, lam, m, r, w, y
from symdrop.language import E, Sum
from symdrop.theorem import Theorem, beta, step

v = alpha / (2 * alpha + 1)

mixed_residual = Theorem(
    title="A linear model has the mixed residual at a mixed sample",
    source="zhang2018",
    lhs=lam * y[a] + (1 - lam) * y[b] - Sum(w[i] * (lam * X[a, i] + (1 - lam) * X[b, i]), i),
    rhs=lam * (y[a] - Sum(w[i] * X[a, i], i)) + (1 - lam) * (y[b] - Sum(w[i] * X[b, i], i)),
    steps=[
        step(lam * (y[a] - Sum(w[i] * X[a, i], i)) + (1 - lam) * (y[b] - Sum(w[i] * X[b, i], i))),
    ],
)

theorem = Theorem(
    title="The expected squared residuals under mixup",
    source="zhang2018; carratino2022",
    given=[beta(lam, alpha, alpha)],
    lhs=E(Sum((lam * r[a] + (1 - lam) * r[b]) ** 2, a, b) / m**2),
    rhs=(1 - v) * Sum(r[a] ** 2, a) / m + v * (Sum(r[a], a) / m) ** 2,
    steps=[
        step(
            (1 - 2 * (E(lam) - E(lam**2))) * Sum(r[a] ** 2, a) / m + 2 * (E(lam) - E(lam**2)) * (Sum(r[a], a) / m) ** 2,
            linearity,
        ),
        step((1 - v) * Sum(r[a] ** 2, a) / m + v * (Sum(r[a], a) / m) ** 2, mean, moments),
    ],
)

r"""A sample that is mixed with a random other one is drawn towards the mean of all, and spread around it.

The share $\lambda$ of the sample itself is fixed, the other sample is drawn from all $m$. On average the mixed input is
the mean of the data plus $\lambda$ times the distance of the sample from it; `mixed_points_variance` is the variance of
the mixed input, the variance of the data times $(1 - \lambda)^2$. So mixup is shrinkage towards the mean together with
noise that has the covariance of the data.

From carratino2022.
"""

from symdrop.definitions.data_noise import X, a, b, i, lam, m, mean_input
from symdrop.language import Sum
from symdrop.theorem import Theorem, step

mixed = lam * X[a, i] + (1 - lam) * X[b, i]
centre = mean_input(i) + lam * (X[a, i] - mean_input(i))

theorem = Theorem(
    title="The mean of the mixed inputs",
    source="carratino2022",
    lhs=Sum(mixed, b) / m,
    rhs=centre,
    steps=[
        step(lam * X[a, i] + (1 - lam) * mean_input(i)),
        step(centre),
    ],
)

mixed_points_variance = Theorem(
    title="The variance of the mixed inputs",
    source="carratino2022",
    lhs=Sum((mixed - centre) ** 2, b) / m,
    rhs=(1 - lam) ** 2 * Sum((X[b, i] - mean_input(i)) ** 2, b) / m,
    steps=[
        step(Sum(((1 - lam) * (X[b, i] - mean_input(i))) ** 2, b) / m),
        step((1 - lam) ** 2 * Sum((X[b, i] - mean_input(i)) ** 2, b) / m),
    ],
)

r"""A branch that is dropped for the whole batch at once leaves the noise of a batch mean as large as for one sample.

Stochastic depth draws a mask for each sample, mode row, or one for the batch, mode batch. $y_e$ is what the branch adds
for sample $e$ of $m$. One mask multiplies the mean of the batch, and the variance is that of one sample with the mean
contribution; masks of their own, `sample_masks_average`, divide it by $m$ where all contributions are alike. The mean
over the masks is the same.

From huang2016; the layers are those of torchvision.ops.StochasticDepth.
"""

from symdrop.axioms import idempotent, independent, linearity, mean, sift, variance
from symdrop.definitions.layers import D, batch_mask, by_batch, by_sample, e, f, gamma, m, r, sample_masks, y
from symdrop.language import E, Sum, Var, bracket
from symdrop.theorem import Theorem, step

theorem = Theorem(
    title="The variance of a batch mean whose branch is dropped for the batch",
    source="huang2016",
    given=batch_mask,
    lhs=Var(Sum(by_batch(gamma, y[e]), e) / m),
    rhs=r / (1 - r) * (Sum(y[e], e) / m) ** 2,
    steps=[
        step((E(gamma**2) - E(gamma) ** 2) / (1 - r) ** 2 * (Sum(y[e], e) / m) ** 2, variance, linearity),
        step(r / (1 - r) * (Sum(y[e], e) / m) ** 2, idempotent, mean),
    ],
)

sample_masks_average = Theorem(
    title="The variance of a batch mean whose branch is dropped for each sample",
    source="huang2016",
    given=sample_masks,
    lhs=Var(Sum(by_sample(D[e], y[e]), e) / m),
    rhs=r / (1 - r) * Sum(y[e] ** 2, e) / m**2,
    steps=[
        step(Sum((E(D[e] * D[f]) - E(D[e]) * E(D[f])) / (1 - r) ** 2 * y[e] * y[f], e, f) / m**2, variance, linearity),
        step(Sum(bracket(e, f) * r / (1 - r) * y[e] * y[f], e, f) / m**2, independent, idempotent, mean),
        step(r / (1 - r) * Sum(y[e] ** 2, e) / m**2, sift),
    ],
)

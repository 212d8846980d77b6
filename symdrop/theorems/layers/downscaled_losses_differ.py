r"""A mask that is not rescaled has a larger loss in training than in evaluation, by the ridge, where eval is scaled.

Paddle's mode downscale_in_infer draws the bare mask in training and multiplies by the keep probability $1 - r$ in
evaluation. The means of the output agree then, and what is left between the two losses is the penalty $r (1 - r) \sum_j
w_j^2 x_j^2$. Where evaluation does not scale, as in Flair's WordDropout, the drop of edges in PyTorch Geometric or
LayerDrop, the means themselves differ: `unscaled_means_differ` says by how much.

From srivastava2014, whose dropout it is.
"""

from symdrop.axioms import idempotent, independent, linearity, mean, sift
from symdrop.definitions.layers import delta, downscaled, downscaled_mask, i, j, r, t, w, word_mask, words, x
from symdrop.language import E, Sum, bracket
from symdrop.theorem import Theorem, step

output = Sum(downscaled(delta[j], x[j]) * w[j], j)
evaluated = Sum((1 - r) * x[j] * w[j], j)
ridge = r * (1 - r) * Sum(w[j] ** 2 * x[j] ** 2, j)

theorem = Theorem(
    title="The losses of a mask that evaluation scales",
    source="srivastava2014",
    given=downscaled_mask,
    lhs=E((t - output) ** 2) - (t - evaluated) ** 2,
    rhs=ridge,
    steps=[
        step(
            2 * t * (evaluated - Sum(E(delta[j]) * x[j] * w[j], j))
            + Sum(E(delta[i] * delta[j]) * w[i] * w[j] * x[i] * x[j], i, j)
            - evaluated**2,
            linearity,
        ),
        step(Sum((E(delta[i] * delta[j]) - (1 - r) ** 2) * w[i] * w[j] * x[i] * x[j], i, j), mean),
        step(Sum(bracket(i, j) * r * (1 - r) * w[i] * w[j] * x[i] * x[j], i, j), independent, idempotent, mean),
        step(ridge, sift),
    ],
)

unscaled_means_differ = Theorem(
    title="The means of a mask that nothing rescales",
    source="srivastava2014",
    given=word_mask,
    lhs=E(Sum(words(delta[j], x[j]) * w[j], j)) - Sum(w[j] * x[j], j),
    rhs=-r * Sum(w[j] * x[j], j),
    steps=[
        step(Sum((E(delta[j]) - 1) * w[j] * x[j], j), linearity),
        step(-r * Sum(w[j] * x[j], j), mean),
    ],
)

r"""Training with noise added to the inputs is ridge regression, in expectation.

The noise has mean 0 and variance $s$ in every entry, and entries are uncorrelated; no law is named. Unlike under
dropout, all weights are penalised alike, whatever their inputs, and once for each of the $m$ samples. For a linear
prediction this is exact and not only to the second order in the noise.

From bishop1995, who has it as Tikhonov regularisation.
"""

from symdrop.axioms import linearity, mean, moments, sift, uncorrelated
from symdrop.definitions.linear_regression import X, a, epsilon, i, j, m, prediction, s, squared_error, w, y
from symdrop.language import E, Sum
from symdrop.theorem import Theorem, noise, step

error = squared_error(prediction(w[i])) / 2
mixed = Sum((y[a] - prediction(w[i])) * Sum(E(epsilon[a, i]) * w[i], i), a)
noisy = Sum(w[i] * (X[a, i] + epsilon[a, i]), i)

theorem = Theorem(
    title="The expected squared error with noise added to the inputs",
    source="bishop1995",
    given=[noise(epsilon[a, i], mean=0, variance=s)],
    lhs=E(squared_error(noisy) / 2),
    rhs=error + m * s * Sum(w[i] ** 2, i) / 2,
    steps=[
        step(E(squared_error(prediction(w[i]) + Sum(epsilon[a, i] * w[i], i)) / 2)),
        step(error - mixed + Sum(E(epsilon[a, i] * epsilon[a, j]) * w[i] * w[j], a, i, j) / 2, linearity),
        step(error + Sum(E(epsilon[a, i] ** 2) * w[i] ** 2, a, i) / 2, uncorrelated, mean, sift),
        step(error + m * s * Sum(w[i] ** 2, i) / 2, moments),
    ],
)

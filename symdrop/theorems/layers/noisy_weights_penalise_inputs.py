r"""The noise of NoisyLinear penalises the inputs, as independent noise on the weights would.

The noise of a weight is the product of a number of its input and one of its output, scaled with $\sigma$. Two weights
of one output share the second number: their noise is dependent, and not normal. But it is uncorrelated, and a squared
loss sees no more than that. With the factors that the layer draws $c_f^2$ is $2 / \pi$. The
weights themselves are not penalised.

From fortunato2018.
"""

from symdrop.axioms import independent, linearity, mean, moments, sift
from symdrop.definitions.layers import c_f, delta, gamma, i, j, noise_factors, noisy, sigma, t, w, x
from symdrop.language import E, Sum
from symdrop.theorem import Theorem, step

output = Sum(noisy((delta[j], gamma), w[j]) * x[j], j)
plain = t - Sum(w[j] * x[j], j)
penalty = sigma**2 * c_f**2 * Sum(x[j] ** 2, j)

theorem = Theorem(
    title="The expected loss of a noisy linear layer",
    source="fortunato2018",
    given=noise_factors,
    lhs=E((t - output) ** 2),
    rhs=plain**2 + penalty,
    steps=[
        step(
            plain**2
            - 2 * plain * sigma * Sum(E(gamma * delta[j]) * x[j], j)
            + sigma**2 * Sum(E(gamma**2 * delta[i] * delta[j]) * x[i] * x[j], i, j),
            linearity,
        ),
        step(plain**2 + sigma**2 * E(gamma**2) * Sum(E(delta[j] ** 2) * x[j] ** 2, j), independent, mean, sift),
        step(plain**2 + penalty, moments),
    ],
)

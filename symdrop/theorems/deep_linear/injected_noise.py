r"""Noise added in both layers penalises the weights behind it: those of the last layer, and the product of both.

Noise on the inputs reaches the output through both layers, and so it penalises the weights of the linear function that
they make together. Noise on the hidden units meets the last layer alone. Neither part depends on the inputs, unlike the
penalties of dropout. For linear layers this is exact and not only to the second order in the noise.

From camuto2020, as the special case of linear layers.
"""

from symdrop.axioms import independent, linearity, mean, moments, sift, uncorrelated
from symdrop.definitions.deep_linear import I, W, c, d, epsilon, eta, i, j, noisy_output, s_0, s_1, squared_loss, t, v
from symdrop.language import E, Sum
from symdrop.theorem import Theorem, noise, step

output = Sum(v[c] * Sum(W[c, i] * I[i], i), c)
penalty = s_0 * Sum(Sum(v[c] * W[c, i], c) ** 2, i) + s_1 * Sum(v[c] ** 2, c)

theorem = Theorem(
    title="The expected loss of two linear layers with noise added to each",
    source="camuto2020",
    given=[noise(epsilon[i], mean=0, variance=s_0), noise(eta[c], mean=0, variance=s_1)],
    lhs=E(squared_loss(noisy_output)),
    rhs=squared_loss(output) + penalty,
    steps=[
        step(
            squared_loss(output)
            - 2 * (t - output) * (Sum(v[c] * W[c, i] * E(epsilon[i]), c, i) + Sum(v[c] * E(eta[c]), c))
            + Sum(v[c] * W[c, i] * v[d] * W[d, j] * E(epsilon[i] * epsilon[j]), c, d, i, j)
            + 2 * Sum(v[c] * W[c, i] * v[d] * E(epsilon[i] * eta[d]), c, d, i)
            + Sum(v[c] * v[d] * E(eta[c] * eta[d]), c, d),
            linearity,
        ),
        step(
            squared_loss(output)
            + Sum(v[c] * W[c, i] * v[d] * W[d, j] * E(epsilon[i] * epsilon[j]), c, d, i, j)
            + Sum(v[c] * v[d] * E(eta[c] * eta[d]), c, d),
            independent,
            mean,
        ),
        step(squared_loss(output) + penalty, uncorrelated, mean, moments, sift),
    ],
)

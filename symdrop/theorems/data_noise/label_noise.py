r"""Noise on the label makes the gradient noisy in the direction of the input, and changes nothing on average.

The noise has the mean 0 and the variance $s$. The covariance of two components of the gradient is $s$ times the product
of their inputs, whatever the weights are: noise of this kind does not die out at a minimum, unlike that of minibatches.
`label_noise_second_moment` shows it beside the product of the noiseless gradient.

From blanc2020.
"""

from symdrop.axioms import derivative, linearity, mean, moments, sift, variance
from symdrop.definitions.data_noise import i, k, l, label, noisy_loss, s, w, x, xi
from symdrop.language import Cov, D, E, Sum, Var
from symdrop.theorem import Theorem, noise, step

gradient_k, gradient_l = D(noisy_loss(xi), w[k]), D(noisy_loss(xi), w[l])
residual = label - Sum(w[i] * x[i], i)

theorem = Theorem(
    title="The covariance of the gradient under label noise",
    source="blanc2020",
    given=[noise(xi, mean=0, variance=s)],
    lhs=Cov(gradient_k, gradient_l),
    rhs=s * x[k] * x[l],
    steps=[
        step(Cov(-(residual + xi) * x[k], -(residual + xi) * x[l]), derivative, sift),
        step(Var(xi) * x[k] * x[l], variance, linearity),
        step(s * x[k] * x[l], variance, mean, moments),
    ],
)

label_noise_second_moment = Theorem(
    title="The second moments of the gradient under label noise",
    source="blanc2020",
    given=[noise(xi, mean=0, variance=s)],
    lhs=E(gradient_k * gradient_l),
    rhs=D(noisy_loss(0), w[k]) * D(noisy_loss(0), w[l]) + s * x[k] * x[l],
    steps=[
        step(E((residual + xi) ** 2 * x[k] * x[l]), derivative, sift),
        step((residual**2 + 2 * residual * E(xi) + E(xi**2)) * x[k] * x[l], linearity),
        step((residual**2 + s) * x[k] * x[l], mean, moments),
        step(D(noisy_loss(0), w[k]) * D(noisy_loss(0), w[l]) + s * x[k] * x[l], derivative, sift),
    ],
)

r"""The second moments of the dropout gradient in closed form, and its covariance.

$k$ and $l$ are free and may be equal. A gradient is felt only while its unit is kept: unit $k$ with probability $p_k$
and unit $l$, where it is another, with $p_l$. Both are then at 1 and no longer at their means, which moves the
residual by $(1 - p_k) w_k I_k$ and $(1 - p_l) w_l I_l$ and takes them out of the variance of the output.
`gradient_covariance` subtracts the product of the expected gradients.

A consequence of the article's Eq. 3, by moments of the mask up to the fourth order.
"""

from symdrop.axioms import derivative, idempotent, independent, linearity, mean, sift, variance
from symdrop.definitions.linear_unit import I, delta, dropout_loss, i, j, k, l, p, t, w
from symdrop.language import Cov, D, E, Sum, bracket
from symdrop.theorem import Theorem, bernoulli, step

gradient_k = D(dropout_loss(w[j]), w[k])
gradient_l = D(dropout_loss(w[j]), w[l])

differ = 1 - bracket(k, l)
both_kept = p[k] * (1 - differ * (1 - p[l]))

residual = t - Sum(p[j] * w[j] * I[j], j)
shift_k = (1 - p[k]) * w[k] * I[k]
shift_l = (1 - p[l]) * w[l] * I[l]
spread = (
    Sum(p[j] * (1 - p[j]) * w[j] ** 2 * I[j] ** 2, j)
    - p[k] * (1 - p[k]) * w[k] ** 2 * I[k] ** 2
    - differ * p[l] * (1 - p[l]) * w[l] ** 2 * I[l] ** 2
)
second_moment = both_kept * I[k] * I[l] * ((residual - shift_k - differ * shift_l) ** 2 + spread)

theorem = Theorem(
    title="The second moments of the dropout gradient",
    source="ranjan2019, Eq. 3",
    given=[bernoulli(delta[j], keep=p[j])],
    lhs=E(gradient_k * gradient_l),
    rhs=second_moment,
    steps=[
        step(E(delta[k] * delta[l] * I[k] * I[l] * (t - Sum(delta[j] * w[j] * I[j], j)) ** 2), derivative, sift),
        step(
            I[k]
            * I[l]
            * (
                t**2 * E(delta[k] * delta[l])
                - 2 * t * Sum(E(delta[j] * delta[k] * delta[l]) * w[j] * I[j], j)
                + Sum(E(delta[i] * delta[j] * delta[k] * delta[l]) * w[i] * w[j] * I[i] * I[j], i, j)
            ),
            linearity,
        ),
        step(second_moment, independent, idempotent, mean, sift),
    ],
)

gradient_covariance = Theorem(
    title="The covariance of the dropout gradient",
    source="ranjan2019, Eq. 3",
    given=[bernoulli(delta[j], keep=p[j])],
    lhs=Cov(gradient_k, gradient_l),
    rhs=second_moment - p[k] * p[l] * I[k] * I[l] * (residual - shift_k) * (residual - shift_l),
    steps=[
        step(
            Cov(
                -delta[k] * I[k] * (t - Sum(delta[j] * w[j] * I[j], j)),
                -delta[l] * I[l] * (t - Sum(delta[j] * w[j] * I[j], j)),
            ),
            derivative,
            sift,
        ),
        step(
            I[k]
            * I[l]
            * (
                t**2 * Cov(delta[k], delta[l])
                - t * Sum(Cov(delta[j] * delta[k], delta[l]) * w[j] * I[j], j)
                - t * Sum(Cov(delta[k], delta[j] * delta[l]) * w[j] * I[j], j)
                + Sum(Cov(delta[i] * delta[k], delta[j] * delta[l]) * w[i] * w[j] * I[i] * I[j], i, j)
            ),
            variance,
            linearity,
        ),
        step(
            second_moment - p[k] * p[l] * I[k] * I[l] * (residual - shift_k) * (residual - shift_l),
            variance,
            independent,
            idempotent,
            mean,
            sift,
        ),
    ],
)

r"""The curvature of softplus is $\sigma (1 - \sigma)$, and with it the dropout penalty of logistic regression.

Softplus is the log-partition function of logistic regression; `second_derivative` is its curvature, and `hessian` that
of the loss in two weights. Its expansion to second order in the noise of the score has a linear term, which the noise
leaves at zero, and a quadratic one, of which the mean is the curvature times the variance of the score. The penalty is
a ridge that is weighted with the uncertainty of the output; it is exact for the expansion, and not for the loss.

From wager2013.
"""

from symdrop.axioms import derivative, idempotent, independent, linearity, mean, sift
from symdrop.definitions.logistic_unit import beta, delta, i, j, k, l, q, t, w, x
from symdrop.functions import logistic, softplus
from symdrop.language import D, E, Sum
from symdrop.theorem import Theorem, bernoulli, nonzero, step

score = Sum(beta[i] * x[i], i)
noise = Sum((delta[i] / q - 1) * beta[i] * x[i], i)
curvature = logistic(score) * (1 - logistic(score))

theorem = Theorem(
    title="The dropout penalty of logistic regression to second order",
    source="wager2013",
    given=[bernoulli(delta[j], keep=q), nonzero(q)],
    lhs=E(softplus(score) + logistic(score) * noise + curvature / 2 * noise**2) - softplus(score),
    rhs=(1 - q)
    / (2 * q)
    * logistic(Sum(beta[i] * x[i], i))
    * (1 - logistic(Sum(beta[i] * x[i], i)))
    * Sum(beta[i] ** 2 * x[i] ** 2, i),
    steps=[
        step(logistic(score) * E(noise) + curvature / 2 * E(noise**2), linearity),
        step(
            (1 - q) / (2 * q) * curvature * Sum(beta[i] ** 2 * x[i] ** 2, i), linearity, independent, idempotent, mean
        ),
    ],
)

second_derivative = Theorem(
    title="The curvature of softplus",
    source="wager2013",
    lhs=D(D(softplus(t), t), t),
    rhs=logistic(t) * (1 - logistic(t)),
    steps=[
        step(D(logistic(t), t), derivative),
        step(logistic(t) * (1 - logistic(t)), derivative),
    ],
)

hessian = Theorem(
    title="The Hessian of the logistic loss",
    source="wager2013",
    lhs=D(D(softplus(Sum(w[i] * x[i], i)), w[k]), w[l]),
    rhs=x[k] * x[l] * logistic(Sum(w[i] * x[i], i)) * (1 - logistic(Sum(w[i] * x[i], i))),
    steps=[
        step(D(x[k] * logistic(Sum(w[i] * x[i], i)), w[l]), derivative, sift),
        step(x[k] * x[l] * logistic(Sum(w[i] * x[i], i)) * (1 - logistic(Sum(w[i] * x[i], i))), derivative, sift),
    ],
)

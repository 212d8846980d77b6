r"""Corrupted inputs whose entries are uncorrelated act through their means and their variances alone.

Entry $(a, i)$ has mean $M_{ai}$ and variance $V_{ai}$; nothing else is asked of its law. Where a corruption keeps the
mean, $M_{ai}$ is $X_{ai}$ and only the penalty is left to find. `blankout` drops an input with probability $q$, not
equal to 1, and divides what is kept by $1 - q$; `gaussian_features` and `laplace_features` have noise of variance $s$
and $2 \lambda^2$ around the input, `poisson_features` counts with the input as their rate, which must not be negative.

From maaten2013, where the entries are independent; uncorrelated is enough.
"""

from symdrop.axioms import idempotent, independent, linearity, mean, moments, sift, uncorrelated
from symdrop.definitions.linear_regression import (
    M,
    R,
    V,
    X,
    Z,
    a,
    gram,
    i,
    j,
    m,
    prediction,
    q,
    s,
    scale,
    squared_error,
    w,
    y,
)
from symdrop.language import E, Sum
from symdrop.theorem import Theorem, bernoulli, gaussian, laplace, noise, nonzero, poisson, step

corrupted = E(squared_error(Sum(Z[a, i] * w[i], i)))
at_mean = squared_error(Sum(M[a, i] * w[i], i))
centred_product = E((Z[a, i] - M[a, i]) * (Z[a, j] - M[a, j]))
centred_square = E((Z[a, i] - M[a, i]) ** 2)
mixed = 2 * Sum((y[a] - Sum(M[a, i] * w[i], i)) * Sum(E(Z[a, i] - M[a, i]) * w[i], i), a)
penalty = Sum(w[i] ** 2 * Sum(V[a, i], a), i)

theorem = Theorem(
    title="The expected squared error with corrupted inputs",
    source="maaten2013",
    given=[noise(Z[a, i], mean=M[a, i], variance=V[a, i])],
    lhs=corrupted,
    rhs=at_mean + penalty,
    steps=[
        step(E(squared_error(Sum(M[a, i] * w[i], i) + Sum((Z[a, i] - M[a, i]) * w[i], i)))),
        step(at_mean - mixed + Sum(centred_product * w[i] * w[j], a, i, j), linearity),
        step(at_mean + Sum(centred_square * w[i] ** 2, a, i), linearity, uncorrelated, mean, sift),
        step(at_mean + penalty, linearity, mean, moments),
    ],
)

error = squared_error(prediction(w[i]))
noise_square = E((Z[a, i] - X[a, i]) ** 2)

blankout = Theorem(
    title="The expected squared error under blankout corruption",
    source="maaten2013",
    given=[bernoulli(R[a, i], keep=1 - q), nonzero(1 - q)],
    lhs=E(squared_error(prediction(R[a, i] / (1 - q) * w[i]))),
    rhs=error + q / (1 - q) * Sum(w[i] ** 2 * gram(i, i), i),
    steps=[
        step(
            error + Sum(E((R[a, i] / (1 - q) - 1) ** 2) * w[i] ** 2 * X[a, i] ** 2, a, i),
            linearity,
            independent,
            mean,
            sift,
        ),
        step(error + q / (1 - q) * Sum(w[i] ** 2 * gram(i, i), i), linearity, idempotent, mean),
    ],
)

gaussian_features = Theorem(
    title="The expected squared error with Gaussian inputs",
    source="maaten2013",
    given=[gaussian(Z[a, i], mean=X[a, i], variance=s)],
    lhs=corrupted,
    rhs=error + m * s * Sum(w[i] ** 2, i),
    steps=[
        step(error + Sum(noise_square * w[i] ** 2, a, i), linearity, independent, mean, sift),
        step(error + m * s * Sum(w[i] ** 2, i), linearity, mean, moments),
    ],
)

laplace_features = Theorem(
    title="The expected squared error with Laplace inputs",
    source="maaten2013",
    given=[laplace(Z[a, i], mean=X[a, i], scale=scale)],
    lhs=corrupted,
    rhs=error + 2 * m * scale**2 * Sum(w[i] ** 2, i),
    steps=[
        step(error + Sum(noise_square * w[i] ** 2, a, i), linearity, independent, mean, sift),
        step(error + 2 * m * scale**2 * Sum(w[i] ** 2, i), linearity, mean, moments),
    ],
)

poisson_features = Theorem(
    title="The expected squared error with Poisson inputs",
    source="maaten2013",
    given=[poisson(Z[a, i], rate=X[a, i])],
    lhs=corrupted,
    rhs=error + Sum(w[i] ** 2 * Sum(X[a, i], a), i),
    steps=[
        step(error + Sum(noise_square * w[i] ** 2, a, i), linearity, independent, mean, sift),
        step(error + Sum(w[i] ** 2 * Sum(X[a, i], a), i), linearity, mean, moments),
    ],
)

r"""Where inverted dropout has its minimum, the Gram matrix has $(1 - p) / p$ times its own diagonal added to it.

With $G_{ki} = \sum_a X_{ak} X_{ai}$ the minimum is where
$\sum_i G_{ki} w_i + \frac{1 - p}{p} G_{kk} w_k = \sum_a X_{ak} y_a$ for every $k$. Half of the expected squared error
is differentiated, so that no factor 2 is left. A multiple of the whole Gram matrix would only rescale the weights,
whatever the targets; that of its diagonal does so only where inputs are orthogonal. `normal_matrix` is the matrix of
these equations, the second derivative of half the expected squared error; $[k = j]$ puts the ridge on its diagonal.

From srivastava2014 and wager2013.
"""

from symdrop.axioms import derivative, idempotent, independent, linearity, mean, sift
from symdrop.definitions.linear_regression import R, X, a, gram, i, j, k, p, prediction, squared_error, w, y
from symdrop.language import D, E, Rational, Sum, bracket
from symdrop.theorem import Theorem, bernoulli, nonzero, step

half = Rational(1, 2)
noisy = prediction(R[a, i] / p * w[i])
ridge = (1 - p) / p * gram(k, k) * w[k]

theorem = Theorem(
    title="The normal equations of inverted dropout",
    source="srivastava2014; wager2013",
    given=[bernoulli(R[a, i], keep=p), nonzero(p)],
    lhs=D(E(half * squared_error(noisy)), w[k]),
    rhs=Sum(gram(k, i) * w[i], i) + ridge - Sum(X[a, k] * y[a], a),
    steps=[
        step(E(D(half * squared_error(noisy), w[k])), linearity),
        step(E(-Sum(R[a, k] / p * X[a, k] * (y[a] - noisy), a)), derivative, sift),
        step(
            Sum(E(R[a, k] * R[a, i]) / p**2 * X[a, k] * X[a, i] * w[i], a, i) - Sum(E(R[a, k]) / p * X[a, k] * y[a], a),
            linearity,
        ),
        step(
            Sum(gram(k, i) * w[i], i) + ridge - Sum(X[a, k] * y[a], a),
            independent,
            idempotent,
            mean,
            sift,
        ),
    ],
)

normal_matrix = Theorem(
    title="The normal matrix of inverted dropout",
    source="srivastava2014; wager2013",
    given=[bernoulli(R[a, i], keep=p), nonzero(p)],
    lhs=D(D(E(half * squared_error(noisy)), w[k]), w[j]),
    rhs=gram(k, j) + bracket(k, j) * (1 - p) / p * gram(k, k),
    steps=[
        step(E(Sum(R[a, k] * R[a, j] / p**2 * X[a, k] * X[a, j], a)), derivative, sift, linearity),
        step(Sum(E(R[a, k] * R[a, j]) / p**2 * X[a, k] * X[a, j], a), linearity),
        step(gram(k, j) + bracket(k, j) * (1 - p) / p * gram(k, k), independent, idempotent, mean, sift),
    ],
)

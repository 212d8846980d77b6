r"""Where inverted dropout has its minimum, the Gram matrix has (1 - p) / p times its own diagonal added to it.

The right side is entry k of (G + (1 - p) / p diag(G)) w - X^T y; the minimum is where all of them are zero. Half of the
expected squared error is differentiated, so that no factor 2 is left. The whole matrix G would only rescale
the weights; that its diagonal alone is added is what shrinks them unequally.

From srivastava2014 and wager2013.
"""

from symdrop.axioms import derivative, idempotent, independent, linearity, mean, sift
from symdrop.definitions.linear_regression import R, X, a, gram, i, k, p, prediction, squared_error, w, y
from symdrop.language import D, E, Rational, Sum
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

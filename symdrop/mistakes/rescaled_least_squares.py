"""The penalty of inverted dropout is given as a multiple of $w^T G w$, so that it would only shrink least squares.

The masks of two different inputs are independent, and only the diagonal of the Gram matrix $G$ is left in the penalty.
With all of $G$ the fitted outputs would be the least squares ones times $p$; with its diagonal that is so only where
the inputs are orthogonal.

Met where the mask is drawn once for a whole row, and in remarks that dropout merely rescales a linear model.
"""

from symdrop.definitions.linear_regression import R, a, gram, i, j, p, prediction, squared_error, w
from symdrop.language import E, Sum
from symdrop.theorem import Mistake, bernoulli, nonzero
from symdrop.theorems.linear_regression.inverted_row_masks import theorem as truth

mistake = Mistake(
    title="Dropout as rescaled least squares",
    source="srivastava2014",
    given=[bernoulli(R[a, i], keep=p), nonzero(p)],
    lhs=E(squared_error(prediction(R[a, i] / p * w[i]))),
    rhs=squared_error(prediction(w[i])) + (1 - p) / p * Sum(w[i] * w[j] * gram(i, j), i, j),
    instead=truth,
)

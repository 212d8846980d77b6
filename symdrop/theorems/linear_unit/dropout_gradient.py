r"""The gradient of the dropout loss, for every single mask.

No expectation is taken here and the mask may have any values. Unit $k$ stands apart because only its term holds the
square of a mask entry; the sum runs over the other units, $j \neq k$. The square is kept as the source writes it,
although $\delta_k^2 = \delta_k$ for a mask of zeros and ones.

From the article, Eq. 3.
"""

from symdrop.axioms import derivative, sift
from symdrop.definitions.linear_unit import I, delta, dropout_loss, j, k, t, w
from symdrop.language import D, Sum, bracket
from symdrop.theorem import Theorem, step

other_units = Sum((1 - bracket(j, k)) * w[j] * delta[j] * delta[k] * I[j] * I[k], j)

theorem = Theorem(
    title="The gradient of the dropout loss",
    source="ranjan2019, Eq. 3",
    lhs=D(dropout_loss(w[j]), w[k]),
    rhs=-t * delta[k] * I[k] + w[k] * delta[k] ** 2 * I[k] ** 2 + other_units,
    steps=[
        step(-delta[k] * I[k] * (t - Sum(delta[j] * w[j] * I[j], j)), derivative, sift),
        step(-t * delta[k] * I[k] + w[k] * delta[k] ** 2 * I[k] ** 2 + other_units, sift),
    ],
)

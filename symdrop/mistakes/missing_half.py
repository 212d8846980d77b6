r"""The penalty of the expected loss is retold without its factor 1/2.

The loss carries 1/2 before the square, so its penalty does, too. Without it the gradient of the penalty is twice the
ridge term of the expected gradient, and the two results of the article contradict each other.

Met in retellings of the article's Eq. 7.
"""

from symdrop.definitions.linear_unit import I, delta, dropout_loss, i, j, p, regular_loss, w
from symdrop.language import E, Sum
from symdrop.theorem import Mistake, bernoulli
from symdrop.theorems.linear_unit.expected_dropout_loss import theorem as truth

mistake = Mistake(
    title="The penalty without its half",
    source="ranjan2019, Eq. 7",
    given=[bernoulli(delta[j], keep=p[j])],
    lhs=E(dropout_loss(w[j])),
    rhs=regular_loss(p[j] * w[j]) + Sum(p[i] * (1 - p[i]) * w[i] ** 2 * I[i] ** 2, i),
    instead=truth,
)

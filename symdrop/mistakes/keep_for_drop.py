r"""The penalty of inverted dropout is given with $p / (1 - p)$, as if $p$ were the probability of dropping.

Libraries call the probability that a unit is dropped $p$, the sources often the one that it is kept. With $p$ for
keeping the penalty has the factor $(1 - p) / p$. At $p = 1/2$ the two agree, which hides the confusion.

Met in code that passes a keep probability where a drop probability is asked for.
"""

from symdrop.definitions.linear_unit import I, delta, i, j, regular_loss, w
from symdrop.language import E, Rational, Sum, scalar
from symdrop.theorem import Mistake, bernoulli, nonzero
from symdrop.theorems.linear_unit.inverted_dropout import theorem as truth

p = scalar("p")

mistake = Mistake(
    title="Keep and drop exchanged",
    source="srivastava2014",
    given=[bernoulli(delta[j], keep=p), nonzero(p), nonzero(1 - p)],
    lhs=E(regular_loss(delta[j] / p * w[j])),
    rhs=regular_loss(w[j]) + Rational(1, 2) * p / (1 - p) * Sum(w[i] ** 2 * I[i] ** 2, i),
    instead=truth,
)

r"""Every mask entry is replaced by its mean, so that no penalty is left.

Two entries of a mask are independent when they are different; an entry is not independent of itself. Its square
averages to $p_i$ and not to $p_i^2$, and the difference is the whole of the penalty.

Met where dropout is said to average the networks exactly.
"""

from symdrop.definitions.linear_unit import delta, dropout_loss, j, p, regular_loss, w
from symdrop.language import E
from symdrop.theorem import Mistake, bernoulli
from symdrop.theorems.linear_unit.expected_dropout_loss import theorem as truth

mistake = Mistake(
    title="The mean of the mask is enough",
    given=[bernoulli(delta[j], keep=p[j])],
    lhs=E(dropout_loss(w[j])),
    rhs=regular_loss(p[j] * w[j]),
    instead=truth,
)

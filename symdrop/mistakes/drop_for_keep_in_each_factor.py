r"""The factors of the expected exponential loss are written with the drop probability in place of the keep probability.

A factor is 1 when the input is dropped. The chance of that is $1 - p_i$ where $p_i$ is the probability to keep.

Met where a formula in drop probabilities is used with the keep probabilities of a library.
"""

from symdrop.definitions.exponential_loss import delta, i, j, p, score, w, x, y
from symdrop.functions import Prod, exp
from symdrop.language import E
from symdrop.theorem import Mistake, bernoulli
from symdrop.theorems.exponential_loss.mask_makes_a_product import theorem as truth

mistake = Mistake(
    title="The exponential loss with the roles of keep and drop exchanged",
    given=[bernoulli(delta[j], keep=p[j])],
    lhs=E(exp(-y * score)),
    rhs=Prod(p[i] + (1 - p[i]) * exp(-y * w[i] * x[i]), i),
    instead=truth,
)

r"""The expected exponential loss is taken to be the loss at the mean of the mask.

For a loss that is linear in the mask it would be. The exponential is convex: the mean of the loss is above the loss at
the mean, by the inequality of Jensen, unless nothing is dropped.

Met where the weights are rescaled at test time and the training loss is expected to follow.
"""

from symdrop.definitions.exponential_loss import delta, j, p, score, y
from symdrop.functions import exp
from symdrop.language import E
from symdrop.theorem import Mistake, bernoulli
from symdrop.theorems.exponential_loss.mask_makes_a_product import theorem as truth

mistake = Mistake(
    title="The exponential loss at the mean mask",
    given=[bernoulli(delta[j], keep=p[j])],
    lhs=E(exp(-y * score)),
    rhs=exp(E(-y * score)),
    instead=truth,
)

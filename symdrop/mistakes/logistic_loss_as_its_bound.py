r"""The expected logistic loss is taken to be the logarithm of one more than the expected exponential loss.

The logarithm of a mean is not the mean of the logarithm: it is above it, by the inequality of Jensen, unless nothing is
dropped. What has the closed form is a bound on the loss, and not the loss.

Met where the bound is minimised and its value is reported as the loss.
"""

from symdrop.definitions.exponential_loss import delta, factor, i, j, p, score, y
from symdrop.functions import Prod, exp, log
from symdrop.language import E
from symdrop.theorem import Mistake, bernoulli
from symdrop.theorems.exponential_loss.logistic_loss_is_bounded import theorem as truth

mistake = Mistake(
    title="The logistic loss as its bound",
    given=[bernoulli(delta[j], keep=p[j])],
    lhs=E(log(1 + exp(-y * score))),
    rhs=log(1 + Prod(factor(i), i)),
    instead=truth,
)

r"""Blankout that keeps the mean turns the exponential loss into a product over the inputs.

An input is dropped with the probability $d$, and divided by $1 - d$ otherwise, so that its mean stays as it is. The
mean of the loss does not: each input has a factor of its own.

From maaten2013.
"""

from symdrop.axioms import exponential, independent, values
from symdrop.definitions.exponential_loss import d, delta, i, j, score, w, x, y
from symdrop.functions import Prod, exp
from symdrop.language import E
from symdrop.theorem import Theorem, bernoulli, nonzero, step

one = -y * w[i] * x[i] / (1 - d)
noisy = exp(-y * (delta[i] / (1 - d)) * w[i] * x[i])

theorem = Theorem(
    title="The expected exponential loss under blankout",
    source="maaten2013",
    given=[bernoulli(delta[j], keep=1 - d), nonzero(1 - d)],
    lhs=E(exp(-y * score / (1 - d))),
    rhs=Prod(d + (1 - d) * exp(one), i),
    steps=[
        step(E(Prod(noisy, i)), exponential),
        step(Prod(E(noisy), i), independent),
        step(Prod(d + (1 - d) * exp(one), i), values),
    ],
)

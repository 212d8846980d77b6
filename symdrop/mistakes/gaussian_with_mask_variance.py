r"""Gaussian noise with the variance of the mask, $p (1 - p)$, is said to match inverted dropout.

The mask that inverted dropout applies is divided by its keep probability. Its variance is $(1 - p_i) / p_i$, and it is
this that the Gaussian noise must have.

Met where the article's Eq. 8 is read with the variance of the plain mask.
"""

from symdrop.definitions.linear_unit import delta, j, p, regular_loss, w, xi
from symdrop.language import E
from symdrop.theorem import Mistake, bernoulli, gaussian, nonzero
from symdrop.theorems.linear_unit.gaussian_dropout import same_as_inverted_dropout

mistake = Mistake(
    title="Gaussian noise with the variance of the mask",
    source="ranjan2019, Eq. 8; srivastava2014",
    given=[
        gaussian(xi[j], mean=1, variance=p[j] * (1 - p[j])),
        bernoulli(delta[j], keep=p[j]),
        nonzero(p),
    ],
    lhs=E(regular_loss(xi[j] * w[j])),
    rhs=E(regular_loss(delta[j] / p[j] * w[j])),
    instead=same_as_inverted_dropout,
)

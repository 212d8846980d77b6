r"""Noise on the weights of a linear unit is called weight decay, with the variance of the noise as its strength.

The noise on a weight is multiplied by the input and not by the weight. What is added to the loss has the squares of the
inputs, whatever the weights are, so that its gradient in the weights is zero.

Met where noise on the weights, noise on the inputs and dropout are all said to be ridge regression.
"""

from symdrop.definitions.linear_unit import i, j, regular_loss, s, w, xi
from symdrop.language import E, Rational, Sum
from symdrop.theorem import Mistake, noise
from symdrop.theorems.linear_unit.weight_noise import theorem as truth

mistake = Mistake(
    title="Weight noise as weight decay",
    source="graves2011",
    given=[noise(xi[j], mean=0, variance=s[j])],
    lhs=E(regular_loss(w[j] + xi[j])),
    rhs=regular_loss(w[j]) + Rational(1, 2) * Sum(s[i] * w[i] ** 2, i),
    instead=truth,
)

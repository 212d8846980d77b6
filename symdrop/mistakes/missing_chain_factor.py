"""The gradient of the regular loss is taken first and $w' = p w$ put in afterwards, without the chain rule's factor.

The derivative in $w_k$ of a loss at $p w$ carries a factor $p_k$. The gradient in the weights' own right at $v = p w$
has none, so that a bare ridge term is added to the wrong gradient.

Met where the article's Eq. 6 is read with the derivative before the substitution.
"""

from symdrop.definitions.linear_unit import I, delta, dropout_loss, j, k, p, t, w
from symdrop.language import D, E, Sum
from symdrop.theorem import Mistake, bernoulli
from symdrop.theorems.linear_unit.factored_gradient import theorem as truth

mistake = Mistake(
    title="The gradient without the chain factor",
    source="ranjan2019, Eq. 6",
    given=[bernoulli(delta[j], keep=p[j])],
    lhs=E(D(dropout_loss(w[j]), w[k])),
    rhs=-I[k] * (t - Sum(p[j] * w[j] * I[j], j)) + p[k] * (1 - p[k]) * w[k] * I[k] ** 2,
    instead=truth,
)

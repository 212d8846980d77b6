r"""The gradient of a product is taken to be the derivative of one factor times the whole product.

The derivative replaces the factor of its own weight. The product that is left runs over all other inputs.

Met where the product over all inputs is computed once and used for every entry of the gradient.
"""

from symdrop.definitions.exponential_loss import delta, factor, i, j, k, p, score, w, x, y
from symdrop.functions import Prod, exp
from symdrop.language import D, E
from symdrop.theorem import Mistake, bernoulli
from symdrop.theorems.exponential_loss.mask_makes_a_product import gradient as truth

mistake = Mistake(
    title="The gradient of the exponential loss with the product over all inputs",
    given=[bernoulli(delta[j], keep=p[j])],
    lhs=D(E(exp(-y * score)), w[k]),
    rhs=-y * x[k] * p[k] * exp(-y * w[k] * x[k]) * Prod(factor(i), i),
    instead=truth,
)

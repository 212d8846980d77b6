r"""The expected logistic loss under a mask is not above a function of the expected exponential loss.

The mean of the logistic loss has no closed form. The logarithm is concave, so that by the inequality of Jensen it is
at most the logarithm of the mean of $1 + e^{-y S}$, which is one more than the product that the exponential loss has.

From maaten2013, where the bound is what is minimised.
"""

from symdrop.axioms import exponential, independent, linearity, values
from symdrop.definitions.exponential_loss import delta, factor, i, j, p, score, w, x, y
from symdrop.functions import Prod, exp, log
from symdrop.language import E
from symdrop.theorem import Inequality, bernoulli, step

loss = log(1 + exp(-y * score))

theorem = Inequality(
    title="The expected logistic loss under a mask is bounded by a product",
    source="maaten2013",
    given=[bernoulli(delta[j], keep=p[j])],
    lhs=E(loss),
    rhs=log(1 + Prod(factor(i), i)),
    remainder=log(E(1 + exp(-y * score))) - E(loss),
    steps=[
        step(log(1 + Prod(E(exp(-y * w[i] * x[i] * delta[i])), i)), values),
        step(log(1 + E(Prod(exp(-y * w[i] * x[i] * delta[i]), i))), independent),
        step(log(1 + E(exp(-y * score))), exponential),
        step(log(E(1 + exp(-y * score))), linearity),
    ],
)

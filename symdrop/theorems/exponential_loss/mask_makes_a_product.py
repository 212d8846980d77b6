r"""The expected exponential loss under a mask is a product over the inputs; its gradient leaves out one factor.

The exponential of the score is a product of one factor for each input, and each of these is 1 where the input is
dropped. In the derivative by one weight, the `gradient`, its own factor is replaced: there the input must have been
kept. The second derivative, the `hessian`, replaces two factors, or one of them if the two weights are the same.
`never_below` is the inequality of Jensen: the expected loss is not below the loss at the mean of the mask.

A consequence of maaten2013.
"""

from symdrop.axioms import derivative, exponential, independent, product, sift, values
from symdrop.definitions.exponential_loss import delta, factor, i, j, k, l, p, score, w, x, y
from symdrop.functions import Prod, exp
from symdrop.language import D, E, bracket
from symdrop.theorem import Inequality, Theorem, bernoulli, step

given = [bernoulli(delta[j], keep=p[j])]
loss = exp(-y * score)
without_one = exp(-y * w[k] * x[k]) * Prod(factor(i), i, but=k)
without_two = exp(-y * w[k] * x[k] - y * w[l] * x[l]) * Prod(factor(i), i, but=(k, l))

theorem = Theorem(
    title="The expected exponential loss under a mask",
    source="maaten2013",
    given=given,
    lhs=E(loss),
    rhs=Prod(factor(i), i),
    steps=[
        step(E(Prod(exp(-y * w[i] * x[i] * delta[i]), i)), exponential),
        step(Prod(E(exp(-y * w[i] * x[i] * delta[i])), i), independent),
        step(Prod(factor(i), i), values),
    ],
)

gradient = Theorem(
    title="The gradient of the expected exponential loss",
    source="maaten2013",
    given=given,
    lhs=D(E(loss), w[k]),
    rhs=-y * x[k] * p[k] * without_one,
    steps=[
        step(D(Prod(factor(i), i), w[k]), exponential, independent, values),
        step(-y * x[k] * p[k] * without_one, derivative, product, sift),
    ],
)

hessian = Theorem(
    title="The Hessian of the expected exponential loss",
    source="maaten2013",
    given=given,
    lhs=D(D(E(loss), w[k]), w[l]),
    rhs=y**2
    * ((1 - bracket(k, l)) * x[k] * x[l] * p[k] * p[l] * without_two + bracket(k, l) * x[k] ** 2 * p[k] * without_one),
    steps=[
        step(D(D(Prod(factor(i), i), w[k]), w[l]), exponential, independent, values),
        step(
            y**2
            * (
                (1 - bracket(k, l)) * x[k] * x[l] * p[k] * p[l] * without_two
                + bracket(k, l) * x[k] ** 2 * p[k] * without_one
            ),
            derivative,
            product,
            sift,
        ),
    ],
)

never_below = Inequality(
    title="The expected exponential loss is not below the loss at the mean mask",
    source="maaten2013",
    given=given,
    lhs=exp(E(-y * score)),
    rhs=Prod(factor(i), i),
    remainder=E(loss) - exp(E(-y * score)),
    steps=[
        step(Prod(E(exp(-y * w[i] * x[i] * delta[i])), i), values),
        step(E(Prod(exp(-y * w[i] * x[i] * delta[i]), i)), independent),
        step(E(loss), exponential),
    ],
)

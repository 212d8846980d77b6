r"""The dropout penalty of a Poisson regression is a product less an exponential, and it is positive or zero.

The log-partition function of a Poisson regression is the exponential. Noise that keeps the mean of the score changes
nothing in the term that is linear in it, so that the penalty is what the noise adds to the mean of the exponential. For
other models it is known to second order; here it is known as it is. By the inequality of Jensen it is `never_negative`.

From wager2013, with the exponential as the log-partition function.
"""

from symdrop.axioms import exponential, independent, linearity, mean, values
from symdrop.definitions.poisson_regression import beta, d, delta, i, j, x
from symdrop.functions import Prod, exp
from symdrop.language import E, Sum
from symdrop.theorem import Inequality, Theorem, bernoulli, nonzero, step

given = [bernoulli(delta[j], keep=1 - d), nonzero(1 - d)]
noisy = Sum(beta[i] * x[i] * delta[i] / (1 - d), i)
score = Sum(beta[i] * x[i], i)
factor = d + (1 - d) * exp(beta[i] * x[i] / (1 - d))

theorem = Theorem(
    title="The dropout penalty of a Poisson regression",
    source="wager2013",
    given=given,
    lhs=E(exp(noisy)) - exp(score),
    rhs=Prod(factor, i) - exp(score),
    steps=[
        step(E(Prod(exp(beta[i] * x[i] * delta[i] / (1 - d)), i)) - exp(score), exponential),
        step(Prod(E(exp(beta[i] * x[i] * delta[i] / (1 - d))), i) - exp(score), independent),
        step(Prod(factor, i) - exp(score), values),
    ],
)

never_negative = Inequality(
    title="The dropout penalty of a Poisson regression is not negative",
    source="wager2013",
    given=given,
    lhs=0,
    rhs=Prod(factor, i) - exp(score),
    remainder=E(exp(noisy)) - exp(E(noisy)),
    steps=[
        step(Prod(E(exp(beta[i] * x[i] * delta[i] / (1 - d))), i) - exp(score), values),
        step(E(Prod(exp(beta[i] * x[i] * delta[i] / (1 - d)), i)) - exp(score), independent),
        step(E(exp(noisy)) - exp(score), exponential),
        step(E(exp(noisy)) - exp(E(noisy)), linearity, mean),
    ],
)

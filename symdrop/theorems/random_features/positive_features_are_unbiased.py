r"""Positive random features have the softmax kernel as their mean, and a variance that grows with it.

The mean of the product of two features is the exponential of the inner product, whatever the vectors are. Its
`second_moment` is that squared, times the exponential of the squared length of the sum of the two vectors: features
vary little where the vectors point in opposite directions, and the kernel is small.

From choromanski2021.
"""

from symdrop.axioms import exponential, generating, independent, linearity
from symdrop.definitions.random_features import feature, g, i, j, x, z
from symdrop.functions import Prod, exp
from symdrop.language import E, Sum
from symdrop.theorem import Theorem, gaussian, step

given = [gaussian(g[j], mean=0, variance=1)]
inner = Sum(x[i] * z[i], i)
lengths = Sum(x[i] ** 2 + z[i] ** 2, i)

theorem = Theorem(
    title="The mean of positive random features",
    source="choromanski2021",
    given=given,
    lhs=E(feature(x) * feature(z)),
    rhs=exp(inner),
    steps=[
        step(E(exp(Sum(g[i] * (x[i] + z[i]), i) - lengths / 2)), exponential),
        step(exp(-lengths / 2) * E(Prod(exp(g[i] * (x[i] + z[i])), i)), linearity, independent, exponential),
        step(exp(-lengths / 2) * Prod(E(exp(g[i] * (x[i] + z[i]))), i), independent),
        step(exp(-lengths / 2) * Prod(exp((x[i] + z[i]) ** 2 / 2), i), generating),
        step(exp(inner), exponential),
    ],
)

second_moment = Theorem(
    title="The second moment of positive random features",
    source="choromanski2021",
    given=given,
    lhs=E((feature(x) * feature(z)) ** 2),
    rhs=exp(Sum((x[i] + z[i]) ** 2, i) + 2 * inner),
    steps=[
        step(E(exp(2 * Sum(g[i] * (x[i] + z[i]), i) - lengths)), exponential),
        step(exp(-lengths) * E(Prod(exp(2 * g[i] * (x[i] + z[i])), i)), linearity, independent, exponential),
        step(exp(-lengths) * Prod(E(exp(2 * g[i] * (x[i] + z[i]))), i), independent),
        step(exp(-lengths) * Prod(exp(2 * (x[i] + z[i]) ** 2), i), generating),
        step(exp(Sum((x[i] + z[i]) ** 2, i) + 2 * inner), exponential),
    ],
)

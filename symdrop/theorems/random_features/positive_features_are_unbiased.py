r"""Positive random features have the softmax kernel as their mean, and a variance that grows with it.

The mean of the product of two features is the exponential of the inner product, whatever the vectors are. Its second
moment is that squared, times the exponential of the squared length of the sum of the two vectors: features vary little
where the vectors point in opposite directions, and the kernel is small.

From choromanski2021.
"""

from symdrop.definitions.random_features import feature, g, i, j, x, z
from symdrop.functions import exp
from symdrop.language import E, Sum
from symdrop.theorem import Theorem, gaussian

given = [gaussian(g[j], mean=0, variance=1)]
inner = Sum(x[i] * z[i], i)

theorem = Theorem(
    title="The mean of positive random features",
    source="choromanski2021",
    given=given,
    lhs=E(feature(x) * feature(z)),
    rhs=exp(inner),
)

second_moment = Theorem(
    title="The second moment of positive random features",
    source="choromanski2021",
    given=given,
    lhs=E((feature(x) * feature(z)) ** 2),
    rhs=exp(Sum((x[i] + z[i]) ** 2, i) + 2 * inner),
)

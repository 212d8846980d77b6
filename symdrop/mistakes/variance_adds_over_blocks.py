r"""The variance of a residual chain with stochastic depth is taken to be the sum of the variances of its blocks.

The blocks multiply. The variance of a product of independent factors is no sum: means of the other blocks enter, and
products of variances.

Met where the depth of a chain is chosen by adding up the noise of its blocks.
"""

from symdrop.definitions.residual_blocks import a, b, i, j, output, p
from symdrop.language import Sum, Var
from symdrop.theorem import Mistake, bernoulli
from symdrop.theorems.residual_blocks.depth_multiplies import theorem as truth

mistake = Mistake(
    title="The variance of a residual chain as a sum over its blocks",
    given=[bernoulli(b[j], keep=p[j])],
    lhs=Var(output),
    rhs=Sum(p[i] * (1 - p[i]) * a[i] ** 2, i),
    instead=truth,
)

r"""A chain of linear residual blocks with stochastic depth.

Block `i` of n adds `a[i]` times its input to it, and is skipped unless `b[i]` is 1, which has the probability `p[i]`.
"""

from __future__ import annotations

from symdrop.functions import Prod
from symdrop.language import family, index, size

n = size("n")
i, j, k = index("i j k", n)
a, b, p = family("a b p", n)

output = Prod(1 + a[i] * b[i], i)

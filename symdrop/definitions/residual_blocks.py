r"""A chain of linear residual blocks with stochastic depth, and interactions of masked inputs.

Block `i` of n adds `a[i]` times its input to it, and is skipped unless `b[i]` is 1, which has the probability `p[i]`.
For interactions `b[i]` masks the input `x[i]`, and the numbers `s[i]`, each 0 or 1, say which inputs take part.
"""

from __future__ import annotations

from symdrop.functions import Prod
from symdrop.language import family, index, size

n = size("n")
i, j, k = index("i j k", n)
a, b, p, x, s = family("a b p x s", n)

output = Prod(1 + a[i] * b[i], i)

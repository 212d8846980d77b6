r"""The exponential loss of a linear score under noise on its inputs.

The label `y` is 1 or -1, though nothing is used of that; `w[i]` are the weights and `x[i]` the inputs. `delta[j]` is a
mask, kept with the probability `p[j]`; in blankout the inputs that are kept are divided by `1 - d`, where `d` is the
probability to drop one. `xi[j]` are normal inputs around `x[j]` with the variance `v`, `z[j]` Poisson counts of mean
`x[j]`.
"""

from __future__ import annotations

from sympy import Expr

from symdrop.functions import exp
from symdrop.language import Index, Sum, family, index, scalar, size

n = size("n")
i, j, k, l = index("i j k l", n)
w, x, p, delta, xi, z = family("w x p delta xi z", n)
y, d, v = scalar("y d v")

score = Sum(w[i] * x[i] * delta[i], i)


def factor(i: Index) -> Expr:
    """What the mask leaves of the factor of one input: that of an input that is dropped, or kept."""
    return 1 - p[i] + p[i] * exp(-y * w[i] * x[i])

r"""Positive random features of the softmax kernel.

`g[j]` are independent standard normal numbers. The feature of a vector with the entries `x[i]` is the exponential of
its product with g, less half its squared length; `z[i]` is another vector.
"""

from __future__ import annotations

from sympy import Expr

from symdrop.functions import exp
from symdrop.language import Family, Sum, family, index, size

n = size("n")
i, j = index("i j", n)
g, x, z = family("g x z", n)


def feature(x: Family) -> Expr:
    """The feature of a vector: exp(g x - x x / 2)."""
    return exp(Sum(g[i] * x[i], i) - Sum(x[i] ** 2, i) / 2)

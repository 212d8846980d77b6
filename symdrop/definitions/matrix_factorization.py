r"""A matrix Y of m rows and o columns, factorised into $U V^T$ with h columns in each factor; some are dropped.

`Y[a, l]` are the entries, `U[a, c]` and `V[l, c]` the factors. `r[c]` is the mask of column c in both factors, with the
keep probability `theta`. `s[c]` is a scale of column c and `b` the scale of a copy, of which there are N. The index a
counts rows of Y, l its columns, c and d the columns of the factors, e the copies of one of these.
"""

from __future__ import annotations

from sympy import Expr, Mul, Pow

from symdrop.language import Sum, family, index, scalar, size

m, o, h, N = size("m o h N")
a = index("a", m)
l = index("l", o)
c, d = index("c d", h)
e = index("e", N)
Y = family("Y", m, o)
U = family("U", m, h)
V = family("V", o, h)
r, s = family("r s", h)
theta, b = scalar("theta b")


def squared_loss(entry: Expr) -> Expr:
    r"""The squared distance from Y, `sum_al (Y_al - entry_al)^2`.

    >>> squared_loss(Sum(U[a, c] * V[l, c], c))
    Sum((Y[a, l] - Sum(U[a, c]*V[l, c], (c, 1, h)))**2, (a, 1, m), (l, 1, o))
    """
    return Sum((Y[a, l] - entry) ** 2, a, l)


def entry_of_column(left: Expr, right: Expr) -> Expr:
    r"""What one pair of columns adds to an entry, `left_a right_l`, not multiplied out: a scale remains to be seen.

    >>> entry_of_column(s[c] * U[a, c], V[l, c] / s[c])
    (U[a, c]*s[c])*(V[l, c]/s[c])
    """
    # An evaluated product would cancel a scale before anything had been proved.
    return Mul(left, right, evaluate=False)


def column_penalty(left: Expr, right: Expr) -> Expr:
    r"""The product of the squared norms of one pair of columns, `(sum_a left_a^2) (sum_l right_l^2)`.

    >>> column_penalty(U[a, c], V[l, c])
    Sum(U[a, c]**2, (a, 1, m))*Sum(V[l, c]**2, (l, 1, o))
    """
    return Sum(Pow(left, 2, evaluate=False), a) * Sum(Pow(right, 2, evaluate=False), l)

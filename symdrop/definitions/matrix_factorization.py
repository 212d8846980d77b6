r"""A matrix Y of m rows and o columns, factorised into $U V^T$ with h columns in each factor; some are dropped.

`Y[a, l]` are the entries, `U[a, c]` and `V[l, c]` the factors. `r[c]` is the mask of column c in both factors, with the
keep probability `theta`. `s[c]` is a scale of column c and `b` the scale of a copy, of which there are N. `x[a]` is an
input of m numbers that an autoencoder with tied weights U reconstructs. A factorisation machine has the features `z[l]`
with the weights `w[l]`, the intercept `beta` and the factors V; `delta[l]` masks its features, kept with `p[l]`. The
indices a, f and g count rows of Y, k and l its columns, c and d the columns of the factors, e the copies of one of
these.
"""

from __future__ import annotations

from sympy import Expr, Mul, Pow

from symdrop.language import Rational, Sum, bracket, family, index, scalar, size

m, o, h, N = size("m o h N")
a, f, g = index("a f g", m)
k, l = index("k l", o)
c, d = index("c d", h)
e = index("e", N)
Y = family("Y", m, o)
U = family("U", m, h)
V = family("V", o, h)
r, s = family("r s", h)
x = family("x", m)
z, w, p, delta = family("z w p delta", o)
theta, b, beta = scalar("theta b beta")


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


def machine_output(feature: Expr, other: Expr) -> Expr:
    r"""What a factorisation machine answers, `beta + sum_l w_l z_l + 1/2 sum_(k != l) sum_c V_kc V_lc z_k z_l`.

    `feature` is the feature z_l as an expression in `l`, `other` the same in `k`.

    >>> machine_output(z[l], z[k])  # doctest: +ELLIPSIS
    beta + Sum(w[l]*z[l], (l, 1, o)) + Sum((1 - Bracket(k, l))*V[k, c]*V[l, c]*z[k]*z[l], ...)/2
    """
    products = Sum((1 - bracket(k, l)) * V[k, c] * V[l, c] * other * feature, k, l, c)
    return beta + Sum(w[l] * feature, l) + Rational(1, 2) * products

r"""One linear unit with n inputs: its regular loss (Eq. 1) and its dropout loss (Eq. 2).

`w` are the weights, `I` the inputs, `t` the target, `delta` the mask (1 means kept) and `p` the keep
probabilities. A loss takes "the weight of unit j" as an expression in `j`, so that the regular loss at
w' = p w is written `regular_loss(p[j] * w[j])`.
"""

from __future__ import annotations

from sympy import Expr

from symdrop.language import Rational, Sum, family, index, scalar, size

n = size("n")
i, j, k, l = index("i j k l", n)  # noqa: E741
w, I, p, delta = family("w I p delta", n)  # noqa: E741
t = scalar("t")


def regular_loss(weight: Expr) -> Expr:
    r"""Eq. 1: half the squared residual, `1/2 (t - sum_j weight_j I_j)^2`.

    >>> regular_loss(w[j])
    (t - Sum(I[j]*w[j], (j, 1, n)))**2/2
    """
    return Rational(1, 2) * (t - Sum(weight * I[j], j)) ** 2


def dropout_loss(weight: Expr) -> Expr:
    r"""Eq. 2: the same loss with each input masked, `1/2 (t - sum_j delta_j weight_j I_j)^2`.

    >>> dropout_loss(w[j])
    (t - Sum(I[j]*delta[j]*w[j], (j, 1, n)))**2/2
    """
    return regular_loss(delta[j] * weight)

r"""A linear layer with n inputs and o outputs, of which inputs or single connections are dropped.

`W[l, i]` is the weight from input i to output l, `I` are the inputs and `t` the targets of the outputs. `delta[i]` is
the mask of input i with keep probability `p[i]`, shared by all outputs; `R[l, i]` is the mask of one connection, with
keep probability `q[l, i]` (M in DropConnect). The indices i, j count inputs, k and l count outputs.
"""

from __future__ import annotations

from sympy import Expr

from symdrop.language import Index, Sum, family, index, size

n, o = size("n o")
i, j = index("i j", n)
k, l = index("k l", o)
W, R, q = family("W R q", o, n)
I, p, delta = family("I p delta", n)
t = family("t", o)


def dropout_output(place: Index) -> Expr:
    r"""The output whose inputs are masked, `sum_i delta_i W_(place, i) I_i`.

    >>> dropout_output(l)
    Sum(I[i]*W[l, i]*delta[i], (i, 1, n))
    """
    return Sum(delta[i] * W[place, i] * I[i], i)


def dropconnect_output(place: Index) -> Expr:
    r"""The output whose connections are masked, `sum_i R_(place, i) W_(place, i) I_i`.

    >>> dropconnect_output(l)
    Sum(I[i]*R[l, i]*W[l, i], (i, 1, n))
    """
    return Sum(R[place, i] * W[place, i] * I[i], i)


def squared_loss(output: Expr) -> Expr:
    r"""The squared residuals summed over the outputs, `sum_l (t_l - output_l)^2`.

    >>> squared_loss(Sum(W[l, i] * I[i], i))
    Sum((t[l] - Sum(I[i]*W[l, i], (i, 1, n)))**2, (l, 1, o))
    """
    return Sum((t[l] - output) ** 2, l)

r"""One linear unit with n inputs: its regular loss (Eq. 1), its dropout loss (Eq. 2) and the dropout penalty.

`w` are the weights, `I` the inputs, `t` the target, `delta` the mask (1 means kept) and `p` the keep probabilities;
`epsilon` and `zeta` are further masks. `v` are the weights used at test time and `c` the scales of the inputs. Noise
other than a mask is called `xi` or `z`, its mean `mu` and its variance `s`, or its covariances `C`. `eta` is the
learning rate. A loss takes "the weight of unit j" as an expression in `j`, so that the regular loss at $w' = p w$ is
written `regular_loss(p[j] * w[j])`.
"""

from __future__ import annotations

from sympy import Expr, Mul

from symdrop.language import Rational, Sum, family, index, scalar, size

n = size("n")
i, j, k, l = index("i j k l", n)
w, I, p, delta = family("w I p delta", n)
v, c, xi, z, mu, s, epsilon, zeta = family("v c xi z mu s epsilon zeta", n)
C = family("C", n, n)
t, eta = scalar("t eta")


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


def dropout_penalty(weight: Expr, value: Expr = I[i]) -> Expr:
    r"""What dropout adds to the expected loss, `1/2 sum_i p_i (1 - p_i) weight_i^2 value_i^2`.

    `weight` and `value` are the weight and the input of unit i as expressions in `i`. Their squares stand side by
    side and are not multiplied out, so that a scale remains to be seen even where it cancels.

    >>> dropout_penalty(w[i] / c[i], c[i] * I[i])
    Sum((I[i]**2*c[i]**2)*(w[i]**2/c[i]**2)*(1 - p[i])*p[i], (i, 1, n))/2
    """
    # An evaluated product would cancel a scale before anything had been proved.
    return Rational(1, 2) * Sum(Mul(p[i], 1 - p[i], weight**2, value**2, evaluate=False), i)


def rescaled_output(weight: Expr, value: Expr) -> Expr:
    r"""The output of masked inputs, `sum_i delta_i weight_i value_i`, in which the two are not multiplied out.

    >>> rescaled_output(w[i] / c[i], c[i] * I[i])
    Sum((I[i]*c[i])*(w[i]/c[i])*delta[i], (i, 1, n))
    """
    # An evaluated product would cancel a scale before anything had been proved.
    return Sum(Mul(delta[i], weight, value, evaluate=False), i)

r"""Noise on the data: m samples with n inputs and C classes, their labels and their residuals.

`X[a, i]` is input i of sample a, `y[a]` its label and `w[i]` a weight; `r[a]` is a residual that is known. Two samples
are mixed with the share `lam` of the first, drawn from Beta(alpha, alpha). `x[i]` is one input alone, `label` its label
and `xi` the noise on that, of variance `s`; `rounding[i]` is what input i loses by rounding to the step `Delta`. `q[c]`
are the probabilities of the classes, `loss[c]`, written L, what it costs if c is the label, `z[c]` is 1 for a class
that is drawn and `disturbed` 1 where the label is replaced, with the chance `eps`. The indices a, b and e count
samples, i, j, k and l inputs, c classes.
"""

from __future__ import annotations

from sympy import Expr

from symdrop.language import Index, Rational, Sum, family, index, scalar, size

m, n, C = size("m n C")
a, b, e = index("a b e", m)
i, j, k, l = index("i j k l", n)
c, d = index("c d", C)
X = family("X", m, n)
y, r = family("y r", m)
w, x, rounding = family("w x rho", n)
q, loss, z = family("q L z", C)
lam, alpha, label, xi, s, Delta, disturbed, eps = scalar("lambda alpha t xi s Delta delta epsilon")


def mean_input(coordinate: Index) -> Expr:
    r"""The mean of one input over all samples, `1/m sum_e X_(e, coordinate)`.

    >>> mean_input(i)
    Sum(X[e, i], (e, 1, m))/m
    """
    return Sum(X[e, coordinate], e) / m


def noisy_loss(noise: Expr) -> Expr:
    r"""Half the squared residual at a label with noise, `1/2 (label + noise - sum_i w_i x_i)^2`.

    >>> noisy_loss(xi)
    (t + xi - Sum(w[i]*x[i], (i, 1, n)))**2/2
    """
    return Rational(1, 2) * (label + noise - Sum(w[i] * x[i], i)) ** 2

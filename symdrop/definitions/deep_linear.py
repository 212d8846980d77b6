r"""A linear unit on top of a linear layer: n inputs, h hidden units and one output, with dropout before each layer.

`I` are the inputs, `W[c, i]` the weight from input i to hidden unit c, `v[c]` the weight of hidden unit c in the output
and `t` the target. `delta[i]` masks the inputs with keep probabilities `p[i]`, `r[c]` the hidden units with keep
probabilities `q[c]`. Noise that is added to the inputs is called `epsilon`, that of the hidden units `eta`; their
variances are `s_0` and `s_1`. Where all inputs share one keep probability and all hidden units another, these are the
scalars `common_p` and `common_q`. The indices i and j count inputs, c and d hidden units.
"""

from __future__ import annotations

from sympy import Expr

from symdrop.language import Sum, family, index, scalar, size

n, h = size("n h")
i, j = index("i j", n)
c, d = index("c d", h)
W = family("W", h, n)
I, p, delta = family("I p delta", n)
epsilon = family("epsilon", n)
v, q, r, eta = family("v q r eta", h)
t, s_0, s_1 = scalar("t s_0 s_1")
common_p, common_q = scalar("p q")

# The output under both masks.
dropout_output = Sum(r[c] * v[c] * Sum(delta[i] * W[c, i] * I[i], i), c)


# The output without a mask, with noise added to the inputs and to the hidden units.
noisy_output = Sum(v[c] * (Sum(W[c, i] * (I[i] + epsilon[i]), i) + eta[c]), c)


def squared_loss(output: Expr) -> Expr:
    r"""The squared residual, `(t - output)^2`.

    >>> squared_loss(Sum(v[c], c))
    (t - Sum(v[c], (c, 1, h)))**2
    """
    return (t - output) ** 2

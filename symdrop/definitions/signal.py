r"""A signal under dropout and the spread of what comes out: one value, m passes, or an ensemble of masked models.

`x` is a value with mean `c` and variance `v`, `delta` its mask with the keep probability `p`. `y[e]` are the outputs of
m passes, `tau` is the precision of the observations. `mask[i]` with the keep probabilities `q[i]` masks n inputs, which
add `a[i]` to the output, and `t` is the target. `O[e]` are the outputs of m masked models, between 0 and 1, each with
the probability `P[e]` of its mask. The indices e and f count passes or models, i inputs.
"""

from __future__ import annotations

from symdrop.language import Sum, family, index, scalar, size

n, m = size("n m")
i, j = index("i j", n)
e, f = index("e f", m)
x, delta, c, v, p, t, tau = scalar("x delta c v p t tau")
mask, a, q = family("delta a q", n)
y, O, P = family("y O P", m)

# The output of a masked model, and the mean of all passes.
output = Sum(mask[i] * a[i], i)
mean_output = Sum(y[f], f) / m

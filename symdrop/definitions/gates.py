r"""Gates that choose for every unit what passes: the old state or the new, a layer or its input, all or nothing.

`delta[k]` and `epsilon[k]` are the gates of unit k with the keep probabilities `p[k]` and `q[k]`. `a[k]` is the new
state of the unit and `b[k]` the old one, `x[k]` what enters a block and `F[k]` what the block computes. `W[l, j]` is
the weight from unit j with the activity `h[j]` to output l, `t` are the targets. `u` and `v` are two random values with
the means `mu` and `nu`, the variances `var_u` and `var_v` and the covariance `cov`; `gate_u` and `gate_v` are their
gates, kept with `keep_u` and `keep_v`. `eta[i]` is the strength of a quadratic penalty on the size `s[i]` of unit i.
The indices i, j and k count n units, l o outputs.
"""

from __future__ import annotations

from symdrop.language import family, index, scalar, size

n, o = size("n o")
i, j, k = index("i j k", n)
l = index("l", o)
delta, epsilon, p, q, a, b, x, F, h, eta, s = family("delta epsilon p q a b x F h eta s", n)
W = family("W", o, n)
t = family("t", o)
u, v, mu, nu, var_u, var_v, cov = scalar("u v mu nu V_u V_v C")
gate_u, gate_v, keep_u, keep_v = scalar("g_u g_v p_u p_v")

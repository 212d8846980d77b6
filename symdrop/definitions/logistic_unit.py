r"""One logistic unit whose inputs are masked.

`S` is the score, a sum of the weights `w[i]` times the inputs `x[i]` that are kept; `delta[j]` is kept with the
probability `p[j]`. $\sigma$ is the logistic function, and $\log \sigma(z) = -\operatorname{softplus}(-z)$, so that the
geometric means over all masks of the output and of what is missing to 1 are `kept` and `missing`. `s` is the score
without noise, `q` a keep probability that all inputs share, and `beta[i]` are coefficients.
"""

from __future__ import annotations

from symdrop.functions import exp, softplus
from symdrop.language import E, Sum, family, index, scalar, size

n = size("n")
i, j, k, l = index("i j k l", n)
w, x, p, delta, beta = family("w x p delta beta", n)
q, t = scalar("q t")

S = Sum(w[i] * x[i] * delta[i], i)
kept = exp(-E(softplus(-S)))
missing = exp(-E(softplus(S)))

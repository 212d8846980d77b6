r"""One logistic unit whose inputs are masked.

`S` is the score, a sum of the weights `w[i]` times the inputs `x[i]` that are kept; `delta[j]` is kept with the
probability `p[j]`. $\sigma$ is the logistic function, and $\log \sigma(z) = -\operatorname{softplus}(-z)$, so that the
geometric means over all masks of the output and of what is missing to 1 are `kept` and `missing`. `s` is the score
without noise, `q` a keep probability that all inputs share, and `beta[i]` are coefficients. Of several classes
`W[b, i]` are the weights and `class_score(b)` the score of a class; `normaliser`, printed as `Z`, is the sum of the
exponentials of these, and `geometric_mean(c)` that of the softmax output, $\exp \mathbb{E}(S_c - \log Z)$. `t` is a
target; `named_score`, `G` and `G_prime` are what is printed for `S`, `kept` and `missing`.
"""

from __future__ import annotations

from sympy import Expr

from symdrop.functions import exp, log, softplus
from symdrop.language import E, Index, Sum, family, index, scalar, size

m, n = size("m n")
i, j, k, l = index("i j k l", n)
w, x, p, delta, beta = family("w x p delta beta", n)
q, t = scalar("q t")
a, b, c = index("a b c", m)
W = family("W", m, n)

S = Sum(w[i] * x[i] * delta[i], i)
kept = exp(-E(softplus(-S)))
missing = exp(-E(softplus(S)))


def cross_entropy(score: Expr) -> Expr:
    """The cross entropy of the target and a unit with this score."""
    return t * softplus(-score) + (1 - t) * softplus(score)


def class_score(b: Index) -> Expr:
    """The score of a class when the inputs are masked."""
    return Sum(W[b, i] * x[i] * delta[i], i)


normaliser = Sum(exp(class_score(a)), a)
named_score, Z, G, G_prime = scalar("S Z G G_prime")


def geometric_mean(c: Index) -> Expr:
    """The geometric mean over all masks of the output of a class."""
    return exp(E(class_score(c) - log(normaliser)))

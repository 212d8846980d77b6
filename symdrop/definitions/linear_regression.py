r"""Linear regression on m samples with n inputs: its squared error, its predictions and the Gram matrix.

`X[a, i]` is input i of sample a, `y` are the targets and `w` the weights. A mask (1 means kept) is called `R` where
every sample has one of its own and `r` where one serves all samples; `p` is the keep probability of all inputs,
`keep` that of each. Noise that is added to the inputs is called `epsilon`, its variance `s`. `Z` are corrupted
inputs with mean `M` and variance `V`, `q` is the probability of being blanked out and `scale`, written lambda, the
scale of Laplace noise.
"""

from __future__ import annotations

from sympy import Expr

from symdrop.language import Index, Sum, family, index, scalar, size

m, n = size("m n")
a = index("a", m)
i, j, k = index("i j k", n)
X, R, epsilon, Z, M, V = family("X R epsilon Z M V", m, n)
y = family("y", m)
w, r = family("w r", n)
keep = family("p", n)
p, q, s, scale = scalar("p q s lambda")


def squared_error(output: Expr) -> Expr:
    r"""The sum over all samples of the squared residual, `sum_a (y_a - output_a)^2`.

    `output` is the prediction for sample a as an expression in `a`.

    >>> squared_error(prediction(w[i]))
    Sum((y[a] - Sum(X[a, i]*w[i], (i, 1, n)))**2, (a, 1, m))
    """
    return Sum((y[a] - output) ** 2, a)


def prediction(weight: Expr) -> Expr:
    r"""What is predicted for sample a, `sum_i weight_i X_ai`; the weight may be an expression in `a` and `i`.

    >>> prediction(R[a, i] * w[i])
    Sum(R[a, i]*X[a, i]*w[i], (i, 1, n))
    """
    return Sum(weight * X[a, i], i)


def gram(first: Index, second: Index) -> Expr:
    r"""An entry of the Gram matrix of the inputs, `sum_a X_a,first X_a,second`.

    >>> gram(i, j)
    Sum(X[a, i]*X[a, j], (a, 1, m))
    """
    return Sum(X[a, first] * X[a, second], a)

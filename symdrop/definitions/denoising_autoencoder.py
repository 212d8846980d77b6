r"""A linear autoencoder that reconstructs m samples of n features from samples in which features are dropped.

`X[a, i]` are the features and `B[i, l]` the weight from feature i to the reconstruction of feature l. `R[a, i]` is the
mask of one entry, with the keep probability `q[i]` of its feature. The index a counts samples, i, j, k and l features.
"""

from __future__ import annotations

from sympy import Expr

from symdrop.language import Index, Sum, family, index, size

m, n = size("m n")
a = index("a", m)
i, j, k, l = index("i j k l", n)
X, R = family("X R", m, n)
B = family("B", n, n)
q = family("q", n)


def scatter(first: Index, second: Index) -> Expr:
    r"""The scatter of two features, `sum_a X_(a, first) X_(a, second)`.

    >>> scatter(i, j)
    Sum(X[a, i]*X[a, j], (a, 1, m))
    """
    return Sum(X[a, first] * X[a, second], a)


def reconstruction_loss(feature: Expr) -> Expr:
    r"""The squared error of a reconstruction from features as they are seen, `sum_al (X_al - sum_i feature_ai B_il)^2`.

    >>> reconstruction_loss(X[a, i])
    Sum((X[a, l] - Sum(B[i, l]*X[a, i], (i, 1, n)))**2, (a, 1, m), (l, 1, n))
    """
    return Sum((X[a, l] - Sum(feature * B[i, l], i)) ** 2, a, l)

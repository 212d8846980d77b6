r"""Noise on the weights penalises the inputs and not the weights.

The noise has mean 0 and variance $s_j$; the entries are pairwise uncorrelated. What is added to the loss is half of the
squared inputs, weighted with the variances. It does not depend on the weights, so that weight noise is not weight
decay: for a linear unit it does not move the minimum at all. It acts on the weights only where the inputs of a layer
are made by others before it.

From graves2011, as the special case of a linear unit.
"""

from symdrop.axioms import linearity, mean, moments, sift, uncorrelated
from symdrop.definitions.linear_unit import I, i, j, regular_loss, s, t, w, xi
from symdrop.language import E, Rational, Sum, bracket
from symdrop.theorem import Theorem, noise, step

half = Rational(1, 2)
penalty = half * Sum(s[i] * I[i] ** 2, i)
residual = t - Sum(w[j] * I[j], j)

theorem = Theorem(
    title="The expected loss with noise on the weights",
    source="graves2011",
    given=[noise(xi[j], mean=0, variance=s[j])],
    lhs=E(regular_loss(w[j] + xi[j])),
    rhs=regular_loss(w[j]) + penalty,
    steps=[
        step(
            regular_loss(w[j]) - residual * Sum(E(xi[i]) * I[i], i) + half * Sum(E(xi[i] * xi[j]) * I[i] * I[j], i, j),
            linearity,
        ),
        step(regular_loss(w[j]) + half * Sum(bracket(i, j) * s[i] * I[i] * I[j], i, j), uncorrelated, mean, moments),
        step(regular_loss(w[j]) + penalty, sift),
    ],
)

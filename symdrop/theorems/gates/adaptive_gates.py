r"""Gates whose chances depend on the input penalise uncertain gates in front of large weights.

Hidden unit $j$ with the activity $h_j$ is kept with a probability $p_j$ that is computed from the input, by a network
of its own. At a fixed input it is a number like any other, and so the squared loss is that at the mean activities plus
a penalty in which the variance of each gate, the square of its activity and the squared norm of its outgoing weights
meet. Gates that are sure of themselves, at 0 or 1, are free. The expectation is over the gates alone.

From ba2013; the closed form is a consequence.
"""

from symdrop.axioms import idempotent, independent, linearity, mean, sift
from symdrop.definitions.gates import W, delta, h, i, j, l, p, t
from symdrop.language import E, Sum
from symdrop.theorem import Theorem, bernoulli, step

at_mean = Sum((t[l] - Sum(W[l, j] * p[j] * h[j], j)) ** 2, l)
penalty = Sum(p[j] * (1 - p[j]) * h[j] ** 2 * Sum(W[l, j] ** 2, l), j)
products = (E(delta[i] * delta[j]) - p[i] * p[j]) * W[l, i] * W[l, j] * h[i] * h[j]
squares = (E(delta[j] ** 2) - p[j] ** 2) * W[l, j] ** 2 * h[j] ** 2

theorem = Theorem(
    title="The expected squared loss behind gates",
    source="ba2013",
    given=[bernoulli(delta[j], keep=p[j])],
    lhs=E(Sum((t[l] - Sum(W[l, j] * delta[j] * h[j], j)) ** 2, l)),
    rhs=at_mean + penalty,
    steps=[
        step(at_mean + Sum(products, l, i, j), linearity, mean),
        step(at_mean + Sum(squares, l, j), independent, mean, sift),
        step(at_mean + penalty, idempotent, mean),
    ],
)

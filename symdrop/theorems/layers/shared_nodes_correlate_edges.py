r"""Edges that share a node are correlated where nodes are dropped, and kept with the square of the keep probability.

An edge is kept where both of its nodes are, with probability $q^2$, where $q = 1 - r$. Two edges from one node $\gamma$
to different nodes are both kept with $q^3$, so that their covariance is $q^3 - q^4$; that of an edge with itself is
$q^2 - q^4$. So the loss of a unit that sums over the edges of a node has a penalty on the square of the whole sum, too:
`summed_variance`. Independent masks of the edges have none.

A consequence of feng2020, where whole nodes are dropped; the layer is torch_geometric.utils.dropout_node.
"""

from symdrop.axioms import idempotent, independent, linearity, mean, sift, variance
from symdrop.definitions.layers import delta, gamma, i, j, node_masks, nodes, r, w, x
from symdrop.language import Cov, E, Sum, Var, bracket
from symdrop.theorem import Theorem, step

q = 1 - r

theorem = Theorem(
    title="The covariance of two edges that share a node",
    source="feng2020",
    given=node_masks,
    lhs=Cov(nodes((delta[i], gamma), x[i]), nodes((delta[j], gamma), x[j])),
    rhs=((q**3 - q**4) + bracket(i, j) * (q**2 - q**3)) * x[i] * x[j],
    steps=[
        step(
            (E(gamma**2 * delta[i] * delta[j]) - E(gamma * delta[i]) * E(gamma * delta[j])) * x[i] * x[j],
            variance,
            linearity,
        ),
        step((q * E(delta[i] * delta[j]) - q**4) * x[i] * x[j], independent, idempotent, mean),
        step(((q**3 - q**4) + bracket(i, j) * (q**2 - q**3)) * x[i] * x[j], independent, idempotent, mean),
    ],
)

summed_variance = Theorem(
    title="The variance of a sum over the edges of a node",
    source="feng2020",
    given=node_masks,
    lhs=Var(Sum(nodes((delta[j], gamma), x[j]) * w[j], j)),
    rhs=(q**3 - q**4) * Sum(w[j] * x[j], j) ** 2 + (q**2 - q**3) * Sum(w[j] ** 2 * x[j] ** 2, j),
    steps=[
        step(
            Sum(E(gamma**2 * delta[i] * delta[j]) * w[i] * w[j] * x[i] * x[j], i, j)
            - Sum(E(gamma * delta[j]) * w[j] * x[j], j) ** 2,
            variance,
            linearity,
        ),
        step(
            q * Sum(E(delta[i] * delta[j]) * w[i] * w[j] * x[i] * x[j], i, j) - q**4 * Sum(w[j] * x[j], j) ** 2,
            independent,
            idempotent,
            mean,
        ),
        step(
            (q**3 - q**4) * Sum(w[j] * x[j], j) ** 2 + (q**2 - q**3) * Sum(w[j] ** 2 * x[j] ** 2, j),
            sift,
            independent,
            idempotent,
            mean,
        ),
    ],
)

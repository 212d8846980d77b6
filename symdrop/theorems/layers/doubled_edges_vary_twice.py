r"""Edges that are dropped in both directions at once vary twice as much as with a mask for each direction.

With force_undirected PyTorch Geometric draws one mask for an edge and keeps both of its directions or none, so that
what is kept counts twice. Without it the two directions of an edge are dropped independently, `single_directions`. The
mean is the same, $2 (1 - r)$ times the contribution $x_j$ of one direction, and so is not that of the whole graph:
nothing is rescaled. The graph must list both directions; of one direction alone what is lost and what is doubled is
another matter.

From rong2020.
"""

from symdrop.axioms import idempotent, independent, linearity, mean, sift, variance
from symdrop.definitions.layers import delta, directed, edge_mask, epsilon, i, j, r, reverse_mask, undirected, x
from symdrop.language import E, Sum, Var, bracket
from symdrop.theorem import Theorem, step

both = Sum(undirected(delta[j], x[j]), j)
each = Sum(directed(delta[j], x[j]) + directed(epsilon[j], x[j]), j)

theorem = Theorem(
    title="The variance of a sum over edges that are dropped in both directions at once",
    source="rong2020",
    given=edge_mask,
    lhs=Var(both),
    rhs=4 * r * (1 - r) * Sum(x[j] ** 2, j),
    steps=[
        step(4 * Sum((E(delta[i] * delta[j]) - E(delta[i]) * E(delta[j])) * x[i] * x[j], i, j), variance, linearity),
        step(4 * Sum(bracket(i, j) * r * (1 - r) * x[i] * x[j], i, j), independent, idempotent, mean),
        step(4 * r * (1 - r) * Sum(x[j] ** 2, j), sift),
    ],
)

single_directions = Theorem(
    title="The variance of a sum over edges with a mask for each direction",
    source="rong2020",
    given=[*edge_mask, *reverse_mask],
    lhs=Var(each),
    rhs=2 * r * (1 - r) * Sum(x[j] ** 2, j),
    steps=[
        step(
            Sum(E((delta[i] + epsilon[i]) * (delta[j] + epsilon[j])) * x[i] * x[j], i, j)
            - Sum(E(delta[j] + epsilon[j]) * x[j], j) ** 2,
            variance,
            linearity,
        ),
        step(2 * Sum(bracket(i, j) * r * (1 - r) * x[i] * x[j], i, j), linearity, independent, idempotent, mean),
        step(2 * r * (1 - r) * Sum(x[j] ** 2, j), sift),
    ],
)

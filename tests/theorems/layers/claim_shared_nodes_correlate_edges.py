"""Edges of one node by hand, over all masks of the nodes; the last entry of a mask is that of the shared node."""

from arithmetic.layers import PAIRS
from claims import SQUARE, Claim, Wrong

from symdrop.definitions.layers import i, j, w, x
from symdrop.language import Sum, bracket
from symdrop.theorems.layers.shared_nodes_correlate_edges import q, summed_variance, theorem


def average(at):
    return lambda value: at.masked(value, at.n + 1)


def covariance(at):
    mean = average(at)
    first, second = (mean(lambda mask, each=each: mask[-1] * mask[each] * at.x[each]) for each in (at.i, at.j))
    return mean(lambda mask: mask[-1] * mask[at.i] * at.x[at.i] * mask[at.j] * at.x[at.j]) - first * second


def right(at):
    q = at.keep
    return (q**3 - q**4 + (q**2 - q**3) * (at.i == at.j)) * at.x[at.i] * at.x[at.j]


def spread(at):
    return at.variance(average(at), lambda mask: at.total(lambda j: mask[-1] * mask[j] * at.x[j] * at.w[j]))


def spread_right(at):
    q = at.keep
    return (q**3 - q**4) * at.whole() ** 2 + (q**2 - q**3) * at.squares()


CLAIMS = {
    "shared_nodes_correlate_edges": Claim(
        left=covariance,
        right=right,
        points=PAIRS,
        false={
            "independent edges": Wrong(
                bracket(i, j) * (q**2 - q**4) * x[i] * x[j],
                lambda at: (at.i == at.j) * (at.keep**2 - at.keep**4) * at.x[at.i] * at.x[at.j],
            ),
            "kept with the keep probability": Wrong(theorem.rhs * q, lambda at: right(at) * at.keep),
        },
        also_true={"exponent": (4, SQUARE)},
    ),
    "shared_nodes_correlate_edges.summed_variance": Claim(
        left=spread,
        right=spread_right,
        false={
            "independent edges": Wrong(
                (q**2 - q**4) * Sum(w[j] ** 2 * x[j] ** 2, j), lambda at: (at.keep**2 - at.keep**4) * at.squares()
            ),
            "half of it": Wrong(summed_variance.rhs / 2, lambda at: spread_right(at) / 2),
        },
        also_true={"exponent": (2, SQUARE)},
    ),
}

r"""Sums over n items of which some are drawn at random: inputs that are kept, minibatches, resampled data.

`delta[i]` is a mask of which exactly `k` entries are 1; `a[i]` is what input i adds to the output, weight times value,
and `t` the target. `chosen[i]`, written z, is 1 where item i is in a minibatch of `b` different items, `count[i]`,
written N, how often it is among draws with replacement, `v[i]` its random weight. `g[i]` and `h[i]` are numbers that
belong to item i, such as two components of its gradient, and `G[i, l]` all o components of it. `L[e]` are the noisy
losses of the m items of a minibatch. The indices i and j count items, l components, e and f the places in a minibatch.
"""

from __future__ import annotations

from sympy import Expr

from symdrop.language import Family, Sum, family, index, scalar, size

n, m, o = size("n m o")
i, j = index("i j", n)
e, f = index("e f", m)
l = index("l", o)
a, g, h, v, delta, chosen, count = family("a g h v delta z N", n)
G = family("G", n, o)
L = family("L", m)
t, k, b = scalar("t k b")


def average(values: Family) -> Expr:
    r"""The mean over all items, `1/n sum_j values_j`.

    >>> average(g)
    Sum(g[j], (j, 1, n))/n
    """
    return Sum(values[j], j) / n


def batch_average(counts: Family, values: Family) -> Expr:
    r"""The mean over the b items that were drawn, `1/b sum_i counts_i values_i`.

    >>> batch_average(chosen, g)
    Sum(g[i]*z[i], (i, 1, n))/b
    """
    return Sum(counts[i] * values[i], i) / b


def spread(first: Family, second: Family) -> Expr:
    r"""The covariance among all items, `1/n sum_i (first_i - their mean) (second_i - their mean)`.

    >>> spread(g, h)
    Sum((g[i] - Sum(g[j], (j, 1, n))/n)*(h[i] - Sum(h[j], (j, 1, n))/n), (i, 1, n))/n
    """
    return Sum((first[i] - average(first)) * (second[i] - average(second)), i) / n

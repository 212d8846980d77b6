"""Sifting: indices that a bracket ties together are one. TRUSTED.

    sum_j [j = k] a_j = a_k,   [i = j] a_i = [i = j] a_j,   [i = j]^2 = [i = j]

>>> from symdrop.axioms import sift
>>> from symdrop.deciders.kernel.residuals import normal_form
>>> from symdrop.language import Sum, bracket, family, index, size
>>> n = size("n"); i, j, k = index("i j k", n); w, x = family("w x", n)
>>> normal_form([], Sum(bracket(i, k) * w[i] * x[j], i, j), sift)
w[k]*Sum(x[i], (i, 1, n))
>>> normal_form([], bracket(j, k) ** 2 * w[k], sift)
Bracket(j, k)*w[j]
"""

from __future__ import annotations

from collections.abc import Sequence

from symdrop.deciders.kernel.algebra import Algebra, Binders
from symdrop.deciders.kernel.factors import BRACKET, Factor, Place, renaming


def sift(algebra: Algebra, binders: Binders, factors: list[Factor], level: int) -> tuple[Binders, list[Factor]]:
    """A term at `level` in which every index is the representative of those it is tied to.

    A sum over an index that is tied to one outside of it goes away, and so does its bracket. What ties indices that
    are not summed here stays, as a bracket of each with its representative. Without brackets, `factors` comes back.
    """
    representative = representatives(factors)
    if not representative:
        return binders, factors
    tied = [algebra.rename(each, renaming(representative), level) for each in factors if each.kind != BRACKET]
    outer = [pair for pair in representative.items() if pair[0] not in binders]
    kept = {place: size for place, size in binders.items() if representative.get(place, place) == place}
    return kept, [*tied, *(Factor.bracket(*pair) for pair in outer)]


def representatives(factors: Sequence[Factor]) -> dict[Place, Place]:
    """For every index in a bracket, the one that stands for all that are tied to it.

    It is the least of them, and so the outermost: free before summed, outer before inner.

    >>> i, j, k = Place.summed(0, 0), Place.summed(0, 1), Place.free("k")
    >>> representatives([Factor.bracket(i, j), Factor.bracket(j, k)]) == {i: k, j: k, k: k}
    True
    """
    groups: list[set[Place]] = []
    for pair in (set(factor.indices) for factor in factors if factor.kind == BRACKET):
        joined = [group for group in groups if group & pair]
        groups = [group for group in groups if not group & pair] + [pair.union(*joined)]
    return {place: min(group) for group in groups for place in group}

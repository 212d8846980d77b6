"""The given covariance of two families, or of the entries of one. TRUSTED.

    E[z_i u_j] = E[z_i] E[u_j] + [i = j] Cov(z_i, u_i)   of two families
    E[z_i z_j] = E[z_i] E[z_j] + Cov(z_i, z_j)           of one, also where i = j

Nothing is known of other products of the two. Of masks with a joint law, E of a product at the same indices is the
chance that all of them are 1. Where the entries of one family are jointly normal, E of a product of any
number of them, z_i^2 counted as two, is the sum over all ways to put some of them into pairs, of the covariances of the
pairs times the means of the others.

>>> from symdrop.axioms import correlated, linearity, mean
>>> from symdrop.deciders.kernel.residuals import normal_form
>>> from symdrop.language import E, Sum, family, index, size
>>> from symdrop.theorem import covariance, noise
>>> n = size("n"); i, j, k = index("i j k", n); w, z, u, c = family("w z u c", n)
>>> laws = [noise(z[j], mean=0, variance=1), noise(u[j], mean=0, variance=1), covariance(z[j], u[j], c[j])]
>>> normal_form(laws, E(z[i] * u[k]), correlated, mean)
Bracket(i, k)*c[i]
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from symdrop import axioms
from symdrop.deciders.kernel.factors import FAMILY, Factor, LinearCombination, Place
from symdrop.deciders.kernel.limits import check_paired
from symdrop.deciders.kernel.reading import read_chance, read_covariance, read_matrix
from symdrop.deciders.kernel.rules.grounds import Grounds
from symdrop.deciders.kernel.rules.idempotent import reduced
from symdrop.deciders.kernel.rules.moments import at_indices, moment
from symdrop.statements.laws import Masks
from symdrop.statements.laws.law import Correlated


def correlated_pair(grounds: Grounds, factors: list[Factor], level: int) -> LinearCombination:
    """E of a product of entries of two families with a covariance, both of which occur, at `level`."""
    algebra, context = grounds.algebra, grounds.context
    if [factor.power for factor in factors] != [1, 1] or not grounds.cites(axioms.correlated):
        return algebra.closed_expectation(factors, level)
    one, other = factors
    means = algebra.multiply(
        moment(grounds, one.name, one.indices, 1, level), moment(grounds, other.name, other.indices, 1, level), level
    )
    brackets = algebra.term(*(Factor.bracket(*pair) for pair in zip(one.indices, other.indices, strict=True)))
    # The value may be written at the indices of either; those of the family that the covariance names first are used.
    first = one if context.covariances[one.name].random[0].name == one.name else other
    value = at_indices(algebra, read_covariance(context, one.name), first.indices, level)
    return algebra.combine(means, algebra.multiply(brackets, value, level))


def joint_moment(
    grounds: Grounds, orders: Sequence[tuple[str, int]], indices: tuple[Place, ...], level: int
) -> LinearCombination:
    """E of powers of entries at the same indices, of one family or of masks with a joint law, at `level`."""
    if len(orders) == 1:
        ((name, order),) = orders
        return moment(grounds, name, indices, order, level)
    entries = reduced(grounds, (Factor.entry(name, indices, order) for name, order in orders))
    joint = grounds.context.covariances[entries[0].name]
    if not isinstance(joint, Masks) or any(each.power > 1 for each in entries) or not grounds.cites(axioms.correlated):
        return grounds.algebra.closed_expectation(entries, level)
    value = read_chance(grounds.context, joint, {each.name for each in entries})
    return at_indices(grounds.algebra, value, indices, level)


def is_paired(grounds: Grounds, group: Sequence[Factor]) -> bool:
    """Whether E of a product of entries of one family is opened by their covariances."""
    law, number = grounds.laws.get(group[0].name), sum(each.power for each in group)
    if not isinstance(law, Correlated) or any(each.kind != FAMILY or each.name != group[0].name for each in group):
        return False
    return (number == 2 or (number > 2 and law.normal)) and grounds.cites(axioms.correlated)


def paired(grounds: Grounds, group: Sequence[Factor], level: int) -> LinearCombination:
    """E of a product of entries of one family at `level`, by their means and covariances."""
    algebra, name = grounds.algebra, group[0].name
    entries = [each for each in group for _ in range(each.power)]
    check_paired(name, len(entries))
    total: LinearCombination = {}
    for pairs, single in matchings(tuple(range(len(entries)))):
        product = algebra.term()
        for first, second in pairs:
            places = (*entries[first].indices, *entries[second].indices)
            value = at_indices(algebra, read_matrix(grounds.context, name), places, level)
            product = algebra.multiply(product, value, level)
        for each in single:
            product = algebra.multiply(product, moment(grounds, name, entries[each].indices, 1, level), level)
        total = algebra.combine(total, product)
    return total


def matchings(numbers: tuple[int, ...]) -> Iterator[tuple[list[tuple[int, int]], list[int]]]:
    """All ways to put some of the numbers into pairs: the pairs, and those that are left.

    >>> list(matchings((0, 1)))
    [([], [0, 1]), ([(0, 1)], [])]
    >>> [sum(1 for _ in matchings(tuple(range(number)))) for number in range(6)]
    [1, 1, 2, 4, 10, 26]
    """
    if not numbers:
        yield [], []
        return
    first, *others = numbers
    for pairs, single in matchings(tuple(others)):
        yield pairs, [first, *single]
    for at, second in enumerate(others):
        for pairs, single in matchings((*others[:at], *others[at + 1 :])):
            yield [(first, second), *pairs], single

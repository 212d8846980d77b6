"""Independence, between families and within one, and what uncorrelated pairs keep of it. TRUSTED.

Random families are independent of each other, unless they have a covariance. Within a family, entries at different
indices are independent. Whether indices differ is not known, so that every way is accounted for:

    E[prod_a z_{i_a}^{e_a}] = sum over partitions P of the factors, of prod over blocks B of P, of
                              [all i_a with a in B are equal] * kappa(e_a for a in B)

where kappa is the joint cumulant of these powers of one variable. Two factors are *exchangeable* when an exchange of
summed indices turns each into the other, keeps all other factors of the family, and turns the whole term into itself.
Partitions that such exchanges carry into each other give the same sum, so that one of each *orbit* is worked out and
counted as often as the orbit has members: the 203 partitions of the six masks in (sum_j d_j w_j)^6 have 11 orbits.

Where a law promises only that pairs of entries are uncorrelated, the same holds for two factors to the first power, by
`uncorrelated`:

    E[z_i z_j] = E[z_i] E[z_j] + [i = j] (E[z_i^2] - E[z_i]^2)

>>> from symdrop.axioms import idempotent, independent, mean
>>> from symdrop.deciders.kernel.residuals import normal_form
>>> from symdrop.language import E, Sum, family, index, size
>>> from symdrop.theorem import bernoulli
>>> n = size("n"); i, j, k = index("i j k", n); w, delta, p = family("w delta p", n)
>>> mask = bernoulli(delta[j], keep=p[j])
>>> normal_form([mask], E(delta[j] * delta[k]), independent)
-Bracket(j, k)*E(delta[j])**2 + Bracket(j, k)*E(delta[j]**2) + E(delta[j])*E(delta[k])
>>> normal_form([mask], E(delta[j] * delta[k]), independent, mean, idempotent)
-Bracket(j, k)*p[j]**2 + Bracket(j, k)*p[j] + p[j]*p[k]
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache
from math import factorial
from typing import Any

from symdrop import axioms
from symdrop.deciders.kernel.algebra import Binders
from symdrop.deciders.kernel.factors import FAMILY, Factor, LinearCombination, Monomial, Place, names_in, renaming
from symdrop.deciders.kernel.limits import check_partitions
from symdrop.deciders.kernel.partitions import orbits
from symdrop.deciders.kernel.rules.categorical import categorical_terms, is_categorical
from symdrop.deciders.kernel.rules.correlated import correlated_pair, is_paired, joint_moment, paired
from symdrop.deciders.kernel.rules.exchangeability import is_opened, joint_cumulant
from symdrop.deciders.kernel.rules.grounds import Grounds
from symdrop.deciders.kernel.rules.moments import at_indices, moment
from symdrop.statements.hypotheses import Covariance
from symdrop.statements.laws import Masks

# Names of entries, each with a power.
Orders = tuple[tuple[str, int], ...]
# A part of an expectation: how often it counts, the factors that are kept, and the average of the others.
Averaged = tuple[int, list[Factor], LinearCombination]


def averaged(
    grounds: Grounds, binders: Binders, factors: list[Factor], before: LinearCombination, level: int
) -> Iterator[Averaged]:
    """E of one group of random factors of a term, the others kept, as a sum of count * factors * combination.

    Families that depend on each other are one group. No two factors have the same base, and one at least is random.
    `before` is what else the term is multiplied by.
    """
    group = _first_group(grounds, [each for each in factors if grounds.is_random(each)])
    others = [each for each in factors if each not in group]
    if is_categorical(grounds, group):
        yield from categorical_terms(grounds, group, others, level)
        return
    if is_paired(grounds, group):
        yield 1, others, paired(grounds, group, level)
        return
    joint = is_opened(grounds, group)
    if not joint and not _splits(grounds, group):
        yield 1, others, _expectation_of_group(grounds, group, level)
        return
    classes = _exchangeable(grounds, binders, group, others, before, level)
    check_partitions(group[0].name, len(classes))
    for count, orbit in orbits(tuple(map(len, classes))):
        blocks = _blocks(classes, orbit)
        if joint:
            average = at_indices(grounds.algebra, joint_cumulant(grounds, blocks), (), level)
        else:
            average = _cumulants(grounds, blocks, level)
        if average:
            yield count, [*others, *(bracket for block in blocks for bracket in _equal_indices(block))], average


def _blocks(classes: Sequence[Sequence[Factor]], orbit: Sequence[tuple[int, ...]]) -> list[list[Factor]]:
    """One partition of an orbit: the factors in each block, which has so many of each class."""
    remaining = [list(each) for each in classes]
    return [
        [own.pop(0) for own, number in zip(remaining, block, strict=True) for _ in range(number)] for block in orbit
    ]


def _cumulants(grounds: Grounds, blocks: Sequence[Sequence[Factor]], level: int) -> LinearCombination:
    """The product of the joint cumulants of the blocks."""
    first, *others = blocks
    average = _cumulant_at(grounds, first, level)
    for block in others if average else ():
        average = grounds.algebra.multiply(average, _cumulant_at(grounds, block, level), level)
    return average


def _first_group(grounds: Grounds, random: list[Factor]) -> list[Factor]:
    """The factors that depend on the first one, or all where nothing tells that they are independent of each other."""
    covariances = grounds.context.covariances

    def depends(factor: Factor) -> Any:
        return covariances.get(factor.name, factor.name)

    first = [each for each in random if depends(each) == depends(random[0])]
    if any(each.kind != FAMILY for each in random):
        return random
    return first if len(first) == len(random) or grounds.cites(axioms.independent) else random


def _splits(grounds: Grounds, group: list[Factor]) -> bool:
    """Whether E of a product of several factors is opened by independence, or as that of an uncorrelated pair."""
    if len(group) == 1 or any(each.kind != FAMILY for each in group):
        return False
    if isinstance(grounds.context.covariances.get(group[0].name), Masks):
        return grounds.opens_families and grounds.cites(axioms.independent)
    if any(each.name != group[0].name for each in group):
        return False
    if grounds.laws[group[0].name].independent:
        return grounds.opens_families and grounds.cites(axioms.independent)
    pair = [each.power for each in group] == [1, 1] and not grounds.laws[group[0].name].together
    return pair and grounds.cites(axioms.uncorrelated)


def _expectation_of_group(grounds: Grounds, group: list[Factor], level: int) -> LinearCombination:
    """E of a product that is not split: a moment, a pair with a covariance, or closed."""
    if len(group) == 1 and group[0].kind == FAMILY:
        return moment(grounds, group[0].name, group[0].indices, group[0].power, level)
    covariance = grounds.context.covariances.get(group[0].name)
    related = {base.name for base in covariance.random} if covariance else set()
    if any(each.kind != FAMILY or each.name not in related for each in group):
        return grounds.algebra.closed_expectation(group, level)
    if isinstance(covariance, Masks) and len({each.indices for each in group}) == 1:
        orders = tuple((each.name, each.power) for each in group)
        return joint_moment(grounds, orders, group[0].indices, level)
    if isinstance(covariance, Covariance) and len(group) == len({each.name for each in group}) == 2:
        return correlated_pair(grounds, group, level)
    return grounds.algebra.closed_expectation(group, level)


def _exchangeable(
    grounds: Grounds,
    binders: Binders,
    group: list[Factor],
    others: list[Factor],
    before: LinearCombination,
    level: int,
) -> list[list[Factor]]:
    """The group in classes of which every two factors are exchangeable in the term."""

    def may_exchange(one: Factor, other: Factor) -> bool:
        pairs = [pair for pair in zip(one.indices, other.indices, strict=True) if pair[0] != pair[1]]
        if any(here not in binders or binders[here] != binders.get(there) for here, there in pairs):
            return False
        swap = {place: partner for here, there in pairs for place, partner in ((here, there), (there, here))}
        if any(swap[there] != here for here, there in swap.items()):
            return False
        moved = {each: grounds.algebra.rename(each, renaming(swap), level) for each in (*group, *others)}
        exchanged = {one: other, other: one}
        keeps_group = all(moved[each] == exchanged.get(each, each) for each in group)
        keeps_others = sorted(moved[each] for each in others) == sorted(others)
        return keeps_group and keeps_others and grounds.algebra.change(before, renaming(swap), level) == before

    classes: list[list[Factor]] = []
    for factor in group:
        own = next((each for each in classes if may_exchange(each[0], factor)), None)
        if own is None:
            classes.append([factor])
        else:
            own.append(factor)
    return classes


def _equal_indices(members: Sequence[Factor]) -> list[Factor]:
    """The brackets that say that all indices of the members are equal."""
    pairs = (zip(members[0].indices, other.indices, strict=True) for other in members[1:])
    return [Factor.bracket(*pair) for each in pairs for pair in each]


def _cumulant_at(grounds: Grounds, members: Sequence[Factor], level: int) -> LinearCombination:
    """The joint cumulant of the powers of the members, of which the indices are equal, at those of the first."""
    algebra, indices = grounds.algebra, members[0].indices
    key, memo = tuple(sorted((each.name, each.power) for each in members)), grounds.memo.cumulants
    if key not in memo:
        own = tuple(map(Place.of_law, range(len(indices))))
        memo[key] = {}
        for blocks, count in cumulant(key).items():
            term = algebra.term(coefficient=algebra.one * count)
            for orders in blocks:
                term = algebra.multiply(term, joint_moment(grounds, orders, own, 0), 0)
            memo[key] = algebra.combine(memo[key], term)
    return at_indices(algebra, memo[key], indices, level)


def taken_out(
    grounds: Grounds, inner: LinearCombination, level: int
) -> tuple[LinearCombination, LinearCombination] | None:
    """Two combinations at `level`, independent of each other, with `inner` as product; None where none are seen.

    The first are the random entries that every term has, of families that nothing else random in it depends on.
    """
    terms = [set(factors) for _, factors in inner]
    shared = {each for each in set.intersection(*terms) if each.kind == FAMILY and grounds.is_random(each)}
    shared = {each for each in shared if all(place.level < level for place in each.indices)}
    others = names_in(each for term in terms for each in term - shared)
    pairs = grounds.context.covariances
    others |= {base.name for name in others & pairs.keys() for base in pairs[name].random}
    shared = {each for each in shared if each.name not in others}
    if not shared or not others & grounds.laws.keys() or not grounds.cites(axioms.independent):
        return None
    rest: LinearCombination = {}
    for (sizes, factors), coefficient in inner.items():
        grounds.algebra.put(rest, Monomial(sizes, tuple(each for each in factors if each not in shared)), coefficient)
    return grounds.algebra.term(*shared), rest


@cache
def cumulant(entries: Orders) -> Counter[tuple[Orders, ...]]:
    """The joint cumulant of powers of entries at the same indices: products of moments with coefficients.

    An entry is a name and a power, a moment a power for each of its names. The cumulant is the sum over partitions Q of
    (-1)^(|Q| - 1) (|Q| - 1)! times the product of the moments of the blocks of Q. Equal entries are exchangeable.

    >>> cumulant((("z", 1), ("z", 1)))
    Counter({((('z', 2),),): 1, ((('z', 1),), (('z', 1),)): -1})
    """
    total: Counter[tuple[Orders, ...]] = Counter()
    classes = Counter(entries)
    for count, blocks in orbits(tuple(classes.values())):
        moments = tuple(sorted(_orders(tuple(classes), block) for block in blocks))
        total[moments] += count * (-1) ** (len(blocks) - 1) * factorial(len(blocks) - 1)
    return total


def _orders(entries: Orders, block: Sequence[int]) -> Orders:
    """The power of each name in a block, which has so many of each entry."""
    total: Counter[str] = Counter()
    for (name, power), number in zip(entries, block, strict=True):
        total[name] += power * number
    return tuple(sorted((name, power) for name, power in total.items() if power))

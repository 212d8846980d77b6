"""Independence, between families and within one, and what uncorrelated pairs keep of it. TRUSTED.

Random families are independent of each other, unless they have a covariance. Within a family, entries at different
indices are independent. Whether indices differ is not known, so that every way is accounted for:

    E[prod_a z_{i_a}^{e_a}] = sum over partitions P of the factors, of prod over blocks B of P, of
                              [all i_a with a in B are equal] * kappa(e_a for a in B)

where kappa is the joint cumulant of these powers of one variable. Where a law promises only that pairs of entries are
uncorrelated, the same holds for two factors to the first power, by `uncorrelated`:

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
from collections.abc import Iterator
from functools import cache
from itertools import chain, combinations
from math import factorial
from typing import Any

from symdrop import axioms
from symdrop.deciders.kernel.factors import FAMILY, Factor, LinearCombination
from symdrop.deciders.kernel.rules.correlated import correlated_pair
from symdrop.deciders.kernel.rules.grounds import Grounds
from symdrop.deciders.kernel.rules.moments import moment
from symdrop.errors import OutsideFragment

MOST_RANDOM_FACTORS = 8


def expectation_of_product(grounds: Grounds, factors: list[Factor], level: int) -> LinearCombination:
    """E of a product of random factors, no two of them with the same base, at the level of the factors.

    Families that depend on each other are averaged together, the others apart.
    """
    if any(factor.kind != FAMILY for factor in factors):
        return grounds.algebra.closed_expectation(factors, level)
    groups: dict[Any, list[Factor]] = {}
    for factor in factors:
        groups.setdefault(grounds.context.covariances.get(factor.name, factor.name), []).append(factor)
    if len(groups) > 1 and axioms.independent not in grounds.reasons:
        return grounds.algebra.closed_expectation(factors, level)
    result = grounds.algebra.term()
    for group in groups.values():
        result = grounds.algebra.multiply(result, _expectation_of_group(grounds, group, level), level)
    return result


def _expectation_of_group(grounds: Grounds, factors: list[Factor], level: int) -> LinearCombination:
    """E of a product of entries of one family, or of two with a covariance."""
    name = factors[0].name
    if len(factors) == 1:
        return moment(grounds, name, factors[0].indices, factors[0].power, level)
    if any(factor.name != name for factor in factors):
        return correlated_pair(grounds, factors, level)
    if grounds.laws[name].independent:
        splits = axioms.independent in grounds.reasons
    else:
        splits = axioms.uncorrelated in grounds.reasons and [factor.power for factor in factors] == [1, 1]
    if not splits:
        return grounds.algebra.closed_expectation(factors, level)
    if len(factors) > MOST_RANDOM_FACTORS:
        raise OutsideFragment(f"an expectation of more than {MOST_RANDOM_FACTORS} entries of {name} is not opened")
    return _over_partitions(grounds, factors, level)


def _over_partitions(grounds: Grounds, factors: list[Factor], level: int) -> LinearCombination:
    """The sum over all partitions: the block of the first factor, times the same for the factors not in it."""
    if not factors:
        return grounds.algebra.term()
    key, memo = (tuple(factors), level), grounds.memo.opened_products
    if key not in memo:
        first, *others = factors
        total: LinearCombination = {}
        for block in chain.from_iterable(combinations(others, size) for size in range(len(factors))):
            rest = _over_partitions(grounds, [each for each in others if each not in block], level)
            product = grounds.algebra.multiply(_block(grounds, (first, *block), level), rest, level)
            for monomial, coefficient in product.items():
                grounds.algebra.put(total, monomial, coefficient)
        memo[key] = total
    return memo[key]


def _block(grounds: Grounds, block: tuple[Factor, ...], level: int) -> LinearCombination:
    """[all indices of the block equal] times the joint cumulant of its powers at the first of them."""
    algebra, (name, indices) = grounds.algebra, (block[0].name, block[0].indices)
    pairs = (pair for other in block[1:] for pair in zip(indices, other.indices, strict=True))
    brackets = algebra.term(*(Factor.bracket(*pair) for pair in pairs))
    total: LinearCombination = {}
    for powers, count in cumulant(tuple(factor.power for factor in block)).items():
        product = algebra.term(coefficient=algebra.one * count)
        for power in powers:
            product = algebra.multiply(product, moment(grounds, name, indices, power, level), level)
        total = algebra.combine(total, product)
    return algebra.multiply(brackets, total, level)


def set_partitions(things: tuple[Any, ...]) -> Iterator[tuple[tuple[Any, ...], ...]]:
    """Every way to split the things into blocks.

    >>> len(list(set_partitions((1, 2, 3, 4))))
    15
    """
    if not things:
        yield ()
        return
    first, *rest = things
    for partition in set_partitions(tuple(rest)):
        yield ((first,), *partition)
        for position, block in enumerate(partition):
            yield (*partition[:position], (first, *block), *partition[position + 1 :])


@cache
def cumulant(powers: tuple[int, ...]) -> Counter[tuple[int, ...]]:
    """The joint cumulant of powers of one variable: products of moments (by their orders) with coefficients.

    It is the sum over partitions Q of (-1)^(|Q| - 1) (|Q| - 1)! times the product of the moments of the blocks of Q.

    >>> cumulant((1, 1))
    Counter({(2,): 1, (1, 1): -1})
    """
    total: Counter[tuple[int, ...]] = Counter()
    for partition in set_partitions(powers):
        blocks = len(partition)
        total[tuple(sorted(map(sum, partition)))] += (-1) ** (blocks - 1) * factorial(blocks - 1)
    return total

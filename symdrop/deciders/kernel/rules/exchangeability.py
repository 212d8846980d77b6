"""Exchangeable entries: E of their powers depends on the powers, and on which indices are equal. TRUSTED.

Let m(e_1, .., e_r) be E of the powers of r different entries. Whether indices differ is not known, so that every way is
accounted for, as for independent entries (`symdrop.deciders.kernel.rules.independent`):

    E[prod_a z_{i_a}^{e_a}] = sum over partitions Q of the factors, of prod over blocks B of Q, of
                              [all i_a with a in B are equal], times kappa(Q)
    kappa(Q) = sum over partitions P finer than Q, of m(sums of the powers in the blocks of P), times
               prod over blocks of Q of (-1)^(b-1) (b-1)!, b the number of blocks of P inside

which is the inversion of the lattice of partitions: the term of Q counts the ways in which all indices of a block are
equal, whether or not blocks are equal to each other.

>>> from symdrop.axioms import exchangeability
>>> from symdrop.deciders.kernel.residuals import normal_form
>>> from symdrop.language import E, family, index, scalar, size
>>> from symdrop.theorem import exchangeable
>>> n = size("n"); i, j, k = index("i j k", n); d = family("d", n); q1, q2 = scalar("q1 q2")
>>> mask = exchangeable(d[j], means=[q1, q2])
>>> normal_form([mask], E(d[i] * d[k]), exchangeability)
q2 + (q1 - q2)*Bracket(i, k)
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import cache
from math import factorial
from operator import mul

from symdrop import axioms
from symdrop.deciders.kernel.factors import FAMILY, Factor, LinearCombination
from symdrop.deciders.kernel.partitions import orbits
from symdrop.deciders.kernel.reading import read_joint
from symdrop.deciders.kernel.rules.grounds import Grounds

# The powers of the factors in each block.
Blocks = tuple[tuple[int, ...], ...]


def is_opened(grounds: Grounds, group: Sequence[Factor]) -> bool:
    """Whether E of a product of several entries of one family is opened: all that it needs must be promised."""
    name = group[0].name
    if len(group) == 1 or any(each.kind != FAMILY or each.name != name for each in group):
        return False
    if not grounds.laws[name].exchangeable or not grounds.cites(axioms.exchangeability):
        return False
    return all(read_joint(grounds.context, name, powers) is not None for powers in coarser(_powers(group)))


def joint_cumulant(grounds: Grounds, blocks: Sequence[Sequence[Factor]]) -> LinearCombination:
    """kappa of the partition of entries of one family into these blocks: it has no indices."""
    algebra, name = grounds.algebra, blocks[0][0].name
    key, memo = (name, tuple(sorted(_powers(block) for block in blocks))), grounds.memo.joints
    if key not in memo:
        memo[key] = {}
        for powers, number in inverted(key[1]).items():
            value = read_joint(grounds.context, name, powers) or {}
            memo[key] = algebra.combine(memo[key], value, number)
    return memo[key]


@cache
def inverted(blocks: Blocks) -> Counter[tuple[int, ...]]:
    """kappa as a sum of m: how often it has the m of these powers.

    >>> inverted(((1, 1),)), inverted(((1,), (2,)))
    (Counter({(2,): 1, (1, 1): -1}), Counter({(2, 1): 1}))
    """
    total: Counter[tuple[int, ...]] = Counter({(): 1})
    for block in blocks:
        classes, wider = Counter(block), Counter[tuple[int, ...]]()
        for count, parts in orbits(tuple(classes.values())):
            sums = _sums(tuple(classes), parts)
            weight = count * (-1) ** (len(parts) - 1) * factorial(len(parts) - 1)
            for powers, number in total.items():
                wider[tuple(sorted((*powers, *sums), reverse=True))] += number * weight
        total = wider
    return total


@cache
def coarser(powers: tuple[int, ...]) -> tuple[tuple[int, ...], ...]:
    """The powers of the different entries, for every way in which the indices of some may be equal."""
    classes = Counter(powers)
    ways = (blocks for _, blocks in orbits(tuple(classes.values())))
    return tuple(dict.fromkeys(_sums(tuple(classes), blocks) for blocks in ways))


def _sums(powers: tuple[int, ...], blocks: Sequence[tuple[int, ...]]) -> tuple[int, ...]:
    """The sum of the powers in each block, the largest first; a block says how often it has each power."""
    return tuple(sorted((sum(map(mul, powers, block)) for block in blocks), reverse=True))


def _powers(factors: Sequence[Factor]) -> tuple[int, ...]:
    return tuple(sorted(each.power for each in factors))

"""A mask is its own square. TRUSTED.

    delta_i^r = delta_i   for r >= 1, where every delta_i is 0 or 1

>>> from symdrop.axioms import idempotent
>>> from symdrop.deciders.kernel.residuals import normal_form
>>> from symdrop.language import family, index, size
>>> from symdrop.theorem import bernoulli
>>> n = size("n"); j, k = index("j k", n); delta, p, w = family("delta p w", n)
>>> mask = bernoulli(delta[j], keep=p[j])
>>> normal_form([mask], delta[k] ** 3 * w[k] ** 2, idempotent)
delta[k]*w[k]**2
"""

from __future__ import annotations

from collections.abc import Iterable

from symdrop import axioms
from symdrop.deciders.kernel.factors import FAMILY, Factor, merge
from symdrop.deciders.kernel.rules.grounds import Grounds


def is_reducible(grounds: Grounds, factor: Factor) -> bool:
    """Whether the factor is a mask to a power above 1, and masks may be reduced."""
    if factor.kind != FAMILY or factor.power < 2 or factor.name not in grounds.laws:
        return False
    return grounds.laws[factor.name].binary and grounds.cites(axioms.idempotent)


def reduced(grounds: Grounds, factors: Iterable[Factor]) -> list[Factor]:
    """The factors with equal ones put together, and the powers of masks reduced."""
    return [each.to_the(1) if is_reducible(grounds, each) else each for each in merge(factors)]

"""The mean and the higher moments of one entry, as its law states them. TRUSTED.

    E[z_i] = mu_i   by `mean`,      E[z_i^r] = m_r(i)   for r >= 2, by `moments`

>>> from symdrop.axioms import mean, moments
>>> from symdrop.deciders.kernel.residuals import normal_form
>>> from symdrop.language import E, family, index, size
>>> from symdrop.theorem import gaussian
>>> n = size("n"); j, k = index("j k", n); z, mu, v = family("z mu v", n)
>>> law = gaussian(z[j], mean=mu[j], variance=v[j])
>>> normal_form([law], E(z[k]) * E(z[k] ** 2), mean)
E(z[k]**2)*mu[k]
>>> normal_form([law], E(z[k] ** 2), moments)
mu[k]**2 + v[k]
"""

from __future__ import annotations

from symdrop import axioms
from symdrop.deciders.kernel.algebra import Algebra
from symdrop.deciders.kernel.factors import Factor, LinearCombination, Place
from symdrop.deciders.kernel.reading import read_moment
from symdrop.deciders.kernel.rules.grounds import Grounds
from symdrop.deciders.kernel.rules.idempotent import reduced


def moment(grounds: Grounds, name: str, indices: tuple[Place, ...], power: int, level: int) -> LinearCombination:
    """E[z_i^power] at `level`, closed where no reason or no law gives it."""
    (entry,) = reduced(grounds, [Factor.entry(name, indices, power)])
    key, memo = (name, entry.power), grounds.memo.moments
    if key not in memo:
        reason = axioms.mean if entry.power == 1 else axioms.moments
        is_given = entry.power == 1 or not (grounds.laws[name].binary and axioms.idempotent in grounds.cited)
        memo[key] = read_moment(grounds.context, *key) if is_given and grounds.cites(reason) else None
    value = memo[key]
    if value is None:
        return grounds.algebra.closed_expectation([entry], level)
    return at_indices(grounds.algebra, value, indices, level)


def at_indices(
    algebra: Algebra, parameter: LinearCombination, indices: tuple[Place, ...], level: int
) -> LinearCombination:
    """A parameter of a law, which stands at level 0 and at the law's own indices, at these indices and at `level`."""
    at = {Place.of_law(position): place for position, place in enumerate(indices)}

    def moved(place: Place) -> Place:
        return at.get(place, Place(level, place.label) if place.level == 0 else place)

    return algebra.change(parameter, moved, level)

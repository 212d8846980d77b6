"""The given covariance of two families. TRUSTED.

    E[z_i u_j] = E[z_i] E[u_j] + [i = j] Cov(z_i, u_i)

Nothing is known of other products of the two.

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

from symdrop import axioms
from symdrop.deciders.kernel.factors import Factor, LinearCombination
from symdrop.deciders.kernel.reading import read_covariance
from symdrop.deciders.kernel.rules.grounds import Grounds
from symdrop.deciders.kernel.rules.moments import at_indices, moment


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

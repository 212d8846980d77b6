"""The expectation is linear. TRUSTED.

    E[sum_i a_i X_i] = sum_i a_i E[X_i]   where no a_i is random

That a derivative may pass an expectation is the other half of this axiom: `symdrop.deciders.kernel.rules.derivative`.

>>> from symdrop.axioms import linearity
>>> from symdrop.deciders.kernel.residuals import normal_form
>>> from symdrop.language import E, Sum, family, index, size
>>> from symdrop.theorem import bernoulli
>>> n = size("n"); i, j, k = index("i j k", n); delta, p, w = family("delta p w", n)
>>> mask = bernoulli(delta[j], keep=p[j])
>>> normal_form([mask], E(Sum(w[i] * delta[i], i) + w[k]), linearity)
w[k] + Sum(E(delta[i])*w[i], (i, 1, n))
"""

from __future__ import annotations

from collections.abc import Iterator

from symdrop.deciders.kernel.algebra import Term
from symdrop.deciders.kernel.factors import LinearCombination
from symdrop.deciders.kernel.rules.grounds import Grounds
from symdrop.deciders.kernel.rules.independent import expectation_of_product


def linear_expectation(grounds: Grounds, inner: LinearCombination, level: int) -> Iterator[Term]:
    """The terms of E[inner], where `inner` is at `level` and the terms still are; they are not in canonical form."""
    algebra = grounds.algebra
    for monomial, coefficient in inner.items():
        binders, factors = algebra.open_binders(monomial, level)
        constant = [each for each in factors if not grounds.is_random(each)]
        average = expectation_of_product(grounds, [each for each in factors if grounds.is_random(each)], level)
        opened = algebra.multiply(algebra.term(*constant, coefficient=coefficient), average, level)
        yield from algebra.bound_terms(opened, binders, level)

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
from typing import Any

from symdrop import axioms
from symdrop.deciders.kernel.algebra import Binders, Term
from symdrop.deciders.kernel.factors import Factor, LinearCombination, Monomial
from symdrop.deciders.kernel.rules.grounds import Grounds
from symdrop.deciders.kernel.rules.independent import Averaged, averaged


def expected_terms(grounds: Grounds, monomial: Monomial, coefficient: Any, level: int) -> Iterator[Term]:
    """E of one term at `level`: terms at `level` that are not in canonical form.

    Where sifting ties indices, it is E over the first group of random factors, and the rest stays to be averaged.
    """
    algebra = grounds.algebra
    binders, factors = algebra.open_binders(monomial, level)
    for count, kept, average in _averaged_groups(grounds, binders, factors, algebra.term(), level):
        for part, bound, others in algebra.bound_terms(average, binders, level):
            yield coefficient * count * part, bound, [*kept, *others]


def _averaged_groups(
    grounds: Grounds, binders: Binders, factors: list[Factor], before: LinearCombination, level: int
) -> Iterator[Averaged]:
    """E of a term, `before` times factors, over its first random group, or over all where sifting is not cited."""
    for count, kept, average in averaged(grounds, binders, factors, before, level):
        product = grounds.algebra.multiply(before, average, level)
        if not any(map(grounds.is_random, kept)) or grounds.cites(axioms.sift):
            yield count, kept, product
            continue
        for more, rest, other in _averaged_groups(grounds, binders, kept, product, level):
            yield count * more, rest, other

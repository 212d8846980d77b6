"""The normal form of a line: what each cited reason switches on, and nothing else. TRUSTED.

Monomials are worked from the inside outwards by the rules of `symdrop.deciders.kernel.rules`. An E or D that no reason
opens stays as it is, with its inside in normal form, so that fewer reasons give a weaker normal form and never a wrong
one. With `independent` alone

    Sum_j w_j E(d_j d_k)  becomes  Sum_j w_j E(d_j) E(d_k) - w_k E(d_k)^2 + w_k E(d_k^2)

and with `mean` and `idempotent` as well it becomes Sum_j w_j p_j p_k - w_k p_k^2 + w_k p_k, both times by `sift`.
"""

from __future__ import annotations

from typing import Any

from symdrop import axioms
from symdrop.axioms import Reason
from symdrop.deciders.kernel.algebra import Binders
from symdrop.deciders.kernel.context import Context
from symdrop.deciders.kernel.factors import (
    EXPECTATION,
    FAMILY,
    OPERATORS,
    Factor,
    LinearCombination,
    Monomial,
    Place,
    thaw,
)
from symdrop.deciders.kernel.rules.derivative import exchange, may_exchange, product_rule
from symdrop.deciders.kernel.rules.grounds import Grounds
from symdrop.deciders.kernel.rules.idempotent import is_reducible, reduced
from symdrop.deciders.kernel.rules.independent import expectation_of_product
from symdrop.deciders.kernel.rules.linearity import linear_expectation
from symdrop.deciders.kernel.rules.sift import sift


class Normaliser:
    """Rewrites linear combinations by a set of reasons, under the hypotheses of one statement."""

    def __init__(self, context: Context, reasons: frozenset[Reason]) -> None:
        self.algebra, self.reasons = context.algebra, reasons
        self.grounds = Grounds.of(context, reasons)

    def normal(self, combination: LinearCombination, level: int = 0) -> LinearCombination:
        """The normal form of a combination at `level`, at the same level."""
        result: LinearCombination = {}
        for monomial, coefficient in combination.items():
            if all(each.kind == FAMILY and not is_reducible(self.grounds, each) for each in monomial.factors):
                self.algebra.put(result, monomial, coefficient)
            else:
                self._add_opened(result, monomial, coefficient, level)
        return result

    def _add_opened(self, total: LinearCombination, monomial: Monomial, coefficient: Any, level: int) -> None:
        """Add the normal form of one term to the total: each E and D opened, then multiplied out and sifted."""
        binders, factors = self.algebra.open_binders(monomial, level)
        plain = [each for each in factors if each.kind not in OPERATORS]
        product = self.algebra.term(*plain, coefficient=coefficient)
        for factor in (each for each in factors if each.kind in OPERATORS):
            opened = self.algebra.power(self._open(factor, level), factor.power, level)
            product = self.algebra.multiply(product, opened, level)
        for part, all_binders, parts in self.algebra.bound_terms(product, binders, level):
            self._add_sifted(total, part, all_binders, reduced(self.grounds, parts), level)

    def _add_sifted(
        self, total: LinearCombination, coefficient: Any, binders: Binders, factors: list[Factor], level: int
    ) -> None:
        """Add one opened term to the total, sifted; an E or D in which this ties indices is opened once more."""
        if axioms.sift in self.reasons:
            binders, sifted = sift(self.algebra, binders, factors, level)
            if sifted is not factors:
                sifted = reduced(self.grounds, sifted)
                if any(each.kind in OPERATORS and each not in factors for each in sifted):
                    again: LinearCombination = {}
                    self.algebra.add(again, coefficient, binders, sifted, level)
                    for monomial, part in again.items():
                        self._add_opened(total, monomial, part, level)
                    return
                factors = sifted
        self.algebra.add(total, coefficient, binders, factors, level)

    def _open(self, factor: Factor, level: int) -> LinearCombination:
        """An E or D at `level`, to the first power, opened as far as the reasons allow."""
        inside = thaw(factor.inside)
        if factor.kind == EXPECTATION:
            return self._expectation(self.normal(inside, level + 1), level)
        return self._derivative(inside, factor.name, factor.indices, level)

    def _expectation(self, inner: LinearCombination, level: int) -> LinearCombination:
        """E(inner) at `level`; `inner` is in normal form, at `level + 1`."""
        if axioms.linearity in self.reasons:
            total: LinearCombination = {}
            for coefficient, binders, factors in linear_expectation(self.grounds, inner, level + 1):
                self._add_sifted(total, coefficient, binders, reduced(self.grounds, factors), level + 1)
            return self.algebra.leave(total, level)
        product = self.algebra.single_product(inner)
        if product and all(map(self.grounds.is_random, product)):
            average = expectation_of_product(self.grounds, list(product), level + 1)
            return self.algebra.leave(average, level)
        return self.algebra.term(Factor.expectation(inner))

    def _derivative(
        self, raw: LinearCombination, name: str, indices: tuple[Place, ...], level: int
    ) -> LinearCombination:
        """D(raw, name[indices]) at `level`; `raw` is at `level + 1`, and is tried as it is before its normal form."""
        if may_exchange(self.grounds, name, raw):
            return self._open(exchange(self.grounds, name, indices, raw), level)
        inner = self.normal(raw, level + 1)
        if may_exchange(self.grounds, name, inner):
            return self._open(exchange(self.grounds, name, indices, inner), level)
        if axioms.derivative not in self.reasons:
            return self.algebra.term(Factor.derivative(inner, name, indices))
        total: LinearCombination = {}
        for monomial, coefficient in inner.items():
            binders, factors = self.algebra.open_binders(monomial, level + 1)
            product = product_rule(self.grounds, name, indices, coefficient, factors, level + 1)
            total = self.algebra.combine(total, self.algebra.bind(product, binders, level + 1))
        return self.algebra.leave(total, level)

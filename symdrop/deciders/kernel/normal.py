"""The normal form of a line: what each cited reason switches on, and nothing else. TRUSTED.

Monomials are worked from the inside outwards by the rules of `symdrop.deciders.kernel.rules`. An E or D that no reason
opens stays as it is, with its inside in normal form, so that fewer reasons give a weaker normal form and never a wrong
one. With `independent` alone

    Sum_j w_j E(d_j d_k)  becomes  Sum_j w_j E(d_j) E(d_k) - w_k E(d_k)^2 + w_k E(d_k^2)

and with `mean` and `idempotent` as well it becomes Sum_j w_j p_j p_k - w_k p_k^2 + w_k p_k, both times by `sift`.
"""

from __future__ import annotations

from copy import copy
from dataclasses import replace
from typing import Any

from symdrop import axioms
from symdrop.axioms import Reason
from symdrop.deciders.kernel.algebra import Binders
from symdrop.deciders.kernel.apart import apart, cleared
from symdrop.deciders.kernel.context import Context
from symdrop.deciders.kernel.factors import (
    BRACKET,
    COVARIANCE,
    EXPECTATION,
    FAMILY,
    OPERATORS,
    Factor,
    LinearCombination,
    Monomial,
    Place,
    thaw,
)
from symdrop.deciders.kernel.rules.derivative import derived, exchange, may_exchange
from symdrop.deciders.kernel.rules.grounds import Grounds
from symdrop.deciders.kernel.rules.idempotent import is_reducible, reduced
from symdrop.deciders.kernel.rules.independent import taken_out
from symdrop.deciders.kernel.rules.linearity import expected_terms
from symdrop.deciders.kernel.rules.sift import sift


class Normaliser:
    """Rewrites linear combinations by a set of reasons, under the hypotheses of one statement.

    The reasons are tried out in place of those that are `cited`, all of which they are, if nothing is said.
    """

    def __init__(self, context: Context, reasons: frozenset[Reason], cited: frozenset[Reason] = frozenset()) -> None:
        self.algebra, self.grounds = context.algebra, Grounds.of(context, reasons, cited | reasons)

    @property
    def asked(self) -> frozenset[Reason]:
        """The reasons in use that a normal form has asked for; without the others it would be the same."""
        return self.grounds.reasons & self.grounds.memo.asked

    def residual(self, difference: LinearCombination) -> LinearCombination:
        """What is left of a difference of two lines: nothing, when the reasons carry one into the other.

        Lines may be equal as soon as independent families are taken apart, and then be opened in two ways that only
        sifting would make one.
        """
        left = self._cleared(difference)
        if left and axioms.sift not in self.grounds.reasons and self.grounds.cites(axioms.independent):
            weaker = copy(self)
            weaker.grounds = replace(self.grounds, opens_families=False)
            return left if weaker._cleared(difference) else {}
        return left

    def _cleared(self, difference: LinearCombination) -> LinearCombination:
        """The normal form of a difference times the totals that it divides by, which may bring new brackets."""
        context, normal = self.grounds.context, self.normal(difference)
        whole = cleared(context, normal)
        return apart(context.algebra, self.normal(whole)) if context.totals else whole

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
        if any(each.kind == BRACKET for each in factors) and self.grounds.cites(axioms.sift):
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
        if factor.kind == COVARIANCE:
            first, second = (self.normal(each, level + 1) for each in factor.sides())
            return self._covariance(first, second, level)
        return self._derivative(inside, factor.name, factor.indices, level)

    def _expectation(self, inner: LinearCombination, level: int) -> LinearCombination:
        """E(inner) at `level`; `inner` is in normal form, at `level + 1`."""
        product = self.algebra.single_product(inner)
        if (product and all(map(self.grounds.is_random, product))) or self.grounds.cites(axioms.linearity):
            return self.algebra.leave(self._averaged(inner, level + 1), level)
        apart = taken_out(self.grounds, inner, level + 1) if inner else None
        if apart is None:
            return self.algebra.term(Factor.expectation(inner))
        first = self.algebra.leave(self._averaged(apart[0], level + 1), level)
        return self.algebra.multiply(first, self.algebra.term(Factor.expectation(apart[1])), level)

    def _covariance(self, first: LinearCombination, second: LinearCombination, level: int) -> LinearCombination:
        """Cov(first, second) at `level`; the two are in normal form, at `level + 1`."""
        if not self.grounds.cites(axioms.variance):
            return self.algebra.term(Factor.covariance(first, second))
        product = self.normal(self.algebra.multiply(first, second, level + 1), level + 1)
        means = self.algebra.multiply(self._expectation(first, level), self._expectation(second, level), level)
        return self.algebra.combine(self._expectation(product, level), means, -1)

    def _averaged(self, inner: LinearCombination, level: int) -> LinearCombination:
        """E of the terms of a combination at `level`, over one group of random factors after the other."""
        total: LinearCombination = {}
        while inner:
            partly: LinearCombination = {}
            for monomial, coefficient in inner.items():
                if not any(map(self.grounds.is_random, monomial.factors)):
                    self.algebra.put(total, monomial, coefficient)
                    continue
                for part, binders, factors in expected_terms(self.grounds, monomial, coefficient, level):
                    self._add_sifted(partly, part, binders, reduced(self.grounds, factors), level)
            inner = partly
        return total

    def _derivative(
        self, raw: LinearCombination, name: str, indices: tuple[Place, ...], level: int
    ) -> LinearCombination:
        """D(raw, name[indices]) at `level`; `raw` is at `level + 1`, and is tried as it is before its normal form."""
        if may_exchange(self.grounds, name, raw):
            return self._open(exchange(self.grounds, name, indices, raw), level)
        inner = self.normal(raw, level + 1)
        if may_exchange(self.grounds, name, inner):
            return self._open(exchange(self.grounds, name, indices, inner), level)
        if not self.grounds.cites(axioms.derivative):
            return self.algebra.term(Factor.derivative(inner, name, indices))
        total = derived(self.grounds, name, indices, inner, level + 1)
        return self.algebra.leave(total, level)

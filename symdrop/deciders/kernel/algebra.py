"""The laws of commutative rings and of finite sums, as arithmetic of linear combinations in canonical form. TRUSTED.

The *canonical form* of a monomial is the least one over all numberings of its summed indices, found for each connected
component by itself: two summed indices are connected when a factor mentions both. Components are then put in order and
numbered on. Two linear combinations are equal as soon as the expressions are equal by these laws alone.

In `Sum(w[j] * C[k, i] * x[i], i, j)` the component of i has the factors C and x, that of j has w; the canonical form is
Monomial(("n", "n"), (C[k, 0], w[1], x[0])), however the sums are named, nested or ordered.

A linear combination stands at a *level*, the number of E and D around it. The arithmetic is the same at every level.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from symdrop.deciders.kernel.factors import (
    BRACKET,
    OPERATORS,
    Change,
    Factor,
    LinearCombination,
    Monomial,
    Place,
    freeze,
    merge,
    places,
    renaming,
    summed,
    thaw,
)
from symdrop.deciders.kernel.limits import Work
from symdrop.deciders.kernel.numbering import Orders
from symdrop.errors import Disagreement

Binders = Mapping[Place, str]
Component = tuple[dict[Place, str], list[Factor]]
# A term that is not in canonical form yet: its coefficient, its summed indices with their sizes, and its factors.
Term = tuple[Any, dict[Place, str], list[Factor]]


@dataclass(frozen=True)
class Algebra:
    """Arithmetic of linear combinations.

    `generators` are the scalars and sizes as coefficients, `one` is the coefficient 1; `work` is used up as it goes.
    Indices of the families `symmetric` are kept in order.
    """

    generators: Mapping[str, Any]
    one: Any
    work: Work = field(default_factory=Work)
    symmetric: frozenset[str] = frozenset()
    # The canonical forms of components met before: most are met many times.
    _known: dict[Any, Monomial] = field(init=False, default_factory=dict, compare=False, repr=False)

    def term(self, *factors: Factor, coefficient: Any = None) -> LinearCombination:
        """One product without sums."""
        coefficient = self.one if coefficient is None else coefficient
        return {Monomial((), tuple(sorted(merge(factors)))): coefficient} if coefficient else {}

    def add(
        self, total: LinearCombination, coefficient: Any, binders: Binders, factors: Iterable[Factor], level: int
    ) -> None:
        """Add one term, summed over the binders, to the total in place; an index that no factor uses gives its size."""
        self.work.spend(4)
        if not binders:
            self.put(total, Monomial((), tuple(sorted(merge(factors)))), coefficient)
            return
        constant, components = _components(binders, merge(factors))
        for place, size in binders.items():
            if not any(place in component for component, _ in components):
                coefficient = coefficient * self.generators[size]
        self.put(total, self._canonical(constant, components, level), coefficient)

    def put(self, total: LinearCombination, monomial: Monomial, coefficient: Any) -> None:
        """Add a coefficient to that of a monomial, which is in canonical form, in place."""
        if monomial in total:
            self.work.check_sum(total[monomial], coefficient)
            coefficient = total[monomial] + coefficient
        if coefficient:
            total[monomial] = coefficient
        else:
            total.pop(monomial, None)

    def combine(self, left: LinearCombination, right: LinearCombination, sign: int = 1) -> LinearCombination:
        """left + sign * right."""
        result = dict(left)
        for monomial, coefficient in right.items():
            self.put(result, monomial, coefficient * sign)
        return result

    def multiply(self, left: LinearCombination, right: LinearCombination, level: int) -> LinearCombination:
        """left * right, every product of sums multiplied out."""
        self.work.check_product(left, right)
        result: LinearCombination = {}
        for (sizes, factors), coefficient in left.items():
            shift = _shift(level, len(sizes))
            for (more, others), another in right.items():
                moved = [self.rename(each, shift, level) for each in others] if sizes and more else others
                both = another if coefficient is self.one else coefficient
                if both is coefficient and another is not self.one:
                    both = coefficient * another
                self.add(result, both, summed(sizes + more, level), (*factors, *moved), level)
        return result

    def single_product(self, combination: LinearCombination) -> tuple[Factor, ...]:
        """The factors of a combination that is one product without sums and with the coefficient 1; else none."""
        if len(combination) != 1:
            return ()
        (((sizes, factors), coefficient),) = combination.items()
        return factors if not sizes and coefficient == self.one else ()

    def power(self, base: LinearCombination, exponent: int, level: int) -> LinearCombination:
        """base to the exponent, which is at least 0."""
        result = base if exponent else self.term()
        for _ in range(exponent - 1):
            result = self.multiply(result, base, level)
        return result

    def bind(self, combination: LinearCombination, binders: Binders, level: int) -> LinearCombination:
        """The combination summed over the given open places."""
        result: LinearCombination = {}
        for coefficient, bound, factors in self.bound_terms(combination, binders, level):
            self.add(result, coefficient, bound, factors, level)
        return result

    def bound_terms(self, combination: LinearCombination, binders: Binders, level: int) -> Iterator[Term]:
        """The terms of the combination summed over the given open places, not yet in canonical form."""
        for (sizes, factors), coefficient in combination.items():
            yield coefficient, {**summed(sizes, level), **binders}, list(factors)

    def open_binders(self, monomial: Monomial, level: int) -> tuple[dict[Place, str], list[Factor]]:
        """The sums of a monomial at `level` taken off: their indices, as open places with sizes, and the factors.

        It is undone by `bind` and `bound_terms`.
        """
        sizes, factors = monomial
        if not sizes:
            return {}, list(factors)
        opened = {Place.summed(level, at): Place.opened(level, at) for at in range(len(sizes))}
        factors_opened = [self.rename(factor, renaming(opened), level) for factor in factors]
        return dict(zip(opened.values(), sizes, strict=True)), factors_opened

    def leave(self, combination: LinearCombination, level: int) -> LinearCombination:
        """What stands at `level + 1`, inside an E or D that is opened, brought out of it to `level`."""
        return self.change(combination, lambda p: Place(p.level - 1, p.label) if p.level > level else p, level)

    def enter(self, factors: Iterable[Factor], level: int) -> list[Factor]:
        """Factors at `level`, without sums there, put inside a new E or D, at `level + 1`."""
        inwards: Change = lambda p: Place(p.level + 1, p.label) if p.level > level else p  # noqa: E731
        return [self.rename(each, inwards, level + 1) for each in factors]

    def closed_expectation(self, factors: list[Factor], level: int) -> LinearCombination:
        """E of a product of factors at `level` that nothing opens; E of no factors is 1."""
        if not factors:
            return self.term()
        return self.term(Factor.expectation(self.term(*self.enter(factors, level))))

    def change(self, combination: LinearCombination, change: Change, level: int) -> LinearCombination:
        """The combination, now at `level`, with every index changed; positions of summed indices must be kept."""
        result: LinearCombination = {}
        for (sizes, factors), coefficient in combination.items():
            renamed = [self.rename(each, change, level) for each in factors]
            if sizes:
                self.add(result, coefficient, summed(sizes, level), renamed, level)
            else:
                self.put(result, Monomial((), tuple(sorted(merge(renamed)))), coefficient)
        return result

    def rename(self, factor: Factor, change: Change, level: int) -> Factor:
        """A factor at `level` with every index changed; positions of what is summed inside E and D must be kept."""
        self.work.spend(1)
        kind, name, indices, inside, power = factor
        indices = tuple(map(change, indices))
        if kind == BRACKET or name in self.symmetric:
            indices = tuple(sorted(indices))
        elif kind in OPERATORS:
            inside = freeze(self.change(thaw(inside), change, level + 1))
        # Nearly all factors are made here; this is Factor(kind, name, ...) in a third of the time.
        return tuple.__new__(Factor, (kind, name, indices, inside, power))

    def _canonical(self, factors: list[Factor], components: Iterable[Component], level: int) -> Monomial:
        """The monomial of these factors and of the components, each in canonical form, in their order."""
        sizes: tuple[str, ...] = ()
        for own_sizes, own in sorted(self._least(*each, level) for each in components):
            shift = _shift(level, len(sizes))
            factors.extend(self.rename(each, shift, level) if sizes else each for each in own)
            sizes += own_sizes
        return Monomial(sizes, tuple(sorted(factors)))

    def _least(self, binders: dict[Place, str], factors: list[Factor], level: int) -> Monomial:
        """The canonical form of one component: the least monomial over the orders that need to be tried."""
        if len(binders) == 1:
            return self._numbered(list(binders), binders, factors, level)
        component = (tuple(binders.items()), tuple(sorted(factors)))
        if component not in self._known:
            ranks = sorted(set(binders.values()))
            proposals = Orders([(f, places(f)) for f in factors], lambda f, change: self.rename(f, change, level))
            orders = proposals.candidates({place: ranks.index(size) for place, size in binders.items()})
            self._known[component] = min(self._numbered(order, binders, factors, level) for order in orders)
        return self._known[component]

    def _numbered(self, order: list[Place], binders: Binders, factors: list[Factor], level: int) -> Monomial:
        """The monomial in which the summed indices are numbered in this order, which is not trusted to be one."""
        if len(order) != len(binders) or set(order) != binders.keys():
            raise Disagreement("an order of summed indices is not one; please report the statement")
        number = renaming({place: Place.summed(level, position) for position, place in enumerate(order)})
        renamed = (self.rename(each, number, level) for each in factors)
        return Monomial(tuple(binders[place] for place in order), tuple(sorted(renamed)))


def _shift(level: int, offset: int) -> Change:
    """The change that numbers the summed indices of a level on from `offset`; open ones stay."""
    return lambda place: Place(level, place.label + offset) if place.level == level and place.label >= 0 else place


def _components(binders: Binders, factors: list[Factor]) -> tuple[list[Factor], list[Component]]:
    """The factors without summed indices, and the connected components of the others."""
    if not binders:
        return factors, []
    constant: list[Factor] = []
    groups: list[tuple[set[Place], list[Factor]]] = []
    for factor in factors:
        bound = places(factor) & binders.keys() if factor.inside else {at for at in factor.indices if at in binders}
        if not bound:
            constant.append(factor)
            continue
        joined = [group for group in groups if not group[0].isdisjoint(bound)]
        groups = [group for group in groups if group[0].isdisjoint(bound)]
        groups.append((bound.union(*(g[0] for g in joined)), [factor, *(f for g in joined for f in g[1])]))
    return constant, [({place: binders[place] for place in sorted(group)}, part) for group, part in groups]

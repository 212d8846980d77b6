"""The normal form of a table: what each cited reason switches on, and nothing else. TRUSTED.

Terms are worked from the inside outwards. An E or D that no reason opens stays as it is, with its inside in
normal form, so that fewer reasons give a weaker normal form and never a wrong one. While a term is worked,
its summed indices (level, 0), (level, 1), .. stand aside as (level, -1), (level, -2), ..
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import chain, combinations
from math import factorial
from typing import Any

from symdrop.axioms import (
    Reason,
    correlated,
    derivative,
    idempotent,
    independent,
    linearity,
    mean,
    moments,
    sift,
    uncorrelated,
)
from symdrop.deciders.kernel.algebra import (
    BRACKET,
    DERIVATIVE,
    EXPECTATION,
    FAMILY,
    Factor,
    Key,
    Place,
    Table,
    freeze,
    inside,
    merge,
    renaming,
    thaw,
)
from symdrop.deciders.kernel.reading import Setting, names_in
from symdrop.errors import OutsideFragment

MOST_RANDOM_FACTORS = 8
OPENING = frozenset((independent, uncorrelated, correlated, idempotent, mean, moments))


class Rules:
    """The rewrites that a set of reasons allows under the hypotheses of one statement."""

    def __init__(self, setting: Setting, reasons: frozenset[Reason]) -> None:
        self.setting, self.algebra, self.laws, self.on = setting, setting.algebra, setting.laws, reasons
        self.known = setting.opened.setdefault(reasons & OPENING, {})

    def normal(self, table: Table, level: int = 0) -> Table:
        """The normal form of a table whose sums stand at `level`."""
        result: Table = {}
        for key, coefficient in table.items():
            if all(factor[0] == FAMILY and not self._is_reducible(factor) for factor in key[1]):
                self.algebra.put(result, key, coefficient)
            else:
                self._term(result, key, coefficient, level)
        return result

    def _term(self, result: Table, key: Key, coefficient: Any, level: int) -> None:
        """Add the normal form of one term to `result`."""
        aside, factors = self._set_aside(key, level)
        table = self.algebra.term(*(each for each in factors if each[0] <= BRACKET), coefficient=coefficient)
        for factor in factors:
            if factor[0] > BRACKET:
                opened = self.algebra.power(self._open(factor, level), factor[3], level)
                table = self.algebra.multiply(table, opened, level)
        for part, binders, parts in self.algebra.bound(table, aside, level):
            self._close(result, part, binders, self._reduced(parts), level)

    def _close(
        self, result: Table, coefficient: Any, binders: dict[Place, str], factors: list[Factor], level: int
    ) -> None:
        """Sift one opened term and add it to `result`."""
        ties = self._ties(factors) if sift in self.on else {}
        if not ties:
            self.algebra.add(result, coefficient, binders, factors, level)
            return
        tied = [self.algebra.rename(each, renaming(ties), level) for each in factors if each[0] != BRACKET]
        outer = [pair for pair in ties.items() if pair[0] not in binders]
        brackets = [(BRACKET, "", tuple(sorted(pair)), 1) for pair in outer]
        kept = {place: size for place, size in binders.items() if ties.get(place, place) == place}
        sifted = self._reduced([*tied, *brackets])
        if any(each[0] > BRACKET and each not in factors for each in sifted):
            table: Table = {}
            self.algebra.add(table, coefficient, kept, sifted, level)
            for key, again in table.items():
                self._term(result, key, again, level)
        else:
            self.algebra.add(result, coefficient, kept, sifted, level)

    def _ties(self, factors: Sequence[Factor]) -> dict[Place, Place]:
        """For every index in a bracket, the one that stands for all that are tied to it: the outermost."""
        groups: list[set[Place]] = []
        for kind, _, pair, _ in factors:
            if kind == BRACKET:
                joined = [group for group in groups if group & set(pair)]
                groups = [group for group in groups if not group & set(pair)] + [set(pair).union(*joined)]
        return {place: min(group) for group in groups for place in group}

    def _open(self, factor: Factor, level: int) -> Table:
        """An E or D to the first power as a table at `level`, opened as far as the reasons allow."""
        kind, name, payload, _ = factor
        raw = thaw(inside(factor))
        if kind == EXPECTATION:
            return self._expectation(self.normal(raw, level + 1), level)
        return self._derivative(name, payload[1], raw, level)

    def _expectation(self, inner: Table, level: int) -> Table:
        if linearity in self.on:
            total: Table = {}
            for key, coefficient in inner.items():
                aside, factors = self._set_aside(key, level + 1)
                constant = [each for each in factors if not self._is_random(each)]
                average = self._average([each for each in factors if self._is_random(each)], level + 1)
                table = self.algebra.multiply(self.algebra.term(*constant, coefficient=coefficient), average, level + 1)
                for part, binders, parts in self.algebra.bound(table, aside, level + 1):
                    self._close(total, part, binders, self._reduced(parts), level + 1)
            return self._lowered(total, level)
        if len(inner) == 1:
            (((sizes, single), coefficient),) = inner.items()
            if single and not sizes and coefficient == self.algebra.one and all(map(self._is_random, single)):
                return self._lowered(self._average(list(single), level + 1), level)
        return self.algebra.term((EXPECTATION, "", freeze(inner), 1))

    def _average(self, factors: list[Factor], level: int) -> Table:
        """E of a product of random factors, as a table at the level of the factors."""
        if any(factor[0] != FAMILY for factor in factors):
            return self._unopened(factors, level)
        groups: dict[Any, list[Factor]] = {}
        for factor in factors:
            groups.setdefault(self.setting.joint.get(factor[1], factor[1]), []).append(factor)
        if len(groups) > 1 and independent not in self.on:
            return self._unopened(factors, level)
        result = self.algebra.term()
        for group in groups.values():
            result = self.algebra.multiply(result, self._within(group, level), level)
        return result

    def _within(self, factors: list[Factor], level: int) -> Table:
        """E of a product of entries of one family, or of two with a covariance, no two factors the same entry."""
        name = factors[0][1]
        if len(factors) == 1:
            return self._moment(name, factors[0][2], factors[0][3], level)
        if any(factor[1] != name for factor in factors):
            return self._correlated(factors, level)
        if self.laws[name].independent:
            splits = independent in self.on
        else:
            splits = uncorrelated in self.on and [factor[3] for factor in factors] == [1, 1]
        if not splits:
            return self._unopened(factors, level)
        if len(factors) > MOST_RANDOM_FACTORS:
            raise OutsideFragment(f"an expectation of more than {MOST_RANDOM_FACTORS} entries of {name} is not opened")
        return self._partitioned(name, factors, level)

    def _correlated(self, factors: list[Factor], level: int) -> Table:
        """E[z_i u_j] = E[z_i] E[u_j] + [i = j] Cov(z_i, u_i); nothing is known of other products."""
        if correlated not in self.on or [factor[3] for factor in factors] != [1, 1]:
            return self._unopened(factors, level)
        (_, first, at, _), (_, second, others, _) = factors
        means = self.algebra.multiply(self._moment(first, at, 1, level), self._moment(second, others, 1, level), level)
        brackets = self.algebra.term(*((BRACKET, "", tuple(sorted(p)), 1) for p in zip(at, others, strict=True)))
        written_at = at if self.setting.joint[first].random[0].name == first else others
        value = self._placed(self.setting.covariance(first), written_at, level)
        return self.algebra.combine(means, self.algebra.multiply(brackets, value, level))

    def _partitioned(self, name: str, factors: list[Factor], level: int) -> Table:
        """The sum over all partitions: the block of the first factor, times the same for the factors not in it."""
        if not factors:
            return self.algebra.term()
        key = (*factors, level)
        if key not in self.known:
            first, *others = factors
            total: Table = {}
            for block in chain.from_iterable(combinations(others, size) for size in range(len(factors))):
                rest = self._partitioned(name, [each for each in others if each not in block], level)
                product = self.algebra.multiply(self._cumulant(name, (first, *block), level), rest, level)
                for part, coefficient in product.items():
                    self.algebra.put(total, part, coefficient)
            self.known[key] = total
        known: Table = self.known[key]
        return known

    def _cumulant(self, name: str, block: tuple[Factor, ...], level: int) -> Table:
        """[all indices of the block equal] times the joint cumulant of its powers at the first of them."""
        first, *others = (indices for _, _, indices, _ in block)
        pairs = [tuple(sorted(pair)) for other in others for pair in zip(first, other, strict=True)]
        brackets = self.algebra.term(*((BRACKET, "", pair, 1) for pair in pairs))
        total: Table = {}
        for orders, count in cumulant(tuple(factor[3] for factor in block)).items():
            product = self.algebra.term(coefficient=self.algebra.one * count)
            for order in orders:
                product = self.algebra.multiply(product, self._moment(name, first, order, level), level)
            total = self.algebra.combine(total, product)
        return self.algebra.multiply(brackets, total, level)

    def _moment(self, name: str, indices: tuple[Place, ...], order: int, level: int) -> Table:
        (entry,) = self._reduced([(FAMILY, name, indices, order)])
        order = entry[3]
        if (name, order) not in self.known:
            promised = (mean if order == 1 else moments) in self.on
            self.known[name, order] = self.setting.moment(name, order) if promised else None
        value: Table | None = self.known[name, order]
        if value is None:
            return self._unopened([entry], level)
        return self._placed(value, indices, level)

    def _placed(self, parameter: Table, indices: tuple[Place, ...], level: int) -> Table:
        """A parameter of a law at the given indices, brought to `level`."""
        at = {(-3, position): place for position, place in enumerate(indices)}
        return self.algebra.change(parameter, lambda p: at.get(p, (level, p[1]) if p[0] == 0 else p), level)

    def _unopened(self, factors: list[Factor], level: int) -> Table:
        if not factors:
            return self.algebra.term()
        return self.algebra.term((EXPECTATION, "", freeze(self.algebra.term(*self._raised(factors, level))), 1))

    def _derivative(self, name: str, indices: tuple[Place, ...], raw: Table, level: int) -> Table:
        if self._commutes(name, raw):
            return self._swapped(name, indices, raw, level)
        inner = self.normal(raw, level + 1)
        if self._commutes(name, inner):
            return self._swapped(name, indices, inner, level)
        if derivative not in self.on:
            return self.algebra.term((DERIVATIVE, name, (freeze(inner), indices), 1))
        total: Table = {}
        for key, coefficient in inner.items():
            aside, factors = self._set_aside(key, level + 1)
            product = self._product_rule(name, indices, coefficient, factors, level + 1)
            total = self.algebra.combine(total, self.algebra.bind(product, aside, level + 1))
        return self._lowered(total, level)

    def _commutes(self, name: str, table: Table) -> bool:
        """Whether a derivative may pass what it is taken of: an E over laws that do not mention the variable."""
        return linearity in self.on and self._is_expectation(table) and not self._is_in_laws(name, table)

    def _swapped(self, name: str, indices: tuple[Place, ...], table: Table, level: int) -> Table:
        ((_, (expectation,)),) = table
        inner = self.algebra.term((DERIVATIVE, name, (inside(expectation), indices), 1))
        return self._open((EXPECTATION, "", freeze(inner), 1), level)

    def _product_rule(
        self, name: str, indices: tuple[Place, ...], coefficient: Any, factors: list[Factor], level: int
    ) -> Table:
        total: Table = {}
        if not indices and name in self.algebra.generators:
            total = self.algebra.term(*factors, coefficient=coefficient.diff(self.algebra.generators[name]))
        for position, (kind, base, payload, power) in enumerate(factors):
            others = factors[:position] + factors[position + 1 :]
            others.append((kind, base, payload, power - 1))
            if kind == FAMILY and base == name:
                others += [(BRACKET, "", tuple(sorted(p)), 1) for p in zip(payload, indices, strict=True)]
            elif kind > BRACKET and self._depends((kind, base, payload, 1), name):
                frozen = freeze(self.algebra.term(*self._raised([(kind, base, payload, 1)], level)))
                others.append((DERIVATIVE, name, (frozen, indices), 1))
            else:
                continue
            total = self.algebra.combine(total, self.algebra.term(*others, coefficient=coefficient * power))
        return total

    def _depends(self, factor: Factor, name: str) -> bool:
        """Whether an unopened factor may depend on a name, directly or through the law of a random entry."""
        if name in names_in([factor]) or self._is_in_laws(name, self.algebra.term(factor)):
            return True
        return name in self.algebra.generators and _has_generator(factor, self.algebra.generators[name])

    def _is_in_laws(self, name: str, table: Table) -> bool:
        """Whether the law of a random entry in the table mentions a name."""
        random = names_in(factor for _, factors in table for factor in factors) & self.laws.keys()
        return any(name in self.setting.parameters[each] for each in random)

    def _set_aside(self, key: Key, level: int) -> tuple[dict[Place, str], list[Factor]]:
        """The factors of a term with its summed indices out of the way, and these indices with their sizes."""
        sizes, factors = key
        if not sizes:
            return {}, list(factors)
        away = renaming({(level, position): (level, -1 - position) for position in range(len(sizes))})
        aside = {(level, -1 - position): size for position, size in enumerate(sizes)}
        return aside, [self.algebra.rename(factor, away, level) for factor in factors]

    def _lowered(self, table: Table, level: int) -> Table:
        """A table from inside an E or D at `level`, brought out of it."""
        return self.algebra.change(table, lambda p: (p[0] - 1, p[1]) if p[0] > level else p, level)

    def _raised(self, factors: Sequence[Factor], level: int) -> list[Factor]:
        """Factors at `level`, put inside a new E or D."""
        return [self.algebra.rename(f, lambda p: (p[0] + 1, p[1]) if p[0] > level else p, level + 1) for f in factors]

    def _is_reducible(self, factor: Factor) -> bool:
        kind, name, _, power = factor
        return idempotent in self.on and kind == FAMILY and power > 1 and name in self.laws and self.laws[name].binary

    def _reduced(self, factors: Sequence[Factor]) -> list[Factor]:
        return [(*each[:3], 1) if self._is_reducible(each) else each for each in merge(factors)]

    def _is_random(self, factor: Factor) -> bool:
        if factor[0] == FAMILY:
            return factor[1] in self.laws
        return factor[0] == DERIVATIVE and any(self._is_random(each) for key in inside(factor) for each in key[1])

    def _is_expectation(self, table: Table) -> bool:
        if len(table) != 1:
            return False
        (((sizes, factors), coefficient),) = table.items()
        single = not sizes and len(factors) == 1 and factors[0][0] == EXPECTATION and factors[0][3] == 1
        return single and bool(coefficient == self.algebra.one)


def _has_generator(factor: Factor, generator: Any) -> bool:
    return any(
        coefficient.diff(generator) or any(_has_generator(each, generator) for each in factors)
        for _, factors, coefficient in inside(factor)
    )


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

    >>> cumulant((1, 1))
    Counter({(2,): 1, (1, 1): -1})
    """
    total: Counter[tuple[int, ...]] = Counter()
    for partition in set_partitions(powers):
        blocks = len(partition)
        total[tuple(sorted(map(sum, partition)))] += (-1) ** (blocks - 1) * factorial(blocks - 1)
    return total

"""Tables of terms: polynomials in families, brackets, E(...) and D(...) under numbered sums. TRUSTED.

A term is `coefficient * product of factors` under summed indices. A table maps the key of each term, the
sizes it is summed over and its sorted factors, to a coefficient, an exact polynomial or rational function of
scalars and sizes. A factor is one of

    (FAMILY,      name, indices,           power)
    (BRACKET,     "",   (index, index),    power)
    (EXPECTATION, "",   frozen,            power)
    (DERIVATIVE,  name, (frozen, indices), power)

where `frozen` is a table as a sorted tuple. An index is `(-1, name)` when free and `(level, position)` when
summed; `level` counts the E and D around the sum. Summed indices thus have no names, and none is captured.
Two tables are equal as soon as the expressions are equal by the laws of rings and of finite sums.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from symdrop.deciders.kernel.limits import Work, check_product, check_sum
from symdrop.deciders.kernel.numbering import Orders
from symdrop.errors import Disagreement

FAMILY, BRACKET, EXPECTATION, DERIVATIVE = range(4)

Place = tuple[int, Any]
Factor = tuple[int, str, Any, int]
Key = tuple[tuple[str, ...], tuple[Factor, ...]]
Frozen = tuple[tuple[tuple[str, ...], tuple[Factor, ...], Any], ...]
Table = dict[Key, Any]
Change = Callable[[Place], Place]
Group = tuple[dict[Place, str], list[Factor]]


def freeze(table: Table) -> Frozen:
    """The table as a sorted tuple, to stand inside a factor."""
    return tuple(sorted((sizes, factors, rehashed(coefficient)) for (sizes, factors), coefficient in table.items()))


def rehashed(coefficient: Any) -> Any:
    """A copy that knows no hash: SymPy changes quotients in place after it has hashed them."""
    if hasattr(coefficient, "denom"):
        return coefficient.raw_new(coefficient.numer.copy(), coefficient.denom.copy())
    return coefficient.copy()


def thaw(frozen: Frozen) -> Table:
    """The table that `frozen` holds."""
    return {(sizes, factors): coefficient for sizes, factors, coefficient in frozen}


def inside(factor: Factor) -> Frozen:
    """What stands inside an E or a D; nothing for other factors."""
    kind, _, payload, _ = factor
    if kind == EXPECTATION:
        return payload  # type: ignore[no-any-return]
    return payload[0] if kind == DERIVATIVE else ()


def places(factor: Factor) -> set[Place]:
    """Every index that occurs in a factor, at any depth."""
    kind, _, payload, _ = factor
    if kind <= BRACKET:
        return set(payload)
    found: set[Place] = set(payload[1]) if kind == DERIVATIVE else set()
    for _, factors, _ in inside(factor):
        for each in factors:
            found |= places(each)
    return found


def summed(sizes: tuple[str, ...], level: int) -> dict[Place, str]:
    """The summed indices of a key at this level, each with its size."""
    return {(level, position): size for position, size in enumerate(sizes)}


def renaming(places: Mapping[Place, Place]) -> Change:
    """The change that sends the given places as told and keeps all others."""
    return lambda place: places.get(place, place)


def merge(factors: Iterable[Factor]) -> list[Factor]:
    """The factors with powers of equal ones added; [i = i] is 1."""
    powers: dict[tuple[int, str, Any], int] = {}
    for kind, name, payload, power in factors:
        if kind != BRACKET or payload[0] != payload[1]:
            powers[kind, name, payload] = powers.get((kind, name, payload), 0) + power
    return [(*base, power) for base, power in powers.items() if power]


@dataclass(frozen=True)
class Algebra:
    """Arithmetic of tables; `generators` are the scalars and sizes as coefficients, `one` is the coefficient 1."""

    generators: Mapping[str, Any]
    one: Any
    work: Work = field(default_factory=Work)

    def term(self, *factors: Factor, coefficient: Any = None) -> Table:
        """The table of one product without sums."""
        coefficient = self.one if coefficient is None else coefficient
        return {((), tuple(sorted(merge(factors)))): coefficient} if coefficient else {}

    def add(
        self, table: Table, coefficient: Any, binders: Mapping[Place, str], factors: Iterable[Factor], level: int
    ) -> None:
        """Add one term to the table in place; a sum whose index is not used is the factor `size`."""
        self.work.spend(4)
        constant, groups = _components(binders, merge(factors))
        for place, size in binders.items():
            if not any(place in group for group, _ in groups):
                coefficient = coefficient * self.generators[size]
        self.put(table, self._key(constant, groups, level), coefficient)

    def put(self, table: Table, key: Key, coefficient: Any) -> None:
        """Add a coefficient to the entry of a key in place."""
        total = coefficient
        if key in table:
            check_sum(table[key], coefficient)
            total = table[key] + coefficient
        if total:
            table[key] = total
        else:
            table.pop(key, None)

    def combine(self, left: Table, right: Table, sign: int = 1) -> Table:
        """left + sign * right."""
        result = dict(left)
        for key, coefficient in right.items():
            self.put(result, key, coefficient * sign)
        return result

    def multiply(self, left: Table, right: Table, level: int) -> Table:
        """left * right, every product of sums multiplied out."""
        check_product(left, right)
        result: Table = {}
        for (sizes, factors), coefficient in left.items():
            shift = _shift(level, len(sizes))
            for (more, others), another in right.items():
                moved = [self.rename(each, shift, level) for each in others] if sizes and more else others
                both = another if coefficient is self.one else coefficient * another
                self.add(result, both, summed(sizes + more, level), (*factors, *moved), level)
        return result

    def power(self, table: Table, exponent: int, level: int) -> Table:
        """table to the exponent, which is at least 0."""
        result = table if exponent else self.term()
        for _ in range(exponent - 1):
            result = self.multiply(result, table, level)
        return result

    def bind(self, table: Table, binders: Mapping[Place, str], level: int) -> Table:
        """The table summed over the given places."""
        result: Table = {}
        for coefficient, numbered, factors in self.bound(table, binders, level):
            self.add(result, coefficient, numbered, factors, level)
        return result

    def bound(
        self, table: Table, binders: Mapping[Place, str], level: int
    ) -> Iterator[tuple[Any, dict[Place, str], list[Factor]]]:
        """The terms of the table summed over the given places, not yet in canonical form."""
        for (sizes, factors), coefficient in table.items():
            number = renaming({place: (level, len(sizes) + position) for position, place in enumerate(binders)})
            renamed = [self.rename(each, number, level) for each in factors] if binders else list(factors)
            yield coefficient, summed((*sizes, *binders.values()), level), renamed

    def change(self, table: Table, change: Change, level: int) -> Table:
        """The table, now at `level`, with every index changed; positions of summed indices must be kept."""
        result: Table = {}
        for (sizes, factors), coefficient in table.items():
            renamed = [self.rename(each, change, level) for each in factors]
            self.add(result, coefficient, summed(sizes, level), renamed, level)
        return result

    def rename(self, factor: Factor, change: Change, level: int) -> Factor:
        """The factor of a term at `level` with every index changed; positions inside E and D must be kept."""
        self.work.spend(1)
        kind, name, payload, power = factor
        if kind == FAMILY:
            return kind, name, tuple(map(change, payload)), power
        if kind == BRACKET:
            return kind, name, tuple(sorted(map(change, payload))), power
        frozen = freeze(self.change(thaw(inside(factor)), change, level + 1))
        if kind == EXPECTATION:
            return kind, name, frozen, power
        return kind, name, (frozen, tuple(map(change, payload[1]))), power

    def _key(self, factors: list[Factor], groups: Iterable[Group], level: int) -> Key:
        sizes: tuple[str, ...] = ()
        for group_sizes, group in sorted(self._label(*each, level) for each in groups):
            shift = _shift(level, len(sizes))
            factors.extend(self.rename(each, shift, level) if sizes else each for each in group)
            sizes += group_sizes
        return sizes, tuple(sorted(factors))

    def _label(self, binders: dict[Place, str], factors: list[Factor], level: int) -> Key:
        """The least of the proposed numberings of summed indices that hang together."""
        if len(binders) == 1:
            return self._numbered(list(binders), binders, factors, level)
        ranks = sorted(set(binders.values()))
        proposals = Orders([(f, places(f)) for f in factors], lambda f, change: self.rename(f, change, level))
        orders = proposals.candidates({place: ranks.index(size) for place, size in binders.items()})
        return min(self._numbered(order, binders, factors, level) for order in orders)

    def _numbered(self, order: list[Place], binders: Mapping[Place, str], factors: list[Factor], level: int) -> Key:
        if len(order) != len(binders) or set(order) != binders.keys():
            raise Disagreement("an order of summed indices is not one; please report the statement")
        number = renaming({place: (level, position) for position, place in enumerate(order)})
        renamed = (self.rename(each, number, level) for each in factors)
        return tuple(binders[place] for place in order), tuple(sorted(renamed))


def _shift(level: int, offset: int) -> Change:
    return lambda place: (level, place[1] + offset) if place[0] == level and place[1] >= 0 else place


def _components(binders: Mapping[Place, str], factors: list[Factor]) -> tuple[list[Factor], list[Group]]:
    """The factors without summed indices, and the groups of summed indices that share factors."""
    if not binders:
        return factors, []
    constant: list[Factor] = []
    groups: list[tuple[set[Place], list[Factor]]] = []
    for factor in factors:
        bound = places(factor) & binders.keys()
        if not bound:
            constant.append(factor)
            continue
        joined = [group for group in groups if group[0] & bound]
        groups = [group for group in groups if not group[0] & bound]
        groups.append((bound.union(*(g[0] for g in joined)), [factor, *(f for g in joined for f in g[1])]))
    return constant, [({place: binders[place] for place in sorted(group)}, part) for group, part in groups]

"""The definition over polynomials: every entry and scalar is a generator of one ring over the rationals.

A quantity b that is divided by has a generator u of its own for 1/b. It obeys d(1/b) = -(1/b)^2 db, and u b = 1 is
used only at the end, when a difference is multiplied through by the highest power of b (`cleared_of_denominators`).
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from fractions import Fraction
from functools import reduce
from itertools import chain
from math import comb
from typing import Any

from sympy import Expr, Indexed, Pow, Rational

from symdrop.deciders.instances.divisors import number_at, pole, powers, shift
from symdrop.deciders.instances.evaluator import Evaluator, Places, Work
from symdrop.deciders.instances.rings import Monomial, polynomial_ring
from symdrop.deciders.instances.signature import Signature
from symdrop.errors import LimitReached, Unknown

MOST_GENERATORS = 400
# Products of terms that a library forms without looking up: two seconds at most.
MOST_AT_ONCE = 500_000


class PolynomialEvaluator(Evaluator):
    """The polynomial that an expression is at concrete sizes."""

    def __init__(self, signature: Signature, sizes: Mapping[str, int], work: Work, spare: int = 0) -> None:
        super().__init__(signature, sizes, work)
        keys = self._all_keys([*signature.scalars, *signature.families])
        inverted = [(key, number) for name, number in signature.inverted for key in self.keys(name)]
        self.count = len(keys) + len(inverted) + len(signature.divisors)
        self.ring = polynomial_ring(self.count + spare)
        self.positions = {key: position for position, key in enumerate(keys)}
        self.generators = dict(zip(keys, self.ring.generators, strict=False))
        self.random = [key for key in keys if key.name in signature.laws]
        self.inverses: dict[tuple[Unknown, Fraction] | Expr, tuple[int, Any]] = {}
        for position, divisor in enumerate(chain(inverted, signature.divisors), len(keys)):
            of = self._shifted(*divisor) if isinstance(divisor, tuple) else self.value(divisor, {})
            self.inverses[divisor] = (position, of)

    def number(self, numerator: int, denominator: int) -> Any:
        return self.ring.constant(numerator, denominator)

    def entry(self, key: Unknown) -> Any:
        return self.generators[key]

    def parts(self, nodes: Sequence[Expr], places: Places) -> list[Any]:
        """The values of factors, of which those that are entries make one monomial."""
        others, powers = [], dict[int, int]()
        for node in nodes:
            base, power = (node.base, node.exp) if isinstance(node, Pow) else (node, 1)
            if isinstance(base, Indexed) and power > 0:
                at = self.positions[self.key(base, places)]
                powers[at] = powers.get(at, 0) + int(power)
            else:
                others.append(self.value(node, places))
        return [*others, self.ring.monomial(powers)] if powers else others

    def total(self, values: Iterable[Any]) -> Any:
        # Halves are added, not one value after the other: a long sum is copied as seldom as can be.
        waiting = list(values)
        self.work.spend(sum(1 + len(value) for value in waiting))
        while len(waiting) > 1:
            pairs = zip(waiting[::2], waiting[1::2], strict=False)
            waiting = [first + second for first, second in pairs] + waiting[len(waiting) & ~1 :]
        return waiting[0] if waiting else self.ring.zero

    def product(self, values: Sequence[Any]) -> Any:
        result, *others = sorted(values, key=len)
        for other in others:
            self.work.spend(1 + self._weight(result) * self._weight(other))
            result = self._multiplied(result, other)
        return result

    def _multiplied(self, first: Any, second: Any) -> Any:
        """Their product; a large one in pieces, between which an interruption is noticed."""
        if len(first) * len(second) <= MOST_AT_ONCE:
            return first * second
        if len(first) < 2:
            first, second = second, first
        terms = [*self.ring.terms(first)]
        halves = (self.ring.polynomial(dict(part)) for part in (terms[: len(terms) // 2], terms[len(terms) // 2 :]))
        return sum((self._multiplied(half, second) for half in halves), self.ring.zero)

    def power(self, base: Expr, exponent: int, places: Places) -> Any:
        if exponent > 0:
            return self.raised(self.value(base, places), exponent)
        return self.product([self._part(part, power, places) for part, power in powers(base, exponent)])

    def expectation(self, inner: Expr, places: Places) -> Any:
        """The average over the random entries: products of their moments, or their joint law."""
        return self.mean(self.value(inner, places))

    def mean(self, value: Any) -> Any:
        """The average of a polynomial over its random entries."""
        random = self.random_keys(value)
        if not random:
            return value
        # A power of what is 0 or 1 is itself.
        binary = {self.positions[key] for key in random if self.signature.laws[key.name].binary}
        parts = self.grouped(value, [self.positions[key] for key in random], binary)
        return self.total(self._weighted(part, zip(random, powers, strict=True)) for powers, part in parts.items())

    def _weighted(self, part: Any, powers: Iterable[tuple[Unknown, int]]) -> Any:
        drawn = tuple(each for each in powers if each[1])
        return self.product([part, self.averaged(drawn)]) if drawn else part

    def derivative(self, inner: Expr, key: Unknown, places: Places) -> Any:
        return self.differential(self.value(inner, places), key)

    def split(self, value: Any, position: int) -> dict[int, Any]:
        """The coefficients of a polynomial in one generator, by power."""
        return {power: part for (power,), part in self.grouped(value, [position]).items()}

    def grouped(self, value: Any, positions: Sequence[int], binary: Collection[int] = ()) -> dict[Monomial, Any]:
        """The coefficients of a polynomial in some generators, by their powers; of those that are binary, 0 or 1."""
        self.work.spend(1 + len(value))
        parts: dict[Monomial, dict[Monomial, Any]] = {}
        for monomial, coefficient in self.ring.terms(value):
            rest, powers = list(monomial), []
            for position in positions:
                power = int(rest[position])
                powers.append(min(power, 1) if position in binary else power)
                rest[position] = 0
            part, key = parts.setdefault(tuple(powers), {}), tuple(rest)
            part[key] = part[key] + coefficient if key in part else coefficient
        return {powers: self.ring.polynomial(terms) for powers, terms in sorted(parts.items())}

    def cleared_of_denominators(self, value: Any) -> Any:
        """A polynomial without inverses, zero exactly where `value` is: a mask entry is 0 or 1, a divisor is not 0."""
        for key in self.random_keys(value):
            if self.signature.laws[key.name].binary:
                parts = self.split(value, self.positions[key])
                dropped = parts.pop(0, self.ring.zero)
                value = self.total([dropped, self.product([self.generators[key], self.total(parts.values())])])
        for position, divisor in reversed(self.inverses.values()):
            parts = self.split(value, position)
            most = max(parts, default=0)
            if most:
                value = self.total(
                    self.product([part, self.raised(divisor, most - power)]) for power, part in parts.items()
                )
        return value

    def _part(self, part: Expr, power: int, places: Places) -> Any:
        """A power of a factor that is not a product."""
        if power >= 0:
            return self.raised(self.value(part, places), power)
        if isinstance(part, Rational) or pole(part):
            number = number_at(part, self.sizes) ** power
            return self.ring.constant(number.numerator, number.denominator)
        entry = shift(part)
        position, _ = self.inverses[(self.key(entry[0], places), entry[1]) if entry else part]
        inverse = self.ring.generators[position] ** -power
        if entry is None:
            return inverse
        steep = number_at(part.coeff(entry[0]), {}) ** power
        return self.product([inverse, self.ring.constant(steep.numerator, steep.denominator)])

    def _shifted(self, key: Unknown, number: Fraction) -> Any:
        """An entry plus a number."""
        return self.total([self.generators[key], self.ring.constant(number.numerator, number.denominator)])

    def differential(self, value: Any, key: Unknown) -> Any:
        """The partial derivative in one generator; an inverse 1/b changes by -(1/b)^2 db."""
        self.work.spend(1 + len(value))
        parts = [self.ring.derivative(value, self.positions[key])]
        for position, divisor in self.inverses.values():
            inverse, outer = self.ring.generators[position], self.ring.derivative(value, position)
            if outer:
                parts.append(self.product([-outer, inverse**2, self.differential(divisor, key)]))
        return self.total(parts)

    def random_keys(self, value: Any) -> list[Unknown]:
        """The random entries that occur in a polynomial."""
        self.work.spend(1 + len(value))
        degrees = self.ring.degrees(value)
        return [key for key in self.random if degrees[self.positions[key]]]

    def _all_keys(self, names: Iterable[str]) -> list[Unknown]:
        keys: list[Unknown] = []
        for name in names:
            for key in self.keys(name):
                keys.append(key)
                if len(keys) > MOST_GENERATORS:
                    where = ", ".join(f"{size} = {number}" for size, number in self.sizes.items())
                    many = f"its instance at {where} has more than {MOST_GENERATORS} entries"
                    raise LimitReached(f"{many}; state it in smaller parts")
        return keys

    def _weight(self, value: Any) -> int:
        """The number of terms; where a coefficient is long, each counts as several."""
        return len(value) * (1 + (self.ring.longest(value) >> 9)) if value else 0

    def raised(self, value: Any, exponent: int) -> Any:
        if not exponent:
            return self.ring.one
        if not value:
            return value
        longest = self.ring.longest(value)
        length = 1 + (longest * exponent >> 9)
        self.work.spend(length * len(value) * comb(len(value) + exponent - 1, exponent - 1))
        if len(value) ** exponent <= MOST_AT_ONCE:
            return value**exponent
        return reduce(self._multiplied, [value] * exponent)

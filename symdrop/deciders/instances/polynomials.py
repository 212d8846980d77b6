"""The definition over polynomials: every entry and scalar is a generator of one ring over the rationals.

A quantity b that is divided by has a generator u of its own for 1/b. It obeys d(1/b) = -(1/b)^2 db, and u b = 1 is
used only at the end, when a difference is multiplied through by the highest power of b (`cleared_of_denominators`).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from itertools import chain
from math import comb
from typing import Any

from sympy import Expr, Rational

from symdrop.deciders.instances.divisors import number_at, pole, powers, shift
from symdrop.deciders.instances.evaluator import Evaluator, Places, Work
from symdrop.deciders.instances.rings import Monomial, polynomial_ring
from symdrop.deciders.instances.signature import Signature
from symdrop.errors import LimitReached, Unknown

MOST_GENERATORS = 400


class PolynomialEvaluator(Evaluator):
    """The polynomial that an expression is at concrete sizes."""

    def __init__(self, signature: Signature, sizes: Mapping[str, int], work: Work) -> None:
        super().__init__(signature, sizes, work)
        keys = self._all_keys([*signature.scalars, *signature.families])
        inverted = [(key, number) for name, number in signature.inverted for key in self.keys(name)]
        count = len(keys) + len(inverted) + len(signature.divisors)
        self.ring = polynomial_ring(count)
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
            result = result * other
        return result

    def power(self, base: Expr, exponent: int, places: Places) -> Any:
        if exponent > 0:
            return self._raised(self.value(base, places), exponent)
        return self.product([self._part(part, power, places) for part, power in powers(base, exponent)])

    def expectation(self, inner: Expr, places: Places) -> Any:
        """The sum over every value of every mask entry, weighted; other random entries by their moments."""
        value = self.value(inner, places)
        random = self._random_keys(value)
        self._check_promises(value, random)
        value = self._correlated(value)
        positions = [self.positions[key] for key in random]
        parts: list[Any] = []
        averages: dict[tuple[Unknown, int], Any] = {}
        groups = {key.name: self.group(key.name) for key in random}
        for exponents, part in self._grouped(value, positions).items():
            factors, joint = [part], dict[str, dict[Unknown, int]]()
            for key, order in zip(random, exponents, strict=True):
                if shared := groups[key.name]:
                    joint.setdefault(shared, {}).update({key: order} if order else {})
                    continue
                if (key, order) not in averages:
                    averages[key, order] = self._average(key, order)
                factors.append(averages[key, order])
            factors += [self.expected_together(name, orders) for name, orders in joint.items() if orders]
            parts.append(self.product([each for each in factors if each != 1] or [self.ring.one]))
        return self.total(parts)

    def _average(self, key: Unknown, order: int) -> Any:
        """E of one entry to a power: the sum over the two values of a mask entry, weighted, or a moment."""
        if not order:
            return self.ring.one
        if not self.signature.laws[key.name].binary:
            return self.expected_power(key, order)
        keep = self.expected_power(key, 1)
        return keep * 1**order + (1 - keep) * 0**order

    def derivative(self, inner: Expr, key: Unknown, places: Places) -> Any:
        return self._differential(self.value(inner, places), key)

    def split(self, value: Any, position: int) -> dict[int, Any]:
        """The coefficients of a polynomial in one generator, by power."""
        return {power: part for (power,), part in self._grouped(value, [position]).items()}

    def _grouped(self, value: Any, positions: Sequence[int]) -> dict[Monomial, Any]:
        """The coefficients of a polynomial in some generators, by their powers."""
        self.work.spend(1 + len(value))
        parts: dict[Monomial, dict[Monomial, Any]] = {}
        for monomial, coefficient in self.ring.terms(value):
            rest = list(monomial)
            for position in positions:
                rest[position] = 0
            parts.setdefault(tuple(int(monomial[each]) for each in positions), {})[tuple(rest)] = coefficient
        return {powers: self.ring.polynomial(terms) for powers, terms in sorted(parts.items())}

    def cleared_of_denominators(self, value: Any) -> Any:
        """A polynomial without inverses, zero exactly where `value` is: a mask entry is 0 or 1, a divisor is not 0."""
        for key in self._random_keys(value):
            if self.signature.laws[key.name].binary:
                parts = self.split(value, self.positions[key])
                dropped = parts.pop(0, self.ring.zero)
                value = self.total([dropped, self.product([self.generators[key], self.total(parts.values())])])
        for position, divisor in reversed(self.inverses.values()):
            parts = self.split(value, position)
            most = max(parts, default=0)
            if most:
                value = self.total(
                    self.product([part, self._raised(divisor, most - power)]) for power, part in parts.items()
                )
        return value

    def _part(self, part: Expr, power: int, places: Places) -> Any:
        """A power of a factor that is not a product."""
        if power >= 0:
            return self._raised(self.value(part, places), power)
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

    def _differential(self, value: Any, key: Unknown) -> Any:
        """The partial derivative in one generator; an inverse 1/b changes by -(1/b)^2 db."""
        self.work.spend(1 + len(value))
        parts = [self.ring.derivative(value, self.positions[key])]
        for position, divisor in self.inverses.values():
            inverse, outer = self.ring.generators[position], self.ring.derivative(value, position)
            if outer:
                parts.append(self.product([-outer, inverse**2, self._differential(divisor, key)]))
        return self.total(parts)

    def _random_keys(self, value: Any) -> list[Unknown]:
        """The random entries that occur in a polynomial."""
        self.work.spend(1 + len(value))
        degrees = self.ring.degrees(value)
        return [key for key in self.random if degrees[self.positions[key]]]

    def _check_promises(self, value: Any, random: Sequence[Unknown]) -> None:
        """Raise `Unpromised` for a product of entries of which only pairs are known."""
        laws, joint = self.signature.laws, self.signature.joint
        dependent = [key for key in random if not laws[key.name].independent or key.name in joint]
        for monomial, _ in self.ring.terms(value) if dependent else ():
            powers_of = {key: int(monomial[self.positions[key]]) for key in dependent if monomial[self.positions[key]]}
            reduced = {key: 1 if laws[key.name].binary else power for key, power in powers_of.items()}
            if not self.is_promised(reduced):
                raise self.unpromised(powers_of)

    def _correlated(self, value: Any) -> Any:
        """The polynomial to be averaged as if all families were independent: each pair brings in its covariance."""
        for first, second, covariance, places in self.pairs():
            for power, part in self.split(value, self.positions[first]).items():
                for other, rest in self.split(part, self.positions[second]).items():
                    if power and other:
                        value = self.total([value, self.product([self.value(covariance, places), rest])])
        return value

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

    def _raised(self, value: Any, exponent: int) -> Any:
        if not exponent:
            return self.ring.one
        if not value:
            return value
        longest = self.ring.longest(value)
        length = 1 + (longest * exponent >> 9)
        self.work.spend(length * len(value) * comb(len(value) + exponent - 1, exponent - 1))
        return value**exponent

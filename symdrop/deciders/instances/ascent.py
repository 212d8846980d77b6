"""Climbing to a point at which a polynomial in all entries is positive: many starts, then one coordinate at a time."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from fractions import Fraction
from itertools import product
from math import inf, isfinite, nan
from typing import Any

from symdrop.deciders.instances.polynomials import PolynomialEvaluator
from symdrop.deciders.instances.rings import Ring
from symdrop.deciders.instances.search import (
    COVARIANCE,
    MASK,
    MOMENT,
    PLAIN,
    PROBABILITY,
    VARIANCE,
    kinds_of_names,
)
from symdrop.errors import Unknown

Values = dict[Unknown, Fraction]
Terms = list[tuple[Fraction, list[tuple[int, int]]]]
Rough = list[tuple[float, list[tuple[int, int]]]]

DRAWS = 16
CLIMBED = 3
SWEEPS = 2
# What is tried for each kind of name; random starts draw from the first few, which fit most laws.
TRIED: dict[int, Sequence[str]] = {
    PLAIN: (
        *("1", "-1", "0", "2", "-2", "1/2", "3"),
        *("-1/2", "-3", "1/10", "-1/10", "1/1000", "-1/1000", "30", "-30", "1000", "-1000"),
    ),
    COVARIANCE: ("0", "1/12", "-1/12", "1/100", "-1/100", "1/4", "-1/4", "1", "-1"),
    VARIANCE: ("1", "0", "2", "1/2", "3", "1/10", "30", "1000", "1/1000", "-1", "-1/2", "-30"),
    MASK: ("1", "0"),
    PROBABILITY: ("1/3", "2/3", "1/2", "1/10", "9/10", "1", "0", "1/100", "99/100", "-1", "-30", "2", "30"),
}
DRAWN = 7
# Whole families at once: one entry against the others, in several sizes, with keep probabilities from edge to edge.
PATTERNS = (("1", "1"), ("1", "-1"), ("-1", "1"), ("1", "0"), ("1000", "-1"), ("-1000", "1"), ("1", "1000"))
KEEPS = ("1/2", "999/1000", "1/1000", "1", "0")


class Ascent:
    """The search for points at which `gap` is positive and that `is_point` allows; it spends the work of `polynomials`.

    Points at which it is zero count, too, where `with_zero` says so.

    Which step is the highest is seen in floating point, and how high it is exactly. Work is counted in terms that are
    evaluated, so that the search ends alike on every machine.
    """

    def __init__(
        self, polynomials: PolynomialEvaluator, gap: Any, is_point: Callable[[Values], bool], with_zero: bool = False
    ) -> None:
        self._with_zero = with_zero
        self._polynomials, self._gap, self._is_point = polynomials, _sparse(polynomials.ring, gap), is_point
        inverses = polynomials.inverses.values()
        self._inverses = [(position, _sparse(polynomials.ring, divisor)) for position, divisor in inverses]
        self._rough_gap = _rough(self._gap)
        self._rough_inverses = [(position, _rough(divisor)) for position, divisor in self._inverses]
        self._kinds = kinds_of_names(polynomials.signature)
        read = [self._gap, *(divisor for _, divisor in self._inverses)]
        occurring = {position for terms in read for _, factors in terms for position, _ in factors}
        self._keys = [key for key, position in polynomials.positions.items() if position in occurring]

    def points(self) -> Iterator[Values]:
        """Points above zero: those among the starts, then those to which the highest starts lead."""
        starts: list[tuple[Fraction, Values]] = []
        for values in self._starts():
            height = self._height(values)
            if height is not None and self._is_point(values):
                starts.append((height, values))
                if height > 0 or (self._with_zero and not height):
                    yield values
        starts.sort(key=lambda each: -each[0])
        for height, values in starts[:CLIMBED]:
            climbed, higher = self._climbed(height, values)
            if higher > 0 or (self._with_zero and not higher):
                yield climbed

    def _starts(self) -> Iterator[Values]:
        yield from self._drawn()
        for (first, others), keep in product(PATTERNS, KEEPS):
            yield {key: self._patterned(key, first, others, keep) for key in self._polynomials.positions}
        yield {
            key: Fraction(1 + sum(key.subscripts) + at, 1 if self._kind(key) in (PLAIN, VARIANCE) else 40)
            for at, key in enumerate(self._polynomials.positions)
        }

    def _drawn(self) -> Iterator[Values]:
        """Values from a fixed sequence that looks random."""
        state = 1
        for _ in range(DRAWS):
            values: Values = {}
            for key in self._polynomials.positions:
                state = (1103515245 * state + 12345) % 2**31
                choices = self._choices(key)[:DRAWN]
                values[key] = choices[(state >> 16) % len(choices)]
            yield values

    def _patterned(self, key: Unknown, first: str, others: str, keep: str) -> Fraction:
        kind = self._kind(key)
        if kind == PROBABILITY:
            return Fraction(keep)
        number = Fraction(first if set(key.subscripts) <= {1} else others)
        if kind == PLAIN:
            return number
        return abs(number) if kind == VARIANCE else self._choices(key)[0]

    def _kind(self, key: Unknown) -> int:
        return self._kinds.get(key.name, PLAIN)

    def _choices(self, key: Unknown) -> list[Fraction]:
        kind = self._kind(key)
        if kind > MOMENT and (kind - MOMENT) % 2 == 0:
            choices = [Fraction(2**at * 3 ** (kind - MOMENT)) for at in range(4)]
        else:
            choices = [*map(Fraction, TRIED.get(kind, TRIED[PLAIN]))]
        return [each for each in choices if not self._polynomials.signature.excludes(key.name, each)]

    def _climbed(self, height: Fraction, values: Values) -> tuple[Values, Fraction]:
        """The point to which single steps lead, each the highest along one coordinate, and its height."""
        for _ in range(SWEEPS):
            before = height
            for key in self._keys:
                for number in self._highest_first(key, values, [*self._steps(key, values)]):
                    higher = self._height({**values, key: number})
                    if higher is None or higher <= height:
                        break
                    if self._is_point({**values, key: number}):
                        height, values = higher, {**values, key: number}
                        break
            if height > 0 or height == before:
                break
        return values, height

    def _steps(self, key: Unknown, values: Values) -> Iterator[Fraction]:
        """The values to try for one coordinate: those of its kind, those nearby, and the top of a parabola."""
        here = values[key]
        yield from self._choices(key)
        if self._kind(key) == MASK:
            return
        nearby = [here + Fraction(sign, part) for part in (1, 10) for sign in (1, -1)] + [here * 4, here / 4]
        low, middle, high = (self._height({**values, key: here + sign}) for sign in (-1, 0, 1))
        if low is not None and middle is not None and high is not None and low + high != 2 * middle:
            nearby.append(here + (low - high) / (2 * (low + high - 2 * middle)))
        yield from (each for each in nearby if not self._polynomials.signature.excludes(key.name, each))

    def _height(self, values: Values) -> Fraction | None:
        """The gap at a point; None where it divides by zero."""
        numbers = {self._polynomials.positions[key]: number for key, number in values.items()}
        for position, divisor in self._inverses:
            number = self._evaluated(divisor, numbers)
            if not number:
                return None
            numbers[position] = 1 / number
        return self._evaluated(self._gap, numbers)

    def _highest_first(self, key: Unknown, values: Values, steps: list[Fraction]) -> list[Fraction]:
        """The values of one coordinate, that of the greatest gap first, without those at which it divides by zero."""
        numbers = {self._polynomials.positions[each]: _float(number) for each, number in values.items()}
        changing, ranked = self._polynomials.positions[key], []
        for step in steps:
            numbers[changing] = _float(step)
            height = self._rough_height(numbers)
            if isfinite(height):
                ranked.append((height, step))
        return [step for _, step in sorted(ranked, reverse=True)]

    def _rough_height(self, numbers: dict[int, float]) -> float:
        """The gap in floating point; not finite where it divides by zero, or is out of range."""
        for position, divisor in self._rough_inverses:
            number = self._roughly(divisor, numbers)
            if not number:
                return nan
            numbers[position] = 1 / number
        return self._roughly(self._rough_gap, numbers)

    def _roughly(self, terms: Rough, numbers: dict[int, float]) -> float:
        self._polynomials.work.spend(len(numbers) + len(terms))
        total = 0.0
        for coefficient, factors in terms:
            for position, power in factors:
                try:
                    coefficient *= numbers[position] ** power
                except OverflowError:
                    return nan
            total += coefficient
        return total

    def _evaluated(self, terms: Terms, numbers: dict[int, Fraction]) -> Fraction:
        self._polynomials.work.spend(len(numbers) + len(terms))
        total = Fraction(0)
        for coefficient, factors in terms:
            for position, power in factors:
                coefficient *= numbers[position] ** power
            total += coefficient
        return total


def _rough(terms: Terms) -> Rough:
    """The same terms in floating point; a coefficient out of range is infinite."""
    return [(_float(coefficient), factors) for coefficient, factors in terms]


def _float(number: Fraction) -> float:
    try:
        return float(number)
    except OverflowError:
        return inf


def _sparse(ring: Ring, value: Any) -> Terms:
    """The terms of a polynomial: each coefficient with the generators that occur and their powers."""
    return [
        (
            ring.fraction(coefficient),
            [(position, int(power)) for position, power in enumerate(monomial) if power],
        )
        for monomial, coefficient in ring.terms(value)
    ]

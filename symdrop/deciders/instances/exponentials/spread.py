"""Sums of exponentials at a point, in which random entries and infinitesimals may stand."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from math import factorial
from typing import Any

from symdrop.deciders.instances.points import INFINITESIMAL, DualPolynomial, Monomial
from symdrop.errors import Unknown

Exponent = frozenset[tuple[Monomial, Fraction]]
CONSTANT: Exponent = frozenset()


@dataclass(frozen=True)
class Spread:
    """Coefficients by exponents; both are polynomials in random entries and in values of functions.

    Infinitesimals stand in coefficients alone.
    """

    terms: Mapping[Exponent, DualPolynomial]

    def __add__(self, other: Any) -> Spread:
        found = dict(self.terms)
        for exponent, coefficient in spread(other).terms.items():
            found[exponent] = found[exponent] + coefficient if exponent in found else coefficient
        return Spread(found)

    def __mul__(self, other: Any) -> Spread:
        found: dict[Exponent, DualPolynomial] = {}
        for first, coefficient in self.terms.items():
            for second, factor in spread(other).terms.items():
                both = exponent_of(DualPolynomial(dict(first)) + DualPolynomial(dict(second)))
                value = coefficient * factor
                found[both] = found[both] + value if both in found else value
        return Spread(found)

    __radd__ = __add__
    __rmul__ = __mul__


def spread(value: Any) -> Spread:
    """A number or polynomial as a `Spread`."""
    if isinstance(value, Spread):
        return value
    return Spread({CONSTANT: value if isinstance(value, DualPolynomial) else DualPolynomial({(): Fraction(value)})})


def exponent_of(value: DualPolynomial) -> Exponent:
    """The exponent that a polynomial is."""
    return frozenset(each for each in value.terms.items() if each[1])


def is_small(monomial: Monomial) -> bool:
    """Whether an infinitesimal stands in it."""
    return any(key.name == INFINITESIMAL for key, _ in monomial)


def parted(value: DualPolynomial) -> tuple[DualPolynomial, DualPolynomial]:
    """What has no infinitesimal, and what has one."""
    large = {monomial: each for monomial, each in value.terms.items() if not is_small(monomial) and each}
    small = {monomial: each for monomial, each in value.terms.items() if is_small(monomial) and each}
    return DualPolynomial(large), DualPolynomial(small)


def series(small: DualPolynomial) -> Iterator[DualPolynomial]:
    """x^k / k! of an infinitesimal x, from k = 0 to the last that is not zero."""
    power, order = DualPolynomial({(): Fraction(1)}), 0
    while any(power.terms.values()):
        yield power * Fraction(1, factorial(order))
        power, order = power * small, order + 1


def coefficient_of(value: DualPolynomial, key: Unknown, power: int) -> DualPolynomial:
    """The coefficient of a power of an entry."""
    return DualPolynomial(
        {
            tuple(each for each in monomial if each[0] != key): number
            for monomial, number in value.terms.items()
            if dict(monomial).get(key, 0) == power
        }
    )


def with_number(value: DualPolynomial, key: Unknown, number: int) -> DualPolynomial:
    """A polynomial with a number for an entry."""
    total = DualPolynomial({})
    for power in {dict(monomial).get(key, 0) for monomial in value.terms}:
        total = total + coefficient_of(value, key, power) * Fraction(number**power)
    return total

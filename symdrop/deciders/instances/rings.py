"""The ring of polynomials that instances are computed in: python-flint where it is installed, otherwise SymPy.

Both give the same polynomials, and what they cost is counted alike, so that a verdict does not depend on the choice.
A monomial is the tuple of its exponents, one for each generator.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from typing import Any, Protocol

from sympy import QQ
from sympy.polys.rings import ring

Monomial = tuple[int, ...]


class Ring(Protocol):
    """Polynomials with rational coefficients in numbered generators; they add, multiply and compare by operators."""

    zero: Any
    one: Any
    generators: Any

    def constant(self, numerator: int, denominator: int) -> Any:
        """A rational number."""

    def polynomial(self, terms: Mapping[Monomial, Any]) -> Any:
        """The polynomial with these coefficients."""

    def monomial(self, powers: Mapping[int, int]) -> Any:
        """The product of generators to these powers, by position."""

    def terms(self, value: Any) -> Iterable[tuple[Monomial, Any]]:
        """The monomials with their coefficients, in any order."""

    def fraction(self, coefficient: Any) -> Fraction:
        """A coefficient as a fraction of Python."""

    def degrees(self, value: Any) -> Sequence[int]:
        """The degree in each generator; 0 in all for the zero polynomial."""

    def derivative(self, value: Any, position: int) -> Any:
        """The partial derivative in one generator."""

    def longest(self, value: Any) -> int:
        """The most bits that numerator and denominator of a coefficient have together."""


def polynomial_ring(count: int) -> Ring:
    """A ring with this many generators."""
    try:
        return _FlintRing(count)
    except ImportError:
        return _SymPyRing(count)


class _SymPyRing:
    def __init__(self, count: int) -> None:
        # SymPy writes code for each number of generators: few different numbers, few codes to write.
        self._ring, *self.generators = ring([f"x{number}" for number in range(-(-count // 8) * 8)], QQ)
        self.zero, self.one = self._ring.zero, self._ring.one
        self._count = len(self.generators)

    def constant(self, numerator: int, denominator: int) -> Any:
        return self._ring.ground_new(QQ(numerator, denominator))

    def polynomial(self, terms: Mapping[Monomial, Any]) -> Any:
        return self._ring.from_dict(terms)

    def monomial(self, powers: Mapping[int, int]) -> Any:
        return self._ring.from_dict({_exponents(powers, self._count): QQ(1)})

    def terms(self, value: Any) -> Iterable[tuple[Monomial, Any]]:
        return value.items()  # type: ignore[no-any-return]

    def fraction(self, coefficient: Any) -> Fraction:
        return Fraction(int(coefficient.numerator), int(coefficient.denominator))

    def degrees(self, value: Any) -> Sequence[int]:
        return [max(each) for each in zip(*value, strict=True)] if value else [0] * len(self.generators)

    def derivative(self, value: Any, position: int) -> Any:
        return value.diff(self.generators[position])

    def longest(self, value: Any) -> int:
        return max((each.numerator.bit_length() + each.denominator.bit_length() for each in value.values()), default=0)


class _FlintRing:
    def __init__(self, count: int) -> None:
        import flint

        self._number = flint.fmpq
        names = [f"x{number}" for number in range(-(-count // 8) * 8)]
        self._context = flint.fmpq_mpoly_ctx.get(names, flint.Ordering.lex)
        self.generators = self._context.gens()
        self.zero, self.one = self._context.constant(0), self._context.constant(1)
        self._count = len(self.generators)

    def constant(self, numerator: int, denominator: int) -> Any:
        return self._context.constant(self._number(numerator, denominator))

    def polynomial(self, terms: Mapping[Monomial, Any]) -> Any:
        return self._context.from_dict(dict(terms))

    def monomial(self, powers: Mapping[int, int]) -> Any:
        return self._context.from_dict({_exponents(powers, self._count): 1})

    def terms(self, value: Any) -> Iterable[tuple[Monomial, Any]]:
        return value.to_dict().items()  # type: ignore[no-any-return]

    def fraction(self, coefficient: Any) -> Fraction:
        return Fraction(int(coefficient.p), int(coefficient.q))

    def degrees(self, value: Any) -> Sequence[int]:
        return value.degrees() if value else [0] * len(self.generators)

    def derivative(self, value: Any, position: int) -> Any:
        return value.derivative(position)

    def longest(self, value: Any) -> int:
        return max((int(each.p).bit_length() + int(each.q).bit_length() for each in value.coeffs()), default=0)


def _exponents(powers: Mapping[int, int], count: int) -> Monomial:
    exponents = [0] * count
    for position, power in powers.items():
        exponents[position] = power
    return tuple(exponents)

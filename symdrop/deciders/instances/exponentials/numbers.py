"""Exact numbers in which exponentials of rational numbers stand, and bounds for all that has no exact form."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, Context, Decimal, Overflow
from fractions import Fraction

MOST_DIGITS = 2000
MOST_UNSURE = 80
SHOWN_DIGITS = 12


@dataclass(frozen=True)
class Bounds:
    """Two decimal numbers between which a number lies.

    Sums and products are rounded outwards. The exponential and the logarithm of `decimal` are rounded correctly, to one
    half of the last digit, so that the next number below and above are bounds.
    """

    low: Decimal
    high: Decimal
    digits: int

    @classmethod
    def of(cls, number: Fraction, digits: int) -> Bounds:
        """The bounds of a fraction."""
        low, high = (
            context.divide(Decimal(number.numerator), Decimal(number.denominator)) for context in _contexts(digits)
        )
        return cls(low, high, digits)

    def __add__(self, other: Bounds) -> Bounds:
        down, up = _contexts(self.digits)
        return Bounds(down.add(self.low, other.low), up.add(self.high, other.high), self.digits)

    def __mul__(self, other: Bounds) -> Bounds:
        down, up = _contexts(self.digits)
        pairs = [(a, b) for a in (self.low, self.high) for b in (other.low, other.high)]
        return Bounds(
            min(down.multiply(*pair) for pair in pairs), max(up.multiply(*pair) for pair in pairs), self.digits
        )

    def exp(self) -> Bounds:
        """The exponential."""
        return self._growing(Context.exp)

    def ln(self) -> Bounds:
        """The logarithm."""
        return self._growing(Context.ln)

    def inverse(self) -> Bounds:
        """1 over a positive number."""
        down, up = _contexts(self.digits)
        return Bounds(down.divide(Decimal(1), self.high), up.divide(Decimal(1), self.low), self.digits)

    def _growing(self, function: Callable[[Context, Decimal], Decimal]) -> Bounds:
        """A function that grows, at both ends."""
        context = Context(prec=self.digits, Emax=10**9, Emin=-(10**9))
        low, high = (function(context, each) for each in (self.low, self.high))
        return Bounds(context.next_minus(low), context.next_plus(high), self.digits)


def _contexts(digits: int) -> tuple[Context, Context]:
    return (
        Context(prec=digits, rounding=ROUND_FLOOR, Emax=10**9, Emin=-(10**9)),
        Context(prec=digits, rounding=ROUND_CEILING, Emax=10**9, Emin=-(10**9)),
    )


def exp_bounds(number: Fraction, digits: int) -> Bounds:
    """Bounds for e^x."""
    return Bounds.of(number, digits).exp()


def softplus_bounds(number: Fraction, digits: int) -> Bounds:
    """Bounds for log(1 + e^x)."""
    return (Bounds.of(Fraction(1), digits) + Bounds.of(number, digits).exp()).ln()


def logistic_bounds(number: Fraction, digits: int) -> Bounds:
    """Bounds for 1/(1 + e^(-x))."""
    return (Bounds.of(Fraction(1), digits) + Bounds.of(-number, digits).exp()).inverse()


@dataclass(frozen=True)
class ExponentialNumber:
    """A sum of rational multiples of exponentials of different rational numbers.

    Two are equal exactly when their terms are, as such exponentials are linearly independent over the rationals.

    >>> print(ExponentialNumber.of({Fraction(0): Fraction(1, 2), Fraction(1): Fraction(1, 2)}))
    1/2 + 1/2*exp(1)
    """

    terms: tuple[tuple[Fraction, Fraction], ...]

    @classmethod
    def of(cls, terms: Mapping[Fraction, Fraction]) -> ExponentialNumber | Fraction:
        """The number with these exponents and coefficients; a fraction where it has no exponential."""
        kept = tuple(sorted((exponent, each) for exponent, each in terms.items() if each))
        if all(exponent == 0 for exponent, _ in kept):
            return kept[0][1] if kept else Fraction(0)
        return cls(tuple(sorted(kept, key=lambda term: (term[0] != 0, term[0]))))

    def bounds(self, digits: int) -> Bounds:
        """Bounds with so many digits."""
        found = Bounds.of(Fraction(0), digits)
        for exponent, coefficient in self.terms:
            found = found + Bounds.of(coefficient, digits) * Bounds.of(exponent, digits).exp()
        return found

    def __float__(self) -> float:
        return float(self.bounds(40).low)

    def __str__(self) -> str:
        text = ""
        for exponent, coefficient in self.terms:
            written = f"exp({exponent})" if exponent else ""
            size = str(abs(coefficient))
            term = f"{size}*{written}" if written and size != "1" else written or size
            joint = (" - " if coefficient < 0 else " + ") if text else ("-" if coefficient < 0 else "")
            text += joint + term
        return text


@dataclass(frozen=True, repr=False)
class Decimals:
    """A number in which functions, or exponentials in exponents, stand: it is known by bounds alone, to any digits.

    It is shown by the first of its digits. Whether two such are equal cannot be told, only that they differ.
    """

    enclosed: Callable[[int], Bounds]

    def bounds(self, digits: int) -> Bounds:
        """Bounds with so many digits."""
        return self.enclosed(digits)

    def __repr__(self) -> str:
        return f"Decimals({self})"

    def __float__(self) -> float:
        return float(self.bounds(40).low)

    def __str__(self) -> str:
        found = self.bounds(40)
        if found.low <= 0 <= found.high:
            return "0.. (to 40 places)"
        rounded = Context(prec=SHOWN_DIGITS).plus(found.low)
        return f"{rounded.normalize():f}.. (to {SHOWN_DIGITS} digits)"


Number = Fraction | ExponentialNumber | Decimals


def compared(left: Number, right: Number) -> int | None:
    """The sign of left - right; None where it cannot be told.

    >>> compared(ExponentialNumber(((Fraction(1), Fraction(1)),)), Fraction(271828, 100000))
    1
    """
    if not isinstance(left, Decimals) and not isinstance(right, Decimals) and left == right:
        return 0
    try:
        return _sign(left, right)
    except Overflow:
        return None


def _sign(left: Number, right: Number) -> int | None:
    digits = 40
    # What may be equal is not looked at as closely.
    most = MOST_UNSURE if isinstance(left, Decimals) or isinstance(right, Decimals) else MOST_DIGITS
    while digits <= most:
        here, there = (
            Bounds.of(each, digits) if isinstance(each, Fraction) else each.bounds(digits) for each in (left, right)
        )
        if here.low > there.high:
            return 1
        if here.high < there.low:
            return -1
        digits *= 2
    return None

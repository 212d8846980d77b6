"""Numbers beyond the fractions for the claims by hand; nothing here is symbolic, and nothing is taken from symdrop.

`Exponentials` are exact. `Close` numbers have 60 digits and are equal where they agree to 30: they serve softplus and
logistic functions, and means over normal numbers.
"""

from __future__ import annotations

from fractions import Fraction
from functools import total_ordering
from math import prod

from mpmath import MPContext

REAL = MPContext()
REAL.dps = 60
TOLERANCE = REAL.mpf(10) ** -30


@total_ordering
class Exponentials:
    """A sum of q e^r, fractions q by their different fractions r, which are linearly independent of each other."""

    def __init__(self, terms):
        self.terms = {exponent: factor for exponent, factor in terms.items() if factor}

    def __add__(self, other):
        if isinstance(other, Close):
            return NotImplemented
        ours, theirs = self.terms, terms_of(other)
        return Exponentials({each: ours.get(each, 0) + theirs.get(each, 0) for each in {**ours, **theirs}})

    def __mul__(self, other):
        if isinstance(other, Close):
            return NotImplemented
        found = {}
        for one, factor in self.terms.items():
            for two, times in terms_of(other).items():
                found[one + two] = found.get(one + two, 0) + factor * times
        return Exponentials(found)

    def __truediv__(self, number):
        return self * (1 / Fraction(number))

    def __pow__(self, power):
        return prod([self] * power, start=Fraction(1))

    def __neg__(self):
        return self * -1

    def __sub__(self, other):
        return self + -1 * other

    def __rsub__(self, other):
        return -self + other

    __radd__, __rmul__ = __add__, __mul__

    def __eq__(self, other):
        return NotImplemented if isinstance(other, Close) else self.terms == terms_of(other)

    def __hash__(self):
        return hash(frozenset(self.terms.items()) if any(self.terms) else Fraction(self.terms.get(0, 0)))

    def __lt__(self, other):
        return self != other and real(self) < real(other)

    def __repr__(self):
        return " + ".join(f"{factor} e^({exponent})" for exponent, factor in sorted(self.terms.items())) or "0"


@total_ordering
class Close:
    """A number to 60 digits, equal to any number that is as close as the tolerance, relative to what exceeds 1."""

    def __init__(self, number):
        self.number = real(number)

    def __add__(self, other):
        return Close(self.number + real(other))

    def __mul__(self, other):
        return Close(self.number * real(other))

    def __truediv__(self, other):
        return Close(self.number / real(other))

    def __pow__(self, power):
        return Close(self.number ** real(power))

    def __neg__(self):
        return self * -1

    def __sub__(self, other):
        return self + -1 * other

    def __rsub__(self, other):
        return -self + other

    __radd__, __rmul__ = __add__, __mul__

    def __eq__(self, other):
        there = real(other)
        return abs(self.number - there) <= TOLERANCE * max(1, abs(there))

    def __hash__(self):
        # Numbers that are close are equal, so that no digit may tell them apart.
        return 0

    def __lt__(self, other):
        return self != other and self.number < real(other)

    def __repr__(self):
        return REAL.nstr(self.number, 20)


def terms_of(number):
    """The terms of an exact number."""
    return number.terms if isinstance(number, Exponentials) else {Fraction(0): Fraction(number)} if number else {}


def real(number):
    """Any number of the claims to 60 digits."""
    if isinstance(number, Close):
        return number.number
    if isinstance(number, Exponentials):
        return sum((real(factor) * REAL.exp(real(exponent)) for exponent, factor in number.terms.items()), REAL.mpf(0))
    if isinstance(number, int | Fraction):
        return REAL.mpf(number.numerator) / number.denominator
    return REAL.mpf(number)


def exp(number):
    """The exponential: exact for a fraction."""
    return Close(REAL.exp(real(number))) if isinstance(number, Close) else Exponentials({Fraction(number): Fraction(1)})


def log(number):
    """The natural logarithm."""
    return Close(REAL.log(real(number)))


def softplus(number):
    """log(1 + e^x)."""
    return Close(REAL.log(1 + REAL.exp(real(number))))


def logistic(number):
    """1 / (1 + e^-x)."""
    return Close(1 / (1 + REAL.exp(-real(number))))


def counted_mean(function, rate):
    """The sum of function(k) times the chance of a Poisson count k, for a function that grows exponentially.

    Of the terms that are left out each is less than half of the one before, and the first below the tolerance.
    """
    chance, total = REAL.exp(-real(rate)), REAL.mpf(0)
    for count in range(400):
        total += chance * real(function(count))
        chance *= real(rate) / (count + 1)
    return Close(total)


def normal_mean(function, mean, variance):
    """The integral of function(z) over the density of a normal number z, for a function that grows exponentially.

    The trapezoidal rule with the step 1/4 is exact to more than 100 digits for such an integral over all numbers.
    """
    step, spread = REAL.mpf(1) / 4, REAL.sqrt(real(variance))
    steps = (place * step for place in range(-120, 121))
    total = sum(real(function(Close(real(mean) + spread * each))) * REAL.exp(-(each**2) / 2) for each in steps)
    return Close(total * step / REAL.sqrt(2 * REAL.pi))

"""How much work the normal form of a statement may take.

Nothing here can make a false claim true: beyond a limit a statement is refused, and short of it nothing changes.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from math import comb
from typing import Any

from symdrop.errors import OutsideFragment

MOST_TERMS = 50_000
MOST_SUMS = 16
MOST_WORK = 3_000_000
MOST_FACTORED = 500
LARGEST_POWER = 64


@dataclass
class Work:
    """What may still be done for one statement: a factor renamed is 1, a term added is 4."""

    left: int = MOST_WORK

    def spend(self, amount: int) -> None:
        """Take from what is left; raises `OutsideFragment` when it is used up."""
        self.left -= amount
        if self.left < 0:
            raise OutsideFragment("the normal form takes too much work; state it in smaller parts")


def check_product(left: Mapping[Any, Any], right: Mapping[Any, Any]) -> None:
    """Raise `OutsideFragment` where the product of two tables would be too large."""
    if _weight(left) * _weight(right) > MOST_TERMS or _depth(left) + _depth(right) > MOST_SUMS:
        raise OutsideFragment(
            f"multiplied out, a line has more than {MOST_TERMS} terms or very long numbers, or a term more than "
            f"{MOST_SUMS} sums; state it in smaller parts"
        )


def check_sum(left: Any, right: Any) -> None:
    """Raise `OutsideFragment` for two coefficients that are fractions too large to be added."""
    if (_is_fraction(left) or _is_fraction(right)) and _size(left) * _size(right) > MOST_TERMS:
        raise OutsideFragment("fractions are too large to be added; state it in smaller parts")


def check_factored(polynomial: Any) -> None:
    """Raise `OutsideFragment` for a polynomial whose prime factors would take too long to find."""
    variables = sum(degree > 0 for degree in polynomial.degrees())
    degree = max(map(sum, polynomial.itermonoms()), default=0)
    if comb(variables + degree, variables) > MOST_FACTORED:
        raise OutsideFragment("a divisor is too large to be factored; declare its factors one by one, divide by them")


def check_order(name: str, order: int) -> None:
    """Raise `OutsideFragment` for a moment of too high an order."""
    if order > LARGEST_POWER:
        raise OutsideFragment(f"an expectation needs a moment of {name} of an order beyond {LARGEST_POWER}")


def _weight(table: Mapping[Any, Any]) -> int:
    """The terms of all coefficients, more for fractions, which are cancelled; a long number counts as several."""
    return sum(map(_size, table.values()))


def _size(coefficient: Any) -> int:
    if hasattr(coefficient, "denom"):
        return (_size(coefficient.numer) + _size(coefficient.denom)) * (4 if _is_fraction(coefficient) else 1)
    return sum(1 + (q.numerator.bit_length() + q.denominator.bit_length() >> 9) for q in coefficient.values())


def _is_fraction(coefficient: Any) -> bool:
    return hasattr(coefficient, "denom") and len(coefficient.denom) > 1


def _depth(table: Mapping[Any, Any]) -> int:
    return max((len(sizes) for sizes, _ in table), default=0)

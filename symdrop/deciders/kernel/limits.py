"""How much work the normal form of a statement may take.

Nothing here can make a false claim true: beyond a limit nothing is said of a statement, short of it nothing changes.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from math import comb
from typing import Any

from symdrop.errors import ALLOW_MORE, LimitReached

MOST_TERMS = 50_000
MOST_SUMS = 16
MOST_WORK = 3_000_000
MOST_FACTORED = 500
LARGEST_POWER = 64
# There are 21147 partitions of nine things, and 115975 of ten.
MOST_CLASSES = 9
MOST_PAIRED = 10


@dataclass
class Work:
    """What may still be done for one statement: a factor renamed is 1, a term added is 4.

    `times` is how many times the usual is allowed.
    """

    times: int = 1
    left: int = field(init=False)

    def __post_init__(self) -> None:
        self.left = MOST_WORK * self.times

    def spend(self, amount: int) -> None:
        """Take from what is left; raises `LimitReached` when it is used up."""
        self.left -= amount
        if self.left < 0:
            needed = f"the normal form needs more than {MOST_WORK * self.times} elementary changes"
            raise LimitReached(f"{needed}, which is the limit; {ALLOW_MORE}")

    def check_product(self, left: Mapping[Any, Any], right: Mapping[Any, Any]) -> None:
        """Raise `LimitReached` where the product of two tables would be too large."""
        needed, allowed = _weight(left) * _weight(right), MOST_TERMS * self.times
        if needed > allowed:
            raise LimitReached(
                f"multiplied out, a line has up to {needed} terms, a long number counted as several; the limit is "
                f"{allowed}; {ALLOW_MORE}"
            )
        if _depth(left) + _depth(right) > MOST_SUMS:
            raise LimitReached(f"multiplied out, a term has more than {MOST_SUMS} sums; state it in smaller parts")

    def check_sum(self, left: Any, right: Any) -> None:
        """Raise `LimitReached` for two coefficients that are fractions too large to be added."""
        if (_is_fraction(left) or _is_fraction(right)) and _size(left) * _size(right) > MOST_TERMS * self.times:
            raise LimitReached(f"fractions are too large to be added; {ALLOW_MORE}")


def check_factored(polynomial: Any) -> None:
    """Raise `LimitReached` for a polynomial whose prime factors would take too long to find."""
    variables = sum(degree > 0 for degree in polynomial.degrees())
    degree = max(map(sum, polynomial.itermonoms()), default=0)
    if comb(variables + degree, variables) > MOST_FACTORED:
        raise LimitReached("a divisor is too large to be factored; declare its factors one by one, divide by them")


def check_partitions(name: str, classes: int) -> None:
    """Raise `LimitReached` for an expectation with too many entries, no two of which can be exchanged."""
    if classes > MOST_CLASSES:
        raise LimitReached(
            f"an expectation has {classes} entries of {name}, no two of which can be exchanged; the limit is "
            f"{MOST_CLASSES}; state it in smaller parts"
        )


def check_paired(name: str, number: int) -> None:
    """Raise `LimitReached` for an expectation of too many entries to be put into pairs."""
    if number > MOST_PAIRED:
        raise LimitReached(f"an expectation puts {number} entries of {name} into pairs; the limit is {MOST_PAIRED}")


def check_order(name: str, order: int) -> None:
    """Raise `LimitReached` for a moment of too high an order."""
    if order > LARGEST_POWER:
        raise LimitReached(f"an expectation needs a moment of {name} of an order beyond {LARGEST_POWER}")


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

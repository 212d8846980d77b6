"""Random signs. TRUSTED."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sympy import Expr, Integer

from symdrop.statements.hypotheses import random_entry
from symdrop.statements.laws.law import Law, Recurrence
from symdrop.statements.premise import Formula, Premise, belongs


@dataclass(frozen=True)
class Rademacher(Law):
    """Signs, 1 or -1 with equal chances, independent between entries.

    Source: M. Ledoux and M. Talagrand, Probability in Banach Spaces, 1991, chapter 4.
    """

    @property
    def nonnegative(self) -> tuple[Expr, ...]:
        return ()

    @property
    def bounds(self) -> tuple[Expr | None, Expr | None]:
        return (Integer(-1), Integer(1))

    @property
    def whole(self) -> bool:
        return True

    @property
    def missing(self) -> tuple[int, ...]:
        return (0,)

    def moment(self, order: int) -> Expr | None:
        """1 for an even order, 0 for an odd one."""
        return Integer(1 - order % 2)

    def recurrence(self, order: int) -> Recurrence | None:
        """E[z^r] = E[z^(r-2)], as z^2 = 1, and E[z] = 0 by the two values."""
        return ((Integer(1), order - 2),) if order > 1 else ((Integer(0), 0),)

    @property
    def premise(self) -> Premise:
        sign = belongs(self.entry, to=(r"\{{-1, 1\}}", "{{-1, 1}}"))
        chance = Formula(r"\Pr({} = 1) = \tfrac{{1}}{{2}}", "Pr({} = 1) = 1/2", (self.entry,))
        return Premise(f"Let {{}}{self._together()} with {{}}.", (sign, chance))


def rademacher(entry: Any) -> Rademacher:
    """Hypothesis: the entries are independent signs, 1 or -1 with equal chances.

    `entry` is `z[j]` at distinct indices, or a scalar. Raises `BadStatement` for another shape of entry.

    >>> from symdrop.language import family, index, size
    >>> n = size("n"); j = index("j", n); z = family("z", n)
    >>> rademacher(z[j]).moment(4), rademacher(z[j]).moment(3)
    (1, 0)
    """
    return Rademacher(random_entry(entry))

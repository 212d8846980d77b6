"""Uniform noise. TRUSTED."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sympy import Expr, Integer, Number, Rational

from symdrop.errors import BadStatement
from symdrop.language import expression
from symdrop.statements.hypotheses import random_entry
from symdrop.statements.laws.law import Law, Recurrence
from symdrop.statements.premise import Premise, distributed, not_negative


@dataclass(frozen=True)
class Uniform(Law):
    """Noise that is uniform between `low` and `high`, independent between entries.

    Source: N. Johnson, S. Kotz and N. Balakrishnan, Continuous Univariate Distributions 2, 1995, chapter 26. The
    recurrence is E[f(z)] + E[(z - low) f'(z)] = f(high), one integration of ((z - low) f(z))', at f(z) = z^r.
    """

    low: Expr
    high: Expr

    def __post_init__(self) -> None:
        if isinstance(self.low, Number) and isinstance(self.high, Number) and self.high < self.low:
            raise BadStatement(f"high={self.high} is below low={self.low}")
        super().__post_init__()

    def _named(self, quantity: Expr) -> str:
        return f"high={self.high} minus low={self.low}"

    @property
    def nonnegative(self) -> tuple[Expr, ...]:
        return (self.high - self.low,)

    @property
    def bounds(self) -> tuple[Expr | None, Expr | None]:
        return (self.low, self.high)

    def moment(self, order: int) -> Expr | None:
        """1 / (order + 1) times the sum over k of low^k high^(order - k)."""
        return Rational(1, order + 1) * sum(
            (self.low**k * self.high ** (order - k) for k in range(order + 1)), Integer(0)
        )

    def recurrence(self, order: int) -> Recurrence | None:
        """(r + 1) E[z^r] = high^r + r low E[z^(r-1)]."""
        share = Rational(1, order + 1)
        return ((share * self.high**order, 0), (share * order * self.low, order - 1))

    @property
    def premise(self) -> Premise:
        law = distributed(self.entry, (r"\operatorname{{Uniform}}", "Uniform"), self.parameters)
        ordered = not_negative(*self.nonnegative)
        return Premise(f"Let {{}}{self._together()}{', where {}' if ordered else ''}.", (law, *ordered))


def uniform(entry: Any, *, low: Any, high: Any) -> Uniform:
    """Hypothesis: the entries are independent and uniform between `low` and `high`.

    Raises `BadStatement` when both are numbers and `high` is below `low`.

    >>> from symdrop.language import family, index, size
    >>> n = size("n"); j = index("j", n); z = family("z", n)
    >>> uniform(z[j], low=-1, high=1).moment(2)
    1/3
    """
    return Uniform(random_entry(entry), expression(low), expression(high))

"""0/1 masks. TRUSTED."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sympy import Expr, Integer, Number

from symdrop.errors import BadStatement
from symdrop.language import expression
from symdrop.statements.hypotheses import random_entry
from symdrop.statements.laws.law import Law, Recurrence
from symdrop.statements.premise import Formula, Premise, belongs


@dataclass(frozen=True)
class Bernoulli(Law):
    """A 0/1 mask: 1 (kept) with probability `keep`, independent between entries.

    Source: N. Johnson, A. Kemp and S. Kotz, Univariate Discrete Distributions, 2005, chapter 3 (one trial).
    """

    keep: Expr

    def __post_init__(self) -> None:
        if isinstance(self.keep, Number) and not 0 <= self.keep <= 1:
            raise BadStatement(f"keep={self.keep} is not a probability; it lies outside 0..1")

    @property
    def binary(self) -> bool:
        return True

    @property
    def correlates(self) -> bool:
        return True

    @property
    def nonnegative(self) -> tuple[Expr, ...]:
        return (self.keep, 1 - self.keep)

    @property
    def probabilities(self) -> tuple[Expr, ...]:
        return (self.keep,)

    def moment(self, order: int) -> Expr | None:
        """E[z^r] = p, as z^r = z."""
        return self.keep

    def recurrence(self, order: int) -> Recurrence | None:
        """The values 1 and 0 by their probabilities: p 1^r + (1 - p) 0^r."""
        return ((self.keep * Integer(1) ** order + (1 - self.keep) * Integer(0) ** order, 0),)

    @property
    def premise(self) -> Premise:
        chance = Formula(r"\Pr({} = 1) = {}", "Pr({} = 1) = {}", (self.entry, self.keep))
        mask = belongs(self.entry, to=(r"\{{0, 1\}}", "{{0, 1}}"))
        return Premise(f"Let {{}}{self._together()} with {{}}.", (mask, chance))


def bernoulli(entry: Any, *, keep: Any) -> Bernoulli:
    """Hypothesis: the entries of a mask are independent, 1 with probability `keep` (kept) and else 0.

    `entry` is `delta[j]` at distinct indices, or a scalar; `keep` an expression in those indices. Raises
    `BadStatement` for another shape of entry, or for a number outside 0..1.

    >>> from symdrop.language import family, index, size
    >>> n = size("n"); j = index("j", n); delta, p = family("delta p", n)
    >>> bernoulli(delta[j], keep=p[j]).keep
    p[j]
    """
    return Bernoulli(random_entry(entry), expression(keep))

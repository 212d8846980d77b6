"""Rows of which at most one entry is 1. TRUSTED."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sympy import Expr, Integer, Number, Sum

from symdrop.errors import BadStatement
from symdrop.language import expression
from symdrop.statements.hypotheses import Call, random_entry
from symdrop.statements.laws.law import Law, Recurrence
from symdrop.statements.premise import Formula, Premise, at_most, belongs


@dataclass(frozen=True)
class OneHot(Law):
    """Rows of 0/1 entries, at most one of which is 1; rows are independent. The last index is that within a row.

    Source: N. Johnson, S. Kotz and N. Balakrishnan, Discrete Multivariate Distributions, 1997, chapter 35 (one draw).
    """

    chance: Expr

    def __post_init__(self) -> None:
        if not self.indices:
            raise BadStatement(f"{self.entry} is a scalar; one_hot takes the entries of a row, as z[c] or z[a, c]")
        if isinstance(self.chance, Number) and not 0 <= self.chance <= 1:
            raise BadStatement(f"chance={self.chance} is not a probability; it lies outside 0..1")

    @property
    def binary(self) -> bool:
        return True

    @property
    def independent(self) -> bool:
        return False

    @property
    def together(self) -> bool:
        return True

    @property
    def probabilities(self) -> tuple[Expr, ...]:
        return (self.chance,)

    @property
    def nonnegative(self) -> tuple[Expr, ...]:
        return (self.chance, 1 - self._all())

    def _all(self) -> Expr:
        """The chance that an entry of a row is 1."""
        within = self.indices[-1]
        return Sum(self.chance, (within, 1, within.size))

    def moment(self, order: int) -> Expr | None:
        """E[z^r] = p, as z^r = z."""
        return self.chance

    def recurrence(self, order: int) -> Recurrence | None:
        """The values 1 and 0 by their probabilities: p 1^r + (1 - p) 0^r."""
        return ((self.chance * Integer(1) ** order + (1 - self.chance) * Integer(0) ** order, 0),)

    @property
    def call(self) -> Call:
        return Call("one_hot", (self.entry,), (("chance", self.chance),))

    @property
    def premise(self) -> Premise:
        chance = Formula(r"\Pr({} = 1) = {}", "Pr({} = 1) = {}", (self.entry, self.chance))
        entries = belongs(self.entry, to=(r"\{{0, 1\}}", "{{0, 1}}"))
        outer = self.indices[:-1]
        places = ", ".join(["{}"] * len(outer))
        row = (Formula(places, places, outer),) if outer else ()
        apart = " for each {}, and let those at different {} be independent" if outer else ""
        within = self.indices[-1]
        bound = at_most(self._all() if self.chance.has(within) else self.chance * within.size, Integer(1))
        where = ", where {}" if bound else ""
        words = f"Let {{}} with {{}}, of which at most one is 1{apart}{where}."
        return Premise(words, (entries, chance, *row, *row, *bound))


def one_hot(entry: Any, *, chance: Any) -> OneHot:
    """Hypothesis: at most one entry of a row is 1, each with the probability `chance`; rows are independent.

    `entry` is `z[c]`, or `z[a, c]` with a row for each a. Where the chances of a row add up to 1, exactly one entry is
    1: the class that is drawn. Raises `BadStatement` for another shape of entry, or for a number outside 0..1.

    >>> from symdrop.language import family, index, size
    >>> m, n = size("m n"); a = index("a", m); c = index("c", n); z = family("z", m, n); p = family("p", n)
    >>> one_hot(z[a, c], chance=p[c]).moment(2)
    p[c]
    """
    return OneHot(random_entry(entry), expression(chance))

"""Poisson counts. TRUSTED."""

from __future__ import annotations

from dataclasses import dataclass
from math import comb
from typing import Any

from sympy import Expr, Integer
from sympy.functions.combinatorial.numbers import stirling

from symdrop.language import expression
from symdrop.statements.hypotheses import check_not_negative, random_entry
from symdrop.statements.laws.law import Law, Recurrence
from symdrop.statements.premise import Premise, distributed


@dataclass(frozen=True)
class Poisson(Law):
    """Poisson counts with mean `rate`, independent between entries.

    Source: N. Johnson, A. Kemp and S. Kotz, Univariate Discrete Distributions, 2005, chapter 4. The recurrence is the
    identity E[z f(z)] = rate E[f(z + 1)] of L. Chen, Poisson Approximation for Dependent Trials, 1975, at
    f(z) = z^(r - 1).
    """

    rate: Expr

    def __post_init__(self) -> None:
        check_not_negative("rate", self.rate)

    @property
    def nonnegative(self) -> tuple[Expr, ...]:
        return (self.rate,)

    @property
    def bounds(self) -> tuple[Expr | None, Expr | None]:
        return (Integer(0), None)

    @property
    def whole(self) -> bool:
        return True

    def moment(self, order: int) -> Expr | None:
        """sum over k of S(order, k) rate^k, with the Stirling numbers of the second kind."""
        return sum((stirling(order, k) * self.rate**k for k in range(order + 1)), Integer(0))

    def recurrence(self, order: int) -> Recurrence | None:
        """E[z^r] = rate times the sum over k < r of C(r - 1, k) E[z^k]."""
        return tuple((self.rate * comb(order - 1, k), k) for k in range(order))

    @property
    def premise(self) -> Premise:
        law = distributed(self.entry, (r"\operatorname{{Poisson}}", "Poisson"), self.parameters)
        return Premise(f"Let {{}}{self._together()}.", (law,))


def poisson(entry: Any, *, rate: Any) -> Poisson:
    """Hypothesis: the entries are independent Poisson counts; mean and variance are the rate.

    Raises `BadStatement` for a negative number as the rate.

    >>> from symdrop.language import family, index, size
    >>> n = size("n"); j = index("j", n); z, r = family("z r", n)
    >>> poisson(z[j], rate=r[j]).moment(2)
    r[j]**2 + r[j]
    """
    return Poisson(random_entry(entry), expression(rate))

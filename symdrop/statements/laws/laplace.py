"""Laplace noise. TRUSTED."""

from __future__ import annotations

from dataclasses import dataclass
from math import comb, factorial
from typing import Any

from sympy import Expr, Integer

from symdrop.language import expression
from symdrop.statements.hypotheses import check_not_negative, random_entry
from symdrop.statements.laws.law import Law, Recurrence
from symdrop.statements.premise import Premise, distributed


@dataclass(frozen=True)
class Laplace(Law):
    """Laplace noise of density exp(-|z - mean| / scale) / (2 scale), independent between entries.

    Source: N. Johnson, S. Kotz and N. Balakrishnan, Continuous Univariate Distributions 2, 1995, chapter 24. The
    recurrence is E[f(z)] = f(mean) + scale^2 E[f''(z)], two integrations by parts of the density, at f(z) = z^r.
    """

    mean: Expr
    scale: Expr

    def __post_init__(self) -> None:
        check_not_negative("scale", self.scale)

    @property
    def nonnegative(self) -> tuple[Expr, ...]:
        return (self.scale,)

    def moment(self, order: int) -> Expr | None:
        """sum over k of C(order, 2k) (2k)! mean^(order - 2k) scale^(2k)."""
        terms = (
            comb(order, 2 * k) * factorial(2 * k) * self.mean ** (order - 2 * k) * self.scale ** (2 * k)
            for k in range(order // 2 + 1)
        )
        return sum(terms, Integer(0))

    def recurrence(self, order: int) -> Recurrence | None:
        """E[z^r] = mean^r + r (r - 1) scale^2 E[z^(r-2)]."""
        first = ((self.mean**order, 0),)
        return first if order < 2 else (*first, (order * (order - 1) * self.scale**2, order - 2))

    @property
    def premise(self) -> Premise:
        law = distributed(self.entry, (r"\operatorname{{Laplace}}", "Laplace"), self.parameters)
        return Premise(f"Let {{}}{self._together()}.", (law,))


def laplace(entry: Any, *, mean: Any, scale: Any) -> Laplace:
    """Hypothesis: the entries are independent with density exp(-|z - mean| / scale) / (2 scale).

    The variance is 2 scale^2. Raises `BadStatement` for a negative number as the scale.

    >>> from symdrop.language import family, index, size
    >>> n = size("n"); j = index("j", n); z, b = family("z b", n)
    >>> laplace(z[j], mean=0, scale=b[j]).moment(2)
    2*b[j]**2
    """
    return Laplace(random_entry(entry), expression(mean), expression(scale))

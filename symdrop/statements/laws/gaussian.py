"""Normal noise. TRUSTED."""

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
class Gaussian(Law):
    """Normal noise, independent between entries; every moment follows from mean and variance.

    Source: N. Johnson, S. Kotz and N. Balakrishnan, Continuous Univariate Distributions 1, 1994, chapter 13. The
    recurrence is the identity E[(z - mean) f(z)] = variance E[f'(z)] of C. Stein, Estimation of the Mean of a
    Multivariate Normal Distribution, 1981, at f(z) = z^(r - 1).
    """

    mean: Expr
    variance: Expr

    def __post_init__(self) -> None:
        check_not_negative("variance", self.variance)

    @property
    def correlates(self) -> bool:
        return True

    @property
    def nonnegative(self) -> tuple[Expr, ...]:
        return (self.variance,)

    def moment(self, order: int) -> Expr | None:
        """sum over k of C(order, 2k) (2k - 1)!! mean^(order - 2k) variance^k."""
        terms = (
            comb(order, 2 * k)
            * factorial(2 * k)
            // (2**k * factorial(k))
            * self.mean ** (order - 2 * k)
            * self.variance**k
            for k in range(order // 2 + 1)
        )
        return sum(terms, Integer(0))

    def recurrence(self, order: int) -> Recurrence | None:
        """E[z^r] = mean E[z^(r-1)] + (r - 1) variance E[z^(r-2)]."""
        first = ((self.mean, order - 1),)
        return first if order < 2 else (*first, ((order - 1) * self.variance, order - 2))

    @property
    def premise(self) -> Premise:
        law = distributed(self.entry, (r"\mathcal{{N}}", "N"), self.parameters)
        return Premise(f"Let {{}}{self._together()}.", (law,))


def gaussian(entry: Any, *, mean: Any, variance: Any) -> Gaussian:
    """Hypothesis: the entries are independent and normal with the given mean and variance.

    >>> from symdrop.language import family, index, size
    >>> n = size("n"); j = index("j", n); xi, s = family("xi s", n)
    >>> gaussian(xi[j], mean=1, variance=s[j]).moment(2)
    s[j] + 1
    """
    return Gaussian(random_entry(entry), expression(mean), expression(variance))

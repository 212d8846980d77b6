"""Normal noise. TRUSTED."""

from __future__ import annotations

from dataclasses import dataclass, replace
from math import comb, factorial
from typing import Any

from sympy import Expr, Integer

from symdrop.errors import BadStatement
from symdrop.language import expression
from symdrop.statements.hypotheses import Call, check_not_negative, random_entry
from symdrop.statements.laws.law import Correlated, Law, Recurrence, mean_and_covariance
from symdrop.statements.premise import Formula, Premise, distributed


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


@dataclass(frozen=True)
class CorrelatedGaussian(Correlated):
    """Jointly normal noise with given means and covariances.

    Source: L. Isserlis, On a Formula for the Product-Moment Coefficient of any Order, 1918.
    """

    @property
    def normal(self) -> bool:
        return True

    @property
    def call(self) -> Call:
        return replace(super().call, word="gaussian")

    @property
    def premise(self) -> Premise:
        known = (Formula("{}", "{}", (self.entry,)), *mean_and_covariance(self))
        return Premise("Let {} be jointly normal with {} and {}.", known)


def gaussian(entry: Any, *, mean: Any, variance: Any = None, covariance: Any = None) -> Gaussian | CorrelatedGaussian:
    """Hypothesis: the entries are independent and normal with the given mean and variance.

    With `covariance=C[i, j]` in place of the variance they are jointly normal, it is that of any two entries `z[i]` and
    `z[j]`, and `symmetric(C)` must be among the hypotheses. Raises `BadStatement` for both, or neither.

    >>> from symdrop.language import family, index, size
    >>> n = size("n"); j = index("j", n); xi, s = family("xi s", n)
    >>> gaussian(xi[j], mean=1, variance=s[j]).moment(2)
    s[j] + 1
    """
    if (variance is None) == (covariance is None):
        raise BadStatement(f"gaussian({entry}) takes mean= and either variance= or covariance=")
    if covariance is not None:
        return CorrelatedGaussian(random_entry(entry), expression(mean), expression(covariance))
    return Gaussian(random_entry(entry), expression(mean), expression(variance))

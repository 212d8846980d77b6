"""The hypotheses of a statement as data: laws of noise, and what is declared non-zero.

A law speaks of one family, or of one scalar. Different families are independent of each other. Within its
family a law promises independence (`Bernoulli`, `Gaussian`) or only that entries are pairwise uncorrelated
(`Noise`). `moment(r)` is E[z^r] written at the law's own indices, or None where nothing is promised.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import comb, factorial
from typing import Any

from sympy import Expr, Indexed, Integer, Number

from symdrop.language import Family, Index, Scalar, expression
from symdrop.verdicts import BadStatement


@dataclass(frozen=True)
class Law:
    """What is known of the random entries of one family; the common part of the laws below.

    >>> from symdrop.language import family, index, size
    >>> n = size("n"); j = index("j", n); delta, p = family("delta p", n)
    >>> law = bernoulli(delta[j], keep=p[j])
    >>> law.base, law.indices, law.moment(3)
    (delta, (j,), p[j])
    """

    entry: Expr

    @property
    def base(self) -> Family | Scalar:
        """The random family, or the random scalar itself."""
        base: Family | Scalar = self.entry.base if isinstance(self.entry, Indexed) else self.entry
        return base

    @property
    def indices(self) -> tuple[Index, ...]:
        """The indices at which the law's parameters are written."""
        return tuple(self.entry.indices) if isinstance(self.entry, Indexed) else ()

    @property
    def parameters(self) -> tuple[Expr, ...]:
        """The expressions that fix the law."""
        raise NotImplementedError

    @property
    def independent(self) -> bool:
        """Whether entries at different indices are independent, not merely uncorrelated."""
        return True

    @property
    def binary(self) -> bool:
        """Whether every entry is 0 or 1."""
        return False

    def moment(self, order: int) -> Expr | None:
        """E[z^order] for order >= 1 at the law's own indices; None where the law does not promise it."""
        raise NotImplementedError


@dataclass(frozen=True)
class Bernoulli(Law):
    """A 0/1 mask: 1 (kept) with probability `keep`, independent between entries."""

    keep: Expr

    @property
    def parameters(self) -> tuple[Expr, ...]:
        return (self.keep,)

    @property
    def binary(self) -> bool:
        return True

    def moment(self, order: int) -> Expr | None:
        return self.keep


@dataclass(frozen=True)
class Gaussian(Law):
    """Normal noise, independent between entries; every moment follows from mean and variance."""

    mean: Expr
    variance: Expr

    @property
    def parameters(self) -> tuple[Expr, ...]:
        return (self.mean, self.variance)

    def moment(self, order: int) -> Expr | None:
        """sum over k of C(order, 2k) (2k - 1)!! mean^(order - 2k) variance^k."""
        terms = (
            comb(order, 2 * k)
            * Integer(factorial(2 * k) // (2**k * factorial(k)))
            * self.mean ** (order - 2 * k)
            * self.variance**k
            for k in range(order // 2 + 1)
        )
        return sum(terms, Integer(0))


@dataclass(frozen=True)
class Noise(Law):
    """Noise of which only mean and variance are known, pairwise uncorrelated, and nothing more."""

    mean: Expr
    variance: Expr

    @property
    def parameters(self) -> tuple[Expr, ...]:
        return (self.mean, self.variance)

    @property
    def independent(self) -> bool:
        return False

    def moment(self, order: int) -> Expr | None:
        known = {1: self.mean, 2: self.mean**2 + self.variance}
        return known.get(order)


@dataclass(frozen=True)
class Nonzero:
    """A quantity by which the statement may divide: a scalar expression, or every entry of a family."""

    quantity: Expr


Hypothesis = Law | Nonzero


def bernoulli(entry: Any, *, keep: Any) -> Bernoulli:
    """Hypothesis: the entries of a mask are independent, 1 with probability `keep` (kept) and else 0.

    `entry` is `delta[j]` at distinct indices, or a scalar; `keep` an expression in those indices. Raises
    `BadStatement` for another shape of entry, or for a number outside 0..1.

    >>> from symdrop.language import family, index, size
    >>> n = size("n"); j = index("j", n); delta, p = family("delta p", n)
    >>> bernoulli(delta[j], keep=p[j]).keep
    p[j]
    """
    probability = expression(keep)
    if isinstance(probability, Number) and not 0 <= probability <= 1:
        raise BadStatement(f"keep={keep} is not a probability; it lies outside 0..1")
    return Bernoulli(_random(entry), probability)


def gaussian(entry: Any, *, mean: Any, variance: Any) -> Gaussian:
    """Hypothesis: the entries are independent and normal with the given mean and variance.

    >>> from symdrop.language import family, index, size
    >>> n = size("n"); j = index("j", n); xi, s = family("xi s", n)
    >>> gaussian(xi[j], mean=1, variance=s[j]).moment(2)
    s[j] + 1
    """
    return Gaussian(_random(entry), expression(mean), _variance(variance))


def noise(entry: Any, *, mean: Any, variance: Any) -> Noise:
    """Hypothesis: the entries have this mean and variance and are pairwise uncorrelated; no more is promised.

    >>> from symdrop.language import family, index, size
    >>> n = size("n"); j = index("j", n); z, mu, v = family("z mu v", n)
    >>> noise(z[j], mean=mu[j], variance=v[j]).moment(3) is None
    True
    """
    return Noise(_random(entry), expression(mean), _variance(variance))


def nonzero(quantity: Any) -> Nonzero:
    """Hypothesis: the statement may divide by this: `nonzero(1 - d)`, or `nonzero(p[j])` for every entry of p.

    >>> from symdrop.language import scalar
    >>> nonzero(1 - scalar("d")).quantity
    1 - d
    """
    if isinstance(quantity, Family):
        return Nonzero(quantity)
    return Nonzero(expression(quantity))


def _random(entry: Any) -> Expr:
    if isinstance(entry, Scalar):
        return entry
    if not (isinstance(entry, Indexed) and isinstance(entry.base, Family)):
        raise BadStatement(f"a law speaks of an entry such as delta[j] or of a scalar, got {entry!r}")
    if len(set(entry.indices)) != len(entry.indices):
        raise BadStatement(f"the law of {entry} repeats an index; it must speak of every entry: use distinct indices")
    return entry


def _variance(variance: Any) -> Expr:
    read = expression(variance)
    if isinstance(read, Number) and read < 0:
        raise BadStatement(f"variance={variance} is negative")
    return read

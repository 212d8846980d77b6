"""Laws of noise as data: what each promises of the random entries of one family, or of one random scalar.

`moment(r)` is E[z^r] written at the law's own indices, or None where the law does not promise it. Within its family
a law promises independence, or only that entries are pairwise uncorrelated (`Noise`). A scaled or shifted entry such
as `delta / p` or `x + eps` needs no law of its own.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import comb, factorial
from typing import Any

from sympy import Expr, Indexed, Integer, Rational

from symdrop.language import Family, Index, Scalar


@dataclass(frozen=True)
class Law:
    """What is known of the random entries of one family; the common part of the laws below.

    >>> from symdrop.language import family, index, size
    >>> n = size("n"); j = index("j", n); delta, p = family("delta p", n)
    >>> law = Bernoulli(delta[j], p[j])
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

    @property
    def nonnegative(self) -> tuple[Expr, ...]:
        """What cannot be negative when there is such a law: a variance, p and 1 - p."""
        raise NotImplementedError

    @property
    def positive(self) -> tuple[Expr, ...]:
        """What is asked to be positive, so that a law with these moments surely exists."""
        return ()

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

    @property
    def nonnegative(self) -> tuple[Expr, ...]:
        return (self.keep, 1 - self.keep)

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

    @property
    def nonnegative(self) -> tuple[Expr, ...]:
        return (self.variance,)

    def moment(self, order: int) -> Expr | None:
        """sum over k of C(order, 2k) (2k - 1)!! mean^(order - 2k) variance^k."""
        return _total(
            comb(order, 2 * k)
            * factorial(2 * k)
            // (2**k * factorial(k))
            * self.mean ** (order - 2 * k)
            * self.variance**k
            for k in range(order // 2 + 1)
        )


@dataclass(frozen=True)
class Laplace(Law):
    """Laplace noise of density exp(-|z - mean| / scale) / (2 scale), independent between entries."""

    mean: Expr
    scale: Expr

    @property
    def parameters(self) -> tuple[Expr, ...]:
        return (self.mean, self.scale)

    @property
    def nonnegative(self) -> tuple[Expr, ...]:
        return (self.scale,)

    def moment(self, order: int) -> Expr | None:
        """sum over k of C(order, 2k) (2k)! mean^(order - 2k) scale^(2k)."""
        return _total(
            comb(order, 2 * k) * factorial(2 * k) * self.mean ** (order - 2 * k) * self.scale ** (2 * k)
            for k in range(order // 2 + 1)
        )


@dataclass(frozen=True)
class Poisson(Law):
    """Poisson counts with mean `rate`, independent between entries."""

    rate: Expr

    @property
    def parameters(self) -> tuple[Expr, ...]:
        return (self.rate,)

    @property
    def nonnegative(self) -> tuple[Expr, ...]:
        return (self.rate,)

    def moment(self, order: int) -> Expr | None:
        """sum over k of S(order, k) rate^k, with the Stirling numbers of the second kind."""
        return _total(_stirling(order, k) * self.rate**k for k in range(order + 1))


@dataclass(frozen=True)
class Uniform(Law):
    """Noise that is uniform between `low` and `high`, independent between entries."""

    low: Expr
    high: Expr

    @property
    def parameters(self) -> tuple[Expr, ...]:
        return (self.low, self.high)

    @property
    def nonnegative(self) -> tuple[Expr, ...]:
        return (self.high - self.low,)

    def moment(self, order: int) -> Expr | None:
        """1 / (order + 1) times the sum over k of low^k high^(order - k)."""
        total = _total(self.low**k * self.high ** (order - k) for k in range(order + 1))
        return Rational(1, order + 1) * total


@dataclass(frozen=True)
class Noise(Law):
    """Noise of which only mean and variance are known; entries are independent if so said, else only uncorrelated."""

    mean: Expr
    variance: Expr
    is_independent: bool = False

    @property
    def parameters(self) -> tuple[Expr, ...]:
        return (self.mean, self.variance)

    @property
    def independent(self) -> bool:
        return self.is_independent

    @property
    def nonnegative(self) -> tuple[Expr, ...]:
        return (self.variance,)

    def moment(self, order: int) -> Expr | None:
        known = {1: self.mean, 2: self.mean**2 + self.variance}
        return known.get(order)


@dataclass(frozen=True)
class Moments(Law):
    """Noise of which the raw moments E[z], E[z^2], .. of the first orders are known, two or more; else as `Noise`."""

    raw: tuple[Expr, ...]
    is_independent: bool = False

    @property
    def parameters(self) -> tuple[Expr, ...]:
        return self.raw

    @property
    def independent(self) -> bool:
        return self.is_independent

    @property
    def nonnegative(self) -> tuple[Expr, ...]:
        return (self.raw[1] - self.raw[0] ** 2,)

    @property
    def positive(self) -> tuple[Expr, ...]:
        """The determinants of the matrices (E[z^(r + s)]), which are positive for some law when more is known."""
        moments = (Integer(1), *self.raw)
        most = len(self.raw) // 2 + 1 if len(self.raw) > 2 else 1
        return tuple(_determinant([list(moments[r : r + s]) for r in range(s)]) for s in range(2, most + 1))

    def moment(self, order: int) -> Expr | None:
        return self.raw[order - 1] if order <= len(self.raw) else None


def _total(terms: Any) -> Expr:
    return sum(terms, Integer(0))


def _stirling(n: int, k: int) -> int:
    """The number of ways to split n things into k blocks."""
    signed: int = sum((-1) ** (k - j) * comb(k, j) * j**n for j in range(k + 1))
    return signed // factorial(k)


def _determinant(rows: list[list[Expr]]) -> Expr:
    """By expansion along the first row; the matrices are small."""
    if len(rows) == 1:
        return rows[0][0]
    minors = ([row[:c] + row[c + 1 :] for row in rows[1:]] for c in range(len(rows)))
    return _total((-1) ** c * rows[0][c] * _determinant(minor) for c, minor in enumerate(minors))

"""Noise of which mean and variance are known, or the first raw moments, and nothing more. TRUSTED."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from sympy import Expr, Integer, Matrix

from symdrop.errors import BadStatement
from symdrop.language import expression
from symdrop.statements.hypotheses import Call, check_not_negative, random_entry
from symdrop.statements.laws.law import Correlated, Law, Recurrence, mean_and_covariance
from symdrop.statements.premise import Formula, Premise, enumeration, mean_is, not_negative, variance_is


@dataclass(frozen=True)
class Noise(Law):
    """Noise of which only mean and variance are known; both follow from the definition of the variance."""

    mean: Expr
    variance: Expr
    is_independent: bool = False

    def __post_init__(self) -> None:
        check_not_negative("variance", self.variance)

    @property
    def keywords(self) -> tuple[str, ...]:
        return ("mean", "variance")

    @property
    def independent(self) -> bool:
        return self.is_independent

    @property
    def correlates(self) -> bool:
        return True

    @property
    def nonnegative(self) -> tuple[Expr, ...]:
        return (self.variance,)

    def moment(self, order: int) -> Expr | None:
        """mean, and mean^2 + variance."""
        known = {1: self.mean, 2: self.mean**2 + self.variance}
        return known.get(order)

    def recurrence(self, order: int) -> Recurrence | None:
        """E[(z - mean)^2] = variance: E[z^2] = variance + 2 mean E[z] - mean^2."""
        known: dict[int, Recurrence] = {
            1: ((self.mean, 0),),
            2: ((self.variance, 0), (2 * self.mean, 1), (-(self.mean**2), 0)),
        }
        return known.get(order)

    @property
    def call(self) -> Call:
        return replace(super().call, flags=_flags(self))

    @property
    def premise(self) -> Premise:
        return _stated(self, (mean_is(self.entry, 1, self.mean), variance_is(self.entry, self.variance)))


@dataclass(frozen=True)
class CorrelatedNoise(Correlated):
    """Noise of which only means and covariances are known."""

    @property
    def call(self) -> Call:
        return replace(super().call, word="noise")

    @property
    def premise(self) -> Premise:
        return Premise("Let {} have {} and {}.", (Formula("{}", "{}", (self.entry,)), *mean_and_covariance(self)))


@dataclass(frozen=True)
class Moments(Law):
    """Noise of which the raw moments E[z], E[z^2], .. of the first orders are known, two or more."""

    raw: tuple[Expr, ...]
    is_independent: bool = False

    def _named(self, quantity: Expr) -> str:
        if quantity == self.nonnegative[0]:
            second = f"E[z^2]={self.raw[1]} minus the square of E[z]={self.raw[0]}"
            return f"{second} is the variance, which variance= gives by itself; it"
        return f"of moments={list(self.raw)} a determinant of the matrix E[z^(r+s)]"

    @property
    def parameters(self) -> tuple[Expr, ...]:
        return self.raw

    @property
    def keywords(self) -> tuple[str, ...]:
        return ("moments",)

    @property
    def independent(self) -> bool:
        return self.is_independent

    @property
    def nonnegative(self) -> tuple[Expr, ...]:
        return (self.raw[1] - self.raw[0] ** 2,)

    @property
    def positive(self) -> tuple[Expr, ...]:
        """The determinants of the matrices (E[z^(r + s)]), which are positive for some law when more is known.

        Source: N. Akhiezer, The Classical Moment Problem, 1965, chapter 2.
        """
        moments = (Integer(1), *self.raw)
        most = len(self.raw) // 2 + 1 if len(self.raw) > 2 else 1
        matrices = (Matrix([moments[r : r + s] for r in range(s)]) for s in range(2, most + 1))
        return tuple(matrix.det(method="berkowitz") for matrix in matrices)

    @property
    def spreads(self) -> tuple[Expr, ...]:
        return ()

    @property
    def raw_moments(self) -> tuple[Expr, ...]:
        return self.raw

    def moment(self, order: int) -> Expr | None:
        """As given."""
        return self.raw[order - 1] if order <= len(self.raw) else None

    def recurrence(self, order: int) -> Recurrence | None:
        """As given."""
        return ((self.raw[order - 1], 0),) if order <= len(self.raw) else None

    @property
    def call(self) -> Call:
        return Call("noise", (self.entry,), (("moments", self.raw),), _flags(self))

    def like(self, entry: Any, parameters: Sequence[Any]) -> Law:
        return replace(self, entry=random_entry(entry), raw=tuple(map(expression, parameters)))

    @property
    def premise(self) -> Premise:
        known = tuple(mean_is(self.entry, order, each) for order, each in enumerate(self.raw, 1))
        return _stated(self, known, not_negative(*self.nonnegative))


def noise(
    entry: Any,
    *,
    mean: Any = None,
    variance: Any = None,
    covariance: Any = None,
    moments: Sequence[Any] = (),
    independent: bool = False,
) -> Noise | CorrelatedNoise | Moments:
    """Hypothesis: mean and variance of the entries, or their first raw moments, and nothing more about their law.

    Give `mean` and `variance`, or `moments=[E[z], E[z^2], ..]` with at least two of them. The entries are pairwise
    uncorrelated; `independent=True` promises that they are independent. With `covariance=C[i, j]` in place of the
    variance, it is that of any two entries `z[i]` and `z[j]`, and `symmetric(C)` must be among the hypotheses. Raises
    `BadStatement` for anything else.

    >>> from symdrop.language import family, index, size
    >>> n = size("n"); j = index("j", n); z, mu, v = family("z mu v", n)
    >>> noise(z[j], mean=mu[j], variance=v[j]).moment(3) is None
    True
    >>> noise(z[j], moments=[0, v[j], 0], independent=True).moment(2)
    v[j]
    """
    if covariance is not None:
        if mean is None or variance is not None or moments or independent:
            raise BadStatement(f"noise({entry}, covariance=..) takes mean= beside it, and nothing else")
        return CorrelatedNoise(random_entry(entry), expression(mean), expression(covariance))
    by_moments = mean is None and variance is None
    if by_moments != bool(moments) or (mean is None) != (variance is None):
        raise BadStatement(f"noise({entry}) takes mean= and variance=, or moments=[E[z], E[z^2], ..]")
    if not isinstance(independent, bool):
        raise BadStatement(f"independent={independent!r} is neither True nor False")
    if by_moments:
        if isinstance(moments, str) or not isinstance(moments, Sequence) or len(moments) < 2:
            raise BadStatement(f"moments={moments!r} is not a list of at least two moments, E[z] and E[z^2]")
        return Moments(random_entry(entry), tuple(map(expression, moments)), independent)
    return Noise(random_entry(entry), expression(mean), expression(variance), independent)


def _flags(law: Law) -> tuple[str, ...]:
    return ("independent",) if law.independent else ()


def _stated(law: Law, known: Sequence[Formula], conditions: Sequence[Formula] = ()) -> Premise:
    """What is known of the moments of a law, in a sentence, and what that asks of its parameters."""
    together = "be independent with" if law.independent else "be pairwise uncorrelated with"
    asked = f", where {enumeration(len(conditions))}" if conditions else ""
    words = f"Let {{}} {together if law.indices else 'have'} {enumeration(len(known))}{asked}."
    return Premise(words, (Formula("{}", "{}", (law.entry,)), *known, *conditions))

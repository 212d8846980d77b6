"""The hypotheses of a statement as data: laws of noise, covariances of two families, and what is not zero.

A law speaks of one family, or of one scalar. Different families are independent of each other, unless `covariance`
says otherwise of two of them.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from sympy import Expr, Indexed, Number

from symdrop.language import Family, Scalar, expression
from symdrop.laws import Bernoulli, Gaussian, Laplace, Law, Moments, Noise, Poisson, Uniform
from symdrop.verdicts import BadStatement


@dataclass(frozen=True)
class Covariance:
    """Two random families that are correlated at equal indices, and uncorrelated at different ones."""

    first: Expr
    second: Expr
    value: Expr


@dataclass(frozen=True)
class Nonzero:
    """A quantity by which the statement may divide: a scalar expression, or every entry of a family."""

    quantity: Expr


@dataclass(frozen=True)
class Nonnegative:
    """A quantity that is not negative, at whatever values of its indices."""

    quantity: Expr


Hypothesis = Law | Covariance | Nonzero | Nonnegative


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
    return Gaussian(_random(entry), expression(mean), _nonnegative("variance", variance))


def laplace(entry: Any, *, mean: Any, scale: Any) -> Laplace:
    """Hypothesis: the entries are independent with density exp(-|z - mean| / scale) / (2 scale).

    The variance is 2 scale^2. Raises `BadStatement` for a negative number as the scale.

    >>> from symdrop.language import family, index, size
    >>> n = size("n"); j = index("j", n); z, b = family("z b", n)
    >>> laplace(z[j], mean=0, scale=b[j]).moment(2)
    2*b[j]**2
    """
    return Laplace(_random(entry), expression(mean), _nonnegative("scale", scale))


def poisson(entry: Any, *, rate: Any) -> Poisson:
    """Hypothesis: the entries are independent Poisson counts; mean and variance are the rate.

    Raises `BadStatement` for a negative number as the rate.

    >>> from symdrop.language import family, index, size
    >>> n = size("n"); j = index("j", n); z, r = family("z r", n)
    >>> poisson(z[j], rate=r[j]).moment(2)
    r[j]**2 + r[j]
    """
    return Poisson(_random(entry), _nonnegative("rate", rate))


def uniform(entry: Any, *, low: Any, high: Any) -> Uniform:
    """Hypothesis: the entries are independent and uniform between `low` and `high`.

    Raises `BadStatement` when both are numbers and `high` is below `low`.

    >>> from symdrop.language import family, index, size
    >>> n = size("n"); j = index("j", n); z = family("z", n)
    >>> uniform(z[j], low=-1, high=1).moment(2)
    1/3
    """
    first, last = expression(low), expression(high)
    if isinstance(first, Number) and isinstance(last, Number) and last < first:
        raise BadStatement(f"high={high} is below low={low}")
    return Uniform(_random(entry), first, last)


def noise(
    entry: Any, *, mean: Any = None, variance: Any = None, moments: Sequence[Any] = (), independent: bool = False
) -> Noise | Moments:
    """Hypothesis: mean and variance of the entries, or their first raw moments, and nothing more about their law.

    Give `mean` and `variance`, or `moments=[E[z], E[z^2], ..]` with at least two of them. The entries are pairwise
    uncorrelated; `independent=True` promises that they are independent. Raises `BadStatement` for anything else.

    >>> from symdrop.language import family, index, size
    >>> n = size("n"); j = index("j", n); z, mu, v = family("z mu v", n)
    >>> noise(z[j], mean=mu[j], variance=v[j]).moment(3) is None
    True
    >>> noise(z[j], moments=[0, v[j], 0], independent=True).moment(2)
    v[j]
    """
    by_moments = mean is None and variance is None
    if by_moments != bool(moments) or (mean is None) != (variance is None):
        raise BadStatement(f"noise({entry}) takes mean= and variance=, or moments=[E[z], E[z^2], ..]")
    if not isinstance(independent, bool):
        raise BadStatement(f"independent={independent!r} is neither True nor False")
    if by_moments:
        if isinstance(moments, str) or not isinstance(moments, Sequence) or len(moments) < 2:
            raise BadStatement(f"moments={moments!r} is not a list of at least two moments, E[z] and E[z^2]")
        return Moments(_random(entry), tuple(map(expression, moments)), independent)
    return Noise(_random(entry), expression(mean), _nonnegative("variance", variance), independent)


def covariance(first: Any, second: Any, value: Any) -> Covariance:
    """Hypothesis: two random families have this covariance at equal indices, and none at different ones.

    `first` and `second` are entries at the same distinct indices, or two scalars; `value` is an expression in those
    indices. Each family needs a law of its own among the hypotheses: both a `noise` with mean and variance, both
    `gaussian`, or both masks. Nothing is promised of their joint moments beyond E[first second]. Raises
    `BadStatement` for other entries.

    >>> from symdrop.language import family, index, size
    >>> n = size("n"); j = index("j", n); z, u, c = family("z u c", n)
    >>> covariance(z[j], u[j], c[j]).value
    c[j]
    """
    one, other = _random(first), _random(second)
    if _place(one) != _place(other) or one == other:
        raise BadStatement(f"covariance({first}, {second}) needs two families at the same indices, such as z[j], u[j]")
    return Covariance(one, other, expression(value))


def nonzero(quantity: Any) -> Nonzero:
    """Hypothesis: the statement may divide by this: `nonzero(1 - d)`, or `nonzero(p[j])` for every entry of p.

    >>> from symdrop.language import scalar
    >>> nonzero(1 - scalar("d")).quantity
    1 - d
    """
    if isinstance(quantity, Family):
        return Nonzero(quantity)
    return Nonzero(expression(quantity))


def nonnegative(quantity: Any) -> Nonnegative:
    """Hypothesis: this is not negative, at whatever values of its indices: `nonnegative(p[j])`, `nonnegative(1 - d)`.

    What a law implies (a keep probability p, 1 - p, a variance) needs no such hypothesis. Raises `BadStatement` for
    what is no expression, or is a negative number.

    >>> from symdrop.language import scalar
    >>> nonnegative(1 - scalar("d")).quantity
    1 - d
    """
    return Nonnegative(_nonnegative("quantity", quantity))


# How an author writes each law that has a fixed number of parameters: the word, and the keywords of the parameters.
WORDS: dict[type[Law], tuple[Callable[..., Law], tuple[str, ...]]] = {
    Bernoulli: (bernoulli, ("keep",)),
    Gaussian: (gaussian, ("mean", "variance")),
    Laplace: (laplace, ("mean", "scale")),
    Poisson: (poisson, ("rate",)),
    Uniform: (uniform, ("low", "high")),
    Noise: (noise, ("mean", "variance")),
}


def law_like(law: Law, entry: Any, parameters: Sequence[Any]) -> Law:
    """A law of the same kind for another entry, with other parameters; raises as the word for it does.

    >>> from symdrop.language import family, index, size
    >>> n = size("n"); j = index("j", n); delta, p = family("delta p", n)
    >>> law_like(bernoulli(delta[j], keep=p[j]), delta[j], [1 - p[j]]).keep
    1 - p[j]
    """
    extra = {"independent": law.independent} if isinstance(law, Noise | Moments) else {}
    if isinstance(law, Moments):
        return noise(entry, moments=list(parameters), **extra)
    word, keywords = WORDS[type(law)]
    return word(entry, **dict(zip(keywords, parameters, strict=True)), **extra)


def _place(entry: Expr) -> tuple[Any, ...]:
    """The indices of an entry, none for a scalar."""
    return tuple(entry.indices) if isinstance(entry, Indexed) else ()


def _random(entry: Any) -> Expr:
    if isinstance(entry, Scalar):
        return entry
    if not (isinstance(entry, Indexed) and isinstance(entry.base, Family)):
        raise BadStatement(f"a law speaks of an entry such as delta[j] or of a scalar, got {entry!r}")
    if len(set(entry.indices)) != len(entry.indices):
        raise BadStatement(f"the law of {entry} repeats an index; it must speak of every entry: use distinct indices")
    return entry


def _nonnegative(what: str, value: Any) -> Expr:
    read = expression(value)
    if isinstance(read, Number) and read < 0:
        raise BadStatement(f"{what}={value} is negative")
    return read

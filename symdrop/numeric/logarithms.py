"""The logarithm of a line that is a product or an exponential, for values that over- or underflow.

The logarithm of a product is the sum of the logarithms, that of an exponential is its exponent. So that it is defined
every factor must surely be positive: by what the functions are, and by what the hypotheses say of entries.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import sympy
from sympy import Add, Expr, Indexed, Integer, Mul, Pow, S, Sum, exp, log

from symdrop.errors import OutsideFragment
from symdrop.functions import goes_beyond_polynomials, logistic, logit, softened, softplus
from symdrop.language import Bracket, Family, Scalar, Size
from symdrop.statements.expressions import indices_of, name_of
from symdrop.statements.hypotheses import Hypothesis, Nonnegative, Nonzero
from symdrop.statements.laws import laws_in
from symdrop.statements.ranges import Range, ranges

POSITIVE, NOT_NEGATIVE, ANY = 2, 1, 0
# Each of these doubles the work.
MOST_CORNERS = 8


def logarithm(line: Expr, given: Sequence[Hypothesis]) -> Expr:
    """The logarithm of a line under these hypotheses, without the product or the exponential that the line is.

    Raises `OutsideFragment` where the line is neither, or has a factor that could be zero or negative.

    >>> from symdrop.functions import Prod
    >>> from symdrop.language import family, index, size
    >>> from symdrop.theorem import bernoulli
    >>> n = size("n"); i = index("i", n); w, p, delta = family("w p delta", n)
    >>> logarithm(Prod(1 - p[i] + p[i] * exp(w[i]), i), [bernoulli(delta[i], keep=p[i])])
    Sum(log(exp(w[i])*p[i] - p[i] + 1), (i, 1, n))
    """
    if not any(_is_open(factor) for factor in Mul.make_args(line)):
        raise OutsideFragment(
            f"{line} is no product over an index, exponential or power of a size; take the logarithm of its value"
        )
    return _logarithm(line, _Signs.of(given))


def within_range(node: log) -> Expr:
    """A logarithm of what is positive, written so that what stands in it neither over- nor underflows.

    >>> from symdrop.functions import Prod
    >>> from symdrop.language import family, index, scalar, size
    >>> n = size("n"); i = index("i", n); x = family("x", n)
    >>> within_range(log(1 + exp(scalar("t")))), within_range(log(Prod(x[i], i)))
    (softplus(t), Sum(log(x[i]), (i, 1, n)))
    """
    return _apart(node.args[0])


def _apart(inner: Expr) -> Expr:
    """log of what is positive: so are the factors of what has an exponential, a function or a product in it."""
    exponent, score = softened(inner), logit(inner)
    if exponent is not None:
        return softplus(exponent)
    if score is not None:
        return -softplus(-score)
    if isinstance(inner, exp):
        return inner.args[0]
    if isinstance(inner, sympy.Product):
        over, body = ranges(inner)
        return Sum(Mul(*_but(over), _apart(body)), *inner.limits)
    if isinstance(inner, Mul) and goes_beyond_polynomials(inner):
        return Add(*map(_apart, inner.args))
    if isinstance(inner, Pow) and goes_beyond_polynomials(inner):
        return inner.exp * _apart(inner.base)
    number, rest = inner.as_coeff_Add()
    if number > 0 and isinstance(rest, exp):
        return log(number) + softplus(rest.args[0] - log(number))
    return log(inner, evaluate=False)


def _but(over: Sequence[Range]) -> list[Expr]:
    """0 at the values that a product leaves out, and else 1."""
    return [1 - Bracket(each.index, other) for each in over for other in each.excluded]


def _is_open(factor: Expr) -> bool:
    """Whether a factor is something whose logarithm is simpler."""
    if isinstance(factor, Pow):
        return not factor.exp.is_Integer or _is_open(factor.base)
    return isinstance(factor, sympy.Product | exp | logistic)


def _logarithm(line: Expr, signs: _Signs) -> Expr:
    if isinstance(line, exp):
        inner: Expr = line.args[0]
        return inner
    if line == S.Exp1:
        return S.One
    if isinstance(line, Mul):
        return Add(*(_logarithm(factor, signs) for factor in line.args))
    if isinstance(line, Pow):
        return line.exp * _logarithm(line.base, signs)
    if isinstance(line, sympy.Product):
        over, body = ranges(line)
        return Sum(Mul(*_but(over), _logarithm(body, signs)), *line.limits)
    if isinstance(line, logistic):
        return -softplus(-line.args[0])
    if signs.of_line(line) != POSITIVE:
        raise OutsideFragment(
            f"{line} is not surely positive, so there is no logarithm; where it is, declare nonnegative(...) and "
            "nonzero(...) of what it is made of"
        )
    return log(line)


@dataclass(frozen=True)
class _Signs:
    """The names of families and scalars that are not negative, not zero, and at most 1."""

    not_negative: frozenset[str]
    not_zero: frozenset[str]
    at_most_one: frozenset[str]

    @classmethod
    def of(cls, given: Sequence[Hypothesis]) -> _Signs:
        """What the hypotheses say of all entries of a family."""
        laws = list(laws_in(given))
        positive = [each for law in laws for each in law.positive]
        low = [*positive, *(each for law in laws for each in law.nonnegative)]
        low += [each.quantity for each in given if isinstance(each, Nonnegative)]
        nonzero = [*positive, *(each.quantity for each in given if isinstance(each, Nonzero))]
        return cls(_named(low), _named(nonzero), _named([1 - each for each in low]))

    def of_line(self, line: Expr) -> int:
        """Whether an expression is surely positive, or surely not negative."""
        if line.is_Number:
            return POSITIVE if line > 0 else NOT_NEGATIVE if line == 0 else ANY
        if isinstance(line, Add) and (brackets := sorted(line.atoms(Bracket), key=str)[:MOST_CORNERS]):
            return min(self.of_line(line.xreplace({brackets[0]: Integer(value)})) for value in (0, 1))
        if isinstance(line, Size | exp | softplus | logistic) or line == S.Exp1:
            return POSITIVE
        if isinstance(line, Bracket):
            return NOT_NEGATIVE
        if isinstance(line, Indexed | Scalar):
            return self._of_entry(name_of(line))
        if isinstance(line, sympy.Product):
            return self.of_line(ranges(line)[1])
        if isinstance(line, Sum):
            return self.of_line(line.function)
        if isinstance(line, Pow):
            return self._of_power(line)
        if isinstance(line, Mul):
            return min(map(self.of_line, line.args))
        return self._of_total(line) if isinstance(line, Add) else ANY

    def _of_entry(self, name: str) -> int:
        if name not in self.not_negative:
            return ANY
        return POSITIVE if name in self.not_zero else NOT_NEGATIVE

    def _of_power(self, power: Pow) -> int:
        if power.exp.is_even:
            return NOT_NEGATIVE if self.of_line(power.base) != POSITIVE else POSITIVE
        return self.of_line(power.base)

    def _of_total(self, total: Expr) -> int:
        signs = [self.of_line(term) for term in total.args]
        by_terms = max(signs) if min(signs) != ANY else ANY
        if by_terms == POSITIVE:
            return by_terms
        # What is linear in a number in 0..1 lies between its values at 0 and at 1.
        shares = [each for each in total.atoms(Indexed, Scalar) if self._is_share(each)]
        shares += list(total.atoms(logistic))
        for share in sorted(shares, key=str)[:MOST_CORNERS]:
            ends = [total.xreplace({share: Integer(end)}) for end in (0, 1)]
            if sympy.expand(total - (1 - share) * ends[0] - share * ends[1]) == 0:
                found = [self.of_line(end) for end in ends]
                inside = isinstance(share, logistic) and min(found) != ANY
                return max(by_terms, max(found) if inside else min(found))
        return by_terms

    def _is_share(self, entry: Expr) -> bool:
        return name_of(entry) in self.not_negative & self.at_most_one


def _named(quantities: Sequence[Expr | Family]) -> frozenset[str]:
    """The names of the families whose every entry is among these, and of the scalars."""
    whole = (each for each in quantities if isinstance(each, Family | Scalar | Indexed))
    return frozenset(name_of(each) for each in whole if len(set(indices_of(each))) == len(indices_of(each)))

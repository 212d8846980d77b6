"""A line as it is stated in Rocq: a tree of few kinds of node, read from the SymPy expression.

What is not one of these kinds is refused with `NoProofKnown`; nothing is left out and nothing is simplified.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, fields, replace
from functools import reduce
from typing import Any, TypeAlias

import sympy
from sympy import Add, Expr, Indexed, Integer, Mul, Pow, Rational

from symdrop.errors import NoProofKnown
from symdrop.functions import exp, logistic, softplus
from symdrop.language import Bracket, Cov, D, E, Index, Scalar, Size, Var


@dataclass(frozen=True)
class Number:
    """A natural number."""

    value: int


@dataclass(frozen=True)
class Fraction:
    """One over a natural number, 2 or more."""

    below: int


@dataclass(frozen=True)
class Count:
    """A size, as a number."""

    size: Size


@dataclass(frozen=True)
class Item:
    """An entry of a family, or a scalar, which has no index."""

    name: str
    indices: tuple[Index, ...]


@dataclass(frozen=True)
class Same:
    """The bracket of two indices."""

    first: Index
    second: Index


@dataclass(frozen=True)
class Reciprocal:
    """One over something that is not zero."""

    below: Term


@dataclass(frozen=True)
class Plus:
    """A sum of two."""

    first: Term
    second: Term


@dataclass(frozen=True)
class Minus:
    """The negative."""

    of: Term


@dataclass(frozen=True)
class Times:
    """A product of two."""

    first: Term
    second: Term


@dataclass(frozen=True)
class Power:
    """A power with a natural exponent."""

    of: Term
    exponent: int


@dataclass(frozen=True)
class Total:
    """A sum over all values of an index."""

    index: Index
    of: Term


@dataclass(frozen=True)
class Multiplied:
    """A product over all values of an index."""

    index: Index
    of: Term


@dataclass(frozen=True)
class Function:
    """`exp`, `softplus` or `logistic` of a term."""

    name: str
    of: Term


@dataclass(frozen=True)
class Mean:
    """The expectation over everything random."""

    of: Term


@dataclass(frozen=True)
class Variance:
    """The variance."""

    of: Term


@dataclass(frozen=True)
class Covariance:
    """The covariance of two."""

    first: Term
    second: Term


@dataclass(frozen=True)
class Slope:
    """The derivative in an entry."""

    of: Term
    entry: Item


Term: TypeAlias = (
    Number
    | Fraction
    | Count
    | Item
    | Same
    | Reciprocal
    | Plus
    | Minus
    | Times
    | Power
    | Total
    | Multiplied
    | Function
    | Mean
    | Variance
    | Covariance
    | Slope
)


def parts(term: Term) -> tuple[Term, ...]:
    """The terms of which it is made; the entry of a derivative is none of them."""
    if isinstance(term, Slope):
        return (term.of,)
    values = (getattr(term, each.name) for each in fields(term))
    return tuple(value for value in values if isinstance(value, Term))


def rebuilt(term: Term, change: Callable[[Term], Term]) -> Term:
    """The same node, each of its parts changed."""
    if isinstance(term, Slope):
        return replace(term, of=change(term.of))
    values: dict[str, Any] = {each.name: getattr(term, each.name) for each in fields(term)}
    changed = {name: change(each) if isinstance(each, Term) else each for name, each in values.items()}
    make: Callable[..., Term] = type(term)
    made: Term = make(**changed)
    return made


def holds(term: Term, kinds: type | tuple[type, ...]) -> bool:
    """Whether a node of one of these kinds is in it."""
    return isinstance(term, kinds) or any(holds(part, kinds) for part in parts(term))


def functions(term: Term) -> set[str]:
    """The names of all functions in it."""
    own = {term.name} if isinstance(term, Function) else set()
    return own.union(*map(functions, parts(term)))


def items(term: Term) -> set[Item]:
    """All entries in it, those in which a derivative is taken too."""
    own = {term} if isinstance(term, Item) else {term.entry} if isinstance(term, Slope) else set()
    return own.union(*map(items, parts(term)))


def read(expression: Expr) -> Term:
    """The term that the expression stands for; raises `NoProofKnown` for a kind of expression that is not known here.

    >>> from symdrop.language import Sum, family, index, size
    >>> n = size("n"); i = index("i", n); w = family("w", n)
    >>> read(-Sum(w[i], i))
    Minus(of=Total(index=i, of=Item(name='w', indices=(i,))))
    """
    match expression:
        case Rational():
            return _rational(int(expression.p), int(expression.q))
        case Size():
            return Count(expression)
        case Scalar():
            return Item(str(expression.name), ())
        case Indexed():
            return Item(str(expression.base.name), tuple(expression.indices))
        case Bracket():
            return Same(*expression.args)
        case Add():
            # What is subtracted comes last.
            return reduce(Plus, sorted(map(read, expression.args), key=lambda term: isinstance(term, Minus)))
        case Mul():
            return _product(expression.args)
        case sympy.Product():
            return reduce(
                lambda body, limits: Multiplied(limits[0], body), expression.limits, read(expression.function)
            )
        case exp() | softplus() | logistic():
            return Function(type(expression).__name__, read(expression.args[0]))
        case Pow():
            return _power(*expression.args)
        case sympy.Sum():
            # The first limits of a Sum are the innermost.
            return reduce(lambda body, limits: Total(limits[0], body), expression.limits, read(expression.function))
        case E():
            return Mean(read(expression.args[0]))
        case Var():
            return Variance(read(expression.args[0]))
        case Cov():
            return Covariance(*map(read, expression.args))
        case D():
            inner, entry = map(read, expression.args)
            if isinstance(entry, Item):
                return Slope(inner, entry)
    raise NoProofKnown(f"expressions of the kind {type(expression).__name__}")


def _rational(above: int, below: int) -> Term:
    if above < 0:
        return Minus(_rational(-above, below))
    if below == 1:
        return Number(above)
    return Fraction(below) if above == 1 else Times(Number(above), Fraction(below))


def _product(factors: tuple[Any, ...]) -> Term:
    if factors[0] == -1 and len(factors) > 1:
        return Minus(_product(factors[1:]))
    if isinstance(factors[0], Rational) and factors[0] < 0:
        return Minus(_product((-factors[0], *factors[1:])))
    return reduce(Times, map(read, factors))


def _power(base: Expr, exponent: Expr) -> Term:
    if not isinstance(exponent, Integer):
        raise NoProofKnown(f"the exponent {exponent}")
    number = int(exponent)
    if number >= 0:
        return Power(read(base), number)
    return Reciprocal(read(base)) if number == -1 else Power(Reciprocal(read(base)), -number)

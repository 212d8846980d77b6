"""Derivatives by the product and chain rule, term by term, as the library's tactic `differentiate` takes them."""

from __future__ import annotations

from functools import reduce

from symdrop.errors import NoProofKnown
from symdrop.rocq.terms import (
    Count,
    Covariance,
    Fraction,
    Item,
    Mean,
    Minus,
    Number,
    Plus,
    Power,
    Reciprocal,
    Same,
    Slope,
    Term,
    Times,
    Total,
    Variance,
    items,
    rebuilt,
)


def differentiated(term: Term) -> Term:
    """The term without derivatives: each is taken, the innermost first.

    >>> t = Item("t", ())
    >>> differentiated(Slope(Plus(t, Number(2)), t))
    Plus(first=Number(value=1), second=Number(value=0))
    """
    inner = rebuilt(term, differentiated)
    return slope(inner.of, inner.entry) if isinstance(inner, Slope) else inner


def slope(term: Term, entry: Item) -> Term:
    """The derivative of a term that has none in it; raises `NoProofKnown` for a quotient and a variance."""
    match term:
        case Item(name, indices) if name == entry.name:
            brackets: list[Term] = [Same(*pair) for pair in zip(indices, entry.indices, strict=True)]
            return reduce(Times, brackets) if brackets else Number(1)
        case Number() | Fraction() | Count() | Item() | Same():
            return Number(0)
        case Reciprocal(below):
            if any(each.name == entry.name for each in items(below)):
                raise NoProofKnown(f"the derivative of a quotient in what it is divided by, {entry.name}")
            return Number(0)
        case Plus(first, second):
            return Plus(slope(first, entry), slope(second, entry))
        case Minus(of):
            return Minus(slope(of, entry))
        case Times(first, second):
            return Plus(Times(slope(first, entry), second), Times(first, slope(second, entry)))
        case Power(of, exponent):
            return Times(Times(Number(exponent), Power(of, max(exponent - 1, 0))), slope(of, entry))
        case Total(index, of):
            return Total(index, slope(of, entry))
        case Mean(of):
            return Mean(slope(of, entry))
        case Variance() | Covariance() | Slope():
            raise NoProofKnown(f"the derivative of a {type(term).__name__.lower()}")

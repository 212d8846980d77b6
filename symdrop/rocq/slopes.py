"""Derivatives by the product, quotient and chain rule, term by term, as the library's tactic `differentiate` does."""

from __future__ import annotations

from functools import reduce

from symdrop.errors import NoProofKnown
from symdrop.rocq.terms import (
    Count,
    Covariance,
    Fraction,
    Function,
    Item,
    Mean,
    Minus,
    Multiplied,
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
    holds,
    items,
    parts,
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
    """The derivative of a term that has none in it; raises `NoProofKnown` for a product and a variance."""
    match term:
        case Item(name, indices) if name == entry.name:
            brackets: list[Term] = [Same(*pair) for pair in zip(indices, entry.indices, strict=True)]
            return reduce(Times, brackets) if brackets else Number(1)
        case Number() | Fraction() | Count() | Item() | Same():
            return Number(0)
        case Reciprocal(below) if all(each.name != entry.name for each in items(below)):
            return Number(0)
        case Reciprocal(below):
            return Times(Minus(Power(term, 2)), slope(below, entry))
        case Function(name, of):
            return Times(_slope_of_function(name, of), slope(of, entry))
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
        case Multiplied():
            raise NoProofKnown("the derivative of a product over an index")
        case Variance() | Covariance() | Slope():
            raise NoProofKnown(f"the derivative of a {type(term).__name__.lower()}")


def _slope_of_function(name: str, of: Term) -> Term:
    match name:
        case "softplus":
            return Function("logistic", of)
        case "logistic":
            return Times(Function(name, of), Plus(Number(1), Minus(Function(name, of))))
    return Function(name, of)


def needs_duals(term: Term) -> bool:
    """Whether the derivative of more than a polynomial is in it."""
    if isinstance(term, Slope):
        divided = [part for part in quotients(term.of) if any(each.name == term.entry.name for each in items(part))]
        if divided or holds(term.of, (Multiplied, Function)):
            return True
    return any(map(needs_duals, parts(term)))


def quotients(term: Term) -> list[Term]:
    """Everything in it that is one over something."""
    own = [term] if isinstance(term, Reciprocal) else []
    return own + [each for part in parts(term) for each in quotients(part)]

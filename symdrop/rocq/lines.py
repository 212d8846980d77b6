"""Lines as data for the library's normal form, with the families that stand in them numbered."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from symdrop.errors import NoProofKnown
from symdrop.language import Index, Size, index
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
    Term,
    Times,
    Total,
    Variance,
    holds,
    parts,
    rebuilt,
)


@dataclass(frozen=True)
class Numbering:
    """The sorts of indices by their size, and the numbers of families; quotients and functions are some, too."""

    sorts: Mapping[Size, int]
    families: Mapping[str, int]
    opaque: Mapping[Term, int]
    groups: int


def slots(term: Term) -> tuple[Index, ...]:
    """The indices of a quotient or function that are not bound in it, in the order in which they stand."""
    found: dict[Index, None] = {}

    def look(term: Term, bound: frozenset[Index]) -> None:
        if isinstance(term, Item):
            found.update(dict.fromkeys(each for each in term.indices if each not in bound))
        if isinstance(term, Total):
            bound |= {term.index}
        for part in parts(term):
            look(part, bound)

    look(term, frozenset())
    return tuple(found)


def general(term: Term) -> Term:
    """A quotient or function at indices whose names do not matter."""
    names = {each: index(f"slot{at}", each.size) for at, each in enumerate(slots(term))}

    def renamed(term: Term) -> Term:
        if isinstance(term, Item):
            return Item(term.name, tuple(names.get(each, each) for each in term.indices))
        return rebuilt(term, renamed)

    return renamed(term)


def opaque(term: Term) -> set[Term]:
    """All quotients and functions in it, which the normal form takes for entries.

    Raises `NoProofKnown` where one is of what the normal form would have to open.
    """
    own: set[Term] = set()
    if isinstance(term, Reciprocal):
        if holds(term.below, (Total, Mean, Variance, Covariance)):
            raise NoProofKnown("division by a sum over an index, or by an expectation")
        own = {general(term)}
    if isinstance(term, Function):
        if holds(term.of, (Mean, Variance, Covariance, Function, Same)):
            raise NoProofKnown(f"{term.name} of an expectation, of a bracket or of another function")
        own = {general(term)}
    return own.union(*map(opaque, parts(term)))


def data(term: Term, numbering: Numbering, context: Sequence[Index]) -> str:
    """The term as an `expr`; `context` has the indices of the variables so far, an index twice counts as the last."""
    match term:
        case Number(value):
            return f"(Number {value})"
        case Fraction(below):
            return f"(Inverse {below})"
        case Count(size):
            return f"(Entry {numbering.sorts[size] + 1} [::])"
        case Item(name, indices):
            return _entry(numbering.families[name], indices, context)
        case Same(first, second):
            return _entry(0, (first, second), context)
        case Reciprocal() | Function():
            return _entry(numbering.opaque[general(term)], slots(term), context)
        case Plus(first, second):
            return f"(Plus {data(first, numbering, context)} {data(second, numbering, context)})"
        case Minus(of):
            return f"(Minus {data(of, numbering, context)})"
        case Times(first, second):
            return f"(Times {data(first, numbering, context)} {data(second, numbering, context)})"
        case Power(of, exponent):
            return f"(Power {data(of, numbering, context)} {exponent})"
        case Total(bound, of):
            return f"(Total {numbering.sorts[bound.size]} {data(of, numbering, [*context, bound])})"
        case Mean(of):
            return _mean(data(of, numbering, context), numbering)
        case Variance(of):
            square, mean = data(Mean(Power(of, 2)), numbering, context), data(Power(Mean(of), 2), numbering, context)
            return f"(Plus {square} (Minus {mean}))"
        case Covariance(first, second):
            both = data(Mean(Times(first, second)), numbering, context)
            apart = data(Times(Mean(first), Mean(second)), numbering, context)
            return f"(Plus {both} (Minus {apart}))"
    raise NoProofKnown(f"{type(term).__name__.lower()} within what is brought to a normal form")


def _mean(inner: str, numbering: Numbering) -> str:
    for group in reversed(range(numbering.groups)):
        inner = f"(Mean {group} {inner})"
    return inner


def _entry(number: int, indices: Sequence[Index], context: Sequence[Index]) -> str:
    last = {each: at for at, each in enumerate(context)}
    return f"(Entry {number} {naturals([last[each] for each in indices])})"


def naturals(numbers: Sequence[int]) -> str:
    """A list of natural numbers."""
    return f"[:: {'; '.join(f'{each}%N' for each in numbers)}]" if numbers else "[::]"


def degree(term: Term, *names: str) -> int:
    """How many entries of these families can stand in one product at most."""
    match term:
        case Item():
            return int(term.name in names)
        case Plus(first, second):
            return max(degree(first, *names), degree(second, *names))
        case Times(first, second) | Covariance(first, second):
            return degree(first, *names) + degree(second, *names)
        case Power(of, exponent):
            return exponent * degree(of, *names)
        case Variance(of):
            return 2 * degree(of, *names)
        case Reciprocal() | Function() | Multiplied():
            return 0
    return max((degree(part, *names) for part in parts(term)), default=0)

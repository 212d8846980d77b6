"""The derivative of a spread form in an entry at constants, or in a scalar: what an expectation was opened to. TRUSTED.

The derivative of a product over all other indices is a sum over one more mark, which carries that of the background.
"""

from __future__ import annotations

from typing import Any

from symdrop.deciders.kernel.spread.calculus import Around, Calculus
from symdrop.deciders.kernel.spread.terms import (
    ENTRY,
    TOTAL,
    Atom,
    Body,
    Factors,
    Form,
    Monomial,
    Polynomial,
    Spot,
    Term,
    atoms_of,
    moved,
    put,
    renaming,
    times,
)


def partial(calculus: Calculus, form: Form, at: Atom, around: Around) -> Form | None:
    """The derivative of a form in an entry, or in the scalar that has the entry's name; None where it is not known."""
    constants = {spot for spots in around.values() for spot in spots}
    if not set(at.spots) <= constants or not all(_is_known(term, at) for term in form):
        return None
    rules = _Rules(calculus, at)
    total: Form = {}
    for term, coefficient in form.items():
        for each, number in rules.term(term, coefficient):
            calculus.add(total, each, number, around)
    return total


def _is_known(term: Term, at: Atom) -> bool:
    """Whether all that stands in a term is entries, and sums in which the entry's family does not occur."""
    monomials = [term.monomial, *(each for _, body in term.backgrounds for each, _ in body)]
    return all(atom.kind == ENTRY or _is_constant(atom, at) for each in monomials for atom in atoms_of(each))


def _is_constant(atom: Atom, at: Atom) -> bool:
    """Whether an atom is a sum of other entries; scalars stand in coefficients, which are not looked at."""
    return (
        atom.kind == TOTAL
        and bool(at.spots)
        and all(
            (inner.kind == ENTRY and inner.name != at.name) or _is_constant(inner, at)
            for form in atom.inside
            for term, _ in form
            for inner in atoms_of(term.monomial)
        )
    )


class _Rules:
    def __init__(self, calculus: Calculus, at: Atom) -> None:
        self.calculus, self.at = calculus, at

    def term(self, term: Term, coefficient: Any) -> list[tuple[Term, Any]]:
        """The derivative of a term: of the coefficient, the monomial, and each background."""
        found = [
            (term._replace(monomial=monomial), number)
            for monomial, number in self.polynomial({term.monomial: coefficient}).items()
        ]
        for size, body in term.backgrounds:
            here = renaming({Spot.own(size): Spot.mark(len(term.marks))})
            marks = (*term.marks, size)
            for monomial, number in self.body(body).items():
                again = Term(marks, times(term.monomial, moved(monomial, here)), term.backgrounds)
                found.append((again, coefficient * number))
        return found

    def body(self, body: Body) -> Polynomial:
        """The derivative of a background."""
        return self.polynomial(dict(body))

    def polynomial(self, polynomial: Polynomial) -> Polynomial:
        """The derivative of a polynomial."""
        total: Polynomial = {}
        for monomial, coefficient in polynomial.items():
            put(total, monomial, self.number(coefficient))
            for each, number in self.factors(monomial.factors).items():
                put(total, Monomial(each.factors, monomial.exponent), coefficient * number)
            for factors, value in monomial.exponent:
                put(total, times(monomial, Monomial(factors, ())), coefficient * self.number(value))
                for each, number in self.factors(factors).items():
                    put(total, times(monomial, each), coefficient * value * number)
        return total

    def factors(self, factors: Factors) -> Polynomial:
        """The derivative of a product of entries."""
        power = dict(factors).get(self.at, 0)
        if not power or not self.at.spots:
            return {}
        others = Monomial(tuple(pair for pair in factors if pair[0] != self.at), ())
        less = Monomial(((self.at, power - 1),) if power != 1 else (), ())
        return {times(others, less): self.calculus.one * power}

    def number(self, coefficient: Any) -> Any:
        """The derivative of a coefficient, in which scalars stand."""
        if self.at.spots:
            return self.calculus.one * 0
        return coefficient.diff(self.calculus.generators[self.at.name])

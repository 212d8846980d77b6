"""The derivative of a spread form in an entry at constants, or in a scalar: what an expectation was opened to. TRUSTED.

The derivative of a product over all other indices is a sum over one more mark, which carries that of the background.
"""

from __future__ import annotations

from typing import Any

from symdrop.deciders.kernel.spread.averages import Averages
from symdrop.deciders.kernel.spread.calculus import Around
from symdrop.deciders.kernel.spread.terms import (
    ENTRY,
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
    out_of_exponent,
    put,
    renaming,
    times,
)


def partial(averages: Averages, form: Form, at: Atom, around: Around) -> Form | None:
    """The derivative of a form in an entry, or in the scalar that has the entry's name; None where it is not known."""
    constants = {spot for spots in around.values() for spot in spots}
    rules = _Rules(averages, at)
    if not set(at.spots) <= constants or not all(map(rules.knows, form)):
        return None
    total: Form = {}
    for term, coefficient in form.items():
        for each, number in rules.term(term, coefficient):
            averages.add(total, each, number, around)
    return total


class _Rules:
    def __init__(self, averages: Averages, at: Atom) -> None:
        self.averages, self.at = averages, at

    def knows(self, term: Term) -> bool:
        """Whether all that stands in a term is entries, and atoms that do not depend on the variable."""
        return all(
            atom.kind == ENTRY or self._is_constant(atom) for each in _monomials(term) for atom in atoms_of(each)
        )

    def _is_constant(self, atom: Atom) -> bool:
        """Whether neither an entry in an atom, nor a law of one, nor a number has the variable in it."""
        if atom.kind == ENTRY:
            laws = self.averages.context.symbols_of_law
            return atom.name != self.at.name and self.at.name not in laws.get(atom.name, ())
        return all(
            not any(map(self.number, _numbers(term, coefficient)))
            and all(self._is_constant(inner) for each in _monomials(term) for inner in atoms_of(each))
            for form in atom.inside
            for term, coefficient in form
        )

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
                put(total, times(monomial, out_of_exponent(factors)), coefficient * self.number(value))
                for each, number in self.factors(factors).items():
                    put(total, times(monomial, out_of_exponent(each.factors)), coefficient * value * number)
        return total

    def factors(self, factors: Factors) -> Polynomial:
        """The derivative of a product of entries."""
        power = dict(factors).get(self.at, 0)
        if not power or not self.at.spots:
            return {}
        others = Monomial(tuple(pair for pair in factors if pair[0] != self.at), ())
        less = Monomial(((self.at, power - 1),) if power != 1 else (), ())
        return {times(others, less): self.averages.one * power}

    def number(self, coefficient: Any) -> Any:
        """The derivative of a coefficient, in which scalars stand."""
        if self.at.spots:
            return self.averages.one * 0
        return coefficient.diff(self.averages.generators[self.at.name])


def _monomials(term: Term) -> list[Monomial]:
    return [term.monomial, *(each for _, body in term.backgrounds for each, _ in body)]


def _numbers(term: Term, coefficient: Any) -> list[Any]:
    """The numbers of a term: its coefficient, those of backgrounds, and those in exponents."""
    outside = [coefficient, *(number for _, body in term.backgrounds for _, number in body)]
    return [*outside, *(number for each in _monomials(term) for _, number in each.exponent)]

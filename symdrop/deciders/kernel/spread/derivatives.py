"""The derivative of a spread form in which every expectation is opened. TRUSTED.

It is for what a derivative may not enter: an expectation by a law that depends on what is differentiated in. The
product rule over a background marks the index of the factor that is differentiated.
"""

from __future__ import annotations

from typing import Any

from symdrop.deciders.kernel.spread.averages import Averages
from symdrop.deciders.kernel.spread.calculus import Around
from symdrop.deciders.kernel.spread.terms import (
    ENTRY,
    Atom,
    Body,
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


class Derivatives(Averages):
    """Derivatives of forms in an entry or in a scalar."""

    def derived(self, form: Form, variable: Atom, around: Around) -> Form | None:
        """The derivative of a form; None where something in it is not opened."""
        result: Form = {}
        for term, coefficient in form.items():
            monomials = [term.monomial, *(each for _, body in term.backgrounds for each, _ in body)]
            if any(atom.kind != ENTRY for monomial in monomials for atom in atoms_of(monomial)):
                return None
            for monomial, number in self._slope({term.monomial: coefficient}, variable).items():
                self.add(result, term._replace(monomial=monomial), number, around)
            for size, body in term.backgrounds:
                self._add_marked(result, term, coefficient, (size, body), variable, around)
        return result

    def _add_marked(
        self, total: Form, term: Term, coefficient: Any, background: tuple[str, Body], variable: Atom, around: Around
    ) -> None:
        """Add the sum over a new mark at which the factor of a background is differentiated."""
        size, body = background
        marked = renaming({Spot.own(size): Spot.mark(len(term.marks))})
        for monomial, number in self._slope(dict(body), variable).items():
            whole = times(term.monomial, moved(monomial, marked))
            self.add(total, Term((*term.marks, size), whole, term.backgrounds), coefficient * number, around)

    def _slope(self, polynomial: Polynomial, variable: Atom) -> Polynomial:
        """The derivative of a polynomial, by coefficients, factors and exponents."""
        generator = None if variable.spots else self.generators.get(variable.name)
        result: Polynomial = {}
        for monomial, number in polynomial.items():
            if generator is not None:
                put(result, monomial, number.diff(generator))
            for rest, power in _without(monomial.factors, variable):
                put(result, Monomial(rest, monomial.exponent), number * power)
            for factors, own in monomial.exponent:
                if generator is not None:
                    put(result, times(monomial, Monomial(factors, ())), number * own.diff(generator))
                for rest, power in _without(factors, variable):
                    put(result, times(monomial, Monomial(rest, ())), number * own * power)
        return result


def _without(factors: Any, variable: Atom) -> list[tuple[Any, int]]:
    """The factors with one power of the variable less, and that power, where it is among them."""
    powers = dict(factors)
    power = powers.get(variable, 0)
    if not power:
        return []
    powers[variable] = power - 1
    return [(tuple(sorted((atom, number) for atom, number in powers.items() if number)), power)]

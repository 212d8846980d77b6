"""Masks outside every expectation: d^2 is d, and e^(c d) is 1 + (e^c - 1) d, as d is 0 or 1. TRUSTED."""

from __future__ import annotations

from symdrop import axioms
from symdrop.deciders.kernel.spread.averages import Averages
from symdrop.deciders.kernel.spread.calculus import Around
from symdrop.deciders.kernel.spread.terms import (
    ENTRY,
    Atom,
    Factors,
    Form,
    Monomial,
    Polynomial,
    Term,
    atoms_of,
    frozen,
    put,
    times,
)


def at_two_values(averages: Averages, form: Form, around: Around) -> Form:
    """The form, with each mask that is not averaged to the first power and in no exponent, as the reasons allow."""
    if not any(_is_mask(averages, atom) for term in form for each in _monomials(term) for atom in atoms_of(each)):
        return form
    total: Form = {}
    for term, coefficient in form.items():
        bodies = tuple((size, frozen(_reduced(averages, dict(body)))) for size, body in term.backgrounds)
        for monomial, number in _reduced(averages, {term.monomial: coefficient}).items():
            averages.add(total, Term(term.marks, monomial, bodies), number, around)
    return total


def _monomials(term: Term) -> list[Monomial]:
    return [term.monomial, *(each for _, body in term.backgrounds for each, _ in body)]


def _is_mask(averages: Averages, atom: Atom) -> bool:
    return atom.kind == ENTRY and atom.name in averages.context.laws and averages.context.laws[atom.name].binary


def _reduced(averages: Averages, polynomial: Polynomial) -> Polynomial:
    found: Polynomial = {}
    waiting = dict(polynomial)
    while waiting:
        monomial, coefficient = waiting.popitem()
        averages.work.spend(2)
        if averages.cites(axioms.idempotent):
            monomial = _squares(averages, monomial)
        masks = sorted(atom for pair in monomial.exponent for atom, _ in pair[0] if _is_mask(averages, atom))
        if not masks or not averages.cites(axioms.values):
            put(found, monomial, coefficient)
            continue
        kept, dropped = _tried(monomial, masks[0])
        put(waiting, kept, coefficient)
        if dict(monomial.factors).get(masks[0], 0) == 0:
            put(waiting, dropped, coefficient)
            put(waiting, times(dropped, Monomial(((masks[0], 1),), ())), -coefficient)
    return found


def _squares(averages: Averages, monomial: Monomial) -> Monomial:
    """The monomial with each mask to the first power."""

    def first(factors: Factors) -> Factors:
        return tuple((atom, 1 if power > 1 and _is_mask(averages, atom) else power) for atom, power in factors)

    exponent: dict[Factors, object] = {}
    for factors, number in monomial.exponent:
        put(exponent, first(factors), number)
    return Monomial(first(monomial.factors), frozen(exponent))


def _tried(monomial: Monomial, mask: Atom) -> tuple[Monomial, Monomial]:
    """d times the monomial where d is 1, and the monomial where it is 0, for a mask d that is in the exponent."""
    one: dict[Factors, object] = {}
    for factors, number in monomial.exponent:
        put(one, tuple(pair for pair in factors if pair[0] != mask), number)
    rest = tuple(pair for pair in monomial.exponent if not any(atom == mask for atom, _ in pair[0]))
    factors = tuple(pair for pair in monomial.factors if pair[0] != mask)
    power = dict(monomial.factors).get(mask, 1)
    return times(Monomial(factors, frozen(one)), Monomial(((mask, power),), ())), Monomial(factors, rest)

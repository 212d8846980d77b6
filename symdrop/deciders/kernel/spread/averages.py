"""The expectation of spread forms: each random entry by itself, at constants, at marks and in backgrounds. TRUSTED.

What stands at different indices is independent, so that E of a term is a product of an E for each place, and E of a
background is the background of E. An entry of a mask takes its two values; for a normal entry
and for a Poisson count E[z^k e^(cz)] is known.
Whatever is not opened by the reasons at hand becomes an atom, of which nothing is known.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from symdrop import axioms
from symdrop.axioms import Reason
from symdrop.deciders.kernel.context import Context
from symdrop.deciders.kernel.factors import FAMILY, LinearCombination, Place
from symdrop.deciders.kernel.reader import prime_factors
from symdrop.deciders.kernel.reading import read_moment
from symdrop.deciders.kernel.spread.calculus import Around, Calculus
from symdrop.deciders.kernel.spread.generating import signed_average, tilted_average
from symdrop.deciders.kernel.spread.terms import (
    ENTRY,
    EXPECTATION,
    ONE,
    Atom,
    Body,
    Exponent,
    Factors,
    Form,
    Monomial,
    Polynomial,
    Spot,
    Term,
    atoms_of,
    frozen,
    left_out,
    moved_term,
    put,
    seen_from_inside,
    times,
)
from symdrop.errors import OutsideFragment
from symdrop.language import Scalar
from symdrop.statements.laws.poisson import Poisson
from symdrop.statements.laws.rademacher import Rademacher


class Averages(Calculus):
    """Expectations by the laws of a statement, as far as the reasons allow."""

    def __init__(self, context: Context, reasons: frozenset[Reason]) -> None:
        super().__init__(context.algebra)
        self.context, self.reasons = context, reasons
        self.parameters: dict[tuple[str, int, tuple[Spot, ...]], Polynomial | None] = {}

    def cites(self, reason: Reason) -> bool:
        """Whether a reason is at hand."""
        return reason in self.reasons

    def is_random(self, atom: Atom) -> bool:
        """Whether an atom is a random entry, or depends on one in another way than by an expectation."""
        if atom.kind == ENTRY:
            return atom.name in self.context.laws
        if atom.kind == EXPECTATION:
            return False
        return any(self._depends(term) for form in atom.inside for term, _ in form)

    def _depends(self, term: Term) -> bool:
        return self._is_random(term.monomial) or any(
            self._is_random(monomial) for _, body in term.backgrounds for monomial, _ in body
        )

    def _is_random(self, monomial: Monomial) -> bool:
        return any(map(self.is_random, atoms_of(monomial)))

    def is_unit(self, coefficient: Any) -> bool:
        """Whether a coefficient is zero at no size that the hypotheses allow."""
        names = self.context.names
        sizes = [
            place
            for place, symbol in enumerate(coefficient.numer.ring.symbols)
            if not isinstance(names.get(symbol.name), Scalar)
        ]
        if not any(powers[place] for powers in coefficient.numer for place in sizes):
            return True
        declared = self.context.nonzero_polynomials
        return all(
            prime in declared or not any(powers[place] for powers in prime for place in sizes)
            for prime in prime_factors(coefficient)
        )

    def opens(self, inner: Form) -> bool:
        """Whether the terms of a form may be averaged one by one."""
        return self.cites(axioms.linearity) or self._is_one_product(inner)

    def expectation(self, inner: Form, around: Around) -> Form:
        """E of a form, term by term."""
        total: Form = {}
        for term, coefficient in inner.items():
            for part, number in self._averaged(term, around).items():
                self.add(total, part, coefficient * number, around)
        return total

    def _is_one_product(self, inner: Form) -> bool:
        """Whether a form is one product of random things alone."""
        if len(inner) != 1:
            return False
        ((term, coefficient),) = inner.items()
        pieces = [Monomial((pair,), ()) for pair in term.monomial.factors]
        pieces += [Monomial((), (pair,)) for pair in term.monomial.exponent]
        bodies = (any(self._is_random(monomial) for monomial, _ in body) for _, body in term.backgrounds)
        return bool(coefficient == self.one) and not term.marks and all(map(self._is_random, pieces)) and all(bodies)

    def _averaged(self, term: Term, around: Around) -> Form:
        """E of a term: what is not random before it, then what is random at each place, and in each background."""
        fixed, random = self._parted(term.monomial)
        still = tuple((size, body) for size, body in term.backgrounds if not self._has_random(body))
        drawn = tuple((size, body) for size, body in term.backgrounds if self._has_random(body))
        groups = self._groups(random)
        entries = all(map(self._is_averaged_alone, self._random_atoms(random)))
        alone = all(self._stands_alone(size, body) for size, body in drawn)
        several = len(groups) > 1 or bool(drawn)
        if not (entries and alone) or (several and not self.cites(axioms.independent)):
            return self._unopened(term._replace(monomial=fixed, backgrounds=still), random, drawn, around)
        product: Polynomial = {fixed: self.one}
        for group in groups:
            product = self.product(product, self._group_average(group))
        if not product:
            return {}
        backgrounds = dict(still)
        for size, body in drawn:
            backgrounds[size] = frozen(self._body_average(body))
        kept = tuple(sorted((size, body) for size, body in backgrounds.items() if body != self.unit))
        return {Term(term.marks, monomial, kept): number for monomial, number in product.items()}

    def _unopened(self, fixed: Term, random: Monomial, drawn: tuple[tuple[str, Body], ...], around: Around) -> Form:
        """What is not random times E of the rest, as an atom; marks of the term are seen from inside it."""
        if random == ONE and not drawn:
            return {fixed: self.one}
        inner = moved_term(Term((), random, drawn), seen_from_inside)
        marks = [(size, Spot.mark(number)) for number, size in enumerate(fixed.marks)]
        spots = left_out(
            {inner: 1},
            {size: (*around.get(size, ()), *(mark for over, mark in marks if over == size)) for size, _ in drawn},
        )
        atom = Atom(EXPECTATION, "", spots, (((inner, self.one),),))
        return {fixed._replace(monomial=times(fixed.monomial, Monomial(((atom, 1),), ()))): self.one}

    def _parted(self, monomial: Monomial) -> tuple[Monomial, Monomial]:
        """What is not random in a monomial, and what is."""
        factors: tuple[list[tuple[Atom, int]], list[tuple[Atom, int]]] = ([], [])
        for pair in monomial.factors:
            factors[self.is_random(pair[0])].append(pair)
        exponents: tuple[list[tuple[Factors, object]], list[tuple[Factors, object]]] = ([], [])
        for each in monomial.exponent:
            exponents[any(self.is_random(atom) for atom, _ in each[0])].append(each)
        fixed, random = (Monomial(tuple(a), tuple(b)) for a, b in zip(factors, exponents, strict=True))
        return fixed, random

    def _has_random(self, body: Body) -> bool:
        return any(self._is_random(monomial) for monomial, _ in body)

    def _random_atoms(self, monomial: Monomial) -> list[Atom]:
        return sorted(filter(self.is_random, atoms_of(monomial)))

    def _is_averaged_alone(self, atom: Atom) -> bool:
        """Whether an atom is an entry that is independent of all others."""
        if atom.kind != ENTRY:
            return False
        return self.context.laws[atom.name].independent and atom.name not in self.context.covariances

    def _stands_alone(self, size: str, body: Body) -> bool:
        """Whether all that is random in a background stands at its own index, so that it is independent for each."""
        atoms = {atom for monomial, _ in body for atom in self._random_atoms(monomial)}
        return all(self._is_averaged_alone(atom) and Spot.own(size) in atom.spots for atom in atoms)

    def _groups(self, monomial: Monomial) -> list[Monomial]:
        """What is random in pieces that have no random atom in common."""
        groups: list[tuple[set[Atom], Monomial]] = []
        pieces = [Monomial((pair,), ()) for pair in monomial.factors]
        pieces += [Monomial((), (pair,)) for pair in monomial.exponent]
        for piece in pieces:
            atoms = set(self._random_atoms(piece))
            joined = [group for group in groups if group[0] & atoms]
            groups = [group for group in groups if not group[0] & atoms]
            for others, other in joined:
                atoms, piece = atoms | others, times(other, piece)
            groups.append((atoms, piece))
        return [piece for _, piece in groups]

    def _body_average(self, body: Body) -> Polynomial:
        """E of a background, at its own index."""
        if not self.cites(axioms.linearity):
            ((monomial, coefficient), *more) = body
            random = self._parted(monomial)[1] == monomial
            if more or coefficient != self.one or not random:
                return self._as_atom(dict(body))
        total: Polynomial = {}
        for monomial, coefficient in body:
            fixed, random_part = self._parted(monomial)
            product: Polynomial = {fixed: coefficient}
            groups = self._groups(random_part)
            for group in groups:
                product = self.product(product, self._group_average(group))
            for each, number in product.items():
                put(total, each, number)
        return total

    def _as_atom(self, polynomial: Polynomial) -> Polynomial:
        """E of a polynomial as an atom; marks around are seen from inside it."""
        form: Form = {}
        for monomial, number in polynomial.items():
            put(form, moved_term(Term((), monomial, ()), seen_from_inside), number)
        return {Monomial(((Atom(EXPECTATION, "", (), (frozen(form),)), 1),), ()): self.one}

    def _group_average(self, group: Monomial) -> Polynomial:
        """E of random entries that hang together, one entry after the other; an atom where one cannot be opened."""
        opened: Polynomial = {group: self.one}
        while waiting := [each for each in opened if self._is_random(each)]:
            monomial = waiting[0]
            coefficient = opened.pop(monomial)
            fixed, random = self._parted(monomial)
            average = self._entry_average(random)
            if average is None:
                return self._as_atom({group: self.one})
            for each, number in self.product({fixed: coefficient}, average).items():
                put(opened, each, number)
        return opened

    def _entry_average(self, monomial: Monomial) -> Polynomial | None:
        """E over one random entry of a monomial, with all others kept; None where no reason opens it."""
        atoms = self._random_atoms(monomial)
        if not all(map(self._is_averaged_alone, atoms)):
            return None
        # Normal entries come first: what they leave in the exponent may hold masks, and masks have two values. Counts
        # come last: they leave an exponential in the exponent.
        laws = self.context.laws
        atom = min(atoms, key=lambda each: (isinstance(laws[each.name], Poisson), laws[each.name].binary, each))
        power = dict(monomial.factors).get(atom, 0)
        rest = Monomial(tuple(pair for pair in monomial.factors if pair[0] != atom), monomial.exponent)
        touched = tuple(each for each in monomial.exponent if any(other == atom for other, _ in each[0]))
        law = self.context.laws[atom.name]
        if not touched:
            average = self._moment(atom, power)
            return None if average is None else self.product(average, {rest: self.one})
        rest = Monomial(rest.factors, tuple(each for each in rest.exponent if each not in touched))
        if self.cites(axioms.values) and isinstance(law, Rademacher):
            return signed_average(self, atom, power, rest, touched)
        if law.binary and self.cites(axioms.values):
            return self._two_values(atom, power, rest, touched)
        if self.cites(axioms.generating):
            return tilted_average(self, atom, power, rest, touched)
        return None

    def _moment(self, atom: Atom, power: int) -> Polynomial | None:
        """E of a power of an entry, which is in no exponent."""
        law = self.context.laws[atom.name]
        if law.binary:
            by_mean = self.cites(axioms.mean) and (power == 1 or self.cites(axioms.idempotent))
            return self.parameter(atom, 1) if by_mean or self.cites(axioms.values) else None
        return self.parameter(atom, power) if self.cites(axioms.mean if power == 1 else axioms.moments) else None

    def _two_values(self, atom: Atom, power: int, rest: Monomial, touched: Exponent) -> Polynomial | None:
        """(1 - p) g(0) + p g(1)."""
        keep = self.parameter(atom, 1)
        if keep is None:
            return None
        one: dict[Factors, object] = {}
        for factors, number in touched:
            put(one, tuple(pair for pair in factors if pair[0] != atom), number)
        kept = self.product(keep, {times(rest, Monomial((), frozen(one))): self.one})
        if power:
            return kept
        for each, number in self.product({ONE: self.one}, {rest: self.one}).items():
            put(kept, each, number)
        for each, number in self.product(keep, {rest: -self.one}).items():
            put(kept, each, number)
        return kept

    def parameter(self, atom: Atom, order: int) -> Polynomial | None:
        """E of an entry to a power by its law, at the spots of the entry; None where the law does not promise it."""
        key = atom.name, order, atom.spots
        if key not in self.parameters:
            moment = read_moment(self.context, atom.name, order)
            self.parameters[key] = None if moment is None else self._at(moment, atom)
        return self.parameters[key]

    def _at(self, combination: LinearCombination, atom: Atom) -> Polynomial:
        """What a law says at its own indices, at the spots of an entry."""
        result: Polynomial = {}
        for (sizes, factors), coefficient in combination.items():
            if sizes or any(each.kind != FAMILY or each.inside for each in factors):
                raise OutsideFragment(
                    f"the law of {atom.name} has a sum in it; name it next to products and exponentials"
                )
            pairs = ((self._entry(each.name, each.indices, atom), each.power) for each in factors)
            put(result, Monomial(tuple(sorted(pairs)), ()), coefficient)
        return result

    def _entry(self, name: str, places: Iterable[Place], atom: Atom) -> Atom:
        return Atom(ENTRY, name, tuple(atom.spots[place.label] for place in places))

"""Arithmetic of spread forms: sums, products, what is summed or multiplied over an index. TRUSTED.

`around` has the constants over each size. A form is at home among its constants: a mark is none of
them, and a background leaves them out.

One relation is used up: where a mark carries a monomial of the background, all of them add up to known terms,

    sum over marks k of f(k) * product over the others of f = (n - constants - other marks) * product of f.

The largest monomial of f that mentions nothing but its own index is cleared so; for f = 1 that is a mark on which
nothing hangs. Its coefficient is divided by, so it must be zero at no size: 1 / (n - 1) says nothing at n = 1. That it
is zero where a scalar is does no harm, as both sides of a line are continuous in scalars.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from symdrop.deciders.kernel.algebra import Algebra
from symdrop.deciders.kernel.spread.hanging import check_apart, dropped, fixed, hanging, matchings, without
from symdrop.deciders.kernel.spread.terms import (
    ONE,
    TOTAL,
    Atom,
    Body,
    Form,
    Monomial,
    Polynomial,
    Spot,
    Term,
    atoms_of,
    canonical,
    frozen,
    insides,
    left_out,
    moved,
    moved_backgrounds,
    moved_body,
    moved_term,
    put,
    renaming,
    spots_of,
    spots_of_body,
    times,
    without_exponent,
)
from symdrop.errors import LimitReached, OutsideFragment

MOST_TERMS = 20_000
MOST_MARKS = 10

Around = Mapping[str, tuple[Spot, ...]]


class Calculus:
    """Arithmetic of forms over the coefficients of one statement."""

    def __init__(self, algebra: Algebra) -> None:
        self.one, self.generators, self.work = algebra.one, algebra.generators, algebra.work
        self.unit: Body = ((ONE, self.one),)

    def term(self, *factors: tuple[Atom, int], coefficient: Any = None) -> Form:
        """One product without marks."""
        coefficient = self.one if coefficient is None else coefficient
        return {Term((), Monomial(tuple(sorted(factors)), ()), ()): coefficient} if coefficient else {}

    def plus(self, left: Form, right: Form, sign: int = 1) -> Form:
        """left + sign * right."""
        result = dict(left)
        for term, coefficient in right.items():
            put(result, term, coefficient * sign)
        return result

    def times(self, left: Form, right: Form, around: Around) -> Form:
        """left * right."""
        result: Form = {}
        if len(left) * len(right) > MOST_TERMS * self.work.times:
            raise LimitReached(f"multiplied out, a line has more than {MOST_TERMS} terms; state it in smaller parts")
        for one, coefficient in left.items():
            for other, another in right.items():
                self._add_product(result, one, other, coefficient * another, around)
        return result

    def power(self, base: Form, exponent: int, around: Around) -> Form:
        """base to an exponent that is at least 0."""
        result = self.term()
        for _ in range(exponent):
            result = self.times(result, base, around)
        return result

    def add(self, total: Form, term: Term, coefficient: Any, around: Around) -> None:
        """Add a term to the total in place, with the relation of each of its backgrounds used up."""
        self.work.spend(8 * (1 + insides(term)))
        if any(not (body or around.get(size) or size in term.marks) for size, body in term.backgrounds):
            # A product of zeros over all indices is 0, as a size is at least 1; over all but some it may be 1.
            return
        term = self._settled(term, around)
        bodies = dict(term.backgrounds)
        for number, size in enumerate(term.marks):
            body = bodies.get(size, self.unit)
            carried = self._carried(term, number)
            lead = self._lead(body, size)
            if carried is None or lead is None:
                continue
            here = renaming({Spot.own(size): Spot.mark(number)})
            if moved(lead, here) != carried:
                continue
            rest = without(term, number, carried)
            over = dict(body)[lead]
            count = self.generators[size] - len(around.get(size, ())) - (term.marks.count(size) - 1)
            self.add(total, dropped(rest, number), coefficient * count / over, around)
            for monomial, other in body:
                if monomial != lead:
                    again = Term(rest.marks, times(rest.monomial, moved(monomial, here)), rest.backgrounds)
                    self.add(total, again, -coefficient * other / over, around)
            return
        put(total, canonical(term), coefficient)

    def _settled(self, term: Term, around: Around) -> Term:
        """The term with e^c before a background in place of e^c in each factor, c the same for all: e^(c (n - ..))."""
        monomial, backgrounds = term.monomial, []
        for size, body in term.backgrounds:
            if not body:
                backgrounds.append((size, body))
                continue
            own = Spot.own(size)
            shared = fixed(body, own)
            if shared:
                count = self.generators[size] - len(around.get(size, ())) - term.marks.count(size)
                monomial = times(monomial, Monomial((), tuple((each, number * count) for each, number in shared)))
                less = Monomial((), tuple((each, -number) for each, number in shared))
                body = frozen({times(each, less): number for each, number in body})
            if body != self.unit:
                backgrounds.append((size, body))
        return Term(term.marks, monomial, tuple(backgrounds))

    def bound(self, form: Form, constant: Spot, size: str, around: Around) -> Form:
        """The sum over all values of what stands at a constant that is none of those around."""
        result: Form = {}
        for term, coefficient in form.items():
            if len(term.marks) >= MOST_MARKS:
                raise LimitReached(f"multiplied out, a term has more than {MOST_MARKS} sums; state it in smaller parts")
            marked = moved_term(term, renaming({constant: Spot.mark(len(term.marks))}))
            self.add(result, marked._replace(marks=(*term.marks, size)), coefficient, around)
        return result

    def background(self, body: Polynomial, size: str, around: Around) -> Form:
        """The product over all indices that are no constants."""
        check_apart(size, body)
        result: Form = {}
        self.add(result, Term((), ONE, ((size, frozen(body)),)), self.one, around)
        return result

    def body(self, form: Form, around: Around) -> Polynomial:
        """A form as what may stand in a background: sums over other sizes become atoms."""
        result: Polynomial = {}
        for term, coefficient in form.items():
            if term.backgrounds:
                raise OutsideFragment(
                    "a product over an index stands inside another product; state it in smaller parts"
                )
            put(result, self._total(term, around), coefficient)
        return result

    def exponential(self, form: Form, around: Around) -> Form:
        """exp of a form: what stands at constants is its exponent, what is summed over an index makes a product."""
        outside: dict[Any, Any] = {}
        bodies: dict[str, dict[Any, Any]] = {}
        for term, coefficient in form.items():
            if term.backgrounds:
                what = "a product over an index, or an exponential of a sum, stands inside an exponential"
                raise OutsideFragment(f"{what}; name it by a family or a scalar")
            term = term._replace(monomial=Monomial(without_exponent(term.monomial), ()))
            if not term.marks:
                put(outside, term.monomial.factors, coefficient)
                continue
            number = self._multiplied(term)
            size = term.marks[number]
            own = moved_term(term, renaming({Spot.mark(number): Spot.own(size)}))
            put(bodies.setdefault(size, {}), self._total(dropped(own, number), around).factors, coefficient)
        raised = sorted((size, Monomial((), frozen(each))) for size, each in bodies.items() if each)
        for size, monomial in raised:
            check_apart(size, (monomial,))
        backgrounds = tuple((size, ((monomial, self.one),)) for size, monomial in raised)
        result: Form = {}
        self.add(result, Term((), Monomial((), frozen(outside)), backgrounds), self.one, around)
        return result

    def _multiplied(self, term: Term) -> int:
        """Which sum in an exponent becomes a product: the one over an index of a random entry, or the first size."""
        sizes = term.marks
        if len(set(sizes)) < len(sizes):
            raise OutsideFragment("an exponent has a product of two sums over one size; state it in another way")
        random = {spot for atom in atoms_of(term.monomial) if self.is_random(atom) for spot in atom.spots}
        return min(range(len(sizes)), key=lambda number: (Spot.mark(number) not in random, sizes[number]))

    def is_random(self, atom: Atom) -> bool:
        """Whether an atom is random; who knows the laws says so."""
        raise NotImplementedError

    def _total(self, term: Term, around: Around) -> Monomial:
        """A term without background as a monomial: what hangs together by its sums becomes one atom."""
        pieces = [Monomial((pair,), ()) for pair in term.monomial.factors]
        pieces += [Monomial((), (pair,)) for pair in term.monomial.exponent]
        # Marks over one size are different from each other: they stay together.
        together = (
            {Spot.mark(number) for number, each in enumerate(term.marks) if each == size} for size in set(term.marks)
        )
        groups: list[tuple[set[Spot], Monomial]] = [(marks, ONE) for marks in together]
        outside = ONE
        for piece in pieces:
            own = {spot for spot in spots_of(piece) if spot.kind == 1 and not spot.depth}
            joined = [group for group in groups if group[0] & own]
            groups = [group for group in groups if not group[0] & own]
            for marks, other in joined:
                own, piece = own | marks, times(other, piece)
            if own:
                groups.append((own, piece))
            else:
                outside = times(outside, piece)
        for marks, piece in groups:
            order = sorted(mark.label for mark in marks)
            new = renaming({Spot.mark(old): Spot.mark(number) for number, old in enumerate(order)})
            inner = canonical(Term(tuple(term.marks[old] for old in order), moved(piece, new), ()))
            atom = Atom(TOTAL, "", left_out({inner: 1}, around), (((inner, self.one),),))
            outside = times(outside, Monomial(((atom, 1),), ()))
        return outside

    def _add_product(self, total: Form, one: Term, other: Term, coefficient: Any, around: Around) -> None:
        """Add the product of two terms: for every way in which marks of the one are marks of the other."""
        for matching in matchings(one.marks, other.marks):
            new, marks = {}, list(one.marks)
            for number, size in enumerate(other.marks):
                new[Spot.mark(number)] = Spot.mark(matching.get(number, len(marks)))
                if number not in matching:
                    marks.append(size)
            change = renaming(new)
            first, second = dict(one.backgrounds), dict(moved_backgrounds(other.backgrounds, change))
            product: Polynomial = {times(one.monomial, moved(other.monomial, change)): coefficient}
            alone = {number for number in range(len(one.marks)) if number not in matching.values()}
            for number, size in enumerate(marks):
                behind = first if number >= len(one.marks) else second if number in alone else {}
                if size in behind:
                    at = moved_body(behind[size], renaming({Spot.own(size): Spot.mark(number)}))
                    product = self.product(product, dict(at))
            backgrounds = self._merged(first, second)
            for monomial, number_of in product.items():
                self.add(total, Term(tuple(marks), monomial, backgrounds), number_of, around)

    def product(self, left: Polynomial, right: Polynomial) -> Polynomial:
        """The product of two polynomials."""
        result: Polynomial = {}
        if len(left) * len(right) > MOST_TERMS * self.work.times:
            raise LimitReached(f"multiplied out, a product has more than {MOST_TERMS} terms; state it in smaller parts")
        for one, coefficient in left.items():
            for other, another in right.items():
                self.work.spend(2)
                put(result, times(one, other), coefficient * another)
        return result

    def plus_polynomial(self, left: Polynomial, right: Polynomial, sign: int) -> Polynomial:
        """left + sign * right."""
        total = dict(left)
        for each, number in right.items():
            put(total, each, number * sign)
        return total

    def _merged(self, first: Mapping[str, Body], second: Mapping[str, Body]) -> tuple[tuple[str, Body], ...]:
        merged = {}
        for size in first.keys() | second.keys():
            body = self.product(dict(first.get(size, self.unit)), dict(second.get(size, self.unit)))
            merged[size] = frozen(body)
        return tuple(sorted((size, body) for size, body in merged.items() if body != self.unit))

    def _lead(self, body: Body, size: str) -> Monomial | None:
        """The largest monomial of a background that mentions its own index alone, and of which no other is a multiple.

        Its coefficient is zero at no size.
        """
        own = Spot.own(size)
        parts = [hanging(monomial, own) for monomial, _ in body]
        pure = [
            monomial
            for monomial, coefficient in body
            if spots_of(monomial) <= {own} and hanging(monomial, own) == monomial and self.is_unit(coefficient)
        ]
        return max((monomial for monomial in pure if parts.count(monomial) == 1), default=None)

    def is_unit(self, coefficient: Any) -> bool:
        """Whether a coefficient is zero at no size; who knows the hypotheses says so."""
        raise NotImplementedError

    def _carried(self, term: Term, number: int) -> Monomial | None:
        """What hangs on a mark and on nothing else; None where something hangs on it and on another mark."""
        mark = Spot.mark(number)
        if any(mark in spots_of_body(body) for _, body in term.backgrounds):
            return None
        carried = hanging(term.monomial, mark)
        return carried if spots_of(carried) <= {mark} else None

r"""Spread forms: sums over *different* indices of products, where each other index has one more factor. TRUSTED.

Fix finitely many *constants*, which are different values of indices. A *term* is

    coefficient * sum over marks i_1, .., i_r of G(constants, i_1, .., i_r) * product over all other i of f(i)

where the marks are different from each other and from the constants, "all other" are those that are neither, and f, the
*background*, is a polynomial in what stands at i and at the constants. G and the terms of f are *monomials*: products
of atoms to powers times e to a polynomial in atoms. A *form* is a sum of terms.

The product of two terms is the sum over all ways in which marks of one may be marks of the other: each background is
put at the marks that the other has alone, and backgrounds multiply. A sum over an index is what stands at each constant
and one new mark; a product over an index is what stands at the constants and a background. Brackets are 1 or 0.

Everything here is an immutable tuple; the order of factors and terms is that of tuples.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import groupby, permutations, product
from typing import Any, NamedTuple

from symdrop.deciders.kernel.factors import fresh_copy
from symdrop.errors import LimitReached

ENTRY, EXPECTATION, DERIVATIVE, COVARIANCE, SOFTPLUS, LOGISTIC, EXPONENTIAL, TOTAL, LOGARITHM = range(9)
MOST_ORDERS = 720


class Spot(NamedTuple):
    """What stands at an index of an atom: a constant, a mark, or the index that a background is about.

    `depth` is how many atoms a mark stands inside, counted from the term that it is a mark of.
    """

    kind: int
    depth: int
    label: Any

    @staticmethod
    def constant(name: str) -> Spot:
        """One value of an index, different from those of all other constants over its size."""
        return Spot(0, 0, name)

    @staticmethod
    def mark(number: int, depth: int = 0) -> Spot:
        """The mark of this number."""
        return Spot(1, depth, number)

    @staticmethod
    def own(size: str) -> Spot:
        """The index over this size that a background is about."""
        return Spot(2, 0, size)


class Atom(NamedTuple):
    """An entry or a random scalar, or what is not opened: an E, D, Cov, softplus, logistic, exp, log or a sum.

    `name` and `spots` are those of the entry, or of what a D differentiates in; `inside` are the forms that it is of.
    What is not opened has among its spots every constant, and every mark around it, that marks and backgrounds inside
    leave out: which indices these are is part of what it says.
    """

    kind: int
    name: str
    spots: tuple[Spot, ...]
    inside: tuple[Frozen, ...] = ()


Factors = tuple[tuple[Atom, int], ...]
Exponent = tuple[tuple[Factors, Any], ...]
Frozen = tuple[tuple["Term", Any], ...]
Change = Callable[[Spot, int], Spot]


class Monomial(NamedTuple):
    """A product of atoms to powers, times e to a polynomial in atoms."""

    factors: Factors
    exponent: Exponent


ONE = Monomial((), ())
Polynomial = dict[Monomial, Any]
Body = tuple[tuple[Monomial, Any], ...]


class Term(NamedTuple):
    """A term without its coefficient: the sizes of its marks, a monomial, and for each size a background."""

    marks: tuple[str, ...]
    monomial: Monomial
    backgrounds: tuple[tuple[str, Body], ...]


Form = dict[Term, Any]


def frozen(table: Mapping[Any, Any]) -> tuple[Any, ...]:
    """A form or a polynomial as a sorted tuple."""
    return tuple(sorted((key, fresh_copy(coefficient)) for key, coefficient in table.items()))


def times(left: Monomial, right: Monomial) -> Monomial:
    """The product of two monomials: powers are added, and exponents."""
    return Monomial(
        _added(left.factors, right.factors) if left.factors and right.factors else left.factors or right.factors,
        _added(left.exponent, right.exponent) if left.exponent and right.exponent else left.exponent or right.exponent,
    )


def _added(left: Iterable[tuple[Any, Any]], right: Iterable[tuple[Any, Any]]) -> tuple[Any, ...]:
    total = dict(left)
    for key, number in right:
        total[key] = total[key] + number if key in total else number
    return tuple(sorted((key, number) for key, number in total.items() if number))


def put(table: dict[Any, Any], key: Any, coefficient: Any) -> None:
    """Add a coefficient to that of a key, in place."""
    coefficient = table[key] + coefficient if key in table else coefficient
    if coefficient:
        table[key] = coefficient
    else:
        table.pop(key, None)


def moved(monomial: Monomial, change: Change, depth: int = 0) -> Monomial:
    """The monomial with every spot changed."""
    exponent = ((_moved_factors(each, change, depth), number) for each, number in monomial.exponent)
    return Monomial(_moved_factors(monomial.factors, change, depth), _added((), _joined(exponent)))


def _joined(pairs: Iterable[tuple[Any, Any]]) -> Iterator[tuple[Any, Any]]:
    total: dict[Any, Any] = {}
    for key, number in pairs:
        total[key] = total[key] + number if key in total else number
    return iter(total.items())


def _moved_factors(factors: Factors, change: Change, depth: int) -> Factors:
    return tuple(sorted(_joined((_moved_atom(atom, change, depth), power) for atom, power in factors)))


def _moved_atom(atom: Atom, change: Change, depth: int) -> Atom:
    spots = tuple(change(spot, depth) for spot in atom.spots)
    return Atom(atom.kind, atom.name, spots, tuple(_moved_form(each, change, depth + 1) for each in atom.inside))


def _moved_form(form: Frozen, change: Change, depth: int) -> Frozen:
    result: Form = {}
    for term, coefficient in form:
        put(result, canonical(moved_term(term, change, depth)), coefficient)
    return frozen(result)


def moved_term(term: Term, change: Change, depth: int = 0) -> Term:
    """The term with every spot changed; marks keep their numbers and sizes."""
    return Term(term.marks, moved(term.monomial, change, depth), moved_backgrounds(term.backgrounds, change, depth))


def moved_backgrounds(
    backgrounds: Iterable[tuple[str, Body]], change: Change, depth: int = 0
) -> tuple[tuple[str, Body], ...]:
    """Backgrounds with every spot changed."""
    return tuple((size, moved_body(body, change, depth)) for size, body in backgrounds)


def moved_body(body: Body, change: Change, depth: int = 0) -> Body:
    """A background with every spot changed."""
    result: Polynomial = {}
    for monomial, coefficient in body:
        put(result, moved(monomial, change, depth), coefficient)
    return frozen(result)


def renaming(new: Mapping[Spot, Spot]) -> Change:
    """The change that puts `new[spot]` for a spot of a term; inside atoms, marks are counted from that term."""

    def change(spot: Spot, depth: int) -> Spot:
        if spot.kind == 1:
            spot = spot._replace(depth=spot.depth - depth)
        found = new.get(spot, spot)
        return found._replace(depth=found.depth + depth) if found.kind == 1 else found

    return change


def insides(term: Term) -> int:
    """How many atoms stand inside those of a term, which are all gone through where it is moved."""
    bodies = (monomial for _, body in term.backgrounds for monomial, _ in body)
    return sum(_insides(atom) for monomial in (term.monomial, *bodies) for atom in atoms_of(monomial))


def _insides(atom: Atom) -> int:
    return sum(1 + insides(term) for form in atom.inside for term, _ in form) if atom.inside else 0


def spots_of(monomial: Monomial) -> set[Spot]:
    """Every spot of the term that a monomial mentions, at any depth."""
    return set(_spots([*monomial.factors, *(pair for each, _ in monomial.exponent for pair in each)], 0))


def spots_of_body(body: Body) -> set[Spot]:
    """Every spot that a background mentions."""
    return set().union(*(spots_of(monomial) for monomial, _ in body))


def _spots(factors: Iterable[tuple[Atom, int]], depth: int) -> Iterator[Spot]:
    for atom, _ in factors:
        for spot in atom.spots:
            if spot.kind != 1:
                yield spot
            elif spot.depth >= depth:
                yield spot._replace(depth=spot.depth - depth)
        for form in atom.inside:
            for term, _ in form:
                for monomial in (term.monomial, *(each for _, body in term.backgrounds for each, _ in body)):
                    inner = [*monomial.factors, *(pair for each, _ in monomial.exponent for pair in each)]
                    yield from _spots(inner, depth + 1)


def left_out(form: Mapping[Term, Any], around: Mapping[str, tuple[Spot, ...]]) -> tuple[Spot, ...]:
    """The constants that marks and backgrounds of a form leave out."""
    sizes = {size for term in form for size in (*term.marks, *(each for each, _ in term.backgrounds))}
    return tuple(spot for size in sorted(sizes) for spot in sorted(around.get(size, ())))


def raised_atom(exponent: Exponent) -> Atom:
    """e to a polynomial, where it stands in an exponent: an atom; marks around are seen from inside it."""
    form = {moved_term(Term((), Monomial(each, ()), ()), seen_from_inside): number for each, number in exponent}
    return Atom(EXPONENTIAL, "", (), (frozen(form),))


def without_exponent(monomial: Monomial) -> Factors:
    """The factors of a monomial that is to stand in an exponent: its own exponential is one of them."""
    if not monomial.exponent:
        return monomial.factors
    return _added(monomial.factors, ((raised_atom(monomial.exponent), 1),))


def out_of_exponent(factors: Factors) -> Monomial:
    """The monomial that the factors of an exponent are outside of it: what is raised there is an exponential here."""
    found = Monomial(tuple(pair for pair in factors if pair[0].kind != EXPONENTIAL), ())
    for atom, power in factors:
        if atom.kind == EXPONENTIAL:
            raised: dict[Factors, Any] = {}
            for term, number in atom.inside[0]:
                put(raised, moved_term(term, seen_from_outside).monomial.factors, number * power)
            found = times(found, Monomial((), frozen(raised)))
    return found


def seen_from_outside(spot: Spot, depth: int) -> Spot:
    """A spot as it is seen from inside an atom, of the term around that."""
    return spot._replace(depth=spot.depth - 1) if spot.kind == 1 and spot.depth > depth else spot


def seen_from_inside(spot: Spot, depth: int) -> Spot:
    """A spot of a term as it is seen from inside one more atom."""
    return spot._replace(depth=spot.depth + 1) if spot.kind == 1 and spot.depth >= depth else spot


def atoms_of(monomial: Monomial) -> set[Atom]:
    """The atoms of a monomial and of its exponent."""
    return {atom for atom, _ in (*monomial.factors, *(pair for each, _ in monomial.exponent for pair in each))}


def multiplies_over(size: str, monomial: Monomial) -> bool:
    """Whether a background over a size stands inside an atom, at any depth."""
    return any(
        any(over == size for over, _ in term.backgrounds)
        or any(
            multiplies_over(size, each)
            for each in (term.monomial, *(inner for _, body in term.backgrounds for inner, _ in body))
        )
        for atom in atoms_of(monomial)
        for form in atom.inside
        for term, _ in form
    )


def canonical(term: Term) -> Term:
    """The least of the terms that differ in the numbers of their marks."""
    marks = term.marks
    if len(marks) < 2:
        return term
    blind = {Spot.mark(number): Spot(1, 0, -1) for number in range(len(marks))}
    seen = [
        (marks[number], moved_term(term, renaming({**blind, Spot.mark(number): Spot(1, 0, -2)})))
        for number in range(len(marks))
    ]
    ordered = sorted(range(len(marks)), key=lambda number: seen[number])
    groups = [list(group) for _, group in groupby(ordered, key=lambda number: seen[number])]
    orders = 1
    for group in groups:
        for number in range(2, len(group) + 1):
            orders *= number
    if orders > MOST_ORDERS:
        raise LimitReached(f"a term has {len(marks)} sums that look alike; state it in smaller parts")
    return min(
        _numbered(term, [number for group in order for number in group])
        for order in product(*(permutations(group) for group in groups))
    )


def _numbered(term: Term, order: list[int]) -> Term:
    new = {Spot.mark(old): Spot.mark(number) for number, old in enumerate(order)}
    renamed = moved_term(term, renaming(new))
    return Term(tuple(term.marks[old] for old in order), renamed.monomial, tuple(sorted(renamed.backgrounds)))

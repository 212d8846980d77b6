"""What hangs on a mark or on the index of a background, and which marks are those of another term. TRUSTED."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cmp_to_key

from symdrop.deciders.kernel.spread.terms import (
    Body,
    Exponent,
    Monomial,
    Spot,
    Term,
    moved_term,
    multiplies_over,
    renaming,
    spots_of,
    times,
)
from symdrop.errors import OutsideFragment


def fixed(body: Body, own: Spot) -> Exponent:
    """The exponent that is taken out of each term of a background: taken out once, it is 0.

    Of the terms that mention least of their own index, it is the least that does not mention it, in an order that does
    not change when the same is added to all.
    """
    own_parts = {monomial: hanging(monomial, own) for monomial, _ in body}
    lowest = min(own_parts.values())
    exponents = [
        tuple(pair for pair in monomial.exponent if own not in spots_of(Monomial(pair[0], ())))
        for monomial, _ in body
        if own_parts[monomial] == lowest
    ]
    return min(exponents, key=cmp_to_key(_compared))


def _compared(left: Exponent, right: Exponent) -> int:
    """The sign of the first number of the difference, where scalars and sizes are larger than any number."""
    less = times(Monomial((), left), Monomial((), tuple((each, -number) for each, number in right))).exponent
    if not less:
        return 0
    number = less[0][1]
    return -1 if (number.numer.LC < 0) != (number.denom.LC < 0) else 1


def check_apart(size: str, body: Iterable[Monomial]) -> None:
    """Refuse a background inside an atom of a background over the same size: their own indices could not be told."""
    if any(multiplies_over(size, monomial) for monomial in body):
        raise OutsideFragment(
            f"a product over {size}, or an exponential of a sum over it, stands inside a function or an expectation "
            f"that is multiplied over {size}; give it a name"
        )


def hanging(monomial: Monomial, spot: Spot) -> Monomial:
    """The factors and terms of the exponent that mention a spot."""
    factors = tuple(pair for pair in monomial.factors if spot in spots_of(Monomial((pair,), ())))
    exponent = tuple(
        pair for pair in monomial.exponent if any(spot in spots_of(Monomial((each,), ())) for each in pair[0])
    )
    return Monomial(factors, exponent)


def without(term: Term, number: int, carried: Monomial) -> Term:
    """The term without what hangs on a mark."""
    factors = tuple(pair for pair in term.monomial.factors if pair not in carried.factors)
    exponent = tuple(pair for pair in term.monomial.exponent if pair not in carried.exponent)
    return Term(term.marks, Monomial(factors, exponent), term.backgrounds)


def dropped(term: Term, number: int) -> Term:
    """The term without a mark that nothing mentions."""
    new = {Spot.mark(old): Spot.mark(old - 1) for old in range(number + 1, len(term.marks))}
    return moved_term(term, renaming(new))._replace(marks=(*term.marks[:number], *term.marks[number + 1 :]))


def matchings(left: Sequence[str], right: Sequence[str], start: int = 0) -> Iterator[dict[int, int]]:
    """Every way to say that some marks of the right are marks of the left, over the same size, each at most once."""
    if start == len(right):
        yield {}
        return
    for rest in matchings(left, right, start + 1):
        yield rest
        for number, size in enumerate(left):
            if size == right[start] and number not in rest.values():
                yield {start: number, **rest}

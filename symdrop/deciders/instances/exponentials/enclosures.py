"""The numbers that values at a point are, with bounds for those that have no exact form."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Overflow
from fractions import Fraction
from typing import Any

from sympy import Expr

from symdrop.deciders.instances.exponentials.numbers import (
    Bounds,
    Decimals,
    ExponentialNumber,
    Number,
    exp_bounds,
    logistic_bounds,
    softplus_bounds,
)
from symdrop.deciders.instances.exponentials.spread import Spread
from symdrop.deciders.instances.points import DualPolynomial, Monomial
from symdrop.errors import BadStatement, Unknown

FUNCTIONS = {"softplus": softplus_bounds, "logistic": logistic_bounds, "exp": exp_bounds}
# No family or scalar has a space in its name.
LOGARITHM = "log "
FIRST_DIGITS, MOST_DIGITS = 40, 160


def logarithm_of(value: Spread) -> Unknown:
    """The name of the logarithm of a number; its subscripts say of which."""
    word: Any = tuple(
        sorted((tuple(sorted(exponent)), tuple(sorted(part.terms.items()))) for exponent, part in value.terms.items())
    )
    return Unknown(LOGARITHM, word)


def check_positive(value: Spread, node: Expr) -> None:
    """Refuse a number that is not seen to be positive, where its logarithm is taken."""
    digits = FIRST_DIGITS
    try:
        while not (found := _enclosed(value, digits)).low > 0:
            if found.high <= 0 or digits > MOST_DIGITS:
                raise BadStatement(f"{node} is a logarithm of what is not positive at this point")
            digits *= 2
    except Overflow:
        raise BadStatement(f"{node} is a logarithm of what is too large at this point") from None


def _enclosed(value: Spread, digits: int) -> Bounds:
    """Bounds for a value in which nothing is random."""
    total = Bounds.of(Fraction(0), digits)
    for exponent, coefficient in value.terms.items():
        total = total + _bounds(coefficient.terms.items(), digits) * _bounds(exponent, digits).exp()
    return total


def number_of(value: Spread) -> Number:
    """The number that a value is, in which nothing is random."""
    terms = [(exponent, each) for exponent, each in value.terms.items() if any(each.terms.values())]
    parts = [dict(exponent) for exponent, _ in terms] + [
        {k: v for k, v in each.terms.items() if v} for _, each in terms
    ]
    if all(set(part) <= {()} for part in parts):
        return ExponentialNumber.of(
            {dict(exponent).get((), Fraction(0)): each.terms.get((), Fraction(0)) for exponent, each in terms}
        )

    return Decimals(lambda digits: _enclosed(Spread(dict(terms)), digits))


def _logarithm_bounds(key: Unknown, digits: int) -> Bounds:
    """Bounds for a logarithm, of a number that is positive when looked at with so many digits."""
    word: Any = key.subscripts
    value = Spread({frozenset(exponent): DualPolynomial(dict(terms)) for exponent, terms in word})
    while not (found := _enclosed(value, digits)).low > 0:
        digits *= 2
    return found.ln()


def _bounds(terms: Iterable[tuple[Monomial, Fraction]], digits: int) -> Bounds:
    total = Bounds.of(Fraction(0), digits)
    for monomial, number in terms:
        product = Bounds.of(number, digits)
        for key, power in monomial:
            function, _, at = key.name.partition(" ")
            factor = (
                _logarithm_bounds(key, digits) if key.name == LOGARITHM else FUNCTIONS[function](Fraction(at), digits)
            )
            for _ in range(power):
                product = product * factor
        total = total + product
    return total

"""Points at which two lines with exponentials differ."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import Any

from sympy import Expr

from symdrop.deciders.instances.evaluator import Places
from symdrop.deciders.instances.exponentials.numbers import compared
from symdrop.deciders.instances.exponentials.points import ExponentialPoints
from symdrop.deciders.instances.points import PointEvaluator
from symdrop.deciders.instances.polynomials import PolynomialEvaluator
from symdrop.deciders.instances.search import MOST_ATTEMPTS, is_allowed, is_possible, witness
from symdrop.errors import BadStatement, Counterexample, OutsideFragment, Unknown

# Exponents may be equal where all values are, however often one tries: then no two values are the same.
FIRST_ATTEMPTS = 4


def allowed_points(polynomials: PolynomialEvaluator, remainder: Any) -> Iterator[dict[Unknown, Fraction]]:
    """Values that the hypotheses allow and at which a polynomial is not zero."""
    for is_apart, attempt in _attempts():
        values = witness(polynomials, remainder, attempt, is_apart)
        if len(values) == len(polynomials.positions) and is_allowed(polynomials, values):
            yield values


def _attempts() -> Iterator[tuple[bool, int]]:
    """The attempts in their order, and whether the values are all to be different."""
    for first in range(0, MOST_ATTEMPTS, FIRST_ATTEMPTS):
        for is_apart in (False, True) if first == 0 else (False,):
            yield from ((is_apart, attempt) for attempt in range(first, first + FIRST_ATTEMPTS))


def point(
    polynomials: PolynomialEvaluator, values: dict[Unknown, Fraction], lines: tuple[Expr, Expr], places: Places
) -> Counterexample | None:
    """Both lines at a point, by the definition; None where it has no exact value there, or the laws forbid it."""
    points = ExponentialPoints(polynomials.signature, polynomials.sizes, values, polynomials.work)
    try:
        found = points.counterexample(*lines, places)
    except (BadStatement, OutsideFragment):
        return None
    laws = PointEvaluator(polynomials.signature, polynomials.sizes, values, polynomials.work)
    return found if is_possible(laws, found.values) else None


def differing(
    polynomials: PolynomialEvaluator, remainder: Any, lines: tuple[Expr, Expr], places: Places
) -> Counterexample | None:
    """A point at which the lines differ."""
    for values in allowed_points(polynomials, remainder):
        found = point(polynomials, values, lines, places)
        if found and compared(found.left, found.right):
            return found
    return None


def exceeding(
    polynomials: PolynomialEvaluator, lines: tuple[Expr, Expr], places: Places, is_strict: bool
) -> Counterexample | None:
    """A point at which the first line is above the second; where the inequality is strict, or equal to it."""
    for values in allowed_points(polynomials, polynomials.ring.one):
        found = point(polynomials, values, lines, places)
        sign = compared(found.left, found.right) if found else None
        if sign == 1 or (is_strict and sign == 0):
            return found
    return None

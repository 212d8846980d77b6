"""Looking for a point at which an inequality fails. A search that finds none decides nothing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from sympy import Expr

from symdrop.deciders.instances.evaluator import Places, Unpromised, Work
from symdrop.deciders.instances.points import PointEvaluator
from symdrop.deciders.instances.polynomials import PolynomialEvaluator
from symdrop.deciders.instances.search import (
    COVARIANCE,
    MASK,
    MOMENT,
    PROBABILITY,
    VARIANCE,
    is_allowed,
    kinds_of_names,
    patterns,
    size_grid,
)
from symdrop.deciders.instances.signature import Signature, signature_of
from symdrop.errors import BadStatement, Counterexample, LimitReached, Unknown
from symdrop.statements.hypotheses import Hypothesis

LARGEST_SIZE = 2
MOST_ATTEMPTS = 40
MOST_STEPS = 200_000
VALUES: dict[int, Sequence[str]] = {
    COVARIANCE: ("0", "1/12", "-1/12"),
    VARIANCE: ("1", "0", "2", "1/2", "3"),
    MASK: ("1", "0"),
    PROBABILITY: ("1/3", "2/3", "1/4", "3/4", "1/2", "1/10", "9/10"),
}
PLAIN_VALUES = ("1", "-1", "0", "2", "-2", "1/2", "3")


def violation(given: Sequence[Hypothesis], left: Expr, right: Expr) -> Counterexample | None:
    """A point that the hypotheses allow and at which left > right, at small sizes; None when none was found.

    Raises `BadStatement` or `OutsideFragment` for lines that the definition does not cover.

    >>> from symdrop.language import family, index, size
    >>> n = size("n"); k = index("k", n); w = family("w", n)
    >>> print(violation((), w[k], w[k] ** 2))
    at n = 1, k = 1, w[1] = 1/2: left = 1/2, right = 1/4
    """
    read = signature_of(given, [left, right])
    work = Work(MOST_STEPS)
    grid = dict.fromkeys(read.sizes, range(1, LARGEST_SIZE + 1))
    try:
        for numbers in size_grid(grid):
            polynomials = PolynomialEvaluator(read, dict(zip(grid, numbers, strict=True)), work)
            for places in patterns(list(read.free.values()), polynomials.sizes):
                found = next(_violations(polynomials, left, right, places), None)
                if found:
                    return found
    except (Unpromised, LimitReached, RecursionError):
        return None
    return None


def _violations(polynomials: PolynomialEvaluator, left: Expr, right: Expr, places: Places) -> Iterator[Counterexample]:
    for values in _draws(polynomials):
        try:
            if not is_allowed(polynomials, values):
                continue
            points = PointEvaluator(polynomials.signature, polynomials.sizes, values, polynomials.work)
            found = points.counterexample(left, right, places)
        except BadStatement:
            # A quantity that is divided by happens to be zero at these values.
            continue
        if found.left > found.right:
            yield found


def _draws(polynomials: PolynomialEvaluator) -> Iterator[dict[Unknown, Fraction]]:
    """Values for every entry and scalar, from a fixed sequence that looks random."""
    kinds, state = kinds_of_names(polynomials.signature), 1
    for _ in range(MOST_ATTEMPTS):
        values: dict[Unknown, Fraction] = {}
        for key in polynomials.positions:
            state = (1103515245 * state + 12345) % 2**31
            choices = _choices(polynomials.signature, key.name, kinds.get(key.name, -1))
            values[key] = Fraction(choices[(state >> 16) % len(choices)])
        yield values


def _choices(read: Signature, name: str, kind: int) -> Sequence[str]:
    choices = VALUES.get(kind, PLAIN_VALUES)
    if kind > MOMENT and (kind - MOMENT) % 2 == 0:
        choices = [str(2**at * 3 ** (kind - MOMENT)) for at in range(4)]
    return [each for each in choices if each != "0"] if name in read.never_zero else choices

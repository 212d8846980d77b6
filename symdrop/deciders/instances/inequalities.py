"""Looking for a point at which an inequality fails. A search that finds none decides nothing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import product

from sympy import Expr

from symdrop.deciders.instances.ascent import Ascent
from symdrop.deciders.instances.evaluator import Places, Unpromised, Work
from symdrop.deciders.instances.exponentials.reading import is_beyond, signature_beyond
from symdrop.deciders.instances.exponentials.search import exceeding
from symdrop.deciders.instances.points import PointEvaluator
from symdrop.deciders.instances.polynomials import PolynomialEvaluator
from symdrop.deciders.instances.search import is_allowed, is_possible, patterns
from symdrop.deciders.instances.signature import Signature
from symdrop.errors import BadStatement, Counterexample, LimitReached, Unknown
from symdrop.statements.hypotheses import Hypothesis

LARGEST_SIZE = 3
MOST_STEPS = 60_000


def violation(given: Sequence[Hypothesis], left: Expr, right: Expr, is_strict: bool = False) -> Counterexample | None:
    """A point that the hypotheses allow and at which left > right, at small sizes; None when none was found.

    Where the inequality is strict, it fails at a point at which the two are equal as well.

    Raises `BadStatement` or `OutsideFragment` for lines that the definition does not cover.

    >>> from symdrop.language import family, index, size
    >>> n = size("n"); k = index("k", n); w = family("w", n)
    >>> print(violation((), w[k], w[k] ** 2))
    at n = 1, k = 1, w[1] = 1/2: left = 1/2, right = 1/4
    """
    read, beyond = signature_beyond(given, [left, right]), is_beyond([left, right])
    free, boxes = list(read.free.values()), _smallest_boxes(read)
    cases = [(sizes, places) for sizes in boxes for places in patterns(free, sizes)]
    left_over = MOST_STEPS
    for number, (sizes, places) in enumerate(cases):
        # What one case leaves, the later and larger ones may use.
        work = Work(left_over // (len(cases) - number))
        try:
            polynomials = PolynomialEvaluator(read, sizes, work)
            if beyond:
                found = exceeding(polynomials, (left, right), places, is_strict)
            else:
                found = next(_violations(polynomials, left, right, places, is_strict), None)
        except (Unpromised, LimitReached, RecursionError):
            found = None
        if found:
            return found
        left_over -= work.allowed - max(work.left, 0)
    return None


def _smallest_boxes(read: Signature) -> list[dict[str, int]]:
    """The smallest sizes that the hypotheses allow, the smallest first; at least one of each."""
    own = {
        name: [number for number in range(1, LARGEST_SIZE + 1) if read.allows({name: number})] or [read.beyond(name)]
        for name in read.sizes
    }
    boxes = [dict(zip(own, numbers, strict=True)) for numbers in product(*own.values())]
    return sorted(boxes, key=lambda sizes: (sum(sizes.values()), *sizes.values()))


def _violations(
    polynomials: PolynomialEvaluator, left: Expr, right: Expr, places: Places, is_strict: bool
) -> Iterator[Counterexample]:
    """The points above zero of the polynomial `left - right` at which the definition, asked for both sides, agrees."""
    gap = polynomials.total([polynomials.value(left, places), -polynomials.value(right, places)])

    def is_point(values: dict[Unknown, Fraction]) -> bool:
        try:
            points = PointEvaluator(polynomials.signature, polynomials.sizes, values, polynomials.work)
            divided = (
                points.number_at(unit, {})
                for unit in polynomials.signature.units
                if polynomials.signature.mentions(unit)
            )
            return is_allowed(polynomials, values) and is_possible(points, values) and all(divided)
        except BadStatement:
            # A quantity that is divided by happens to be zero at these values.
            return False

    for values in Ascent(polynomials, gap, is_point, is_strict).points() if gap or is_strict else ():
        points = PointEvaluator(polynomials.signature, polynomials.sizes, values, polynomials.work)
        found = points.counterexample(left, right, places)
        if found.left > found.right or (is_strict and found.left == found.right):
            yield found

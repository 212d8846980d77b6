"""Whether any numbers obey the hypotheses: of what cannot be, everything is true, and nothing is worth proving."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction

from sympy import Expr, Rational

from symdrop.deciders.instances.evaluator import Unpromised, Work
from symdrop.deciders.instances.exponentials.reading import signature_beyond
from symdrop.deciders.instances.points import PointEvaluator
from symdrop.deciders.instances.polynomials import PolynomialEvaluator
from symdrop.deciders.instances.search import MOST_ATTEMPTS, every_place, is_covariance_matrix, is_joint_law, witness
from symdrop.deciders.instances.signature import Signature, name_of
from symdrop.errors import LimitReached, Unknown
from symdrop.statements.hypotheses import Hypothesis
from symdrop.statements.laws.law import Correlated, Exchangeable

MOST_PRODUCTS = 100_000
LARGER = (1, 2, 3, 4, 8)


def obstacle(given: Sequence[Hypothesis], lines: Sequence[Expr]) -> str | None:
    """What stands in the way of numbers that obey the hypotheses, at the last that were tried; None where some do.

    The search is short: that it finds none does not prove that there are none.

    >>> from symdrop.language import E, scalar
    >>> from symdrop.theorem import gaussian
    >>> z, v = scalar("z v")
    >>> obstacle([gaussian(z, mean=0, variance=v)], [E(z)])
    >>> obstacle([gaussian(z, mean=0, variance=-1 - v**2)], [E(z)])
    'at v = 1 the law of z has -v**2 - 1 = -2, which must not be negative'
    """
    read = signature_beyond(given, lines)
    found = _obstacle(read, given, 0)
    # A law such as that of a mask with three ones asks for larger sizes.
    larger = LARGER if found and any(law.together for law in read.laws_in_use()) else ()
    return None if any(_obstacle(read, given, more) is None for more in larger) else found


def _obstacle(read: Signature, given: Sequence[Hypothesis], more: int) -> str | None:
    """What stands in the way at sizes so much larger than the smallest."""
    broken = None
    try:
        sizes = {name: read.beyond(name) + more for name in read.sizes}
        polynomials = PolynomialEvaluator(read, sizes, Work(MOST_PRODUCTS))
        for values in _tried(polynomials, given):
            broken = next(_broken(PointEvaluator(read, polynomials.sizes, values, polynomials.work), read), None)
            if broken is None:
                return None
    except (LimitReached, Unpromised):
        # Only where nothing is known at the smallest sizes, is it left open.
        return "nothing is known at larger sizes" if more else None
    return broken and f"{_place({key: value for key, value in values.items() if key.name not in read.laws})}{broken}"


def _tried(polynomials: PolynomialEvaluator, given: Sequence[Hypothesis]) -> Iterator[dict[Unknown, Fraction]]:
    """Simple values, then such as the numbers in the hypotheses suggest."""
    for attempt in range(MOST_ATTEMPTS):
        values = witness(polynomials, polynomials.ring.one, attempt)
        yield values
    atoms = {Fraction(int(number.p), int(number.q)) for each in given for number in _numbers(each)}
    near = sorted(
        {place + step for place in atoms for step in (-1, 0, 1)} | {(a + b) / 2 for a in atoms for b in atoms}
    )
    state = 1
    for _ in range(MOST_ATTEMPTS if near else 0):
        for key in polynomials.positions:
            if key.name not in polynomials.signature.laws:
                state = (1103515245 * state + 12345) % 2**31
                values[key] = near[(state >> 16) % len(near)]
        yield values


def _numbers(hypothesis: Hypothesis) -> Iterator[Rational]:
    for each in hypothesis.expressions:
        if isinstance(each, Expr):
            yield from each.atoms(Rational)


def _broken(points: PointEvaluator, read: Signature) -> Iterator[str]:
    """The conditions that do not hold at the values of the points."""
    for law in read.laws_in_use():
        for key in points.keys(name_of(law.entry)):
            places = points.at(law, key)
            for each in (*law.nonnegative, *law.positive):
                value = points.number_at(each, places)
                if value < 0:
                    yield f"the law of {law.entry} has {_valued(each, value)}, which must not be negative"
        if isinstance(law, Exchangeable):
            yield from _broken_together(points, law)
        if isinstance(law, Correlated) and not is_covariance_matrix(points, law):
            yield f"no noise has the covariances {law.covariance} of {law.entry}: a sum would have a negative variance"
    for key, value in points.values.items():
        if read.excludes(key.name, value):
            yield f"{key} = {value}, which the hypotheses rule out"
    for unit in read.units:
        if read.mentions(unit) and not points.number_at(unit, {}):
            yield f"{unit} = 0, which is declared not to be zero"
    for quantity in read.nonnegative:
        for places in every_place(quantity, points.sizes):
            value = points.number_at(quantity, places)
            if value < 0:
                yield f"{quantity} = {value}, which is declared not to be negative"
    for first, second, covariance, places in points.pairs():
        if not is_joint_law(points, first, second, covariance, places):
            value = points.number_at(covariance, places)
            yield f"the covariance {value} of {first} and {second} is beyond what their laws allow"


def _broken_together(points: PointEvaluator, law: Exchangeable) -> Iterator[str]:
    """What does not hold of so many entries together."""
    number = points.sizes[law.number.name]
    for each in law.counts:
        value = points.number_at(each, {})
        if value.denominator != 1:
            yield f"the law of {law.entry} has {_valued(each, value)}, which must be a whole number"
    for each in law.possible(number):
        value = points.number_at(each, {})
        if value < 0:
            yield f"the law of {law.entry} has {_valued(each, value)} for {number} entries, which must not be negative"


def _valued(quantity: Expr, value: Fraction) -> str:
    return str(value) if quantity.is_number else f"{quantity} = {value}"


def _place(values: Mapping[Unknown, Fraction]) -> str:
    return f"at {', '.join(f'{key} = {value}' for key, value in sorted(values.items()))} " if values else ""

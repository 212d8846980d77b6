"""Expectations of sums of exponentials: the definition of each law, applied to coefficient and exponent alike."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from symdrop.errors import OutsideFragment, Unknown
from symdrop.statements.laws.gaussian import Gaussian
from symdrop.statements.laws.rademacher import Rademacher

if TYPE_CHECKING:
    from symdrop.deciders.instances.exponentials.evaluator import GroupEvaluator, Value

ACCEPTED = "accepted in an exponent are masks, random signs, and independent gaussian noise to the first power"


def average(evaluator: GroupEvaluator, value: Value) -> Value:
    """E of a value: what is 0 or 1, or a sign, is tried in all ways, then normal entries shift, then moments."""
    for key in _with_few_values(evaluator, value):
        value = _tried(evaluator, value, key)
    value = evaluator.total(each for pair in value.items() for each in _normal(evaluator, *pair))
    return evaluator.total({number: evaluator.polynomials.mean(part)} for number, part in value.items())


def _with_few_values(evaluator: GroupEvaluator, value: Value) -> list[Unknown]:
    """The random entries with finitely many values that stand in an exponent or an argument."""
    polynomials = evaluator.polynomials
    exponents = [evaluator.exponents[number] for number in value]
    keys: dict[Unknown, None] = {}
    for exponent in exponents:
        keys |= dict.fromkeys(polynomials.random_keys(exponent))
    names = [named for each in (*exponents, *value.values()) for named in polynomials.names_in(each)]
    for named in names:
        drawn = polynomials.drawn_in(named)
        if not named.is_name and all(_values(evaluator, key) for key in drawn):
            keys |= dict.fromkeys(drawn)
    behind = {name for named in names if named.is_name and polynomials.drawn_in(named) for name in named.families}
    few = [key for key in keys if _values(evaluator, key)]
    for key in few:
        if key.name in behind:
            raise OutsideFragment(
                f"an exponential of {key.name} stands beside softplus or logistic of a sum of it under one E; "
                "accepted there are polynomials: state the two apart"
            )
    return few


def _values(evaluator: GroupEvaluator, key: Unknown) -> tuple[int, ...]:
    """The values that an entry has, where these are few and it is independent of all others."""
    law = evaluator.signature.laws[key.name]
    if not law.independent or key.name in evaluator.signature.joint:
        return ()
    if law.binary:
        return (0, 1)
    return (-1, 1) if isinstance(law, Rademacher) else ()


def _tried(evaluator: GroupEvaluator, value: Value, key: Unknown) -> Value:
    """The value at each number that an entry may be, times the chance of that."""
    polynomials, ring = evaluator.polynomials, evaluator.polynomials.ring
    keep = polynomials.expected_power(key, 1)
    binary = evaluator.signature.laws[key.name].binary
    chances = (ring.one - keep, keep) if binary else (ring.constant(1, 2), ring.constant(1, 2))
    pairs = zip(_values(evaluator, key), chances, strict=True)
    return evaluator.total(
        evaluator.product([evaluator.polynomial(chance), evaluator.with_value(value, key, number)])
        for number, chance in pairs
    )


def _normal(evaluator: GroupEvaluator, number: int, coefficient: Any) -> Iterator[Value]:
    """E over the normal entries in an exponent: E z^k e^{cz} = e^{c m + c^2 v / 2} E y^k, y normal of mean m + v c."""
    polynomials, exponent = evaluator.polynomials, evaluator.exponents[number]
    for named in polynomials.names_in(exponent):
        if polynomials.drawn_in(named):
            raise OutsideFragment(f"a random entry stands in a function in an exponent; {ACCEPTED}")
    if not (keys := polynomials.random_keys(exponent)):
        yield {number: coefficient}
        return
    key = keys[0]
    law = evaluator.signature.laws[key.name]
    if type(law) is not Gaussian or key.name in evaluator.signature.joint:
        raise OutsideFragment(f"{law.entry} stands in an exponent that is averaged; {ACCEPTED}")
    parts = polynomials.split(exponent, polynomials.positions[key])
    if max(parts) > 1 or any(key in polynomials.drawn_in(named) for named in polynomials.names_in(coefficient)):
        raise OutsideFragment(f"{law.entry} is squared in an exponent, or stands in a function beside it; {ACCEPTED}")
    steep = parts[1]
    places = polynomials.at(law, key)
    mean, variance = (polynomials.value(each, places) for each in (law.mean, law.variance))
    tilted = polynomials.total([mean, polynomials.product([variance, steep])])
    half = polynomials.product([polynomials.ring.constant(1, 2), variance, steep, steep])
    moved = polynomials.total([parts.get(0, polynomials.ring.zero), polynomials.product([steep, mean]), half])
    found, moments = [], [polynomials.ring.one]
    for power, part in polynomials.split(coefficient, polynomials.positions[key]).items():
        while len(moments) <= power:
            moments.append(_next_moment(evaluator, moments, tilted, variance))
        found.append(polynomials.product([part, moments[power]]))
    yield from _normal(evaluator, evaluator.number_of(moved), polynomials.total(found))


def _next_moment(evaluator: GroupEvaluator, moments: list[Any], mean: Any, variance: Any) -> Any:
    """E y^r = mean E y^(r-1) + (r - 1) variance E y^(r-2)."""
    polynomials, order = evaluator.polynomials, len(moments)
    parts = [polynomials.product([mean, moments[-1]])]
    if order > 1:
        factor = polynomials.ring.constant(order - 1, 1)
        parts.append(polynomials.product([factor, variance, moments[-2]]))
    return polynomials.total(parts)

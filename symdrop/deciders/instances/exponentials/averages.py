"""Expectations of sums of exponentials: the definition of each law, applied to coefficient and exponent alike."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from math import comb
from typing import TYPE_CHECKING, Any

from symdrop.deciders.instances.exponentials.functions import PLAIN, RAISED
from symdrop.errors import OutsideFragment, Unknown
from symdrop.statements.laws.gaussian import Gaussian
from symdrop.statements.laws.law import Law
from symdrop.statements.laws.poisson import Poisson
from symdrop.statements.laws.rademacher import Rademacher

if TYPE_CHECKING:
    from symdrop.deciders.instances.exponentials.evaluator import GroupEvaluator, Value

ACCEPTED = "accepted in an exponent are masks, random signs, and gaussian noise or Poisson counts to the first power"


def average(evaluator: GroupEvaluator, value: Value) -> Value:
    """E of a value: what is 0 or 1, or a sign, is tried in all ways, then the others in exponents, then moments."""
    for key in _with_few_values(evaluator, value):
        value = _tried(evaluator, value, key)
    value = evaluator.total(each for pair in value.items() for each in _exponents(evaluator, *pair))
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
                f"an exponential of {key.name} stands beside a function of a sum of it under one E; "
                "accepted there are polynomials: state the two apart"
            )
    return few


def _values(evaluator: GroupEvaluator, key: Unknown) -> tuple[int, ...]:
    """The values that an entry has, where these are few and it is independent of all others."""
    law = evaluator.signature.laws[key.name]
    if not law.independent or key.name in evaluator.signature.joint:
        return ()
    return few_values(law)


def few_values(law: Law) -> tuple[int, ...]:
    """The two values of a mask or of a random sign; none for another law."""
    return (0, 1) if law.binary else (-1, 1) if isinstance(law, Rademacher) else ()


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


def _exponents(evaluator: GroupEvaluator, number: int, coefficient: Any) -> Iterator[Value]:
    """E over the normal entries and the Poisson counts in an exponent."""
    polynomials, exponent = evaluator.polynomials, evaluator.exponents[number]
    for named in polynomials.names_in(exponent):
        if polynomials.drawn_in(named):
            raise OutsideFragment(f"a random entry stands in a function in an exponent; {ACCEPTED}")
    if not (keys := polynomials.random_keys(exponent)):
        yield {number: coefficient}
        return
    # Normal entries come first: what they leave in the exponent may hold counts.
    key = min(keys, key=lambda each: isinstance(evaluator.signature.laws[each.name], Poisson))
    law = evaluator.signature.laws[key.name]
    if not (type(law) is Gaussian or isinstance(law, Poisson)) or key.name in evaluator.signature.joint:
        raise OutsideFragment(f"{law.entry} stands in an exponent that is averaged; {ACCEPTED}")
    parts = polynomials.split(exponent, polynomials.positions[key])
    if max(parts) > 1 or any(key in polynomials.drawn_in(named) for named in polynomials.names_in(coefficient)):
        raise OutsideFragment(f"{law.entry} is squared in an exponent, or stands in a function beside it; {ACCEPTED}")
    opened = _normal if isinstance(law, Gaussian) else _counted
    for pair in opened(evaluator, key, parts, coefficient):
        yield from _exponents(evaluator, *pair)


def _counted(
    evaluator: GroupEvaluator, key: Unknown, parts: Mapping[int, Any], coefficient: Any
) -> Iterator[tuple[int, Any]]:
    """E z^k e^{cz} = e^{r (e^c - 1)} E y^k, y of rate s = r e^c, for a count of rate r; E y f(y) = s E f(y + 1)."""
    polynomials, law = evaluator.polynomials, evaluator.signature.laws[key.name]
    steep = parts[1]
    if polynomials.random_keys(steep) or not isinstance(law, Poisson):
        raise OutsideFragment(f"{law.entry} stands beside another random entry in an exponent; {ACCEPTED}")
    rate = polynomials.value(law.rate, polynomials.at(law, key))
    raised = polynomials.product([rate, polynomials.function(RAISED, steep, PLAIN)])
    moved = polynomials.total([parts.get(0, polynomials.ring.zero), raised, -rate])
    # The moments of y, each by powers of s.
    moments, found = [{0: 1}], dict[int, list[Any]]()
    for power, part in polynomials.split(coefficient, polynomials.positions[key]).items():
        while len(moments) <= power:
            order = len(moments)
            degrees = range(1, order + 1)
            moments.append(
                {at: sum(comb(order - 1, low) * moments[low].get(at - 1, 0) for low in range(order)) for at in degrees}
            )
        for at, number in moments[power].items():
            found.setdefault(at, []).append(polynomials.product([part, polynomials.ring.constant(number, 1)]))
    for at, terms in found.items():
        tilted = polynomials.total([moved, polynomials.product([polynomials.ring.constant(at, 1), steep])])
        total = polynomials.product([polynomials.raised(rate, at), polynomials.total(terms)])
        yield evaluator.number_of(tilted), total


def _normal(
    evaluator: GroupEvaluator, key: Unknown, parts: Mapping[int, Any], coefficient: Any
) -> Iterator[tuple[int, Any]]:
    """E z^k e^{cz} = e^{c m + c^2 v / 2} E y^k, y normal of mean m + v c."""
    polynomials, law = evaluator.polynomials, evaluator.signature.laws[key.name]
    if not isinstance(law, Gaussian):
        raise OutsideFragment(f"{law.entry} stands in an exponent that is averaged; {ACCEPTED}")
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
    yield evaluator.number_of(moved), polynomials.total(found)


def _next_moment(evaluator: GroupEvaluator, moments: list[Any], mean: Any, variance: Any) -> Any:
    """E y^r = mean E y^(r-1) + (r - 1) variance E y^(r-2)."""
    polynomials, order = evaluator.polynomials, len(moments)
    parts = [polynomials.product([mean, moments[-1]])]
    if order > 1:
        factor = polynomials.ring.constant(order - 1, 1)
        parts.append(polynomials.product([factor, variance, moments[-2]]))
    return polynomials.total(parts)

"""Whether a sum of exponentials is zero as a function, decided exactly."""

from __future__ import annotations

from typing import Any

from symdrop.deciders.instances.exponentials.averages import few_values
from symdrop.deciders.instances.exponentials.evaluator import GroupEvaluator, Value
from symdrop.deciders.instances.exponentials.functions import LOGISTIC
from symdrop.errors import Unknown

# The longest product of a coefficient and differences of exponents.
MOST_APART = 400


def remainder(evaluator: GroupEvaluator, value: Value) -> Any:
    """A polynomial that is not zero where, at a general point, the value is not; 0 where it is zero throughout.

    Mask entries outside every expectation are tried as 0 and 1, random signs as -1 and 1, and what is divided by is
    multiplied out.
    """
    polynomials = evaluator.polynomials
    key = _mask(evaluator, value)
    if key is None:
        return _remainder(evaluator, _cleared(evaluator, value))
    numbers = few_values(evaluator.signature.laws[key.name])
    for number, other in zip(numbers, reversed(numbers), strict=True):
        rest = remainder(evaluator, evaluator.with_value(value, key, number))
        if rest:
            # Zero at the other value.
            return polynomials.product([rest, polynomials.generators[key] - polynomials.number(other, 1)])
    return polynomials.ring.zero


def _mask(evaluator: GroupEvaluator, value: Value) -> Unknown | None:
    """A mask entry, or a random sign, in an exponent or an argument."""
    polynomials = evaluator.polynomials
    for number, coefficient in value.items():
        parts = [evaluator.exponents[number]]
        parts += [
            named.argument
            for each in (evaluator.exponents[number], coefficient)
            for named in polynomials.names_in(each)
            if not named.is_name and polynomials.drawn_in(named)
        ]
        for part in parts:
            for key in polynomials.random_keys(part):
                if few_values(evaluator.signature.laws[key.name]):
                    return key
    return None


def _cleared(evaluator: GroupEvaluator, value: Value) -> Value:
    """The value times powers of 1 + e^q, where logistic(q) = e^q / (1 + e^q) occurs."""
    polynomials, one = evaluator.polynomials, evaluator.polynomials.ring.one
    names = {named.position: named for part in value.values() for named in polynomials.names_in(part)}
    for named in (each for each in names.values() if each.kind == LOGISTIC and each.is_cleared):
        split = {number: polynomials.split(part, named.position) for number, part in value.items()}
        most = max(power for parts in split.values() for power in parts)
        top = evaluator.exponential(named.argument)
        bottom = evaluator.total([{0: one}, top])
        value = evaluator.total(
            evaluator.product([{number: part}, *[top] * power, *[bottom] * (most - power)])
            for number, parts in split.items()
            for power, part in parts.items()
        )
    return value


def _remainder(evaluator: GroupEvaluator, value: Value) -> Any:
    """The first coefficient that is not zero, once equal exponents are one, times the differences of its exponent.

    Where that is not zero, neither is the value: its exponent is none of the others. Differences are left out where the
    product would be long.
    """
    polynomials = evaluator.polynomials
    together: list[tuple[Any, list[Any]]] = []
    for number, coefficient in value.items():
        exponent = evaluator.exponents[number]
        for known, parts in together if polynomials.inverses else ():
            if not polynomials.cleared_of_denominators(exponent - known):
                parts.append(coefficient)
                break
        else:
            together.append((exponent, [coefficient]))
    cleared = [
        (exponent, polynomials.cleared_of_denominators(polynomials.total(parts))) for exponent, parts in together
    ]
    kept = [pair for pair in cleared if pair[1]]
    if not kept:
        return polynomials.ring.zero
    (first, rest), *others = kept
    for other, _ in others:
        less = polynomials.cleared_of_denominators(first - other)
        long, short = (len([*polynomials.ring.terms(each)]) for each in (rest, less))
        if long * short > MOST_APART:
            break
        rest = polynomials.product([rest, less]) or rest
    return rest

"""E[z^k e^(cz)] of a normal entry and of a Poisson count, by their moment generating functions; of a random sign by its
two values. TRUSTED."""

from __future__ import annotations

from math import comb
from typing import TYPE_CHECKING, Any

from symdrop.deciders.kernel.spread.terms import (
    ONE,
    Atom,
    Exponent,
    Factors,
    Monomial,
    Polynomial,
    frozen,
    out_of_exponent,
    put,
    raised_atom,
    times,
    without_exponent,
)
from symdrop.statements.laws.gaussian import Gaussian
from symdrop.statements.laws.poisson import Poisson

if TYPE_CHECKING:
    from symdrop.deciders.kernel.spread.averages import Averages


def tilted_average(averages: Averages, atom: Atom, power: int, rest: Monomial, touched: Exponent) -> Polynomial | None:
    """E of an entry to a power times e to what it touches, times the rest; None where that is not known."""
    law = averages.context.laws[atom.name]
    if not isinstance(law, Gaussian | Poisson) or any(dict(factors)[atom] != 1 for factors, _ in touched):
        return None
    slope: Polynomial = {}
    for factors, number in touched:
        put(slope, Monomial(tuple(pair for pair in factors if pair[0] != atom), ()), number)
    found = (_normal if isinstance(law, Gaussian) else _counted)(averages, atom, power, slope)
    if found is None:
        return None
    exponent, moment = found
    if any(each.exponent for each in exponent):
        return None
    raised: dict[Factors, Any] = {}
    for each, number in exponent.items():
        put(raised, without_exponent(out_of_exponent(each.factors)), number)
    outside: Polynomial = {}
    for each, number in moment.items():
        put(outside, times(out_of_exponent(each.factors), Monomial((), each.exponent)), number)
    return averages.product(outside, {times(rest, Monomial((), frozen(raised))): averages.one})


def signed_average(averages: Averages, atom: Atom, power: int, rest: Monomial, touched: Exponent) -> Polynomial:
    """E of a random sign to a power times e to what it touches, times the rest: half of it at 1 and half at -1."""
    total: Polynomial = {}
    for sign in (1, -1):
        raised: dict[Factors, Any] = {}
        for factors, number in touched:
            put(raised, tuple(pair for pair in factors if pair[0] != atom), number * sign ** dict(factors)[atom])
        put(total, times(rest, Monomial((), frozen(raised))), averages.one * sign**power / 2)
    return total


def _normal(averages: Averages, atom: Atom, power: int, slope: Polynomial) -> tuple[Polynomial, Polynomial] | None:
    """c mu + c^2 v / 2, and the moment of a normal entry with mean mu + c v and variance v."""
    mean, second = averages.parameter(atom, 1), averages.parameter(atom, 2)
    if mean is None or second is None:
        return None
    variance = averages.plus_polynomial(second, averages.product(mean, mean), -1)
    square = averages.product(averages.product(slope, slope), variance)
    exponent = averages.plus_polynomial(
        averages.product(slope, mean), {each: number / 2 for each, number in square.items()}, 1
    )
    shifted = averages.plus_polynomial(mean, averages.product(slope, variance), 1)
    moments: list[Polynomial] = [{ONE: averages.one}, shifted]
    for order in range(2, power + 1):
        lower = averages.product(variance, moments[order - 2])
        lower = {each: number * (order - 1) for each, number in lower.items()}
        moments.append(averages.plus_polynomial(averages.product(shifted, moments[order - 1]), lower, 1))
    return exponent, moments[power]


def _counted(averages: Averages, atom: Atom, power: int, slope: Polynomial) -> tuple[Polynomial, Polynomial] | None:
    """r (e^c - 1), and the moment of a count of rate s = r e^c: E[y^k] = s sum over j < k of C(k - 1, j) E[y^j]."""
    rate = averages.parameter(atom, 1)
    if rate is None:
        return None
    tilt = Monomial((), frozen({each.factors: number for each, number in slope.items()}))
    inside = averages.product(rate, {Monomial(((raised_atom(tilt.exponent), 1),), ()): averages.one})
    tilted = averages.product(rate, {tilt: averages.one})
    moments: list[Polynomial] = [{ONE: averages.one}]
    for order in range(1, power + 1):
        total: Polynomial = {}
        for lower, moment in enumerate(moments):
            part = {each: number * comb(order - 1, lower) for each, number in moment.items()}
            total = averages.plus_polynomial(total, part, 1)
        moments.append(averages.product(tilted, total))
    return averages.plus_polynomial(inside, rate, -1), moments[power]

"""Which reasons a difference of two lines needs. Nothing false is accepted here: a proof rests on the reasons together.

A reason is needed when the others leave something of the difference. Mostly that is seen from a small part of it. A
rewriting keeps how often a term mentions a family that is deterministic, in no law, not differentiated in, and not
divided by with a number added to it; so terms that mention them differently often never cancel, and each such part of a
difference is looked at by itself, the smallest first. In E[(t - Sum(d[j]*w[j], j))**6] the term with w twice already
needs what the one with w six times does.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator
from math import prod

from symdrop.axioms import REASONS, Reason, idempotent, linearity, moments
from symdrop.deciders.kernel.context import Context
from symdrop.deciders.kernel.factors import (
    BRACKET,
    DERIVATIVE,
    EXPECTATION,
    FAMILY,
    Factor,
    LinearCombination,
    Monomial,
    names_in,
    thaw,
)
from symdrop.deciders.kernel.normal import Normaliser

MOST_PIECES = 400

# How often a term mentions each family that counts.
Grade = tuple[tuple[str, int], ...]


def sufficient(
    context: Context,
    difference: LinearCombination,
    preferred: Collection[Reason],
    allowed: frozenset[Reason] = frozenset(REASONS),
) -> tuple[Reason, ...] | None:
    """Reasons by which a difference is zero, none of which can be left out, or None where all that are allowed do not.

    Preferred ones are kept where possible. What a normal form did not ask for is left out at once.

    >>> from symdrop.axioms import moments
    >>> from symdrop.deciders.kernel.reading import read_statement
    >>> from symdrop.language import E, family, index, size
    >>> from symdrop.theorem import bernoulli
    >>> n = size("n"); j, k = index("j k", n); delta, p = family("delta p", n)
    >>> context, (left, right) = read_statement([bernoulli(delta[j], keep=p[j])], [E(delta[k] ** 2), p[k]])
    >>> difference = context.algebra.combine(left, right, -1)
    >>> sufficient(context, difference, ()), sufficient(context, left, ())
    ((idempotent, mean), None)
    """
    trial = Normaliser(context, allowed)
    if trial.residual(difference):
        return None
    if moments in preferred and idempotent not in preferred:
        without = Normaliser(context, allowed - {idempotent})
        trial = trial if without.residual(difference) else without
    return fewest(context, difference, trial, preferred)


def fewest(
    context: Context, difference: LinearCombination, trial: Normaliser, preferred: Collection[Reason]
) -> tuple[Reason, ...]:
    """Reasons on trial, none of which can be left out, for a difference that they have just shown to be zero."""
    order = sorted(REASONS, key=lambda each: (each in preferred, REASONS.index(each)))
    chosen = trial.asked
    untested = [each for each in order if each in chosen]
    while untested:
        reason, *untested = untested
        trial = Normaliser(context, chosen - {reason}, trial.grounds.cited)
        if suffices(context, difference, trial):
            # What was needed beside this reason may not be needed without it.
            again = [each for each in order if each in chosen and each not in untested]
            chosen = trial.asked
            untested = [each for each in (*untested, *again) if each in chosen]
    return tuple(reason for reason in REASONS if reason in chosen)


def is_needed(context: Context, difference: LinearCombination, reason: Reason, proof: Normaliser) -> bool:
    """Whether a difference that a proof has just shown to be zero is not zero by its other reasons alone."""
    grounds = proof.grounds
    trial = Normaliser(context, grounds.reasons - {reason}, grounds.cited)
    return not suffices(context, difference, trial)


def suffices(context: Context, difference: LinearCombination, trial: Normaliser) -> bool:
    """Whether the reasons on trial leave nothing of a difference."""
    return not any(trial.residual(part) for part in _parts(context, difference, trial.grounds.cites(linearity)))


def _parts(context: Context, difference: LinearCombination, is_linear: bool) -> list[LinearCombination]:
    """Parts of the difference that cannot cancel each other, the smallest first; all of it where that is not seen."""
    ungraded = {name for names in context.symbols_of_law.values() for name in names} | context.laws.keys()
    ungraded |= {*_differentiated(difference), *(name for name, added in context.nonzero_families if added)}
    in_totals = (factor for total in context.totals.values() for each in total for factor in each.factors)
    ungraded |= {*context.totals, *names_in(in_totals)}
    parts: dict[Grade, LinearCombination] = {}
    for monomial, coefficient in difference.items():
        for term, number in (_split(context, monomial) if is_linear else {monomial: context.algebra.one}).items():
            grade = _grade(term, ungraded)
            if grade is None:
                return [difference]
            context.algebra.put(parts.setdefault(grade, {}), term, coefficient * number)
    return [parts[grade] for grade in sorted(parts, key=lambda grade: (sum(power for _, power in grade), grade))]


def _split(context: Context, monomial: Monomial) -> LinearCombination:
    """The combination that a monomial is by linearity, where its E have no sums around them."""
    sizes, factors = monomial
    averages = [each for each in factors if each.kind == EXPECTATION]
    if sizes or prod(len(each.inside) ** each.power for each in averages) > MOST_PIECES:
        return {monomial: context.algebra.one}
    split = context.algebra.term(*(each for each in factors if each.kind != EXPECTATION))
    for average in averages:
        pieces = {
            Monomial((), (Factor.expectation({each: number}),)): context.algebra.one for each, number in average.inside
        }
        split = context.algebra.multiply(split, context.algebra.power(pieces, average.power, 0), 0)
    return split


def _grade(monomial: Monomial, ungraded: set[str]) -> Grade | None:
    """How often a term mentions each family; None where an E or D in it adds terms that do so differently often."""
    grade: Counter[str] = Counter()
    for factor in monomial.factors:
        if factor.kind == FAMILY and factor.name not in ungraded:
            grade[factor.name] += factor.power
        elif factor.kind not in (FAMILY, BRACKET):
            inner = {_grade(each, ungraded) for each, _ in factor.inside}
            if len(inner) > 1 or None in inner:
                return None
            for name, power in next(iter(inner), ()) or ():
                grade[name] += power * factor.power
    return tuple(sorted(item for item in grade.items() if item[1]))


def _differentiated(combination: LinearCombination) -> Iterator[str]:
    """The names of what is differentiated in, at any depth."""
    for monomial in combination:
        for factor in monomial.factors:
            if factor.kind == DERIVATIVE:
                yield factor.name
            yield from _differentiated(thaw(factor.inside))

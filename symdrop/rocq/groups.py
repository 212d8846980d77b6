"""The laws of a statement in Rocq: masks by definition, other noise as an expectation with the moments given."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, permutations
from typing import Any

from sympy import Add, Expr, Integer, Mul

from symdrop.errors import NoProofKnown
from symdrop.language import Index, index
from symdrop.rocq.terms import Term, read
from symdrop.statements.hypotheses import Covariance, Hypothesis, Nonnegative, Nonzero, Symmetric
from symdrop.statements.laws.bernoulli import Bernoulli
from symdrop.statements.laws.gaussian import Gaussian
from symdrop.statements.laws.law import Correlated, Exchangeable, Law
from symdrop.statements.laws.masks import Masks, Outcome
from symdrop.statements.laws.one_hot import OneHot

Powers = tuple[int, ...]


@dataclass(frozen=True)
class Masked:
    """A family of independent 0/1 masks, with the chance that each is 1, written at the indices."""

    family: str
    indices: tuple[Index, ...]
    keep: Term

    @property
    def families(self) -> tuple[str, ...]:
        """The names of what is random."""
        return (self.family,)


@dataclass(frozen=True)
class Tabled:
    """Several 0/1 masks at the same indices, with the chance of every outcome."""

    families: tuple[str, ...]
    indices: tuple[Index, ...]
    chances: tuple[tuple[Outcome, Term], ...]


@dataclass(frozen=True)
class Moment:
    """E of a product of powers of entries at different places: per place a power of each family, and the value."""

    powers: tuple[Powers, ...]
    places: tuple[tuple[Index, ...], ...]
    value: Term


@dataclass(frozen=True)
class Noisy:
    """Families of which these moments are known, and of normal noise its mean and variance; nothing more."""

    families: tuple[str, ...]
    indices: tuple[Index, ...]
    moments: tuple[Moment, ...]
    normal: tuple[Term, Term] | None = None


Group = Masked | Tabled | Noisy


def groups(given: Sequence[Hypothesis], degree: Mapping[str, int], is_opened: bool = False) -> tuple[Group, ...]:
    """What is random, in order; of noise, the moments up to the degree in which it occurs.

    Where exponentials are opened, normal noise is known by its generating function instead, and other noise is not.
    Raises `NoProofKnown` for a law that is not known here.
    """
    covariances = [each for each in given if isinstance(each, Covariance)]
    tied = {base.name: each for each in covariances for base in each.random}
    found: list[Group] = []
    for each in given:
        match each:
            case Masks():
                chances = tuple((outcome, read(chance)) for outcome, chance in each.table)
                found.append(Tabled(tuple(str(base.name) for base in each.random), each.indices, chances))
            case Law() if each.base.name in tied:
                continue
            case Bernoulli():
                found.append(Masked(str(each.base.name), each.indices, read(each.keep)))
            case Gaussian() if is_opened and len(each.indices) == 1:
                normal = (read(each.mean), read(each.variance))
                found.append(Noisy((str(each.base.name),), each.indices, (), normal))
            case Law() if is_opened:
                raise NoProofKnown(f"an exponential or a product of {each.base.name}, by its law")
            case Law():
                found.append(_noise(each, degree.get(str(each.base.name), 0)))
            case Covariance():
                laws = [law for law in given if isinstance(law, Law) and law.base in each.random]
                found.append(_pair(each, laws))
            case Nonzero() | Nonnegative() | Symmetric():
                continue
            case _:
                raise NoProofKnown(f"the hypothesis {each.call.word}")
    if len(covariances) * 2 != len(tied):
        raise NoProofKnown("a family with two covariances")
    return tuple(found)


def _noise(law: Law, degree: int) -> Noisy:
    moments = []
    for powers in _patterns(degree):
        places = tuple(tuple(_fresh(each, at) for each in law.indices) for at in range(1, len(powers) + 1))
        if len(powers) > 1 and not law.indices:
            continue
        value = _value(law, powers, places)
        if value is not None:
            moments.append(Moment(tuple((power,) for power in powers), places, read(value)))
    return Noisy((str(law.base.name),), law.indices, tuple(moments))


def _patterns(degree: int) -> list[Powers]:
    """All descending tuples of powers that add up to at most the degree."""
    found: list[Powers] = []

    def extend(start: Powers, left: int) -> None:
        for power in range(1, min(left, start[-1] if start else left) + 1):
            found.append((*start, power))
            extend((*start, power), left - power)

    extend((), degree)
    return sorted(found, key=lambda powers: (sum(powers), len(powers), powers))


def _fresh(place: Index, at: int) -> Index:
    made: Index = index(f"{place.name}_{at}", place.size)
    return made


def _value(law: Law, powers: Powers, places: Sequence[tuple[Index, ...]]) -> Expr | None:
    """What the law promises of the product of these powers at different places, from its definition."""
    if isinstance(law, Exchangeable):
        return law.joint_again(powers)
    if isinstance(law, Correlated):
        if len(powers) == 1 and powers[0] == 1:
            return _at(law.mean, law.indices, places[0])
        if sum(powers) == 2:
            pair = (places[0], places[-1])
            means = Mul(*(_at(law.mean, law.indices, place) for place in pair))
            return means + _at(law.covariance, law.pair, (pair[0][0], pair[1][0]))
        return None
    if isinstance(law, OneHot):
        return _at(law.chance, law.indices, places[0]) if len(powers) == 1 else None
    if not law.independent and len(powers) > 1 and powers != (1, 1):
        return None
    singles = [_power(law, power) for power in powers]
    if any(single is None for single in singles):
        return None
    return Mul(*(_at(single, law.indices, place) for single, place in zip(singles, places, strict=True)))


def _power(law: Law, power: int) -> Expr | None:
    """E of a power of one entry, by the recurrence of its law."""
    if power == 0:
        return Integer(1)
    recurrence = law.recurrence(power)
    if recurrence is None:
        return None
    terms = [(coefficient, _power(law, lower)) for coefficient, lower in recurrence]
    if any(lower is None for _, lower in terms):
        return None
    return Add(*(coefficient * lower for coefficient, lower in terms))


def _at(value: Any, written: Sequence[Index], place: Sequence[Index]) -> Expr:
    changed: Expr = value.xreplace(dict(zip(written, place, strict=True)))
    return changed


def _pair(covariance: Covariance, laws: Sequence[Law]) -> Noisy:
    """Two random scalars with a covariance."""
    if covariance.indices or len(laws) != 2:
        raise NoProofKnown("a covariance of two families with indices")
    laws = sorted(laws, key=lambda law: covariance.random.index(law.base))
    moments = []
    for at, law in enumerate(laws):
        for power in (1, 2):
            value = _power(law, power)
            if value is None:
                raise NoProofKnown("a covariance of families without means and variances")
            moments.append(Moment(((power, 0) if at == 0 else (0, power),), ((),), read(value)))
    both = covariance.value + Mul(*(_power(law, 1) for law in laws))
    moments.append(Moment(((1, 1),), ((),), read(both)))
    return Noisy(tuple(str(law.base.name) for law in laws), (), tuple(moments))


def orders(moment: Moment) -> list[tuple[int, ...]]:
    """The different orders in which the places of a moment may stand."""
    found: dict[tuple[Powers, ...], tuple[int, ...]] = {}
    for order in permutations(range(len(moment.powers))):
        found.setdefault(tuple(moment.powers[at] for at in order), order)
    return list(found.values())


def unequal(places: Sequence[Sequence[Index]]) -> list[tuple[int, int]]:
    """Which pairs of places are to be different."""
    return list(combinations(range(len(places)), 2))

"""Hypotheses in Rocq's words: sizes, what is not zero, what noise is known to have. They have to be believed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from symdrop.language import Family, Index, Size, index
from symdrop.rocq.groups import Group, Masked, Moment, Noisy, unequal
from symdrop.rocq.names import safe
from symdrop.rocq.statement import Scope, expectation_name, masks_name, name_of, ordinals, place, places, written
from symdrop.rocq.terms import Item, Power, Term, Times, read
from symdrop.statements.expressions import free_indices
from symdrop.statements.hypotheses import Hypothesis, Nonnegative, Nonzero, Symmetric
from symdrop.statements.laws.beta import Beta


@dataclass(frozen=True)
class Assumption:
    """A hypothesis by name, as it is written; `term` is what it speaks of, where it says that this is not zero."""

    name: str
    text: str
    term: Term | None = None
    is_unequal: bool = False
    is_sign: bool = False
    is_positive: bool = False


def for_all(indices: Sequence[Index], body: str) -> str:
    """The statement for all values of the indices."""
    alike = groupby(indices, key=lambda each: ordinals(each.size))
    binders = " ".join(f"({' '.join(map(name_of, some))} : {kind})" for kind, some in alike)
    return f"forall {binders}, {body}" if binders else body


def sizes(every: Iterable[Size]) -> list[Assumption]:
    """A size is a positive number."""
    return [Assumption(f"{safe(str(each.name))}_positive", f"(0 < {safe(str(each.name))})%N") for each in every]


def declared(given: Sequence[Hypothesis], scope: Scope, signs: bool) -> list[Assumption]:
    """What the statement declares of its quantities; with `signs`, what is not negative, too."""
    found: list[Assumption] = []
    for number, each in enumerate(given, 1):
        match each:
            case Nonzero(quantity):
                term, indices = _entrywise(quantity)
                text = for_all(indices, f"{written(term, scope, 1)} != 0 :> real")
                found.append(Assumption(f"nonzero_{number}", text, term, is_unequal=True))
            case Nonnegative(quantity) if signs:
                indices = tuple(sorted(free_indices(quantity), key=str))
                text = for_all(indices, f"0 <= {written(read(quantity), scope, 1)}")
                found.append(Assumption(f"nonnegative_{number}", text, is_sign=True))
            case Symmetric(family):
                first, second = (index(name, family.shape[0]) for name in ("i_1", "i_2"))
                one, other = (written(read(family[pair]), scope) for pair in ((first, second), (second, first)))
                found.append(
                    Assumption(f"symmetric_{safe(str(family.name))}", for_all((first, second), f"{one} = {other}"))
                )
            case Beta():
                for part in dict.fromkeys((each.a, each.b)):
                    text = f"0 < {written(read(part), scope, 1)}"
                    found.append(Assumption(f"positive_{number}_{len(found)}", text, is_positive=True))
    return found


def _entrywise(quantity: object) -> tuple[Term, tuple[Index, ...]]:
    if isinstance(quantity, Family):
        places_of = tuple(index(f"i_{at}", size) for at, size in enumerate(quantity.shape, 1))
        return Item(str(quantity.name), places_of), places_of
    return read(quantity), tuple(sorted(free_indices(quantity), key=str))


def noise(group: Noisy, scope: Scope) -> tuple[str, list[Assumption]]:
    """The expectation over noise as a variable, and what is known of it."""
    name = expectation_name(group)
    kind = places([each.size for each in group.indices])
    entries = f"({kind} -> real)"
    argument = " * ".join([entries] * len(group.families))
    variable = f"{name} : (({argument} -> real) -> real)"
    found = [Assumption(f"{name}_linear", f"expectation {name}")]
    if group.normal:
        found.append(Assumption(f"{name}_generating", _generating(group, *group.normal, scope)))
    for moment in group.moments:
        found.append(Assumption(moment_name(group, moment), _moment(group, moment, scope)))
    return variable, found


def _generating(group: Noisy, mean: Term, variance: Term, scope: Scope) -> str:
    """The generating function of independent normal noise: E of the exponential of any linear form."""
    (family,), (at,) = group.families, group.indices
    total = f"\\sum_({name_of(at)} < {safe(str(at.size.name))})"
    form = f"c_ {name_of(at)} * {safe(family)} {name_of(at)}"
    first, second = (written(each, scope, 2) for each in (mean, variance))
    exponent = f"c_ {name_of(at)} * {first} + c_ {name_of(at)} ^+ 2 * {second} * 2%:R^-1"
    left = f"{expectation_name(group)} ({noise_function(group, f'exp ({total} {form})')})"
    return f"forall c_ : {ordinals(at.size)} -> real, {left} = exp ({total} ({exponent}))"


def moment_name(group: Noisy, moment: Moment) -> str:
    """The name of a moment: the powers at each place."""
    return "_".join([expectation_name(group), *("_".join(map(str, powers)) for powers in moment.powers)])


def moment_product(group: Noisy, moment: Moment) -> Term:
    """The product of which it is the expectation."""
    factors: list[Term] = []
    for powers, at in zip(moment.powers, moment.places, strict=True):
        for family, power in zip(group.families, powers, strict=True):
            if power:
                entry = Item(family, at)
                factors.append(entry if power == 1 else Power(entry, power))
    product = factors[0]
    for factor in factors[1:]:
        product = Times(product, factor)
    return product


def noise_function(group: Noisy, body: str) -> str:
    """A function of the noise."""
    return f"fun {masks_name(group)} => {body}"


def _moment(group: Noisy, moment: Moment, scope: Scope) -> str:
    inner = noise_function(group, written(moment_product(group, moment), replace(scope, is_averaged=True)))
    known = f"{expectation_name(group)} ({inner}) = {written(moment.value, scope)}"
    for first, second in reversed(unequal(moment.places)):
        known = f"{place(moment.places[first])} != {place(moment.places[second])} -> {known}"
    return for_all([each for at in moment.places for each in at], known)


def mask_signs(group: Group, scope: Scope) -> list[Assumption]:
    """That the chances of masks lie between 0 and 1, where signs matter."""
    if isinstance(group, Masked):
        keep = written(group.keep, scope, 1)
        text = for_all(group.indices, f"0 <= {keep} <= 1")
        return [Assumption(f"chance_{safe(group.family)}", text, is_sign=True)]
    return []

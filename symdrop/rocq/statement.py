"""Terms in Rocq's words. What a theorem says there is written here and in `hypotheses`: these two have to be believed.

Under a derivative everything is a polynomial in the entry in which it is taken: constants are marked by `%:P`, as often
as there are derivatives around them. In a statement with the derivative of more than a polynomial everything is a dual
number there, and constants are marked by `constant`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from symdrop.errors import NoProofKnown
from symdrop.language import Index, Size
from symdrop.rocq.groups import Group, Masked, Noisy, Tabled
from symdrop.rocq.names import function_name, safe
from symdrop.rocq.terms import (
    Count,
    Covariance,
    Fraction,
    Function,
    Item,
    Mean,
    Minus,
    Multiplied,
    Number,
    Plus,
    Power,
    Reciprocal,
    Same,
    Slope,
    Term,
    Times,
    Total,
    Variance,
    items,
)

# How tightly an expression is bound: what is added, negated or multiplied, applied, and a word.
SUM, PRODUCT, POWER, APPLIED, WORD = range(5)


@dataclass(frozen=True)
class Scope:
    """Where a term stands: what is random, the shapes of families, and the derivatives around it.

    `variables` tells for each family in which a derivative is taken how many derivatives are around the one that binds
    it, itself included. `is_dual` says by which of the two words for derivatives all of them are written.
    """

    groups: tuple[Group, ...]
    shapes: Mapping[str, tuple[Size, ...]]
    depth: int = 0
    variables: Mapping[str, int] = field(default_factory=dict)
    is_averaged: bool = False
    is_dual: bool = False

    def group_of(self, name: str) -> Group | None:
        """The law of a family, if it is random."""
        return next((each for each in self.groups if name in each.families), None)


def name_of(index: Index) -> str:
    """The name of an index."""
    return safe(str(index.name))


def ordinals(size: Size) -> str:
    """The type of the indices over a size."""
    return f"'I_{safe(str(size.name))}"


def places(sizes: Sequence[Size]) -> str:
    """The type of the places of a random family."""
    return " * ".join(map(ordinals, sizes)) or "unit"


def place(indices: Sequence[Index]) -> str:
    """A place: one index, a tuple of them, or none."""
    names = list(map(name_of, indices))
    return names[0] if len(names) == 1 else f"({', '.join(names)})" if names else "tt"


def function(indices: Sequence[Index], body: str, scope: Scope | None = None) -> str:
    """A function of a place, whose values are constants under the derivatives of the scope."""
    if len(indices) > 1:
        body = f"let: {place(indices)} := place_ in {body}"
    if scope:
        body, _ = _constant(body, scope)
    kind = places([index.size for index in indices])
    if len(indices) == 1:
        return f"fun {name_of(indices[0])} : {kind} => {body}"
    return f"fun {'place_' if indices else '_'} : {kind} => {body}"


def written(term: Term, scope: Scope, least: int = SUM) -> str:
    """The term, in parentheses where it is bound less tightly than is asked for."""
    text, bound = _written(term, scope)
    return text if bound >= least else f"({text})"


def _written(term: Term, scope: Scope) -> tuple[str, int]:
    match term:
        case Number(value):
            return (str(value), WORD) if value < 2 else (f"{value}%:R", WORD)
        case Fraction(below):
            return _constant(f"{below}%:R^-1", scope)
        case Count(size):
            return f"{safe(str(size.name))}%:R", WORD
        case Same(first, second):
            return f"({name_of(first)} == {name_of(second)})%:R", WORD
        case Item():
            return _item(term, scope)
        case Reciprocal(below):
            if not any(each.name in scope.variables for each in items(below)):
                return _constant(f"{written(below, replace(scope, depth=0), WORD)}^-1", scope)
            if scope.depth > 1:
                raise NoProofKnown("the second derivative of a quotient")
            return f"reciprocal {written(below, scope, WORD)}", APPLIED
        case Plus(first, Minus(second)):
            return f"{written(first, scope)} - {written(second, scope, PRODUCT)}", SUM
        case Plus(first, second):
            return f"{written(first, scope)} + {written(second, scope, PRODUCT)}", SUM
        case Minus(of):
            return f"- {written(of, scope, POWER)}", SUM
        case Times(first, second):
            return f"{written(first, scope, PRODUCT)} * {written(second, scope, POWER)}", PRODUCT
        case Power(of, exponent):
            return f"{written(of, scope, APPLIED)} ^+ {exponent}", POWER
        case Total(index, of):
            text = f"\\sum_({name_of(index)} < {safe(str(index.size.name))}) {written(of, scope, PRODUCT)}"
            return f"({text})", WORD
        case Multiplied(index, of):
            text = f"\\prod_({name_of(index)} < {safe(str(index.size.name))}) {written(of, scope, POWER)}"
            return f"({text})", WORD
        case Function(name, of):
            return f"{function_name(name, scope.depth)} {written(of, scope, WORD)}", APPLIED
        case Mean(of):
            return f"{_expectation(scope)} ({_random(of, scope)})", APPLIED
        case Variance(of):
            return f"Var {_expectation(scope)} ({_random(of, scope)})", APPLIED
        case Covariance(first, second):
            return f"Cov {_expectation(scope)} ({_random(first, scope)}) ({_random(second, scope)})", APPLIED
        case Slope(of, entry):
            return _slope(of, entry, scope), APPLIED


def _constant(text: str, scope: Scope) -> tuple[str, int]:
    """A number, marked as such for every derivative around it."""
    return _marked(f"({text})", scope.depth, scope) if scope.depth else (text, APPLIED)


def _item(item: Item, scope: Scope) -> tuple[str, int]:
    name, at = safe(item.name), place(item.indices)
    group = scope.group_of(item.name)
    if group and not scope.is_averaged:
        raise NoProofKnown(f"{item.name}, which is random, outside of an expectation")
    match group:
        case Masked():
            return f"({name} {at})%:R", WORD
        case Tabled(families=families):
            return f"({component(f'({masks_name(group)} {at})', families.index(item.name), len(families))})%:R", WORD
        case Noisy(families=families) if len(families) > 1:
            chosen = component(masks_name(group), families.index(item.name), len(families))
            return _marked(f"{chosen} {at}", scope.depth, scope)
        case Noisy():
            return _marked(f"{name} {at}", scope.depth, scope)
    if item.name in scope.variables:
        return _marked(f"{name} {at}", scope.depth - scope.variables[item.name], scope)
    return _marked(" ".join([name, *map(name_of, item.indices)]), scope.depth, scope)


def _marked(text: str, marks: int, scope: Scope) -> tuple[str, int]:
    """A text that is a constant under so many derivatives."""
    if not marks:
        return text, APPLIED if " " in text else WORD
    word = f"({text})" if " " in text and not text.startswith("(") else text
    if scope.is_dual:
        return "(" + "constant (" * (marks - 1) + f"constant {word}" + ")" * marks, WORD
    return word + "%:P" * marks, WORD


def masks_name(group: Group) -> str:
    """The name of what is random: of a family, or of the tuple of several with a joint law."""
    return "_".join(map(safe, group.families))


def component(text: str, at: int, number: int) -> str:
    """One of a tuple: pairs are nested to the left."""
    return text + ".1" * (number - 1 - at) + (".2" if at else "")


def expectation_name(group: Noisy) -> str:
    """The name of the expectation over noise of which moments are known."""
    return f"E_{'_'.join(map(safe, group.families))}"


def operator(group: Group, scope: Scope) -> str:
    """The expectation over one group."""
    match group:
        case Masked(_, indices, keep):
            if any(each.name in scope.variables for each in items(keep)):
                raise NoProofKnown("the derivative in the chance of a mask")
            return f"mask ({function(indices, written(keep, replace(scope, depth=0)), scope)})"
        case Noisy():
            if scope.depth:
                raise NoProofKnown("the derivative of an expectation over noise")
            return expectation_name(group)
        case Tabled():
            if scope.depth:
                raise NoProofKnown("the derivative of an expectation over masks with a joint law")
            return f"weighted ({chances(group, scope)})"


def chances(group: Tabled, scope: Scope) -> str:
    """The chance of each outcome of several masks, as a function of the place."""
    kind = " * ".join(["bool"] * len(group.families))
    cases = " ".join(
        f"| ({', '.join('true' if value else 'false' for value in outcome)}) => {written(chance, scope)}"
        for outcome, chance in group.chances
    )
    return function(group.indices, f"fun o_ : {kind} => match o_ with {cases} end")


def operators(scope: Scope) -> str:
    """The expectation over everything random."""
    if not scope.groups:
        raise NoProofKnown("an expectation without a law")
    texts = [operator(group, scope) for group in scope.groups]
    text = texts[0]
    for other in texts[1:]:
        first, second = (each if " " not in each or each.startswith("(") else f"({each})" for each in (text, other))
        text = f"both {first} {second}"
    return text


def _expectation(scope: Scope) -> str:
    return "E" if scope.depth == 0 else f"({operators(scope)})"


def _random(of: Term, scope: Scope) -> str:
    names = []
    for group in scope.groups:
        names.append(masks_name(group))
    pattern = names[0] if len(names) == 1 else f"'({', '.join(names)})"
    return f"fun {pattern} => {written(of, replace(scope, is_averaged=True))}"


def _slope(of: Term, entry: Item, scope: Scope) -> str:
    if scope.group_of(entry.name):
        raise NoProofKnown("the derivative in something random")
    name = safe(entry.name)
    if entry.name in scope.variables:
        bound = scope.depth - scope.variables[entry.name]
        family = name
        if bound:
            raise NoProofKnown("derivatives in one family around one in another")
    elif len(entry.indices) == 1 and not scope.depth:
        family = name
    else:
        # The indices of the family, by names of their own.
        sizes = scope.shapes[entry.name]
        names = [f"{'abcdefgh'[at]}_" for at in range(len(sizes))]
        body, _ = _constant(" ".join([name, *names]), scope)
        if len(sizes) == 1:
            family = f"(fun {names[0]} : {places(sizes)} => {body})"
        elif sizes:
            family = f"(fun place_ : {places(sizes)} => let: ({', '.join(names)}) := place_ in {body})"
        else:
            family = f"(fun _ : unit => {body})"
    inner = replace(scope, depth=scope.depth + 1, variables={**scope.variables, entry.name: scope.depth + 1})
    word = "slope_in" if scope.is_dual else "D"
    return f"{word} {family} {place(entry.indices)} (fun {name} => {written(of, inner)})"

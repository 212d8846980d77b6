"""Hypothesis strategies for exact values: sizes, numbers, probabilities, and whole points of a statement.

What hides an error is drawn seldom: a size of 1, equal keep probabilities, 1/2 (where keep and drop are the same). A
failing example shrinks to the smallest size, to small whole numbers, and to keep probabilities that differ.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import IntEnum
from fractions import Fraction
from itertools import product
from types import MappingProxyType
from typing import Any

from hypothesis import strategies
from hypothesis.strategies import SearchStrategy
from sympy import Indexed

from symdrop.deciders.instances.evaluator import Evaluator, Work
from symdrop.deciders.instances.points import MOST_STEPS
from symdrop.deciders.instances.signature import Signature
from symdrop.errors import BadStatement, Unknown
from symdrop.language import Expectation, Scalar
from symdrop.statements.claim import Claim
from symdrop.statements.expressions import name_of, names_in
from symdrop.statements.hypotheses import Covariance
from symdrop.statements.laws.law import Correlated
from symdrop.statements.laws.one_hot import OneHot
from symdrop.statements.statement import Statement, snapshot
from symdrop.testing.constraints import is_possible_at, read_statement, satisfying
from symdrop.testing.enumeration import is_enumerated
from symdrop.testing.point import Point

# The first ten have ten values of p(1 - p), so that neighbours differ in the ridge too; then their complements.
INSIDE = tuple(map(Fraction, ("1/3", "3/4", "1/5", "5/6", "2/7", "5/8", "2/5", "1/7", "7/8", "3/7")))
INSIDE += tuple(1 - each for each in INSIDE)
EDGES = (Fraction(1, 2), Fraction(1), Fraction(0))
VARIANCES = (*INSIDE[:10], *map(Fraction, ("1", "2", "3/2", "3", "5/2", "4")))
# Small beside the variances, so that there is a law that has them.
COVARIANCES = tuple(Fraction(sign, bottom) for bottom in (24, 29, 31, 37, 41) for sign in (1, -1))
COUNTS = tuple(map(Fraction, (1, 2, 3)))
# Numerators and denominators of numbers of which exponentials are taken.
SMALL = ((-9, 9), (4, 8))
# Tried in turn where the hypotheses refuse what was drawn.
FALLBACK = tuple(
    dict.fromkeys(
        Fraction(sign * top, bottom)
        for bottom in (1, 2, 3, 4, 10, 100, 1000)
        for top in (*range(1, 13), 20, 50, 100, 1000, 0)
        for sign in (1, -1)
    )
)


class Kind(IntEnum):
    """What a value stands for in the laws; the largest counts where there are several."""

    PLAIN = 0
    COVARIANCE = 1
    DIAGONAL = 2
    COUNT = 3
    VARIANCE = 4
    PROBABILITY = 5
    CHANCE = 6
    MASK = 7


RANGES = {
    Kind.COVARIANCE: (COVARIANCES, EDGES[2:]),
    Kind.DIAGONAL: (VARIANCES, ()),
    Kind.COUNT: (COUNTS, EDGES[2:]),
    Kind.VARIANCE: (VARIANCES, EDGES[2:]),
    Kind.PROBABILITY: (INSIDE, EDGES),
    Kind.CHANCE: (INSIDE, EDGES[1:]),
}


def sizes(largest: int = 4, smallest: int = 1) -> SearchStrategy[int]:
    """Sizes smallest..largest, rarely 1; the smallest size at which something fails is where it shrinks to.

    Raises `BadStatement` for a smallest size below 1, or a largest below the smallest.

    >>> from hypothesis import find
    >>> find(sizes(), lambda n: n > 1)
    2
    """
    for name, number in (("largest", largest), ("smallest", smallest)):
        if isinstance(number, bool) or not isinstance(number, int) or number < 1:
            raise BadStatement(f"{name}={number!r} is not a size; give a positive integer")
    if largest < smallest:
        raise BadStatement(f"largest={largest} is below smallest={smallest}; there is no size to draw")
    return strategies.sampled_from(
        [number for number in range(smallest, largest + 1) for _ in range(1 if number == 1 else 3)]
    )


def numbers() -> SearchStrategy[Fraction]:
    """Fractions of moderate size, of either sign; they shrink to 0 and 1.

    >>> from hypothesis import find
    >>> find(numbers(), lambda number: number > 0)
    Fraction(1, 1)
    """
    tops = strategies.one_of(strategies.integers(-24, 24), strategies.integers(-100, 100))
    return strategies.builds(Fraction, tops, strategies.integers(1, 8))


def probabilities() -> SearchStrategy[Fraction]:
    """Fractions in 0..1, mostly away from 1/2, 0 and 1; they shrink to 1/3.

    >>> from hypothesis import find
    >>> find(probabilities(), lambda probability: True)
    Fraction(1, 3)
    """
    return strategies.sampled_from(INSIDE + EDGES)


def points(statement: Statement | Claim, *, largest: int = 4, smallest: int = 1) -> SearchStrategy[Point]:
    """Points of a statement that its hypotheses allow, with sizes smallest..largest.

    Keep probabilities lie in 0..1 and variances are not negative, also where a law is given in other parameters
    (`keep=1 - q`, `variance=(1 - p) / p`); masks are 0 or 1; what is declared non-zero is not zero. Keep
    probabilities mostly differ from one another and from 1/2. Nothing is drawn and thrown away. The value of a left
    side averages over all masks, which takes its time: put `settings(deadline=None)` on a test that asks for one.

    Raises `BadStatement` for anything but a statement, and if no values are found that the hypotheses allow;
    `OutsideFragment` where the definition does not cover the statement.

    >>> from hypothesis import find, settings
    >>> from symdrop.catalogue import find as catalogued
    >>> theorem = catalogued("expected_dropout_output")[0].theorem
    >>> find(points(theorem), lambda point: point.value(theorem.rhs) != 0, settings=settings(database=None))
    Point(n = 1, I = [1], p = [1/3], w = [1])
    """
    if not isinstance(statement, Statement | Claim):
        raise BadStatement(f"{statement!r} is not a statement; pass a Theorem or a Mistake")
    statement = snapshot(statement)
    read = read_statement(statement)
    draws = _draws(small=any(map(is_enumerated, statement.lines)))
    plan = _Plan(statement, read, _kinds(read), _drawn_names(statement, read), draws)
    drawn = sizes(largest, smallest)
    boxes = _boxes(read, smallest, largest)
    for box in (boxes[0], boxes[-1]):
        # What nothing satisfies is refused here: while drawing, Hypothesis would search for a smaller example.
        _values(plan, box, lambda kind: Fraction(0) if kind in {Kind.PLAIN, Kind.MASK} else 0)
    if len(boxes) < (largest + 1 - smallest) ** len(read.sizes):
        return _points(plan, strategies.sampled_from(boxes))
    return _points(plan, strategies.fixed_dictionaries(dict.fromkeys(read.sizes, drawn)))


def _boxes(read: Signature, smallest: int, largest: int) -> list[dict[str, int]]:
    """The sizes smallest..largest, of all names together, at which there are such laws."""
    allowed = {name: _allowed(read, name, smallest, largest) for name in read.sizes}
    boxes = [dict(zip(allowed, numbers, strict=True)) for numbers in product(*allowed.values())]
    possible = [box for box in boxes if is_possible_at(read, box)]
    if not possible:
        raise BadStatement(f"there is no law at sizes {smallest}..{largest}; allow larger ones: points(.., largest=8)")
    return possible


def _allowed(read: Signature, name: str, smallest: int, largest: int) -> list[int]:
    """The sizes smallest..largest that the hypotheses allow: not 1, for example, where n - 1 is divided by."""
    numbers = [number for number in range(smallest, largest + 1) if read.allows({name: number})]
    if not numbers:
        allowed = max(smallest, read.beyond(name))
        raise BadStatement(f"largest={largest} is below smallest={allowed}; there is no size to draw")
    return numbers


@dataclass(frozen=True)
class _Plan:
    """What is drawn for a statement: the kind of each name, and the names that have values."""

    statement: Statement
    read: Signature
    kinds: dict[str, Kind]
    names: list[str]
    draws: dict[Kind, SearchStrategy[Any]]


@strategies.composite
def _points(draw: Callable[[SearchStrategy[Any]], Any], plan: _Plan, lengths: SearchStrategy[dict[str, int]]) -> Point:
    counts = draw(lengths)
    indices = {name: draw(strategies.integers(1, counts[at.size.name])) for name, at in plan.read.free.items()}
    values = _values(plan, counts, lambda kind: draw(plan.draws[kind]))
    return Point(plan.statement, MappingProxyType(counts), MappingProxyType(indices), MappingProxyType(values))


def _values(plan: _Plan, counts: dict[str, int], choose: Callable[[Kind], Any]) -> dict[Unknown, Fraction]:
    """Allowed values for every name at these sizes, as chosen wherever that is allowed."""
    definition = Evaluator(plan.read, counts, Work(MOST_STEPS))
    candidates: dict[Unknown, Sequence[Fraction]] = {}
    among = dict.fromkeys(Kind, 0)
    together = _numbers_together(plan.read)
    shared = {
        name for each in plan.read.joint.values() if isinstance(each, Covariance) for name in names_in(each.value)
    }
    shared -= plan.kinds.keys()
    for name in plan.names:
        for key in definition.keys(name):
            kind = plan.kinds.get(name, Kind.PLAIN)
            if kind == Kind.COVARIANCE and len(set(key.subscripts)) < 2:
                kind = Kind.DIAGONAL
            candidates[key] = _candidates(kind, choose(kind), among[kind])
            if kind == Kind.CHANCE:
                # Any choice of the first of these adds up to 1 at most, over the entries of a row.
                most = max(counts.values())
                candidates[key] = (*(each / most for each in candidates[key][:1]), *candidates[key])
            if name in shared:
                # Close to zero, where variances that may be anything allow it.
                candidates[key] = (candidates[key][0] / 1000, Fraction(0), *candidates[key])
            if number := together.get(name):
                # These belong to entries that are kept with one random probability.
                exponent = 1 + sum(counts.values()) % 3
                candidates[key] = (Fraction(exponent, exponent + number), *candidates[key])
            among[kind] += 1
    return satisfying(plan.read, counts, candidates)


def _draws(small: bool) -> dict[Kind, SearchStrategy[Any]]:
    """What is drawn for a value of each kind: the value itself, or where among those of its kind to begin.

    Numbers are `small` where an exponential of them would overflow.
    """
    starts = {kind: strategies.integers(0, len(inside) + len(edges) - 1) for kind, (inside, edges) in RANGES.items()}
    plain = strategies.builds(Fraction, *(strategies.integers(*ends) for ends in SMALL)) if small else numbers()
    return {Kind.PLAIN: plain, Kind.MASK: strategies.sampled_from((Fraction(0), Fraction(1))), **starts}


def _candidates(kind: Kind, drawn: Any, place: int) -> Sequence[Fraction]:
    """What may be tried for the value at this place among those of its kind, in this order."""
    if kind == Kind.MASK:
        return (drawn,)
    if kind == Kind.PLAIN:
        return (drawn, *FALLBACK)
    inside, edges = RANGES[kind]
    first = edges[drawn - len(inside) :][:1] if drawn >= len(inside) else ()
    if kind in (Kind.COVARIANCE, Kind.DIAGONAL):
        # Any choice of these is a matrix of covariances: there is nothing to search for.
        return (*first, *inside[drawn % len(inside) :])[:1]
    # Counting on from the place keeps values apart, also when all draws shrink to 0.
    return (*first, *_from(inside, drawn + place), *_from(FALLBACK, drawn + place), *edges)


def _from(values: Sequence[Fraction], start: int) -> Sequence[Fraction]:
    start %= len(values)
    return (*values[start:], *values[:start])


def _kinds(read: Signature) -> dict[str, Kind]:
    """The kind of each name, from where it stands in the laws."""
    kinds: dict[str, Kind] = {}
    for law in read.laws.values():
        roles = [(Kind.PROBABILITY, each) for each in law.probabilities] + [
            (Kind.VARIANCE, each) for each in law.spreads if each not in law.counts
        ]
        roles += [(Kind.COUNT, each) for each in law.counts]
        roles += [(Kind.CHANCE, law.chance)] if isinstance(law, OneHot) else []
        roles += [(Kind.COVARIANCE, law.covariance)] if isinstance(law, Correlated) else []
        for kind, parameter in roles:
            for name in names_in(parameter):
                kinds[name] = max(kind, kinds.get(name, Kind.PLAIN))
    return kinds | {name: Kind.MASK for name, law in read.laws.items() if law.binary}


def _numbers_together(read: Signature) -> dict[str, int]:
    """Of how many entries a name is the mean of the product, where three such means or more are given."""
    several = (law.means_together for law in read.laws.values() if len(law.means_together) > 2)
    return {name: number for means in several for number, each in enumerate(means, 1) for name in names_in(each)}


def _drawn_names(statement: Statement, read: Signature) -> list[str]:
    """Every name, random ones only where a line mentions them outside every E."""
    outside = {name for line in statement.lines for name in _outside(line)}
    return [name for name in sorted([*read.families, *read.scalars]) if name not in read.laws or name in outside]


def _outside(node: Any) -> Iterator[str]:
    if isinstance(node, Indexed | Scalar):
        yield name_of(node)
    elif not isinstance(node, Expectation):
        for part in node.args:
            yield from _outside(part)

"""What the hypotheses of a statement ask of the values at a point, and values that satisfy it.

A keep probability lies in 0..1, a variance is not negative, what is declared non-zero is not zero. Each of these is
a constraint on a few values; a search with backtracking finds values that satisfy them all among candidates, so that
nothing is ever drawn in vain.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from sympy import Expr, Sum

from symdrop.deciders.instances.evaluator import Evaluator, Places, Work
from symdrop.deciders.instances.points import MOST_STEPS, PointEvaluator
from symdrop.deciders.instances.search import every_place, is_covariance_matrix, is_joint_law
from symdrop.deciders.instances.signature import Signature, signature_of
from symdrop.errors import BadStatement, Unknown
from symdrop.statements.laws import laws_in
from symdrop.statements.laws.law import Correlated, Exchangeable, Law
from symdrop.statements.statement import Statement
from symdrop.testing.enumeration import is_enumerated, outline

MOST_TRIED = 2_000


@dataclass(frozen=True)
class Constraint:
    """A quantity, at places, that is not zero, or at least 0, perhaps not 0, perhaps at most 1.

    For a covariance `joint` are the two entries that have it. A count is `whole`; for a matrix of covariances `law` is
    the law that has it.
    """

    quantity: Expr
    places: Places
    keys: frozenset[Unknown]
    nonzero: bool = False
    probability: bool = False
    positive: bool = False
    joint: tuple[Unknown, ...] = ()
    whole: bool = False
    law: Correlated | None = None

    def holds(self, points: PointEvaluator) -> bool:
        """Whether it holds at these values; a quotient by zero does not."""
        try:
            if self.law is not None:
                return is_covariance_matrix(points, self.law)
            value = points.number_at(self.quantity, self.places)
        except BadStatement:
            return False
        if self.joint:
            first, second = self.joint
            return is_joint_law(points, first, second, self.quantity, self.places)
        if self.nonzero or (self.positive and not value):
            return value != 0
        if self.whole and value.denominator != 1:
            return False
        return value >= 0 and (value <= 1 or not self.probability)

    def __str__(self) -> str:
        if self.law is not None:
            return f"{self.quantity} is a matrix of covariances"
        if self.joint:
            return f"{self.quantity} is a covariance of two such entries"
        if self.nonzero:
            return f"{self.quantity} is not zero"
        if self.whole:
            return f"{self.quantity} is a whole number"
        kind = "lies in 0..1" if self.probability else "is positive" if self.positive else "is not negative"
        return f"{self.quantity} {kind}"


class Mentioned(Evaluator):
    """Which entries and scalars an expression asks for."""

    def number(self, numerator: int, denominator: int) -> frozenset[Unknown]:
        return frozenset()

    def entry(self, key: Unknown) -> frozenset[Unknown]:
        return frozenset({key})

    def total(self, values: Iterable[frozenset[Unknown]]) -> frozenset[Unknown]:
        return frozenset().union(*values)

    product = total

    def power(self, base: Expr, exponent: int, places: Places) -> Any:
        return self.value(base, places)


def read_statement(statement: Statement) -> Signature:
    """What the lines and all laws of a statement mention; a law counts even where no line calls upon it."""
    laws = laws_in(statement.given)
    # A sum binds the indices of the law, which are not free in the statement.
    entries = [Sum(law.entry, *((at, 1, at.size) for at in law.indices)) if law.indices else law.entry for law in laws]
    lines = (outline(line) if is_enumerated(line) else line for line in statement.lines)
    return signature_of(statement.given, [*lines, *entries])


def constraints(read: Signature, sizes: Mapping[str, int]) -> Iterator[Constraint]:
    """Everything that the hypotheses ask for at these sizes."""
    mentioned = Mentioned(read, sizes, Work(MOST_STEPS))
    for name, law in read.laws.items():
        # That a probability is at most 1 is said by its kind.
        chance = any(law.nonnegative[:2] == (each, 1 - each) for each in law.probabilities[:1])
        ruled = [(each, False) for at, each in enumerate(law.nonnegative) if not (chance and at == 1)]
        ruled += [(each, True) for each in law.positive]
        for key in mentioned.keys(name):
            places = mentioned.at(law, key)
            for quantity, positive in ruled:
                keys = mentioned.value(quantity, places)
                likely = chance and quantity == law.nonnegative[0]
                yield Constraint(quantity, places, keys, probability=likely, positive=positive)
        yield from _together(law, mentioned)
    for quantity in read.nonnegative:
        for places in every_place(quantity, sizes):
            yield Constraint(quantity, places, mentioned.value(quantity, places))
    for first, second, quantity, places in mentioned.pairs():
        keys = mentioned.value(quantity, places)
        for key in (first, second):
            law = read.laws[key.name]
            keys = keys.union(*(mentioned.value(each, mentioned.at(law, key)) for each in law.parameters))
        yield Constraint(quantity, places, keys, joint=(first, second))
    for unit in read.units:
        if read.mentions(unit):
            yield Constraint(unit, {}, mentioned.value(unit, {}), nonzero=True)


def is_possible_at(read: Signature, sizes: Mapping[str, int]) -> bool:
    """Whether these sizes alone stand in the way of what the hypotheses ask for: one entry, of which two are 1."""
    points = PointEvaluator(read, sizes, {}, Work(MOST_STEPS))
    return all(each.keys or each.holds(points) for each in constraints(read, sizes))


def _together(law: Law, mentioned: Mentioned) -> Iterator[Constraint]:
    """What a law asks of its parameters for all entries at once."""
    for quantity in law.counts:
        yield Constraint(quantity, {}, mentioned.value(quantity, {}), whole=True)
    if isinstance(law, Exchangeable):
        for quantity in law.possible(mentioned.sizes[law.number.name]):
            yield Constraint(quantity, {}, mentioned.value(quantity, {}))
    if isinstance(law, Correlated):
        places = (
            dict(zip(law.pair, (*first.subscripts, *second.subscripts), strict=True))
            for first in mentioned.keys(law.base.name)
            for second in mentioned.keys(law.base.name)
        )
        keys = frozenset().union(*(mentioned.value(law.covariance, at) for at in places))
        yield Constraint(law.covariance, {}, keys, law=law)


def satisfying(
    read: Signature, sizes: Mapping[str, int], candidates: Mapping[Unknown, Sequence[Fraction]]
) -> dict[Unknown, Fraction]:
    """For each key the first of its candidates that the hypotheses allow, beside those before it.

    Raises `BadStatement` when no candidates will do.
    """
    found: dict[Unknown, Fraction] = {}
    for keys, rules in _components(candidates, list(constraints(read, sizes))):
        allowed = {key: [value for value in candidates[key] if not read.excludes(key.name, value)] for key in keys}
        values = _search(read, sizes, allowed, rules)
        if values is None:
            asked = "; ".join(dict.fromkeys(map(str, rules)))
            raise BadStatement(f"no values were found for which {asked}; state the hypothesis in simpler parameters")
        found |= values
    return {key: found[key] for key in candidates}


def _components(
    keys: Iterable[Unknown], rules: Sequence[Constraint]
) -> Iterator[tuple[list[Unknown], list[Constraint]]]:
    """The keys, apart where no constraint ties them together; those that most constraints speak of come first."""
    groups: list[tuple[set[Unknown], list[Constraint]]] = [({key}, []) for key in keys]
    for rule in rules:
        tied = [group for group in groups if group[0] & rule.keys]
        groups = [group for group in groups if not group[0] & rule.keys]
        groups.append((set().union(*(own for own, _ in tied)), [*(each for _, own in tied for each in own), rule]))
    for own, among in groups:
        yield sorted(own, key=lambda key: (-sum(key in rule.keys for rule in among), key)), among


def _search(
    read: Signature,
    sizes: Mapping[str, int],
    candidates: Mapping[Unknown, Sequence[Fraction]],
    rules: Sequence[Constraint],
) -> dict[Unknown, Fraction] | None:
    """The first values in the order of the candidates that satisfy the rules, by backtracking."""
    keys = list(candidates)
    place = {key: number for number, key in enumerate(keys)}
    # A constraint is looked at as soon as the last of its values is known.
    due: dict[int, list[Constraint]] = {}
    for rule in rules:
        due.setdefault(max((place[key] for key in rule.keys), default=0), []).append(rule)
    values: dict[Unknown, Fraction] = {}
    points = PointEvaluator(read, sizes, values, Work(MOST_STEPS))
    if not keys:
        return values if all(rule.holds(points) for rule in rules) else None
    untried = [iter(candidates[keys[0]])]
    for _ in range(MOST_TRIED + len(keys)):
        if len(untried) > len(keys):
            return values
        if not untried:
            return None
        depth = len(untried) - 1
        value = next(untried[-1], None)
        if value is None:
            untried.pop()
            continue
        values[keys[depth]] = value
        if all(rule.holds(points) for rule in due.get(depth, [])):
            untried.append(iter(candidates[keys[depth + 1]] if depth + 1 < len(keys) else ()))
    return None

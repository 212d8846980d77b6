"""The single changes of a statement, rebuilt along the path to the place that changes: nothing is substituted."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import combinations
from typing import Any

from sympy import Add, Expr, Indexed, Integer, Mul, Pow, Rational, Sum

from symdrop.errors import BadStatement
from symdrop.language import Bracket, Cov, D, E, Expectation, Family, Index, Scalar, Var
from symdrop.statements.expressions import base_of, entries_in, free_indices
from symdrop.statements.hypotheses import Covariance, Hypothesis, Nonzero, covariance, nonzero
from symdrop.statements.laws import Law, Masks, laws_in
from symdrop.statements.laws.masks import masks
from symdrop.statements.statement import Statement


@dataclass(frozen=True)
class Change:
    """One change: its kind, its words, and what the changed thing has become."""

    kind: str
    text: str
    result: Any


@dataclass(frozen=True)
class _Words:
    """What may stand in for something else: families and scalars, those that are random, and those that have 1 - x."""

    names: tuple[Family | Scalar, ...]
    random: frozenset[Any]
    complemented: frozenset[Any]
    free: tuple[Index, ...]


def _words(statement: Statement) -> _Words:
    laws = laws_in(statement.given)
    sides = (statement.lines[0], statement.lines[-1])
    parts = [*sides, *(part for law in laws for part in (law.entry, *law.parameters))]
    names: set[Any] = set().union(*(part.atoms(Family, Scalar) for part in parts))
    complemented = {base_of(entry) for law in laws for each in law.probabilities for entry in entries_in(each)}
    for total in set().union(*(part.atoms(Add) for part in parts)):
        complemented |= {base_of(each) for each in [1 - total] if isinstance(each, Indexed | Scalar)}
    free = set().union(*(free_indices(side) for side in sides))
    return _Words(
        tuple(sorted(names, key=str)),
        frozenset(base for each in statement.given for base in each.random),
        frozenset(complemented),
        tuple(sorted(free, key=str)),
    )


def statement_changes(statement: Statement) -> Iterator[Change]:
    """Every change of a statement in one place; the result is the hypotheses and the two sides.

    Of an inequality, the identity that it rests on is changed.
    """
    words = _words(statement)
    given, lhs, rhs = statement.given, statement.lines[0], statement.lines[-1]
    for change in _side_changes(lhs, words):
        yield Change(change.kind, f"left side: {change.text}", (given, change.result, rhs))
    for change in _side_changes(rhs, words):
        yield Change(change.kind, f"right side: {change.text}", (given, lhs, change.result))
    for position, hypothesis in enumerate(given):
        for change in _hypothesis_changes(hypothesis, words):
            changed = (*given[:position], *change.result, *given[position + 1 :])
            yield Change(change.kind, f"{hypothesis.subject}: {change.text}", (changed, lhs, rhs))


def _side_changes(side: Expr, words: _Words) -> Iterator[Change]:
    yield from _changes(side, words, words.free)
    if not isinstance(side, Add):
        yield Change("sign", f"{side} becomes {-side}", -side)


def _hypothesis_changes(hypothesis: Hypothesis, words: _Words) -> Iterator[Change]:
    """Every change of a hypothesis; the result is the tuple of hypotheses that takes its place."""
    yield Change("hypothesis", "it is dropped", ())
    if isinstance(hypothesis, Nonzero):
        yield from _made(_quantity_changes(hypothesis.quantity, words), nonzero)
    if isinstance(hypothesis, Covariance):
        scope = hypothesis.indices
        yield from _made(
            _changes(hypothesis.value, words, scope), partial(covariance, hypothesis.first, hypothesis.second)
        )
    if isinstance(hypothesis, Masks):
        yield from _chance_changes(hypothesis, words)
    if not isinstance(hypothesis, Law):
        return
    scope = hypothesis.indices
    yield from _made(_entry_changes(hypothesis.entry, words, scope), partial(_law, hypothesis))
    for position, parameter in enumerate(hypothesis.parameters):
        others = [each for each in hypothesis.parameters if each != parameter]
        confused = [Change("hypothesis", f"{parameter} becomes {other}", other) for other in others]
        yield from _made(
            [*_changes(parameter, words, scope), *confused],
            partial(_law, hypothesis, hypothesis.entry, position),
        )


def _chance_changes(hypothesis: Masks, words: _Words) -> Iterator[Change]:
    """Every change of a chance that a joint law of masks is given by."""
    if hypothesis.both is None:
        # One chance cannot change alone: all of them add up to 1.
        yield from _exchanges(hypothesis)
        return
    given = [*hypothesis.keep, hypothesis.both]
    for position, chance in enumerate(given):
        others = [each for each in dict.fromkeys(given) if each != chance]
        confused = [Change("hypothesis", f"{chance} becomes {other}", other) for other in others]
        yield from _made(
            [*_changes(chance, words, hypothesis.indices), *confused], partial(_masks, hypothesis, given, position)
        )


def _exchanges(hypothesis: Masks) -> Iterator[Change]:
    """Two outcomes of a table exchange their chances."""
    table = dict(hypothesis.table)
    for one, other in combinations(table, 2):
        if table[one] != table[other]:
            changed = masks(*hypothesis.entries, table={**table, one: table[other], other: table[one]})
            yield Change("hypothesis", f"{one} and {other} exchange their chances", (changed,))


def _masks(hypothesis: Masks, given: Sequence[Expr], position: int, chance: Expr) -> Hypothesis:
    """The same masks with one of the chances replaced."""
    chances = [*given[:position], chance, *given[position + 1 :]]
    return masks(*hypothesis.entries, keep=chances[:-1], both=chances[-1])


def _quantity_changes(quantity: Expr | Family, words: _Words) -> Iterable[Change]:
    if isinstance(quantity, Family):
        return [Change("name", f"{quantity} becomes {other}", other) for other in _like(quantity, words)]
    scope = tuple(sorted(free_indices(quantity), key=str))
    return _changes(quantity, words, scope)


def _made(changes: Iterable[Change], make: Callable[[Any], Hypothesis]) -> Iterator[Change]:
    """The changes with the hypothesis made of each, where there is one."""
    for change in changes:
        try:
            yield replace(change, result=(make(change.result),))
        except BadStatement:
            continue


def _law(law: Law, entry: Expr, position: int = 0, parameter: Expr | None = None) -> Hypothesis:
    """The same kind of law for an entry, with one parameter replaced."""
    parameters = list(law.parameters)
    if parameter is not None:
        parameters[position] = parameter
    return law.like(entry, parameters)


def _changes(node: Expr, words: _Words, scope: Sequence[Index]) -> Iterator[Change]:
    """Every change at a node and within it; `scope` are the indices that may stand there."""
    yield from _own_changes(node, words, scope)
    for position, child in enumerate(node.args):
        for change in _child_changes(node, position, child, words, scope):
            text = change.text if " in " in change.text else f"{change.text} in {node}"
            yield Change(change.kind, text, rebuilt(node, position, change.result))


def _child_changes(node: Expr, position: int, child: Any, words: _Words, scope: Sequence[Index]) -> Iterator[Change]:
    """The changes of one argument of a node: subscripts, exponents and ranges belong to the node itself."""
    if isinstance(node, Mul | Add | Expectation) or (isinstance(node, D) and position == 0):
        yield from _changes(child, words, scope)
    elif isinstance(node, Sum) and position == 0:
        bound = [limits[0] for limits in node.limits]
        yield from _changes(child, words, [*(each for each in scope if each not in bound), *bound])
    elif isinstance(node, Pow) and position == 0:
        # The exponent of a power is changed where the power stands.
        yield from (each for each in _changes(child, words, scope) if each.result != child**2)
    elif isinstance(node, D):
        yield from _entry_changes(child, words, scope)


def rebuilt(node: Expr, position: int, new: Expr) -> Expr:
    """The node with another argument; it stays as unevaluated as it was.

    >>> from sympy import symbols
    >>> x, y = symbols("x y")
    >>> rebuilt(Mul(x, 1 / x, evaluate=False), 0, y), rebuilt(Mul(x, 1 / x, evaluate=False), 0, x)
    (y/x, x/x)
    """
    return _of(node, [*node.args[:position], new, *node.args[position + 1 :]])


def _of(node: Expr, args: Sequence[Any]) -> Expr:
    # Evaluation would cancel what its author left standing, such as a scale that a theorem is about.
    if isinstance(node, Mul | Add | Pow) and node.func(*node.args) != node:
        return node.func(*args, evaluate=False)
    return node.func(*args)


def _own_changes(node: Expr, words: _Words, scope: Sequence[Index]) -> Iterator[Change]:
    if isinstance(node, Rational):
        for number in (node + 1, 2 * node, node / 2, -node):
            yield Change("coefficient", f"{node} becomes {number}", number)
    elif isinstance(node, Indexed | Scalar):
        yield from _entry_changes(node, words, scope)
        yield Change("exponent", f"{node} becomes {node**2}", node**2)
        if base_of(node) in words.complemented:
            yield Change("complement", f"{node} becomes {1 - node}", 1 - node)
        if base_of(node) in words.random:
            yield Change("expectation", f"{node} becomes {E(node)}", E(node))
    elif isinstance(node, Add | Mul):
        yield from _part_changes(node)
    elif isinstance(node, Pow) and isinstance(node.exp, Integer):
        yield from _power_changes(node, words)
    elif isinstance(node, Bracket):
        yield from _index_changes(node, node.args, scope)
        yield Change("bracket", f"{node} becomes 1", Integer(1))
        yield Change("complement", f"{node} becomes {1 - node}", 1 - node)
    elif isinstance(node, E):
        yield Change("expectation", f"{node} loses its E", node.args[0])
    elif isinstance(node, Cov | Var):
        # The means are not taken off.
        first, second = (*node.args, *node.args)[:2]
        yield Change("expectation", f"{node} becomes {E(first * second)}", E(first * second))


def _entry_changes(node: Expr, words: _Words, scope: Sequence[Index]) -> Iterator[Change]:
    """Another index, or another name."""
    subscripts = node.indices if isinstance(node, Indexed) else ()
    yield from _index_changes(node, subscripts, scope)
    for other in _like(base_of(node), words):
        entry = other[subscripts] if isinstance(other, Family) else other
        yield Change("name", f"{node} becomes {entry}", entry)


def _index_changes(node: Expr, subscripts: Sequence[Index], scope: Sequence[Index]) -> Iterator[Change]:
    first = len(node.args) - len(subscripts)
    for position, index in enumerate(subscripts, first):
        for other in scope:
            if other.size == index.size and other != index:
                changed = rebuilt(node, position, other)
                yield Change("index", f"{node} becomes {changed}", changed)


def _part_changes(node: Expr) -> Iterator[Change]:
    """A term negated or dropped, or a factor dropped; 1 - x replaced by x."""
    for position, part in enumerate(node.args):
        if isinstance(node, Add):
            yield Change("sign", f"{part} becomes {-part} in {node}", rebuilt(node, position, -part))
        kind = "term" if isinstance(node, Add) else "factor"
        others = [*node.args[:position], *node.args[position + 1 :]]
        yield Change(kind, f"{part} is dropped from {node}", _of(node, others))
    if isinstance(node, Add) and isinstance(1 - node, Indexed | Scalar | Bracket):
        yield Change("complement", f"{node} becomes {1 - node}", 1 - node)


def _power_changes(node: Pow, words: _Words) -> Iterator[Change]:
    for exponent in (node.exp + 1, node.exp - 1, Integer(1)):
        yield Change("exponent", f"{node} becomes {node.base**exponent}", node.base**exponent)
    if any(base_of(entry) in words.random for entry in entries_in(node.base)):
        changed = E(node.base) ** node.exp
        yield Change("expectation", f"{node} becomes {changed}", changed)


def _like(name: Family | Scalar, words: _Words) -> Iterator[Family | Scalar]:
    """The other names of the same shape."""
    shape = getattr(name, "shape", None)
    return (each for each in words.names if each != name and getattr(each, "shape", None) == shape)

"""False neighbours: every statement that differs from a theorem in a single place, and what becomes of it.

A theorem whose neighbours were also accepted would say little, and a decider that accepted them would be wrong. So
each neighbour has to be refuted by a counterexample, unless it is true as well or no statement at all. What changes
is the statement, hypotheses and both sides, as expressions; its steps are left out, so that it is decided with every
reason on.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

from sympy import Add, Expr, Indexed, Integer, Mul, Pow, Rational, Sum

from symdrop.hypotheses import Bernoulli, Hypothesis, Law, Noise, Nonzero, bernoulli, gaussian, noise, nonzero
from symdrop.instances import Difference, compare
from symdrop.kernel.check import Proof, Statement
from symdrop.language import Bracket, D, E, Family, Index, Scalar
from symdrop.theorem import Theorem, prove
from symdrop.verdicts import BadStatement, Counterexample, NotProved, OutsideFragment

KINDS = (
    "coefficient",
    "sign",
    "exponent",
    "index",
    "term",
    "factor",
    "complement",
    "bracket",
    "expectation",
    "name",
    "hypothesis",
)
REFUTED, EQUAL, NO_STATEMENT = "refuted", "equal", "no statement"


@dataclass(frozen=True)
class Neighbour:
    """A statement that differs from a theorem in one place.

    `kind` is one of `KINDS`, `description` says which change it is in words, `theorem` is the changed statement,
    without steps.
    """

    kind: str
    description: str
    theorem: Theorem


@dataclass(frozen=True)
class Judgement:
    """What became of a neighbour: a counterexample, the proof that it is true as well, or why it is no statement.

    `given` are the hypotheses under which the counterexample was found: those of the neighbour, or a special case of
    them, with normal noise where nothing but mean and variance is promised.
    """

    neighbour: Neighbour
    found: Counterexample | Proof | BadStatement | OutsideFragment
    given: tuple[Hypothesis, ...]

    @property
    def verdict(self) -> str:
        """`REFUTED`, `EQUAL` or `NO_STATEMENT`."""
        if isinstance(self.found, Counterexample):
            return REFUTED
        return EQUAL if isinstance(self.found, Proof) else NO_STATEMENT


def neighbours(statement: Statement) -> Iterator[Neighbour]:
    """Every neighbour of a statement, in a fixed order, without repetition and without the statement itself.

    The changes are: a number plus one, doubled, halved or negated; a term negated; an exponent one more, one less or
    dropped; an index replaced by another in scope over the same size; a term or a factor dropped; x swapped with
    1 - x where x is a keep probability, a bracket, or stands in a 1 - x elsewhere; a bracket replaced by 1; an
    expectation dropped, or put around a random entry or the base of a power; a family replaced by another of the same
    shape, or a scalar by another; a hypothesis dropped, and mean and variance of a law confused. A change that is no
    hypothesis, such as a keep probability of 3/2, is left out. Ranges of sums are not changed.

    >>> from symdrop.language import Sum, family, index, size
    >>> n = size("n"); i = index("i", n); w = family("w", n)
    >>> theorem = Theorem(title="A factor of a sum", lhs=Sum(2 * w[i], i), rhs=2 * Sum(w[i], i))
    >>> for neighbour in neighbours(theorem):
    ...     print(neighbour.description)
    left side: 2 is dropped from 2*w[i] in Sum(2*w[i], (i, 1, n))
    left side: w[i] is dropped from 2*w[i] in Sum(2*w[i], (i, 1, n))
    left side: 2 becomes 3 in 2*w[i]
    left side: 2 becomes 4 in 2*w[i]
    left side: 2 becomes -2 in 2*w[i]
    left side: w[i] becomes w[i]**2 in 2*w[i]
    left side: Sum(2*w[i], (i, 1, n)) becomes -Sum(2*w[i], (i, 1, n))
    right side: 2 is dropped from 2*Sum(w[i], (i, 1, n))
    right side: Sum(w[i], (i, 1, n)) is dropped from 2*Sum(w[i], (i, 1, n))
    right side: 2 becomes 3 in 2*Sum(w[i], (i, 1, n))
    right side: 2 becomes 4 in 2*Sum(w[i], (i, 1, n))
    right side: 2 becomes -2 in 2*Sum(w[i], (i, 1, n))
    right side: w[i] becomes w[i]**2 in Sum(w[i], (i, 1, n))
    """
    words = _words(statement)
    before = (statement.given, statement.lhs, statement.rhs)
    seen: set[tuple[Any, ...]] = {before}
    described: Counter[str] = Counter()
    for change in _statement_changes(statement, words):
        given, lhs, rhs = change.result
        if (given, lhs, rhs) in seen:
            continue
        seen.add((given, lhs, rhs))
        described[change.text] += 1
        again = f" ({described[change.text]})" if described[change.text] > 1 else ""
        title = f"{statement.title}; {change.text}{again}"
        theorem = Theorem(title=title, source=statement.source, given=given, lhs=lhs, rhs=rhs)
        yield Neighbour(change.kind, change.text + again, theorem)


def judge(neighbour: Neighbour) -> Judgement:
    """Refute the neighbour by a counterexample, or prove it by both deciders, or say why it is no statement.

    Raises `Disagreement` where the deciders contradict each other, and `NotProved` where the neighbour is neither
    refuted nor proved: with hypotheses that no values satisfy, or beyond what can be worked out.

    >>> from symdrop.language import Sum, family, index, size
    >>> n = size("n"); i = index("i", n); w = family("w", n)
    >>> theorem = Theorem(title="A factor of a sum", lhs=Sum(2 * w[i], i), rhs=2 * Sum(w[i], i))
    >>> judgement = judge(next(neighbours(theorem)))
    >>> judgement.neighbour.description
    'left side: 2 is dropped from 2*w[i] in Sum(2*w[i], (i, 1, n))'
    >>> print(judgement.verdict, judgement.found)
    refuted at n = 1, w[1] = 1: left = 1, right = 2
    """
    statement = neighbour.theorem
    try:
        return Judgement(neighbour, prove(statement), statement.given)
    except NotProved as refusal:
        found, given = refusal.counterexample, statement.given
        if found is None:
            given = tuple(_special(each) for each in statement.given)
            found = _difference(given, statement)
        if found is None:
            raise
        return Judgement(neighbour, found, given)
    except (BadStatement, OutsideFragment) as refusal:
        return Judgement(neighbour, refusal, statement.given)


def _special(hypothesis: Hypothesis) -> Hypothesis:
    """A law that the hypothesis allows and of which every moment is known."""
    if isinstance(hypothesis, Noise):
        return gaussian(hypothesis.entry, mean=hypothesis.mean, variance=hypothesis.variance)
    return hypothesis


def _difference(given: Sequence[Hypothesis], statement: Statement) -> Counterexample | None:
    comparison = compare(given, (statement.lhs, statement.rhs))
    return comparison.counterexample if isinstance(comparison, Difference) else None


@dataclass(frozen=True)
class _Change:
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
    laws = [each for each in statement.given if isinstance(each, Law)]
    sides = (statement.lhs, statement.rhs)
    parts = [*sides, *(part for law in laws for part in (law.entry, *law.parameters))]
    names: set[Any] = set().union(*(part.atoms(Family, Scalar) for part in parts))
    complemented = {_name(entry) for law in laws if isinstance(law, Bernoulli) for entry in _entries(law.keep)}
    for total in set().union(*(part.atoms(Add) for part in parts)):
        complemented |= {_name(each) for each in [1 - total] if isinstance(each, Indexed | Scalar)}
    free = set().union(*(_free(side) for side in sides))
    return _Words(
        tuple(sorted(names, key=str)),
        frozenset(law.base for law in laws),
        frozenset(complemented),
        tuple(sorted(free, key=str)),
    )


def _statement_changes(statement: Statement, words: _Words) -> Iterator[_Change]:
    given, lhs, rhs = statement.given, statement.lhs, statement.rhs
    for change in _side_changes(lhs, words):
        yield _Change(change.kind, f"left side: {change.text}", (given, change.result, rhs))
    for change in _side_changes(rhs, words):
        yield _Change(change.kind, f"right side: {change.text}", (given, lhs, change.result))
    for position, hypothesis in enumerate(given):
        for change in _hypothesis_changes(hypothesis, words):
            changed = (*given[:position], *change.result, *given[position + 1 :])
            yield _Change(change.kind, f"{_hypothesis_text(hypothesis)}: {change.text}", (changed, lhs, rhs))


def _side_changes(side: Expr, words: _Words) -> Iterator[_Change]:
    yield from _changes(side, words, words.free)
    if not isinstance(side, Add):
        yield _Change("sign", f"{side} becomes {-side}", -side)


def _hypothesis_changes(hypothesis: Hypothesis, words: _Words) -> Iterator[_Change]:
    """Every change of a hypothesis; the result is the tuple of hypotheses that takes its place."""
    yield _Change("hypothesis", "it is dropped", ())
    if isinstance(hypothesis, Nonzero):
        yield from _made(_quantity_changes(hypothesis.quantity, words), nonzero)
        return
    scope = hypothesis.indices
    yield from _made(_entry_changes(hypothesis.entry, words, scope), partial(_law, hypothesis))
    for position, parameter in enumerate(hypothesis.parameters):
        others = [each for each in hypothesis.parameters if each != parameter]
        confused = [_Change("hypothesis", f"{parameter} becomes {other}", other) for other in others]
        yield from _made(
            [*_changes(parameter, words, scope), *confused],
            partial(_law, hypothesis, hypothesis.entry, position),
        )


def _quantity_changes(quantity: Expr | Family, words: _Words) -> Iterable[_Change]:
    if isinstance(quantity, Family):
        return [_Change("name", f"{quantity} becomes {other}", other) for other in _like(quantity, words)]
    scope = tuple(sorted(_free(quantity), key=str))
    return _changes(quantity, words, scope)


def _made(changes: Iterable[_Change], make: Callable[[Any], Hypothesis]) -> Iterator[_Change]:
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
    if isinstance(law, Bernoulli):
        return bernoulli(entry, keep=parameters[0])
    average, variance = parameters
    return (gaussian if law.independent else noise)(entry, mean=average, variance=variance)


def _hypothesis_text(hypothesis: Hypothesis) -> str:
    return f"law of {hypothesis.base}" if isinstance(hypothesis, Law) else f"nonzero({hypothesis.quantity})"


def _changes(node: Expr, words: _Words, scope: Sequence[Index]) -> Iterator[_Change]:
    """Every change at a node and within it; `scope` are the indices that may stand there."""
    yield from _own_changes(node, words, scope)
    for position, child in enumerate(node.args):
        for change in _child_changes(node, position, child, words, scope):
            text = change.text if " in " in change.text else f"{change.text} in {node}"
            yield _Change(change.kind, text, rebuilt(node, position, change.result))


def _child_changes(node: Expr, position: int, child: Any, words: _Words, scope: Sequence[Index]) -> Iterator[_Change]:
    """The changes of one argument of a node: subscripts, exponents and ranges belong to the node itself."""
    if isinstance(node, Mul | Add | E) or (isinstance(node, D) and position == 0):
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
    if isinstance(node, Mul | Add) and node.func(*node.args) != node:
        return node.func(*args, evaluate=False)
    return node.func(*args)


def _own_changes(node: Expr, words: _Words, scope: Sequence[Index]) -> Iterator[_Change]:
    if isinstance(node, Rational):
        for number in (node + 1, 2 * node, node / 2, -node):
            yield _Change("coefficient", f"{node} becomes {number}", number)
    elif isinstance(node, Indexed | Scalar):
        yield from _entry_changes(node, words, scope)
        yield _Change("exponent", f"{node} becomes {node**2}", node**2)
        if _name(node) in words.complemented:
            yield _Change("complement", f"{node} becomes {1 - node}", 1 - node)
        if _name(node) in words.random:
            yield _Change("expectation", f"{node} becomes {E(node)}", E(node))
    elif isinstance(node, Add | Mul):
        yield from _part_changes(node)
    elif isinstance(node, Pow) and isinstance(node.exp, Integer):
        yield from _power_changes(node, words)
    elif isinstance(node, Bracket):
        yield from _index_changes(node, node.args, scope)
        yield _Change("bracket", f"{node} becomes 1", Integer(1))
        yield _Change("complement", f"{node} becomes {1 - node}", 1 - node)
    elif isinstance(node, E):
        yield _Change("expectation", f"{node} loses its E", node.args[0])


def _entry_changes(node: Expr, words: _Words, scope: Sequence[Index]) -> Iterator[_Change]:
    """Another index, or another name."""
    subscripts = node.indices if isinstance(node, Indexed) else ()
    yield from _index_changes(node, subscripts, scope)
    for other in _like(_name(node), words):
        entry = other[subscripts] if isinstance(other, Family) else other
        yield _Change("name", f"{node} becomes {entry}", entry)


def _index_changes(node: Expr, subscripts: Sequence[Index], scope: Sequence[Index]) -> Iterator[_Change]:
    first = len(node.args) - len(subscripts)
    for position, index in enumerate(subscripts, first):
        for other in scope:
            if other.size == index.size and other != index:
                changed = rebuilt(node, position, other)
                yield _Change("index", f"{node} becomes {changed}", changed)


def _part_changes(node: Expr) -> Iterator[_Change]:
    """A term negated or dropped, or a factor dropped; 1 - x replaced by x."""
    for position, part in enumerate(node.args):
        if isinstance(node, Add):
            yield _Change("sign", f"{part} becomes {-part} in {node}", rebuilt(node, position, -part))
        kind = "term" if isinstance(node, Add) else "factor"
        others = [*node.args[:position], *node.args[position + 1 :]]
        yield _Change(kind, f"{part} is dropped from {node}", _of(node, others))
    if isinstance(node, Add) and isinstance(1 - node, Indexed | Scalar | Bracket):
        yield _Change("complement", f"{node} becomes {1 - node}", 1 - node)


def _power_changes(node: Pow, words: _Words) -> Iterator[_Change]:
    for exponent in (node.exp + 1, node.exp - 1, Integer(1)):
        yield _Change("exponent", f"{node} becomes {node.base**exponent}", node.base**exponent)
    if any(_name(entry) in words.random for entry in _entries(node.base)):
        changed = E(node.base) ** node.exp
        yield _Change("expectation", f"{node} becomes {changed}", changed)


def _like(name: Family | Scalar, words: _Words) -> Iterator[Family | Scalar]:
    """The other names of the same shape."""
    shape = getattr(name, "shape", None)
    return (each for each in words.names if each != name and getattr(each, "shape", None) == shape)


def _name(entry: Expr) -> Family | Scalar:
    name: Family | Scalar = entry.base if isinstance(entry, Indexed) else entry
    return name


def _entries(node: Expr) -> set[Expr]:
    entries: set[Expr] = node.atoms(Indexed, Scalar)
    return entries


def _free(node: Any) -> set[Index]:
    """The indices that no sum around them binds."""
    if isinstance(node, Index):
        return {node}
    bound = {limits[0] for limits in node.limits} if isinstance(node, Sum) else set()
    inside = node.args[:1] if isinstance(node, Sum) else node.args
    return set().union(*(_free(each) for each in inside)) - bound

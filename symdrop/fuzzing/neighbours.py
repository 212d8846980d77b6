"""False neighbours: every statement that differs from a theorem in a single place, and what becomes of it.

A theorem whose neighbours were also accepted would say little, and a decider that accepted them would be wrong. So
each neighbour has to be refuted by a counterexample, unless it is true as well or no statement at all. What changes
is the statement, hypotheses and both sides, as expressions; its steps are left out, so that it is decided with every
reason on.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from sympy import Expr, Integer

from symdrop.deciders.agreement import prove
from symdrop.deciders.instances import Difference, compare
from symdrop.deciders.kernel.check import Proof
from symdrop.errors import BadStatement, Counterexample, LimitReached, NotProved, OutsideFragment
from symdrop.fuzzing.changes import statement_changes
from symdrop.language import Expectation, Family, bracket, index
from symdrop.statements.claim import Claim
from symdrop.statements.hypotheses import Hypothesis
from symdrop.statements.laws import laws_in
from symdrop.statements.laws.exchangeable import ExchangeableMask, ExchangeableMoments
from symdrop.statements.laws.gaussian import gaussian
from symdrop.statements.laws.noise import CorrelatedNoise, Noise
from symdrop.statements.statement import Statement, snapshot
from symdrop.theorem import Theorem

KINDS = (
    "coefficient",
    "sign",
    "exponent",
    "index",
    "term",
    "factor",
    "product",
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
    """What became of a neighbour: a counterexample, the proof that it is true as well, or why it is not a statement.

    `given` are the hypotheses under which the counterexample was found: those of the neighbour, or a special case of
    them, with normal noise where nothing but mean and variance is promised.
    """

    neighbour: Neighbour
    found: Counterexample | Proof | BadStatement | LimitReached | OutsideFragment
    given: tuple[Hypothesis, ...]

    @property
    def verdict(self) -> str:
        """`REFUTED`, `EQUAL` or `NO_STATEMENT`."""
        if isinstance(self.found, Counterexample):
            return REFUTED
        return EQUAL if isinstance(self.found, Proof) else NO_STATEMENT


def neighbours(statement: Statement | Claim) -> Iterator[Neighbour]:
    """Every neighbour of a statement, in a fixed order, without repetition and without the statement itself.

    The changes are: a number plus one, doubled, halved or negated; a term negated; an exponent one more, one less or
    dropped; an index replaced by another in scope over the same size; a term or a factor dropped; x swapped with
    1 - x where x is a keep probability, a bracket, or stands in a 1 - x elsewhere; a bracket replaced by 1; an
    expectation dropped, or put around a random entry or the base of a power; the means in a variance or a covariance
    not taken off; a family replaced by another of the same shape, or a scalar by another; a hypothesis dropped, and
    mean and variance of a law confused. A change that is no hypothesis, such as a keep probability of 3/2, is left out,
    and so is one that leaves entries with a joint law, such as a mask of which exactly k entries are 1, outside every
    expectation. Ranges of sums are not changed.

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
    before = (statement.given, statement.lines[0], statement.lines[-1])
    seen: set[tuple[Any, ...]] = {before}
    described: Counter[str] = Counter()
    for change in statement_changes(snapshot(statement)):
        given, lhs, rhs = change.result
        if (given, lhs, rhs) in seen or _stands_outside(given, lhs) or _stands_outside(given, rhs):
            continue
        seen.add((given, lhs, rhs))
        described[change.text] += 1
        again = f" ({described[change.text]})" if described[change.text] > 1 else ""
        title = f"{statement.title}; {change.text}{again}"
        theorem = Theorem(title=title, source=statement.source, given=given, lhs=lhs, rhs=rhs)
        yield Neighbour(change.kind, change.text + again, theorem)


def _stands_outside(given: Sequence[Hypothesis], side: Expr) -> bool:
    """Whether an entry of a family whose entries are known together only stands outside every expectation."""
    together = {law.base for law in laws_in(given) if law.together}
    return bool(together) and not together.isdisjoint(_outside(side))


def _outside(node: Any) -> Iterator[Any]:
    """The families that stand outside every expectation."""
    if isinstance(node, Family):
        yield node
    elif not isinstance(node, Expectation):
        for child in node.args:
            yield from _outside(child)


def judge(neighbour: Neighbour) -> Judgement:
    """Refute the neighbour by a counterexample, or prove it by both deciders, or say why it is not a statement.

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
    except (BadStatement, LimitReached, OutsideFragment) as refusal:
        return Judgement(neighbour, refusal, statement.given)


def _special(hypothesis: Hypothesis) -> Hypothesis:
    """A law that the hypothesis allows and of which every moment is known."""
    if isinstance(hypothesis, Noise):
        return gaussian(hypothesis.entry, mean=hypothesis.mean, variance=hypothesis.variance)
    if isinstance(hypothesis, CorrelatedNoise):
        return gaussian(hypothesis.entry, mean=hypothesis.mean, covariance=hypothesis.covariance)
    if isinstance(hypothesis, ExchangeableMask):
        # No more entries are 1 than are spoken of.
        return replace(hypothesis, means=(*hypothesis.means, Integer(0), Integer(0), Integer(0)))
    if isinstance(hypothesis, ExchangeableMoments):
        return _normal(hypothesis)
    return hypothesis


def _normal(law: ExchangeableMoments) -> Hypothesis:
    """Jointly normal entries with the moments of second order, where these are all that is known."""
    known = dict(law.table)
    if known.keys() != {(1,), (2,), (1, 1)}:
        return law
    own = law.indices[0]
    other = index(f"{own.name}_", own.size)
    between = known[1, 1] - known[1,] ** 2
    return gaussian(law.entry, mean=known[1,], covariance=bracket(own, other) * (known[2,] - known[1, 1]) + between)


def _difference(given: Sequence[Hypothesis], claim: Claim) -> Counterexample | None:
    try:
        comparison = compare(given, (claim.lhs, claim.rhs))
    except LimitReached:
        return None
    return comparison.counterexample if isinstance(comparison, Difference) else None

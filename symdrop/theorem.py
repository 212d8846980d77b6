"""What an author writes: a `Theorem` with hypotheses, two sides and stated steps, or a `Mistake` that is false."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from symdrop.axioms import REASONS, Reason
from symdrop.extents import check_extent
from symdrop.hypotheses import Hypothesis, Law, Nonzero, bernoulli, gaussian, noise, nonzero
from symdrop.instances import Difference, Undetermined, compare
from symdrop.kernel.check import Proof, Statement, Step, check, snapshot
from symdrop.language import expression
from symdrop.verdicts import BadStatement, Counterexample, Disagreement, NotProved, NotRefuted

REPORT = "this is a defect of symdrop: please report the statement"

__all__ = ["Mistake", "Theorem", "bernoulli", "gaussian", "noise", "nonzero", "prove", "refute", "step"]


def step(line: Any, *reasons: Reason) -> Step:
    """One line of a derivation, equal to the line before it by exactly the reasons cited."""
    for reason in reasons:
        if reason not in REASONS:
            raise BadStatement(f"{reason!r} is not a reason; import them from symdrop.axioms: {list(REASONS)}")
    return Step(expression(line), reasons)


@dataclass(frozen=True, init=False)
class Theorem(Statement):
    """An identity for every size, with the steps that prove it; `theorem.proof` checks on first use."""

    def __init__(
        self,
        *,
        title: str,
        lhs: Any,
        rhs: Any,
        source: str = "",
        given: Sequence[Hypothesis] = (),
        steps: Sequence[Step] = (),
    ) -> None:
        stated = _listed("steps", steps)
        for each in stated:
            if not isinstance(each, Step):
                raise BadStatement(f"{each!r} is not a step; write step(line, *reasons)")
        words = _text("title", title), _text("source", source)
        super().__init__(*words, _hypotheses(given), expression(lhs), expression(rhs), stated)

    @cached_property
    def proof(self) -> Proof:
        """The proof; raises `NotProved`, `OutsideFragment` or `BadStatement` when there is none."""
        return prove(self)


@dataclass(frozen=True, init=False)
class Mistake(Statement):
    """An identity that is claimed somewhere and is false; `mistake.refutation` finds its counterexample on first use.

    >>> from symdrop.language import Sum, family, index, size
    >>> n = size("n"); i = index("i", n); w = family("w", n)
    >>> mistake = Mistake(title="The square of a sum", lhs=Sum(w[i], i) ** 2, rhs=Sum(w[i] ** 2, i))
    >>> print(mistake.refutation)
    at n = 2, w[1] = 1, w[2] = 1: left = 4, right = 2
    """

    def __init__(self, *, title: str, lhs: Any, rhs: Any, source: str = "", given: Sequence[Hypothesis] = ()) -> None:
        words = _text("title", title), _text("source", source)
        super().__init__(*words, _hypotheses(given), expression(lhs), expression(rhs), ())

    @cached_property
    def refutation(self) -> Counterexample:
        """The counterexample; raises `NotRefuted`, `OutsideFragment` or `BadStatement` when there is none."""
        return refute(self)


def refute(statement: Statement) -> Counterexample:
    """A point that the hypotheses allow and at which the two sides differ, found by the instances.

    Raises `NotRefuted` when the claim is true or nothing can tell, `OutsideFragment`, `BadStatement`, or
    `Disagreement` when the kernel proves what the instances refute.
    """
    statement = snapshot(statement)
    check_extent(statement)
    comparison = compare(statement.given, (statement.lhs, statement.rhs))
    if isinstance(comparison, Undetermined):
        raise NotRefuted(f"no counterexample was found: {comparison.why}")
    if not isinstance(comparison, Difference):
        raise NotRefuted(f"{statement.title!r} is true for every size; state it as a Theorem")
    try:
        check(statement)
    except NotProved:
        return comparison.counterexample
    raise Disagreement(f"the kernel accepts {statement.title!r}, but {comparison.counterexample}; {REPORT}")


def prove(statement: Statement) -> Proof:
    """The kernel's proof, once the instances confirm every stated line.

    Raises `NotProved` (with a counterexample where the refused lines differ), `OutsideFragment`,
    `BadStatement`, or `Disagreement` when the two deciders contradict each other.
    """
    statement = snapshot(statement)
    check_extent(statement)
    try:
        proof = check(statement)
    except NotProved as refusal:
        raise _with_counterexample(statement, refusal) from None
    confirmation = compare(statement.given, statement.lines)
    if isinstance(confirmation, Undetermined):
        raise NotProved(f"the instances cannot confirm it: {confirmation.why}", residual="0")
    if isinstance(confirmation, Difference):
        raise Disagreement(f"the kernel accepts {statement.title!r}, but {confirmation.counterexample}; {REPORT}")
    return proof


def _with_counterexample(statement: Statement, refusal: NotProved) -> NotProved | Disagreement:
    """The refusal, with a point at which the two refused lines differ if they do."""
    after = refusal.step or len(statement.lines) - 1
    comparison = compare(statement.given, statement.lines[after - 1 : after + 1])
    if isinstance(comparison, Difference):
        refusal.counterexample = comparison.counterexample
    elif not isinstance(comparison, Undetermined) and not statement.steps:
        return Disagreement(f"the kernel refuses {statement.title!r}, but every instance of it holds; {REPORT}")
    return refusal


def _hypotheses(given: Sequence[Hypothesis]) -> tuple[Hypothesis, ...]:
    stated = _listed("given", given)
    for hypothesis in stated:
        if not isinstance(hypothesis, Law | Nonzero):
            raise BadStatement(f"{hypothesis!r} is not a hypothesis; write bernoulli(...), noise(...), nonzero(...)")
    return stated


def _listed(name: str, things: Any) -> tuple[Any, ...]:
    """The things as a tuple; what can be read only once is refused, for it may also never end."""
    if not isinstance(things, list | tuple):
        raise BadStatement(f"{name} takes a list, got {type(things).__name__}; write {name}=[...]")
    return tuple(things)


def _text(name: str, text: Any) -> str:
    if not isinstance(text, str):
        raise BadStatement(f'{name} takes a text, got {type(text).__name__}; write {name}="..."')
    return text

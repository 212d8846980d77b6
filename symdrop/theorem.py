"""What an author writes: a `Theorem` with its hypotheses, its two sides and its stated steps."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from symdrop.axioms import REASONS, Reason
from symdrop.hypotheses import Hypothesis, Law, Nonzero, bernoulli, gaussian, noise, nonzero
from symdrop.instances import Difference, Undetermined, compare
from symdrop.kernel.check import Proof, Statement, Step, check
from symdrop.language import expression
from symdrop.verdicts import BadStatement, Disagreement, NotProved

REPORT = "this is a defect of symdrop: please report the statement"

__all__ = ["Theorem", "bernoulli", "gaussian", "noise", "nonzero", "prove", "step"]


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
        for hypothesis in given:
            if not isinstance(hypothesis, Law | Nonzero):
                raise BadStatement(
                    f"{hypothesis!r} is not a hypothesis; write bernoulli(...), noise(...), nonzero(...)"
                )
        for each in steps:
            if not isinstance(each, Step):
                raise BadStatement(f"{each!r} is not a step; write step(line, *reasons)")
        super().__init__(title, source, tuple(given), expression(lhs), expression(rhs), tuple(steps))

    @cached_property
    def proof(self) -> Proof:
        """The proof; raises `NotProved`, `OutsideFragment` or `BadStatement` when there is none."""
        return prove(self)


def prove(statement: Statement) -> Proof:
    """The kernel's proof, once the instances confirm every stated line.

    Raises `NotProved` (with a counterexample where the refused lines differ), `OutsideFragment`,
    `BadStatement`, or `Disagreement` when the two deciders contradict each other.
    """
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

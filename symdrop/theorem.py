"""What an author writes: a `Theorem` or an `Inequality` with stated steps, or a `Mistake`, which is false."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from symdrop.axioms import REASONS, Reason
from symdrop.extents import check_extent
from symdrop.hypotheses import (
    WORDS,
    Covariance,
    Hypothesis,
    Nonnegative,
    Nonzero,
    bernoulli,
    covariance,
    gaussian,
    laplace,
    noise,
    nonnegative,
    nonzero,
    poisson,
    uniform,
)
from symdrop.instances import Difference, Undetermined, compare, violation
from symdrop.kernel.check import Proof, Statement, Step, check, snapshot
from symdrop.language import expression
from symdrop.laws import Moments
from symdrop.verdicts import BadStatement, Counterexample, Disagreement, NotProved, NotRefuted

HYPOTHESES = (*WORDS, Moments, Covariance, Nonzero, Nonnegative)
REPORT = "this is a defect of symdrop: please report the statement"

__all__ = [
    "Inequality",
    "Mistake",
    "Theorem",
    "bernoulli",
    "covariance",
    "gaussian",
    "laplace",
    "noise",
    "nonnegative",
    "nonzero",
    "poisson",
    "prove",
    "prove_step",
    "refute",
    "step",
    "uniform",
]


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
        words = _text("title", title), _text("source", source)
        super().__init__(*words, _hypotheses(given), expression(lhs), expression(rhs), _steps(steps))

    @cached_property
    def proof(self) -> Proof:
        """The proof; raises `NotProved`, `OutsideFragment` or `BadStatement` when there is none."""
        return prove(self)


@dataclass(frozen=True, init=False)
class Inequality(Theorem):
    """A claim `lhs <= rhs` for every size: `rhs = lhs + remainder` by the steps, and the remainder is not negative.

    The steps lead from the right side to `lhs + remainder`. The remainder must show that it is not negative: by even
    powers, and sums and products of what the laws imply (p and 1 - p, a variance) or `nonnegative(...)` declares.

    >>> from symdrop.language import Rational, family, index, size
    >>> n = size("n"); k = index("k", n); p = family("p", n)
    >>> quarter = Inequality(
    ...     title="At most a quarter", lhs=p[k] * (1 - p[k]), rhs=Rational(1, 4), remainder=(p[k] - Rational(1, 2)) ** 2
    ... )
    >>> quarter.proof.reasons
    (sign,)
    """

    def __init__(
        self,
        *,
        title: str,
        lhs: Any,
        rhs: Any,
        remainder: Any,
        source: str = "",
        given: Sequence[Hypothesis] = (),
        steps: Sequence[Step] = (),
    ) -> None:
        super().__init__(title=title, lhs=lhs, rhs=rhs, source=source, given=given, steps=steps)
        object.__setattr__(self, "remainder", expression(remainder))


@dataclass(frozen=True, init=False)
class Mistake(Statement):
    """An identity that is claimed somewhere and is false; `mistake.refutation` finds its counterexample on first use.

    `instead` is the theorem that is true in its place, if there is one.

    >>> from symdrop.language import Sum, family, index, size
    >>> n = size("n"); i = index("i", n); w = family("w", n)
    >>> mistake = Mistake(title="The square of a sum", lhs=Sum(w[i], i) ** 2, rhs=Sum(w[i] ** 2, i))
    >>> print(mistake.refutation)
    at n = 2, w[1] = 1, w[2] = 1: left = 4, right = 2
    """

    instead: Theorem | None = None

    def __init__(
        self,
        *,
        title: str,
        lhs: Any,
        rhs: Any,
        source: str = "",
        given: Sequence[Hypothesis] = (),
        instead: Theorem | None = None,
    ) -> None:
        if not isinstance(instead, Theorem | None):
            raise BadStatement(f"instead={instead!r} is not a Theorem")
        words = _text("title", title), _text("source", source)
        super().__init__(*words, _hypotheses(given), expression(lhs), expression(rhs), ())
        object.__setattr__(self, "instead", instead)

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
    """The kernel's proof, once the instances confirm every stated line, and find no violation of an inequality.

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
    broken = statement.remainder is not None and violation(statement.given, statement.lhs, statement.rhs)
    if broken:
        raise Disagreement(f"the kernel accepts {statement.title!r}, but {broken}; {REPORT}")
    return proof


def prove_step(statement: Statement, number: int) -> Proof:
    """The proof of one step alone: its line equals the line before it, by exactly the reasons that it cites.

    Steps are counted from 1; the number after the last one means that the last line is the right side. Raises as
    `prove` does, and `BadStatement` when there is no such step.

    >>> from symdrop.axioms import derivative
    >>> from symdrop.language import D, family, index, size
    >>> n = size("n"); k = index("k", n); w = family("w", n)
    >>> square = Theorem(title="A square", lhs=D(w[k] ** 2, w[k]), rhs=w[k], steps=[step(2 * w[k], derivative)])
    >>> prove_step(square, 1).reasons
    (derivative,)
    >>> prove_step(square, 2)
    Traceback (most recent call last):
    ...
    symdrop.verdicts.NotProved: the right side after the last step does not follow from the line before it
      residual: w[k]
      counterexample: at n = 1, k = 1, w[1] = 1: left = 2, right = 1
      try: the two lines differ whatever is cited; correct one of them
    """
    steps = statement.steps
    if not steps or not 1 <= number <= len(steps) + 1:
        raise BadStatement(f"{statement.title!r} has {len(steps)} steps and no step {number}")
    last = number > len(steps)
    before, after = statement.lines[number - 1 : number + 1]
    reasons = () if last else steps[number - 1].reasons
    alone = Statement(statement.title, statement.source, statement.given, before, after, (Step(after, reasons),))
    try:
        return prove(alone)
    except NotProved as refusal:
        if refusal.step:
            place = "the right side after the last step" if last else f"step {number}"
            refusal.message = place + refusal.message.removeprefix(f"step {refusal.step}")
            refusal.args, refusal.step = (refusal.message,), None if last else number
        raise


def _with_counterexample(statement: Statement, refusal: NotProved) -> NotProved | Disagreement:
    """The refusal, with a point at which the inequality fails, or the two refused lines differ, if they do."""
    if statement.remainder is not None:
        refusal.counterexample = violation(statement.given, statement.lhs, statement.rhs)
        if refusal.counterexample:
            return refusal
    after = refusal.step or len(statement.lines) - 1
    comparison = compare(statement.given, statement.lines[after - 1 : after + 1])
    if isinstance(comparison, Difference):
        refusal.counterexample = comparison.counterexample
    elif not isinstance(comparison, Undetermined) and not statement.steps and statement.remainder is None:
        return Disagreement(f"the kernel refuses {statement.title!r}, but every instance of it holds; {REPORT}")
    return refusal


def _hypotheses(given: Sequence[Hypothesis]) -> tuple[Hypothesis, ...]:
    stated = _listed("given", given)
    for hypothesis in stated:
        if type(hypothesis) not in HYPOTHESES:
            raise BadStatement(f"{hypothesis!r} is not a hypothesis; write bernoulli(...), noise(...), nonzero(...)")
    return stated


def _steps(steps: Sequence[Step]) -> tuple[Step, ...]:
    stated = _listed("steps", steps)
    for each in stated:
        if not isinstance(each, Step):
            raise BadStatement(f"{each!r} is not a step; write step(line, *reasons)")
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

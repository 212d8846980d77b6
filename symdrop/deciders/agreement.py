"""What a verdict takes: the kernel accepts and the instances confirm. Where they contradict: `Disagreement`."""

from __future__ import annotations

from dataclasses import InitVar, dataclass
from typing import Any, TypeGuard

from sympy import Integer

from symdrop.deciders.instances import Difference, Undetermined, compare, obstacle, violation
from symdrop.deciders.kernel.check import Proof, check
from symdrop.errors import REPORT, BadStatement, Counterexample, Disagreement, LimitReached, NotProved, NotRefuted
from symdrop.functions import goes_beyond_polynomials
from symdrop.statements.claim import Claim
from symdrop.statements.size_limits import check_extent
from symdrop.statements.statement import Statement, Step, snapshot

_MAKER = object()


@dataclass(frozen=True)
class Refutation(Counterexample):
    """The counterexample that refutes `statement`. Only `refute` makes one; it is what `mistake.refutation` gives.

    Raises `TypeError` when it is made by hand.

    >>> from symdrop.catalogue import find
    >>> print(find("missing_half")[0].refutation)
    at n = 1, I[1] = 1, p[1] = 1/3, t = 0, w[1] = 1: left = 1/6, right = 5/18
    """

    statement: Statement
    maker: InitVar[Any]

    def __post_init__(self, maker: Any) -> None:
        if maker is not _MAKER:
            raise TypeError("a Refutation comes from mistake.refutation only; it cannot be made by hand")


def proves(found: Any, statement: Statement | Claim) -> TypeGuard[Proof]:
    """Whether it is a proof of this very statement; a class that is derived from `Proof` proves nothing.

    >>> from symdrop.catalogue import find
    >>> theorem, other = (find(name)[0].theorem for name in ("expected_dropout_output", "dropout_gradient"))
    >>> proves(theorem.proof, theorem), proves(theorem.proof, other)
    (True, False)
    """
    return type(found) is Proof and found.statement == snapshot(statement)


def refutes(found: Any, statement: Statement | Claim) -> TypeGuard[Refutation]:
    """Whether it is a refutation of this very statement; a class that is derived from `Refutation` refutes nothing.

    >>> from symdrop.catalogue import find
    >>> mistake, other = (find(name)[0].claim for name in ("missing_half", "keep_for_drop"))
    >>> refutes(mistake.refutation, mistake), refutes(mistake.refutation, other)
    (True, False)
    """
    return type(found) is Refutation and found.statement == snapshot(statement)


def refute(statement: Statement | Claim, work: int = 1) -> Refutation:
    """A point that the hypotheses allow and at which the two sides differ, found by the instances.

    `work` is how many times the usual work is allowed. Raises `NotRefuted` when the claim is true or nothing can tell,
    `OutsideFragment`, `BadStatement`, `LimitReached`, or `Disagreement` when the kernel proves what the instances
    refute.

    >>> from symdrop.language import Sum, family, index, size
    >>> from symdrop.theorem import Theorem
    >>> n = size("n"); i = index("i", n); w = family("w", n)
    >>> print(refute(Theorem(title="A square", lhs=Sum(w[i], i) ** 2, rhs=Sum(w[i] ** 2, i))))
    at n = 2, w[1] = 1, w[2] = 1: left = 4, right = 2
    """
    statement = snapshot(statement)
    check_extent(statement)
    point = _failing(statement, work)
    try:
        check(statement, work)
    except (NotProved, LimitReached):
        return Refutation(point.sizes, point.indices, point.values, point.left, point.right, statement, _MAKER)
    raise Disagreement(f"the kernel accepts {statement.title!r}, but {point}; {REPORT}")


def _failing(statement: Statement, work: int) -> Counterexample:
    """Where the left side is not the right side, or for an inequality is above it; raises `NotRefuted`."""
    if statement.remainder is not None:
        found = violation(statement.given, statement.lhs, statement.rhs, statement.is_strict)
        if found is None:
            raise NotRefuted("no counterexample was found; if it is true, state it as an Inequality")
        return found
    comparison = compare(statement.given, (statement.lhs, statement.rhs), work)
    if isinstance(comparison, Undetermined):
        raise NotRefuted(f"no counterexample was found: {comparison.why}")
    if not isinstance(comparison, Difference):
        raise NotRefuted(f"{statement.title!r} is true for every size; state it as a Theorem")
    return comparison.counterexample


def prove(statement: Statement | Claim, work: int = 1) -> Proof:
    """The kernel's proof, once the instances confirm every stated line, and find no violation of an inequality.

    `work` is how many times the usual work is allowed. Raises `NotProved` (with a counterexample where the refused
    lines differ), `OutsideFragment`, `BadStatement`, `LimitReached`, or `Disagreement` when the two deciders contradict
    each other.

    >>> from symdrop.language import E, family, index, size
    >>> from symdrop.theorem import Theorem, bernoulli
    >>> n = size("n"); k = index("k", n); p, delta = family("p delta", n)
    >>> prove(Theorem(title="The mean", given=[bernoulli(delta[k], keep=p[k])], lhs=E(delta[k]), rhs=p[k])).reasons
    (mean,)
    """
    statement = snapshot(statement)
    check_extent(statement)
    try:
        proof = check(statement, work)
    except NotProved as refusal:
        if statement.steps:
            refusal.line = statement.lines[refusal.step or -1]
        raise _with_counterexample(statement, refusal) from None
    confirmation = compare(statement.given, statement.lines, work)
    if isinstance(confirmation, Undetermined):
        raise NotProved(f"the instances cannot confirm it: {confirmation.why}", residual=Integer(0))
    if isinstance(confirmation, Difference):
        raise Disagreement(f"the kernel accepts {statement.title!r}, but {confirmation.counterexample}; {REPORT}")
    impossible = obstacle(statement.given, statement.lines)
    if impossible:
        message = f"no numbers were found that obey the hypotheses, so that it may say nothing: {impossible}"
        raise NotProved(message, residual=Integer(0), advice="give hypotheses that some numbers obey")
    broken = statement.remainder is not None and violation(
        statement.given, statement.lhs, statement.rhs, statement.is_strict
    )
    if broken:
        raise Disagreement(f"the kernel accepts {statement.title!r}, but {broken}; {REPORT}")
    return proof


def prove_step(statement: Statement | Claim, number: int) -> Proof:
    """The proof of one step alone: its line equals the line before it, by exactly the reasons that it cites.

    Steps are counted from 1; the number after the last one means that the last line is the right side. Raises as
    `prove` does, and `BadStatement` when there is no such step.

    >>> from symdrop.axioms import derivative
    >>> from symdrop.language import D, family, index, size
    >>> from symdrop.theorem import Theorem, step
    >>> n = size("n"); k = index("k", n); w = family("w", n)
    >>> square = Theorem(title="A square", lhs=D(w[k] ** 2, w[k]), rhs=w[k], steps=[step(2 * w[k], derivative)])
    >>> prove_step(square, 1).reasons
    (derivative,)
    >>> prove_step(square, 2)
    Traceback (most recent call last):
    ...
    symdrop.errors.NotProved: the right side after the last step does not follow from the line before it
      line:     w[k]
      residual: w[k]
      counterexample: at n = 1, k = 1, w[1] = 1: left = 2, right = 1
      try: the two lines differ whatever is cited; correct one of them
    """
    statement = snapshot(statement)
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
        refusal.counterexample = violation(statement.given, statement.lhs, statement.rhs, statement.is_strict)
        if refusal.counterexample:
            return refusal
    after = refusal.step or len(statement.lines) - 1
    try:
        comparison = compare(statement.given, statement.lines[after - 1 : after + 1])
    except LimitReached:
        return refusal
    if isinstance(comparison, Difference):
        refusal.counterexample = comparison.counterexample
    elif not statement.steps and statement.remainder is None:
        is_open = isinstance(comparison, Undetermined)
        if any(map(goes_beyond_polynomials, statement.lines)):
            # Spread forms do not see every equality, as normal forms of polynomials do.
            known = "no point was found at which the two sides differ" if is_open else "every instance of it holds"
            refusal.message = f"{known}, but the kernel does not see that the two sides are equal"
            refusal.args = (refusal.message,)
            refusal.advice = "state it by steps, or write one side as the other is written"
        elif not is_open:
            return Disagreement(f"the kernel refuses {statement.title!r}, but every instance of it holds; {REPORT}")
    return refusal

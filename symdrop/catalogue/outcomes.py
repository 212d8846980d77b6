"""What became of each statement that was asked for: proof, refutation or refusal, as a row, a message, a record."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum
from time import perf_counter
from typing import Any

from symdrop.catalogue.entries import Entry, Unreadable
from symdrop.deciders.agreement import prove_step
from symdrop.deciders.kernel.check import Proof
from symdrop.errors import (
    REPORT,
    BadStatement,
    Counterexample,
    Disagreement,
    LimitReached,
    NotFound,
    NotProved,
    NotRefuted,
    OutsideFragment,
    SymdropError,
)
from symdrop.theorem import Mistake, Theorem


class Verdict(StrEnum):
    """What becomes of a statement; each member is also the text that is printed.

    >>> Verdict.NOT_PROVED, str(Verdict.NOT_PROVED)
    (<Verdict.NOT_PROVED: 'not proved'>, 'not proved')
    """

    PROVED = "proved"
    REFUTED = "refuted"
    NOT_PROVED = "not proved"
    NOT_REFUTED = "not refuted"
    OUTSIDE_FRAGMENT = "outside fragment"
    LIMIT_REACHED = "limit reached"
    DISAGREEMENT = "disagreement"
    BAD_STATEMENT = "bad statement"
    NOT_FOUND = "not found"


# What to try where a refusal does not say it itself.
OTHER_WORDS = "write it with finite sums, products and integer powers; README says what is not proved"
CORRECTION = "correct the side that is wrong at the counterexample, or state the claim as a Mistake"
MORE_PROMISES = "promise more in `given`, or state smaller steps; symdrop prove --steps shows which of them hold"
STATUS = {
    Verdict.PROVED: 0,
    Verdict.REFUTED: 0,
    Verdict.NOT_PROVED: 1,
    Verdict.NOT_REFUTED: 1,
    Verdict.OUTSIDE_FRAGMENT: 1,
    Verdict.DISAGREEMENT: 1,
    Verdict.BAD_STATEMENT: 2,
    Verdict.NOT_FOUND: 2,
    Verdict.LIMIT_REACHED: 3,
}
KINDS = {
    NotProved: Verdict.NOT_PROVED,
    NotRefuted: Verdict.NOT_REFUTED,
    OutsideFragment: Verdict.OUTSIDE_FRAGMENT,
    LimitReached: Verdict.LIMIT_REACHED,
    Disagreement: Verdict.DISAGREEMENT,
    NotFound: Verdict.NOT_FOUND,
    BadStatement: Verdict.BAD_STATEMENT,
}


@dataclass(frozen=True)
class Outcome:
    """One statement that was asked for: with its proof, for a mistake its counterexample, or the error that refused it.

    `thing` is the statement with its name, or what could not be read; `seconds` is the time that the check took.
    """

    thing: Entry | Unreadable
    seconds: float
    proof: Proof | None = None
    error: BaseException | None = None
    refutation: Counterexample | None = None

    @property
    def holds(self) -> bool:
        """Whether it is what its author says: a theorem that is proved, or a mistake that is refuted."""
        return self.proof is not None or self.refutation is not None

    @property
    def verdict(self) -> Verdict:
        """The verdict; an unforeseen error is never more than "not proved"."""
        if self.proof is not None:
            return Verdict.PROVED
        if self.refutation is not None:
            return Verdict.REFUTED
        return next((verdict for kind, verdict in KINDS.items() if isinstance(self.error, kind)), Verdict.NOT_PROVED)

    @property
    def reasons(self) -> list[str]:
        """The axioms that the proof rests on, or those that the refused step cites."""
        if self.proof is not None:
            return [reason.name for reason in self.proof.reasons]
        return list(self.error.reasons) if isinstance(self.error, NotProved) else []

    @property
    def message(self) -> str:
        """Why there is no proof, in full; empty when there is one."""
        if self.error is None or isinstance(self.error, SymdropError):
            return str(self.error or "")
        what = f"{type(self.error).__name__}: {self.error}"
        return f"the check crashed with {what}; {REPORT}"

    @property
    def advice(self) -> str:
        """What to try; empty where it holds, and where the message already says it."""
        if isinstance(self.error, OutsideFragment):
            return OTHER_WORDS
        if not isinstance(self.error, NotProved) or self.error.advice:
            return ""
        return MORE_PROMISES if self.error.counterexample is None else CORRECTION

    @property
    def explanation(self) -> str:
        """The message and, on a line of its own, the advice: what a reader sees of a refusal."""
        return f"{self.message}\n  try: {self.advice}" if self.advice else self.message

    @property
    def label(self) -> str:
        """The name, with the file where it is an author's own."""
        return self.thing.name if self.thing.path is None else f"{self.thing.name} ({self.thing.path})"

    def record(self) -> dict[str, Any]:
        """Everything for programs: texts, lists and None, exact numbers as texts."""
        refusal = self.error if isinstance(self.error, NotProved) else None
        return {
            "name": self.thing.name,
            "file": str(self.thing.path) if self.thing.path else None,
            "verdict": self.verdict,
            "seconds": round(self.seconds, 6),
            "reasons": self.reasons,
            "residual": refusal.residual_text if refusal else None,
            "counterexample": _point(refusal.counterexample if refusal else self.refutation),
            "message": self.message,
            # What Rocq says of it is asked by `symdrop rocq --check` alone.
            "rocq": None,
        }


def judge(thing: Entry | Unreadable, work: int = 1) -> Outcome:
    """Prove one theorem or refute one mistake; every error becomes an outcome, so that it stops nothing else.

    `work` is how many times the usual work is allowed.

    >>> from symdrop.catalogue.entries import find
    >>> print(judge(find("expected_dropout_gradient")[0]).verdict)
    proved
    """
    if isinstance(thing, Unreadable):
        return Outcome(thing, 0.0, error=thing.error)
    return _outcome(thing, lambda: _decided(thing, work))


def _decided(entry: Entry, work: int) -> Proof | Counterexample:
    """The proof or the refutation, which the entry holds against its claim, with so much work allowed."""
    claim = entry.claim
    if isinstance(claim, Mistake):
        if work > 1:
            claim.refute(work)
        return entry.refutation
    if work > 1:
        claim.prove(work)
    return entry.proof


def judge_step(entry: Entry, number: int) -> Outcome:
    """Prove one step of a theorem alone, counted from 1; the number after the last means that the right side follows.

    >>> from symdrop.catalogue.entries import find
    >>> print(judge_step(find("expected_dropout_output")[0], 1).verdict)
    proved
    """
    return _outcome(entry, lambda: prove_step(entry.theorem, number))


def refused_steps(thing: Entry | Unreadable) -> list[Outcome]:
    """The outcome of every step of a theorem that does not hold by itself; none where there are no steps.

    >>> from symdrop.catalogue.entries import find
    >>> refused_steps(find("expected_dropout_output")[0])
    []
    """
    if isinstance(thing, Unreadable) or not isinstance(thing.claim, Theorem) or not thing.claim.steps:
        return []
    numbers = range(1, len(thing.claim.steps) + 2)
    return [outcome for outcome in (judge_step(thing, number) for number in numbers) if not outcome.holds]


def _outcome(entry: Entry, check: Callable[[], Proof | Counterexample]) -> Outcome:
    start = perf_counter()
    try:
        found = check()
    except (Exception, SystemExit) as error:
        return Outcome(entry, perf_counter() - start, error=error)
    seconds = perf_counter() - start
    if isinstance(found, Counterexample):
        return Outcome(entry, seconds, refutation=found)
    return Outcome(entry, seconds, proof=found)


def status(outcomes: Iterable[Outcome]) -> int:
    """0 when all are proved, 1 when something is not, 2 when a statement is bad, 3 when a limit of work was reached.

    >>> status([])
    0
    """
    return max((STATUS[outcome.verdict] for outcome in outcomes), default=0)


def _point(found: Counterexample | None) -> dict[str, Any] | None:
    if found is None:
        return None
    return {
        "sizes": dict(found.sizes),
        "indices": dict(found.indices),
        "values": {str(each): str(value) for each, value in found.values.items()},
        "left": str(found.left),
        "right": str(found.right),
    }

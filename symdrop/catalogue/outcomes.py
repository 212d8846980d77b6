"""What became of each statement that was asked for: proof, refutation or refusal, as a row, a message, a record."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from time import perf_counter
from typing import Any

from symdrop.catalogue.entries import Entry, Unreadable
from symdrop.deciders.kernel.check import Proof
from symdrop.errors import (
    REPORT,
    BadStatement,
    Counterexample,
    Disagreement,
    NotProved,
    NotRefuted,
    OutsideFragment,
    SymdropError,
)
from symdrop.statements.statement import snapshot
from symdrop.theorem import Mistake

PROVED = "proved"
REFUTED = "refuted"
NOT_PROVED = "not proved"
NOT_REFUTED = "not refuted"
OUTSIDE_FRAGMENT = "outside fragment"
BAD_STATEMENT = "bad statement"
DISAGREEMENT = "disagreement"

STATUS = {
    PROVED: 0,
    REFUTED: 0,
    NOT_PROVED: 1,
    NOT_REFUTED: 1,
    OUTSIDE_FRAGMENT: 1,
    DISAGREEMENT: 1,
    BAD_STATEMENT: 2,
}
KINDS = {
    NotProved: NOT_PROVED,
    NotRefuted: NOT_REFUTED,
    OutsideFragment: OUTSIDE_FRAGMENT,
    Disagreement: DISAGREEMENT,
    BadStatement: BAD_STATEMENT,
}


@dataclass(frozen=True)
class Outcome:
    """One statement that was asked for: with its proof, for a mistake its counterexample, or the error that refused it.

    `seconds` is the time that the check took.
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
    def verdict(self) -> str:
        """One of the keys of `STATUS`; an unforeseen error is never more than "not proved"."""
        if self.proof is not None:
            return PROVED
        if self.refutation is not None:
            return REFUTED
        return next((verdict for kind, verdict in KINDS.items() if isinstance(self.error, kind)), NOT_PROVED)

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
            "residual": refusal.residual if refusal else None,
            "counterexample": _point(refusal.counterexample if refusal else self.refutation),
            "message": self.message,
        }


def judge(thing: Entry | Unreadable) -> Outcome:
    """Prove one theorem or refute one mistake; every error becomes an outcome, so that it stops nothing else.

    >>> from symdrop.catalogue.entries import find
    >>> judge(find("expected_dropout_gradient")[0]).verdict
    'proved'
    """
    if isinstance(thing, Unreadable):
        return Outcome(thing, 0.0, error=thing.error)
    start = perf_counter()
    try:
        if isinstance(thing.statement, Mistake):
            found = thing.statement.refutation
            if not isinstance(found, Counterexample) or found.left == found.right:
                raise TypeError(f"{thing.name}.refutation is not a counterexample")
            return Outcome(thing, perf_counter() - start, refutation=found)
        proof = thing.statement.proof
        if not isinstance(proof, Proof) or snapshot(proof.statement) != snapshot(thing.statement):
            raise TypeError(f"{thing.name}.proof is not a proof of it")
    except (Exception, SystemExit) as error:
        return Outcome(thing, perf_counter() - start, error=error)
    return Outcome(thing, perf_counter() - start, proof)


def status(outcomes: Iterable[Outcome]) -> int:
    """0 when all are proved, 1 when something is not, 2 when a statement is bad.

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

"""A statement and its steps as data: what is claimed, under which hypotheses, and by way of which lines."""

from __future__ import annotations

from dataclasses import dataclass, field, fields
from typing import TYPE_CHECKING

from sympy import Expr

from symdrop.axioms import Reason
from symdrop.statements.abbreviations import Definition
from symdrop.statements.display import Displayed
from symdrop.statements.hypotheses import Hypothesis
from symdrop.statements.written import Written, as_written

if TYPE_CHECKING:
    from symdrop.statements.claim import Claim


@dataclass(frozen=True)
class Step:
    """One stated line and the reasons that carry the line before it into this one.

    `words` are the author's own for the reasons, where he has some; nothing is decided by them.
    """

    line: Expr
    reasons: tuple[Reason, ...]
    words: str = ""


@dataclass(frozen=True)
class Statement(Displayed):
    """What is claimed for every size, under the hypotheses `given`, by way of `steps`.

    It is `lhs = rhs`; with a `remainder` it is `lhs <= rhs`, because `rhs = lhs + remainder`, which is not negative;
    it is `lhs < rhs` where the remainder is positive, which `is_strict` says.
    For documents, `where` has names for what is long, and `written` the order of its author's terms and factors.
    """

    title: str
    source: str
    given: tuple[Hypothesis, ...]
    lhs: Expr
    rhs: Expr
    steps: tuple[Step, ...]
    remainder: Expr | None = None
    is_strict: bool = False
    where: tuple[Definition, ...] = ()
    written: Written = field(default_factory=as_written, repr=False, compare=False)
    # How names are printed in TeX, which is no part of what is claimed.
    notation: tuple[tuple[str, str], ...] = field(default=(), compare=False)

    @property
    def lines(self) -> tuple[Expr, ...]:
        """All lines that are equal: the two sides with the line of each step between; the larger side comes first."""
        first, last = (self.lhs, self.rhs) if self.remainder is None else (self.rhs, self.lhs + self.remainder)
        return (first, *(step.line for step in self.steps), last)

    @property
    def places(self) -> tuple[str, ...]:
        """What each of `lines` is called in messages."""
        steps = (f"step {number}" for number in range(1, len(self.steps) + 1))
        first, last = ("left", "right") if self.remainder is None else ("right", "left")
        return (f"the {first} side", *steps, f"the {last} side")


def snapshot(statement: Statement | Claim) -> Statement:
    """The statement as it is read now, whatever becomes of the object that states it or overrides its lines."""
    return Statement(*(getattr(statement, each.name) for each in fields(Statement)))

"""A claim: what an author says about a statement, that it is true or that it is false."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NoReturn

from sympy import Expr

from symdrop.errors import BadStatement
from symdrop.statements.abbreviations import Definition
from symdrop.statements.display import Displayed
from symdrop.statements.hypotheses import Hypothesis
from symdrop.statements.statement import Statement, Step
from symdrop.statements.written import Written


@dataclass(frozen=True)
class Claim(Displayed):
    """Something said of a `statement`, whose parts can be read here too.

    >>> from symdrop.language import scalar
    >>> t = scalar("t")
    >>> claim = Claim(Statement("Twice", "", (), t + t, 2 * t, ()))
    >>> claim.title, claim.rhs is claim.statement.rhs, claim.is_decided
    ('Twice', True, False)
    """

    statement: Statement

    def __str__(self) -> str:
        """What it states, as `symdrop show` prints it, with its derivation once it is proved."""
        return self._shown()["text/plain"]

    def __bool__(self) -> NoReturn:
        """Refused: what is only stated would pass for what is proved."""
        raise BadStatement(
            f"{self.title!r} is stated, not decided, and has no truth value; ask for the .proof of a theorem "
            "or the .refutation of a mistake, which raises where there is none"
        )

    @property
    def is_decided(self) -> bool:
        """Whether it has been proved or refuted already; nothing is decided in order to answer."""
        return False

    @property
    def title(self) -> str:
        """What the statement is called."""
        return self.statement.title

    @property
    def source(self) -> str:
        """Where the statement is from; empty where nothing was said."""
        return self.statement.source

    @property
    def given(self) -> tuple[Hypothesis, ...]:
        """The hypotheses."""
        return self.statement.given

    @property
    def lhs(self) -> Expr:
        """The left side."""
        return self.statement.lhs

    @property
    def rhs(self) -> Expr:
        """The right side."""
        return self.statement.rhs

    @property
    def steps(self) -> tuple[Step, ...]:
        """The stated lines between the two sides, each with its reasons."""
        return self.statement.steps

    @property
    def remainder(self) -> Expr | None:
        """What the right side of an inequality has more than the left; None for an identity."""
        return self.statement.remainder

    @property
    def is_strict(self) -> bool:
        """Whether the two sides of an inequality are never equal."""
        return self.statement.is_strict

    @property
    def where(self) -> tuple[Definition, ...]:
        """The names that documents write for what is long."""
        return self.statement.where

    @property
    def written(self) -> Written:
        """The order in which its author wrote terms and factors, as far as it is known."""
        return self.statement.written

    @property
    def notation(self) -> tuple[tuple[str, str], ...]:
        """The names that have TeX of their own, with it."""
        return self.statement.notation

    @property
    def lines(self) -> tuple[Expr, ...]:
        """All lines that are equal, as `Statement.lines` has them."""
        return self.statement.lines

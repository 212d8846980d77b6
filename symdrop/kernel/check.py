"""The only maker of `Proof`: compares the stated lines of a statement under the reasons they cite. TRUSTED."""

from __future__ import annotations

from dataclasses import InitVar, dataclass
from typing import Any

from sympy import Expr

from symdrop.axioms import Reason
from symdrop.hypotheses import Hypothesis

_MAKER = object()


@dataclass(frozen=True)
class Step:
    """One stated line and the reasons that carry the line before it into this one."""

    line: Expr
    reasons: tuple[Reason, ...]


@dataclass(frozen=True)
class Statement:
    """What is claimed: `lhs = rhs` for every size, under the hypotheses `given`, by way of `steps`."""

    title: str
    source: str
    given: tuple[Hypothesis, ...]
    lhs: Expr
    rhs: Expr
    steps: tuple[Step, ...]


@dataclass(frozen=True)
class Proof:
    """A statement that the kernel accepted; `reasons` are the axioms it rests on. Only the kernel makes one."""

    statement: Statement
    reasons: tuple[Reason, ...]
    maker: InitVar[Any]

    def __post_init__(self, maker: Any) -> None:
        if maker is not _MAKER:
            raise TypeError("a Proof comes from theorem.proof only; it cannot be made by hand")


def check(statement: Statement) -> Proof:
    raise NotImplementedError

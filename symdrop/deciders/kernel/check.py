"""The only maker of `Proof`: compares the stated lines of a statement under the reasons they cite. TRUSTED."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import InitVar, dataclass
from typing import Any

from sympy import Expr, Integer

from symdrop.axioms import REASONS, Reason, sign
from symdrop.deciders.kernel.algebra import Table
from symdrop.deciders.kernel.normal import Rules
from symdrop.deciders.kernel.reading import Setting, open_door
from symdrop.deciders.kernel.residuals import shown_residual
from symdrop.deciders.kernel.signs import Signs
from symdrop.errors import NotProved, OutsideFragment
from symdrop.statements.display import Displayed
from symdrop.statements.statement import Statement, snapshot

_MAKER = object()


@dataclass(frozen=True)
class Proof(Displayed):
    """A statement that the kernel accepted; `reasons` are the axioms it rests on. Only the kernel makes one."""

    statement: Statement
    reasons: tuple[Reason, ...]
    maker: InitVar[Any]

    def __post_init__(self, maker: Any) -> None:
        if maker is not _MAKER:
            raise TypeError("a Proof comes from theorem.proof only; it cannot be made by hand")


def check(statement: Statement) -> Proof:
    """Prove the statement as its steps say, or decide it with every reason on when it states none.

    Raises `NotProved` with the residual, `BadStatement`, or `OutsideFragment`.
    """
    statement = snapshot(statement)
    try:
        setting, tables = open_door(statement.given, statement.lines)
        if not statement.steps:
            used = _decide(setting, tables)
        else:
            for number, step in enumerate(statement.steps):
                _check_step(setting, tables[number], tables[number + 1], number + 1, step.reasons)
            _check_step(setting, tables[-2], tables[-1], None, ())
            cited = {reason for step in statement.steps for reason in step.reasons}
            used = tuple(reason for reason in REASONS if reason in cited)
        if statement.remainder is not None:
            _check_sign(setting, statement, statement.remainder)
            used = (*used, sign)
    except RecursionError:
        raise OutsideFragment("the statement is nested too deeply; state it in smaller parts") from None
    return Proof(statement, used, _MAKER)


def _check_sign(setting: Setting, statement: Statement, remainder: Expr) -> None:
    offender = Signs(setting, statement.given).offender(remainder, {})
    if offender is not None:
        message = f"the remainder may be negative: nothing says that {offender} is not"
        advice = f"write the remainder with even powers, or declare nonnegative({offender}) among the hypotheses"
        raise NotProved(message, residual=Integer(0), reasons=(sign.name,), advice=advice)


def _decide(setting: Setting, tables: list[Table]) -> tuple[Reason, ...]:
    difference = setting.algebra.combine(tables[0], tables[1], -1)
    residual = _residual(setting, difference, REASONS)
    if residual:
        shown, text = shown_residual(setting, residual)
        reasons = tuple(map(repr, REASONS))
        raise NotProved("the two sides differ", residual=shown, residual_text=text, reasons=reasons)
    return sufficient(setting, difference, ())


def _check_step(setting: Setting, before: Table, after: Table, number: int | None, cited: tuple[Reason, ...]) -> None:
    difference = setting.algebra.combine(before, after, -1)
    residual = _residual(setting, difference, cited)
    place = f"step {number}" if number else "the right side after the last step"
    names = tuple(map(repr, cited))
    if residual:
        (shown, text), advice = shown_residual(setting, residual), _advice(setting, difference, cited)
        message = f"{place} does not follow from the line before it"
        raise NotProved(message, residual=shown, residual_text=text, step=number, reasons=names, advice=advice)
    for reason in cited:
        if cited.count(reason) > 1 or not _residual(setting, difference, set(cited) - {reason}):
            advice = f"leave out {reason}"
            message = f"{place} cites {reason}, which it does not use"
            raise NotProved(message, residual=Integer(0), step=number, reasons=names, advice=advice)


def _advice(setting: Setting, difference: Table, cited: tuple[Reason, ...]) -> str:
    if _residual(setting, difference, REASONS):
        return "the two lines differ whatever is cited; correct one of them"
    return f"it follows by {', '.join(map(repr, sufficient(setting, difference, cited)))}"


def sufficient(setting: Setting, difference: Table, preferred: Iterable[Reason]) -> tuple[Reason, ...]:
    """Reasons by which a difference is zero, none of which can be left out; preferred ones are kept where possible."""
    chosen, before = set(REASONS), None
    while chosen != before:
        before = set(chosen)
        for reason in sorted(before, key=lambda each: (each in preferred, REASONS.index(each))):
            if not _residual(setting, difference, chosen - {reason}):
                chosen.remove(reason)
    return tuple(reason for reason in REASONS if reason in chosen)


def _residual(setting: Setting, difference: Table, reasons: Iterable[Reason]) -> Table:
    return Rules(setting, frozenset(reasons)).normal(difference)

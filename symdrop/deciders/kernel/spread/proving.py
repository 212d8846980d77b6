"""A statement with products over an index, exponentials or functions, held against the reasons it cites. TRUSTED."""

from __future__ import annotations

from collections.abc import Sequence

from sympy import Expr

from symdrop.axioms import REASONS, Reason
from symdrop.deciders.kernel.context import Context
from symdrop.deciders.kernel.reading import read_hypotheses
from symdrop.deciders.kernel.residuals import ResidualPrinter
from symdrop.deciders.kernel.signs import Signs
from symdrop.deciders.kernel.spread.decision import Lines, check_line
from symdrop.deciders.kernel.spread.functions import check_logarithms
from symdrop.deciders.kernel.spread.writing import written
from symdrop.errors import LimitReached, NotProved
from symdrop.statements.statement import Statement


def reasons_beyond_polynomials(statement: Statement, work: int) -> tuple[Context, tuple[Reason, ...]]:
    """The hypotheses, and the reasons that the steps cite, or, without steps, as few as are found.

    Raises `NotProved` with the residual where a line does not follow, `BadStatement`, `OutsideFragment`, or
    `LimitReached`.
    """
    lines = statement.lines
    alone = () if statement.remainder is None else (statement.remainder,)
    context = read_hypotheses(statement.given, (*lines, *alone), work, with_quotients=True)
    signs = Signs(context, statement.given)
    for line, place in zip(lines, statement.places, strict=True):
        check_line(line, place)
        check_logarithms(signs, line, place, {})
    for remainder in alone:
        check_logarithms(signs, remainder, "the remainder", {})
    if not statement.steps:
        return context, _decided(context, lines[0], lines[-1])
    for number, step in enumerate(statement.steps):
        try:
            _check_step(context, lines[number], lines[number + 1], number + 1, step.reasons)
        except LimitReached as limit:
            raise LimitReached(f"step {number + 1}: {limit}") from None
    _check_step(context, lines[-2], lines[-1], None, ())
    cited = {reason for step in statement.steps for reason in step.reasons}
    return context, tuple(reason for reason in REASONS if reason in cited)


def _decided(context: Context, left: Expr, right: Expr) -> tuple[Reason, ...]:
    lines = Lines(context, left, right)
    residual, around = lines.difference(REASONS)
    if residual:
        shown = written(context, residual, around)
        text, reasons = str(ResidualPrinter().doprint(shown)), tuple(map(repr, REASONS))
        raise NotProved("the two sides differ", residual=shown, residual_text=text, reasons=reasons)
    return lines.fewest()


def _check_step(context: Context, before: Expr, after: Expr, number: int | None, cited: Sequence[Reason]) -> None:
    """Refuse a step unless the reasons cited, all of them, carry the line before it into its line."""
    lines = Lines(context, before, after)
    place = f"step {number}" if number else "the right side after the last step"
    names = tuple(map(repr, cited))
    residual, around = lines.difference(cited)
    if residual:
        shown = written(context, residual, around)
        text = str(ResidualPrinter().doprint(shown))
        message = f"{place} does not follow from the line before it"
        advice = "the two lines differ whatever is cited; correct one of them"
        if not lines.difference(REASONS)[0]:
            advice = f"it follows by {', '.join(map(repr, lines.fewest()))}"
        raise NotProved(message, residual=shown, residual_text=text, step=number, reasons=names, advice=advice)
    for reason in cited:
        if cited.count(reason) > 1 or not lines.is_needed(reason, cited):
            message = f"{place} cites {reason}, which it does not use"
            raise NotProved(message, residual=0 * before, step=number, reasons=names, advice=f"leave out {reason}")

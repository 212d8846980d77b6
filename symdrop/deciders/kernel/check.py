"""The only maker of `Proof`: compares the stated lines of a statement under the reasons they cite. TRUSTED."""

from __future__ import annotations

from dataclasses import InitVar, dataclass
from typing import Any

from sympy import Expr, Integer

from symdrop.axioms import REASONS, Reason, sign
from symdrop.deciders.kernel.context import Context
from symdrop.deciders.kernel.factors import LinearCombination
from symdrop.deciders.kernel.necessity import fewest, is_needed, sufficient
from symdrop.deciders.kernel.normal import Normaliser
from symdrop.deciders.kernel.reading import read_statement
from symdrop.deciders.kernel.residuals import shown_residual
from symdrop.deciders.kernel.signs import Signs
from symdrop.errors import LimitReached, NotProved
from symdrop.functions import goes_beyond_polynomials
from symdrop.statements.display import Displayed
from symdrop.statements.statement import Statement, snapshot

_MAKER = object()


@dataclass(frozen=True)
class Proof(Displayed):
    """A statement that the kernel accepted. Only the kernel makes one; it is what `theorem.proof` gives.

    `statement` is what is proved, and `reasons` are the axioms that the proof rests on. Raises `TypeError` when it is
    made by hand.

    >>> from symdrop.catalogue import find
    >>> find("expected_dropout_output")[0].theorem.proof.reasons
    (linearity, mean)
    """

    statement: Statement
    reasons: tuple[Reason, ...]
    maker: InitVar[Any]

    def __post_init__(self, maker: Any) -> None:
        if maker is not _MAKER:
            raise TypeError("a Proof comes from theorem.proof only; it cannot be made by hand")


def check(statement: Statement, work: int = 1) -> Proof:
    """Prove the statement as its steps say, or decide it with every reason on when it states none.

    `work` is how many times the usual work is allowed. Raises `NotProved` with the residual, `BadStatement`,
    `OutsideFragment`, or `LimitReached`.

    >>> from symdrop.language import E, family, index, size
    >>> from symdrop.theorem import bernoulli
    >>> n = size("n"); j, k = index("j k", n); delta, p = family("delta p", n)
    >>> mask = bernoulli(delta[j], keep=p[j])
    >>> check(Statement("Variance", "", (mask,), E(delta[k] ** 2) - p[k] ** 2, p[k] * (1 - p[k]), ())).reasons
    (idempotent, mean)
    >>> check(Statement("Variance", "", (mask,), E(delta[k] ** 2), p[k] ** 2, ()))
    Traceback (most recent call last):
    ...
    symdrop.errors.NotProved: the two sides differ
      reasons:  all
      residual: -p[k]**2 + p[k]
      no counterexample was found
    """
    statement = snapshot(statement)
    try:
        # SymPy may cancel a part of the remainder in the line it stands in: it is read by itself as well.
        alone = () if statement.remainder is None else (statement.remainder,)
        lines = (*statement.lines, *alone)
        if any(map(goes_beyond_polynomials, lines)):
            from symdrop.deciders.kernel.spread.proving import reasons_beyond_polynomials

            context, used = reasons_beyond_polynomials(statement, work)
        else:
            context, combinations = read_statement(statement.given, lines, work, statement.places)
            used = _used(context, statement, combinations[: len(statement.lines)])
        if statement.remainder is not None:
            _check_sign(context, statement, statement.remainder)
            used = (*used, sign)
    except RecursionError:
        raise LimitReached("the statement is nested too deeply; state it in smaller parts") from None
    return Proof(statement, used, _MAKER)


def _used(context: Context, statement: Statement, combinations: list[LinearCombination]) -> tuple[Reason, ...]:
    """The reasons that the steps cite, each step checked; without steps, those that decide it."""
    if not statement.steps:
        return _decide(context, combinations)
    for number, step in enumerate(statement.steps):
        try:
            _check_step(context, combinations[number], combinations[number + 1], number + 1, step.reasons)
        except LimitReached as limit:
            raise LimitReached(f"step {number + 1}: {limit}") from None
    _check_step(context, combinations[-2], combinations[-1], None, ())
    cited = {reason for step in statement.steps for reason in step.reasons}
    return tuple(reason for reason in REASONS if reason in cited)


def _check_sign(context: Context, statement: Statement, remainder: Expr) -> None:
    """Refuse an inequality of which the remainder is not seen to be non-negative."""
    signs = Signs(context, statement.given)
    offender = signs.offender(remainder, {})
    if offender is not None:
        message = f"the remainder may be negative: nothing says that {offender} is not negative"
        advice = f"write it with even powers, leave remainder= out, or declare nonnegative({offender})"
        raise NotProved(message, residual=Integer(0), reasons=(sign.name,), advice=advice)
    if statement.is_strict and not signs.is_positive(remainder, {}):
        message = f"the remainder may be zero: nothing says that {remainder} is positive"
        advice = "leave strict= out, or declare nonzero(...) of what it is made of"
        raise NotProved(message, residual=Integer(0), reasons=(sign.name,), advice=advice)


def _decide(context: Context, combinations: list[LinearCombination]) -> tuple[Reason, ...]:
    """Reasons that carry the left side into the right side, found by trying all of them; raises `NotProved`."""
    difference = context.algebra.combine(combinations[0], combinations[1], -1)
    normaliser = Normaliser(context, frozenset(REASONS))
    residual = normaliser.residual(difference)
    if residual:
        shown, text = shown_residual(context, residual)
        reasons = tuple(map(repr, REASONS))
        raise NotProved("the two sides differ", residual=shown, residual_text=text, reasons=reasons)
    return fewest(context, difference, normaliser, ())


def _check_step(
    context: Context, before: LinearCombination, after: LinearCombination, number: int | None, cited: tuple[Reason, ...]
) -> None:
    """Refuse a step unless the reasons cited, all of them, carry the line before it into its line."""
    difference = context.algebra.combine(before, after, -1)
    normaliser = Normaliser(context, frozenset(cited))
    residual = normaliser.residual(difference)
    place = f"step {number}" if number else "the right side after the last step"
    names = tuple(map(repr, cited))
    if residual:
        (shown, text), advice = shown_residual(context, residual), _advice(context, difference, cited)
        message = f"{place} does not follow from the line before it"
        raise NotProved(message, residual=shown, residual_text=text, step=number, reasons=names, advice=advice)
    for reason in cited:
        if cited.count(reason) > 1 or not is_needed(context, difference, reason, normaliser):
            advice = f"leave out {reason}"
            message = f"{place} cites {reason}, which it does not use"
            raise NotProved(message, residual=Integer(0), step=number, reasons=names, advice=advice)


def _advice(context: Context, difference: LinearCombination, cited: tuple[Reason, ...]) -> str:
    """What to do about a step that does not follow."""
    reasons = sufficient(context, difference, cited)
    if reasons is None:
        return "the two lines differ whatever is cited; correct one of them"
    return f"it follows by {', '.join(map(repr, reasons))}"

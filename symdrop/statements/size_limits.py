"""How large a statement may be, so that whatever reads it ends soon; nothing here bears on what is true."""

from __future__ import annotations

from collections.abc import Iterator

from sympy import Basic, Rational

from symdrop.errors import LimitReached
from symdrop.language import MOST_BITS, Scalar, Size
from symdrop.statements.statement import Statement

MOST_PARTS = 20_000
MOST_PARTS_IN_ALL = 200_000
DEEPEST = 60
MOST_SYMBOLS = 400


def check_extent(statement: Statement) -> None:
    """Raise `LimitReached` for a line or hypothesis that is too large, nested too deeply, or has too long a number.

    >>> from symdrop.language import scalar
    >>> t = scalar("t")
    >>> check_extent(Statement("Long", "", (), t + 10**5000, t, ()))
    Traceback (most recent call last):
    ...
    symdrop.errors.LimitReached: a number in the left side has more than 1200 digits; state it in shorter ones
    """
    known: dict[int, tuple[int, int]] = {}
    symbols: set[Basic] = set()
    total = 0
    for where, root in _roots(statement):
        parts, depth = _measured(root, where, known, symbols)
        total += parts
        if depth > DEEPEST:
            raise LimitReached(f"{where} is nested more than {DEEPEST} deep; state it in smaller parts")
        if parts > MOST_PARTS:
            raise LimitReached(f"{where} has more than {MOST_PARTS} parts; state it in smaller parts")
    if len(symbols) > MOST_SYMBOLS:
        raise LimitReached(f"the statement has more than {MOST_SYMBOLS} scalars and sizes; state it in fewer")
    if total > MOST_PARTS_IN_ALL:
        raise LimitReached(f"the statement has more than {MOST_PARTS_IN_ALL} parts in all; state it in smaller ones")


def _roots(statement: Statement) -> Iterator[tuple[str, Basic]]:
    """Every expression of a statement with its name."""
    yield "the left side", statement.lhs
    yield from ((f"step {number}", step.line) for number, step in enumerate(statement.steps, 1))
    yield "the right side", statement.rhs
    if statement.remainder is not None:
        yield "the remainder", statement.remainder
    for hypothesis in statement.given:
        yield from (("a hypothesis", each) for each in hypothesis.expressions)


def _measured(root: Basic, where: str, known: dict[int, tuple[int, int]], symbols: set[Basic]) -> tuple[int, int]:
    """The number of parts and the depth, as written out; a part that occurs often is looked at once."""
    waiting = [root]
    while waiting:
        node = waiting[-1]
        unknown = [each for each in node.args if isinstance(each, Basic) and id(each) not in known]
        if unknown:
            waiting.extend(unknown)
            if len(waiting) > MOST_PARTS + MOST_PARTS_IN_ALL:
                raise LimitReached(f"{where} has too many parts; state it in smaller ones")
            continue
        waiting.pop()
        if isinstance(node, Rational) and max(node.p.bit_length(), node.q.bit_length()) > MOST_BITS:
            raise LimitReached(f"a number in {where} has more than 1200 digits; state it in shorter ones")
        if isinstance(node, Scalar | Size):
            symbols.add(node)
        inner = [known[id(each)] for each in node.args if isinstance(each, Basic)]
        known[id(node)] = 1 + sum(parts for parts, _ in inner), 1 + max((depth for _, depth in inner), default=0)
    return known[id(root)]

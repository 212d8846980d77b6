"""A proof as plain ASCII for a terminal."""

from __future__ import annotations

import textwrap
from dataclasses import replace

from sympy import Expr

from symdrop.deciders.kernel.check import Proof
from symdrop.latex.derivation import broken, conclusion, definitions, derivation, relation
from symdrop.latex.notation import Piece
from symdrop.latex.premises import PLAIN, Script, premises, summed_ranges
from symdrop.latex.reasons import in_plain
from symdrop.latex.words import one_line
from symdrop.statements.statement import Statement

COLUMNS, INDENT = 100, "    "
NO_BREAK = "\u00a0"


def paragraphs(proof: Proof) -> list[str]:
    """Title, statement, derivation and source, in this order."""
    statement = proof.statement
    found = [
        one_line(statement.title).strip(),
        # A formula is not broken into lines.
        textwrap.fill(premises(statement, replace(PLAIN, space=NO_BREAK)), COLUMNS).replace(NO_BREAK, " "),
        "\n".join(claim(statement)),
        summed_ranges(statement, PLAIN),
        "\n".join(["Proof.", *_lines(proof)]),
    ]
    if statement.source:
        found.append(f"Source: {one_line(statement.source).strip()}.")
    return [paragraph for paragraph in found if paragraph]


def claim(statement: Statement) -> list[str]:
    """What is stated, on one line where it fits."""
    script = PLAIN.of(statement)
    between = relation(statement, script)
    whole = f"{INDENT}{script.write(statement.lhs)} {between} {script.write(statement.rhs)}"
    rows = [whole]
    if len(whole) > COLUMNS:
        rows = [*_rows(statement.lhs, "", script), *_rows(statement.rhs, f"{between} ", script)]
    for number, (name, meaning, earlier) in enumerate(definitions(statement, script)):
        rows += _rows(meaning, f"{'and' if number else 'where'} {name} = ", earlier)
    return rows


def _lines(proof: Proof) -> list[str]:
    """The derivation with each line's reasons beside it, or below it where one of them has no room."""
    script = PLAIN.of(proof.statement)
    own = {number for number, step in enumerate(proof.statement.steps, 1) if step.words.strip()}
    lines = [
        (_rows(line, "= " if number else "", script), in_plain(words) if number in own or not words else f"by {words}")
        for number, (line, words) in enumerate(derivation(proof))
    ]
    lines += [([INDENT + text], f"by {words}") for text, words in conclusion(proof.statement, script)]
    column = max(len(rows[0]) for rows, words in lines if words) + len(INDENT)
    beside = all(column + len(words) <= COLUMNS for _, words in lines)
    return [row for rows, words in lines for row in _with_reasons(rows, words, column if beside else None)]


def _with_reasons(rows: list[str], words: str, column: int | None) -> list[str]:
    if not words:
        return rows
    if column is None:
        below = INDENT * 3
        return [*rows, *textwrap.wrap(words, COLUMNS, initial_indent=below, subsequent_indent=below)]
    return [f"{rows[0]:<{column}}{words}", *rows[1:]]


def _rows(line: Expr, start: str, script: Script) -> list[str]:
    """The rows of one line, the first of which begins with `start`."""
    room = COLUMNS - 2 * len(INDENT)
    first, *others = broken(line, script, len, room)
    return [INDENT + start + first.text, *(_continued(row) for row in others)]


def _continued(row: Piece) -> str:
    return INDENT * (2 + row.depth) + row.text

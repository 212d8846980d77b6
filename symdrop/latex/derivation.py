r"""A proof line by line: the rows that each line is broken into, and the words that stand beside it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from math import ceil
from string import ascii_lowercase

from sympy import Expr

from symdrop.axioms import sign
from symdrop.deciders.kernel.check import Proof
from symdrop.latex.breaking import split
from symdrop.latex.columns import BOOK, MARGIN, QUAD, Column
from symdrop.latex.notation import Piece
from symdrop.latex.premises import Script
from symdrop.latex.reasons import ALGEBRA, in_tex, reason_words, words_of
from symdrop.latex.rewording import Renaming
from symdrop.latex.widths import text_width, width
from symdrop.latex.words import label
from symdrop.statements.statement import Statement

COLUMN, COLUMN_WIDTH = "36mm", 102.0
# The distance of two lines of reasons, how much longer ragged lines are, and the heights of rows, in points at least.
LEADING, RAGGED, LARGE, FLAT = 9.5, 1.1, 30.0, 15.0
LARGE_SIGN = re.compile(r"\\(?:sum|prod)_")
# How much smaller the words of a reason are, and the room that the number of a step takes beside them.
SMALL, NUMBERED = 0.85, 60.0
POSITIVE = "a remainder that is positive"
# A display ends a sentence.
STOP = "."


def derivation(proof: Proof, renamed: Renaming = ()) -> list[tuple[Expr, str]]:
    """The lines that are equal, from one side to the other, each with the words that carry the line before into it.

    The words have other names for what is `renamed`.
    """
    statement = proof.statement
    first, *_, last = statement.lines
    if not statement.steps:
        reasons = tuple(reason for reason in proof.reasons if reason != sign)
        return [(first, ""), (last, reason_words(reasons, (first, last), statement))]
    pairs = zip(statement.steps, statement.lines, strict=False)
    steps = [(step.line, words_of(step, before, statement, renamed)) for step, before in pairs]
    return [(first, ""), *steps, *([] if statement.steps[-1].line == last else [(last, ALGEBRA)])]


def relation(statement: Statement, script: Script) -> str:
    """The sign between the two sides."""
    if statement.remainder is None:
        return "="
    return "<" if statement.is_strict else script.at_most


def conclusion(statement: Statement, script: Script) -> list[tuple[str, str]]:
    """What ends the proof of an inequality, with its words: at least the left side. Nothing for an identity."""
    if statement.remainder is None:
        return []
    above, words = (">", POSITIVE) if statement.is_strict else (script.at_least, sign.words)
    return [(f"{above} {script.of(statement).write(statement.lhs)}", words)]


def broken(expression: Expr, script: Script, measure: Callable[[str], float], limit: float) -> tuple[Piece, ...]:
    """The rows of one expression, each at most `limit` wide where there is a place to break it."""
    rows: list[Piece] = []
    last = 0
    printer, shown = script.shortened(expression)
    for piece in printer.pieces(shown, lambda text: measure(text) <= limit):
        joined = f"{rows[-1].text} {piece.text}" if rows else ""
        if rows and piece.depth >= last and measure(joined) + QUAD * rows[-1].depth <= limit:
            rows[-1] = Piece(rows[-1].depth, joined)
        else:
            rows.append(piece)
        last = piece.depth
    return tuple(rows)


def rows_of(expression: Expr, script: Script, limit: float, most: float) -> tuple[Piece, ...]:
    """The rows of one expression in LaTeX: those that are wider than `most` are broken between their factors, too."""
    return tuple(
        Piece(row.depth + depth, text)
        for row in broken(expression, script, width, limit)
        for depth, text in split(row.text, most - QUAD * row.depth)
    )


def statement_display(statement: Statement, script: Script, column: Column = BOOK, end: str = STOP) -> list[str]:
    """The rows of a display that states the identity: one where it fits on a line; `end` follows it.

    What the names in it stand for is said in further rows.
    """
    script = script.of(statement)
    named = definitions(statement, script)
    end, last = ("," if named else end), end
    between = relation(statement, script)
    whole = f"{script.write(statement.lhs)} {between} {script.write(statement.rhs)}"
    if width(whole) <= column.statement:
        return [f"{whole}{end}"] if not named else [f"& {whole}{end}", *_where(named, script, column, last)]
    left, right = _sides(statement, script, column)
    right = _ended(right, end)
    rows = [mark + text for mark, text in [*_marked(left, "& "), *_marked(right, rf"&\quad {between} ")]]
    return rows + _where(named, script, column, last)


def definitions(statement: Statement, script: Script) -> list[tuple[str, Expr, Script]]:
    """Each name that is written with what it stands for, which may hold the names before it."""
    script = script.of(statement)
    return [
        (script.write(each.name), each.meaning, replace(script, where=statement.where[:number]))
        for number, each in enumerate(statement.where)
    ]


def _where(named: list[tuple[str, Expr, Script]], script: Script, column: Column, end: str) -> list[str]:
    """The rows that say what the names stand for."""
    rows: list[str] = []
    for number, (name, meaning, earlier) in enumerate(named):
        pieces = rows_of(meaning, earlier, column.line, column.most)
        stop = end if number == len(named) - 1 else ","
        word = r"\text{and }" if number and stop == end else "" if number else r"\text{where }"
        rows += [mark + text for mark, text in _marked(_ended(pieces, stop), f"&{word}{name} = ")]
    return rows


def proof_display(
    proof: Proof, script: Script, narrow: bool, name: str | None = None, column: Column = BOOK
) -> list[str]:
    """The rows of a display that derives the right side; `narrow` keeps the reasons in a column of a page.

    With a `name` step 1 is labelled `eq:name:1` and numbered as the statement with an "a" behind it, and so on. Where
    the column is too narrow for two, the reasons stand below.
    """
    rows: list[str] = []
    script = script.of(proof.statement)
    lines = derivation(proof, script.renamed)
    if narrow and not column.is_wide:
        return _with_reasons_below(proof, script, name, column)
    ends = _ends(proof.statement, len(lines))
    for number, (expression, words) in enumerate(lines):
        broken_rows = _ended(rows_of(expression, script, column.line, column.most), ends[number])
        marked = _marked(broken_rows, "&= " if words else "& ")
        wide = [narrow and width(text) > column.line for _, text in marked]
        beside = wide.index(False) if words and False in wide else None
        below = [] if beside is None or any(wide[beside:]) else [text for _, text in marked[beside:]]
        reasons = f"{_reasons(words, narrow, below)}{_numbered(name, number)}"
        for place, (mark, text) in enumerate(marked):
            row = _overlapping(mark, text) if wide[place] else mark + text
            rows.append(f"{row} && {reasons}" if place == beside else row)
        if words and beside is None:
            rows.append(f"&&& {reasons}")
    return rows + [
        f"&{text}{STOP} && {_reasons(words, narrow)}{_numbered(name, len(lines))}"
        for text, words in conclusion(proof.statement, script)
    ]


def too_wide(proof: Proof, script: Script, column: Column) -> list[tuple[str, float]]:
    """What does not fit into the column, in words, with the estimated width of its widest row in points."""
    statement, script = proof.statement, script.of(proof.statement)
    found = []
    sides = [piece for side in _sides(statement, script, column) for piece in side]
    if len(statement_display(statement, script, column)) > 1:
        found.append(("the statement", _widest(sides) + MARGIN, column.statement))
    for number, (expression, _) in enumerate(derivation(proof)):
        rows = rows_of(expression, script, column.line, column.most)
        found.append((f"line {number + 1} of the proof", _widest(rows), column.most))
    scale = column.font / 10
    return [(where, widest * scale) for where, widest, limit in found if widest > limit]


def _ends(statement: Statement, lines: int) -> list[str]:
    """What follows each line of a derivation: a full stop the last one, unless more is concluded from it."""
    return [""] * (lines - 1) + [STOP if statement.remainder is None else ""]


def _ended(rows: tuple[Piece, ...], end: str) -> tuple[Piece, ...]:
    return (*rows[:-1], replace(rows[-1], text=rows[-1].text + end))


def _widest(rows: Iterable[Piece]) -> float:
    return max(width(row.text) + QUAD * row.depth for row in rows)


def _sides(statement: Statement, script: Script, column: Column) -> list[tuple[Piece, ...]]:
    """The rows of the two sides."""
    limit = column.statement - (4 * QUAD if column.is_wide else MARGIN)
    most = column.statement - MARGIN
    return [rows_of(side, script, limit, most) for side in (statement.lhs, statement.rhs)]


def _with_reasons_below(proof: Proof, script: Script, name: str | None, column: Column) -> list[str]:
    rows: list[str] = []
    lines = derivation(proof, script.renamed)
    ends = _ends(proof.statement, len(lines))
    for number, (expression, words) in enumerate(lines):
        broken_rows = _ended(rows_of(expression, script, column.line, column.most), ends[number])
        marked = _marked(broken_rows, "&= " if words else "& ")
        rows += [mark + text for mark, text in marked]
        if words:
            rows.append(f"&{_reasons_below(words, column)}{_numbered(name, number)}")
    for text, words in conclusion(proof.statement, script):
        rows += [f"&{text}{STOP}", f"&{_reasons_below(words, column)}{_numbered(name, len(lines))}"]
    return rows


def _reasons_below(words: str, column: Column) -> str:
    """The reasons in a row of their own: on one line where they fit, else in a box that leaves room for a number."""
    words = in_tex(words, True)
    room = column.room - 2 * QUAD - NUMBERED
    if SMALL * text_width(words) <= room:
        return rf"\qquad\text{{\footnotesize {words}}}"
    return rf"\qquad\parbox[t]{{{room * column.font / 10:.0f}pt}}{{\raggedright\footnotesize {words}}}"


def _numbered(name: str | None, number: int) -> str:
    """Number and label of a step: the number of the statement and a letter; after "z" comes "aa"."""
    if not name or not number:
        return ""
    letters = ""
    rest = number
    while rest:
        rest, place = divmod(rest - 1, len(ascii_lowercase))
        letters = ascii_lowercase[place] + letters
    return rf" \tag{{\theequation {letters}}}\label{{{label(name, 'eq')}:{number}}}"


def _marked(rows: tuple[Piece, ...], start: str) -> list[tuple[str, str]]:
    """Each row with what stands before it: the mark of the alignment, and the indentation of a continued line."""
    indents = ["&" + r"\quad" * (2 + row.depth) + " " for row in rows]
    return list(zip([start, *indents[1:]], [row.text for row in rows], strict=True))


def _overlapping(mark: str, text: str) -> str:
    """A row that does not widen its column."""
    return rf"&\rlap{{\(\displaystyle {mark[1:].strip().replace('=', '{}=')} {{}}{text}\)}}"


def _reasons(words: str, narrow: bool, beside: Sequence[str] = ()) -> str:
    """The reasons in a column of their own; where the rows `beside` them leave room, they do not push these apart."""
    words = in_tex(words, narrow)
    if not narrow:
        return rf"\text{{{words}}}"
    box = rf"\parbox[t]{{{COLUMN}}}{{\raggedright\footnotesize {words}}}"
    lines = ceil(RAGGED * SMALL * text_width(words) / COLUMN_WIDTH)
    room = sum(map(_height, beside)) - (_height(beside[0]) / 2 if beside else 0)
    is_taller = bool(beside) and LEADING * lines > _height(beside[0])
    return rf"\smash[b]{{{box}}}" if is_taller and LEADING * lines <= room else box


def _height(row: str) -> float:
    """How high a row is at least, in points."""
    return LARGE if LARGE_SIGN.search(row) else FLAT

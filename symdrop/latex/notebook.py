r"""Statements and proofs as a notebook shows them: Markdown between dollar signs, LaTeX, and text for a terminal."""

from __future__ import annotations

import textwrap
from collections.abc import Mapping
from dataclasses import replace

from sympy import Expr, preorder_traversal

from symdrop.deciders.kernel.check import Proof
from symdrop.latex.columns import MARGIN, Column
from symdrop.latex.derivation import conclusion, derivation, rows_of
from symdrop.latex.document import DOLLARS, Web, latex, plain, proof_markdown, statement_markdown
from symdrop.latex.mistakes import mistake_markdown, mistake_plain
from symdrop.latex.premises import PLAIN, premises
from symdrop.latex.terminal import claim
from symdrop.latex.widths import text_width, width
from symdrop.latex.words import latex_words, markdown_words, one_line
from symdrop.spelling import Spelled
from symdrop.statements.claim import Claim
from symdrop.statements.statement import Statement, snapshot
from symdrop.theorem import Mistake, Theorem

NOTEBOOK = replace(DOLLARS, folds=True)
# What nbconvert puts into a document, 6.5 inches wide at 11pt. Those who read it with MathJax show words as they are:
# there is no command outside of mathematics, and in it none that MathJax 2 lacks.
TEX = Web(DOLLARS.script, r"\begin{align*}", r"\end{align*}", rows=(), words=latex_words, column=Column(440, 11))
QUADS = r"\qquad"
UNPROVED = "not proved here"
UNREFUTED = "claimed to be false, and not refuted here"


def shown(thing: Proof | Statement | Claim, shower: object) -> Mapping[str, str]:
    """A proof with its derivation; a claim with it as well if it has been proved, else with the word that it is not.

    `shower` is what the cell holds; where this is a function, its call stands before all.
    """
    bundle = _proved(thing) if isinstance(thing, Proof) else _stated(thing)
    if shower is thing:
        return bundle
    head = repr(shower)
    return {
        **bundle,
        "text/plain": f"{head}\n\n{bundle['text/plain']}",
        "text/markdown": f"`{head}`\n\n{bundle['text/markdown']}",
    }


def shown_expression(expression: Expr) -> str | None:
    """An expression in our words as derivations show it; any other as SymPy does."""
    if not any(isinstance(part, Spelled) for part in preorder_traversal(expression)):
        return str(expression._repr_latex_())
    return rf"$\displaystyle {latex(expression)}$"


def _stated(stated: Statement | Claim) -> dict[str, str]:
    """What is known of a statement already: nothing is proved or refuted for this."""
    if isinstance(stated, Mistake):
        advice = "its `refutation` finds a counterexample."
        return _refuted(stated) if stated.is_decided else _claimed(stated, UNREFUTED, advice)
    if isinstance(stated, Theorem) and stated.is_decided:
        return _proved(stated.proof)
    return _claimed(stated, UNPROVED, "its `proof` proves it or says why not, and then the derivation is shown.")


def _proved(proof: Proof) -> dict[str, str]:
    statement = proof.statement
    source = f"Source: {latex_words(statement.source).strip()}." if statement.source.strip() else ""
    return {
        "text/plain": plain(proof).rstrip(),
        "text/markdown": proof_markdown(proof, NOTEBOOK).rstrip(),
        "text/latex": _paragraphs(
            f"{_head(statement)}{statement_markdown(statement, TEX)}", "Proof.", TEX.block(_chain(proof)), source
        ),
    }


def _refuted(mistake: Mistake) -> dict[str, str]:
    title = markdown_words(mistake.title).strip()
    return {
        "text/plain": mistake_plain(mistake),
        "text/markdown": f"### {title}\n\n{mistake_markdown(mistake, NOTEBOOK)}",
        "text/latex": _paragraphs(_head(mistake.statement) + mistake_markdown(mistake, TEX)),
    }


def _claimed(stated: Statement | Claim, status: str, advice: str) -> dict[str, str]:
    statement = snapshot(stated)
    title = one_line(statement.title).strip()
    words = premises(statement, PLAIN)
    told = f"This is {status}: {advice}"
    return {
        "text/plain": "\n\n".join([f"{title} ({status})", words, "\n".join(claim(statement))]),
        "text/markdown": (
            f"### {markdown_words(title)} ({status})\n\n{statement_markdown(statement, NOTEBOOK)}\n\n*{told}*"
        ),
        "text/latex": _paragraphs(
            f"{_head(statement)}{statement_markdown(statement, TEX)}", latex_words(told.replace("`", ""))
        ),
    }


def _head(statement: Statement) -> str:
    """The title as the beginning of a paragraph."""
    title = latex_words(statement.title).strip().removesuffix(".")
    return f"{title}. " if title else ""


def _paragraphs(*texts: str) -> str:
    """The paragraphs; a display is part of the one before it, as a gap would stand between them otherwise."""
    return "\n\n".join(text for text in texts if text).replace(f"\n\n{TEX.opening}", f"\n{TEX.opening}")


def _chain(proof: Proof) -> list[str]:
    """The rows of the derivation, each line with its reasons behind it, or below where they have no room there."""
    script, room = TEX.script.of(proof.statement), TEX.column.statement
    rows: list[str] = []
    for line, words in derivation(proof):
        pieces = rows_of(line, script, room - MARGIN, room - MARGIN)
        marks = ["&= " if words else "& ", *(rf"&{QUADS}" + r"\quad" * piece.depth + " " for piece in pieces[1:])]
        rows += [mark + piece.text for mark, piece in zip(marks, pieces, strict=True)]
        rows = _with_reasons(rows, words, room)
    for text, words in conclusion(proof.statement, script):
        rows = _with_reasons([*rows, f"&{text}"], words, room)
    return rows


def _with_reasons(rows: list[str], words: str, room: float) -> list[str]:
    if not words:
        return rows
    told = rf"{QUADS} \text{{({words})}}"
    if width(rows[-1]) + width(QUADS) + text_width(words) <= room - MARGIN:
        return [*rows[:-1], f"{rows[-1]} {told}"]
    lines = textwrap.wrap(f"({words})", round(room / text_width("n")) - 8)
    return [*rows, *(rf"&{QUADS} \text{{{line}}}" for line in lines)]

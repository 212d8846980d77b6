r"""Statements and proofs as a notebook shows them: Markdown between dollar signs, LaTeX, and text for a terminal."""

from __future__ import annotations

from collections.abc import Mapping

from symdrop.deciders.kernel.check import Proof
from symdrop.latex.derivation import proof_display, statement_display
from symdrop.latex.document import DOLLARS, plain, proof_markdown, statement_markdown
from symdrop.latex.mistakes import mistake_markdown, mistake_plain
from symdrop.latex.premises import PLAIN, premises
from symdrop.latex.terminal import claim
from symdrop.latex.words import markdown_words, one_line
from symdrop.statements.claim import Claim
from symdrop.statements.statement import Statement, snapshot
from symdrop.theorem import Mistake, Theorem

NOTEBOOK = DOLLARS
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


def _stated(stated: Statement | Claim) -> dict[str, str]:
    """What is known of a statement already: nothing is proved or refuted for this."""
    if isinstance(stated, Mistake):
        advice = "its `refutation` finds a counterexample."
        return _refuted(stated) if stated.is_decided else _claimed(stated, UNREFUTED, advice)
    if isinstance(stated, Theorem) and stated.is_decided:
        return _proved(stated.proof)
    return _claimed(stated, UNPROVED, "its `proof` proves it or says why not, and then the derivation is shown.")


def _proved(proof: Proof) -> dict[str, str]:
    return {
        "text/plain": plain(proof).rstrip(),
        "text/markdown": proof_markdown(proof, NOTEBOOK).rstrip(),
        "text/latex": _display(proof_display(proof, NOTEBOOK.script, narrow=False)),
    }


def _refuted(mistake: Mistake) -> dict[str, str]:
    title = markdown_words(mistake.title).strip()
    return {
        "text/plain": mistake_plain(mistake),
        "text/markdown": f"### {title}\n\n{mistake_markdown(mistake, NOTEBOOK)}",
        "text/latex": _display(statement_display(mistake.statement, NOTEBOOK.script), "false"),
    }


def _claimed(stated: Statement | Claim, status: str, advice: str) -> dict[str, str]:
    statement = snapshot(stated)
    title = one_line(statement.title).strip()
    words = premises(statement, PLAIN)
    return {
        "text/plain": "\n\n".join([f"{title} ({status})", words, "\n".join(claim(statement))]),
        "text/markdown": (
            f"### {markdown_words(title)} ({status})\n\n{statement_markdown(statement, NOTEBOOK)}\n\n"
            f"*This is {status}: {advice}*"
        ),
        "text/latex": _display(statement_display(statement, NOTEBOOK.script), status),
    }


def _display(rows: list[str], status: str = "") -> str:
    """The rows of a display, with what is to be known of them behind, for a reader that knows mathematics only."""
    lines = " \\\\\n".join(rows)
    note = rf"\qquad\text{{({status})}}" if status else ""
    return f"$\\displaystyle\\begin{{aligned}}\n{lines}\n\\end{{aligned}}{note}$"

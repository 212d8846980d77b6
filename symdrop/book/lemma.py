r"""The cut-off lemma in LaTeX, quoted from the docstring of the module that relies on it."""

from __future__ import annotations

import re

from symdrop.deciders.instances import cutoff
from symdrop.latex.remarks import prose

PARTS = ("Setting", "Lemma", "Proof")
PART = re.compile(rf"\*\*({'|'.join(PARTS)})\.\*\* ")
LEMMA = r"\begin{lemma}[Cut-off]\label{thm:cutoff}"


def cutoff_lemma() -> str:
    r"""The setting, the lemma and its proof.

    >>> [line for line in cutoff_lemma().splitlines() if line.startswith(r"\begin")]
    ['\\begin{itemize}', '\\begin{lemma}[Cut-off]\\label{thm:cutoff}', '\\begin{proof}']
    """
    _, *parts = PART.split(cutoff.__doc__ or "")
    stated = dict(zip(parts[::2], parts[1::2], strict=True))
    setting, lemma, proof = (_paragraphs(stated[part].partition(" QED.")[0]) for part in PARTS)
    return f"{setting}\n\n{LEMMA}\n{lemma}\n\\end{{lemma}}\n\\begin{{proof}}\n{proof}\n\\end{{proof}}"


def _paragraphs(text: str) -> str:
    return "\n\n".join(map(_paragraph, text.strip().split("\n\n")))


def _paragraph(text: str) -> str:
    """A paragraph of prose, or a list of such."""
    if not text.startswith("- "):
        return prose(text)
    items = [rf"\item {prose(item)}" for item in text.removeprefix("- ").split("\n- ")]
    return "\n".join([r"\begin{itemize}", *items, r"\end{itemize}"])

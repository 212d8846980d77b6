r"""The cut-off lemmas in LaTeX, quoted from the docstrings of the modules that rely on them."""

from __future__ import annotations

import re

from symdrop.deciders.instances import cutoff
from symdrop.deciders.instances.exponentials import counting
from symdrop.latex.remarks import prose
from symdrop.latex.words import one_line

PARTS = ("Setting", "Lemma", "Proof")
PART = re.compile(rf"\*\*({'|'.join(PARTS)})\.\*\* ")
LEMMA = r"\begin{{lemma}}[{}]\label{{thm:{}}}"
DISPLAY = re.compile(r"\$\$(.*)\$\$")
# A paragraph that is headed by words in bold face goes on behind them.
BOLD = re.compile(r"\*\*(.*?)\*\*")
END_OF_PROOF = re.compile(r" QED\.?")
# What follows is about the code.
CLOSING = "\n\nThe numbers below"


def cutoff_lemma() -> str:
    r"""The lemma for polynomials: the setting, the lemma and its proof.

    >>> [line for line in cutoff_lemma().splitlines() if line.startswith(r"\begin")]
    ['\\begin{itemize}', '\\begin{lemma}[Cut-off]\\label{thm:cutoff}', '\\begin{proof}']
    """
    return _lemma(cutoff.__doc__ or "", "Cut-off", "cutoff")[0]


def product_lemma() -> str:
    r"""The lemma for products and exponentials, and what the words of the language count.

    >>> [line for line in product_lemma().splitlines() if "lemma}" in line]
    ['\\begin{lemma}[Cut-off for products]\\label{thm:cutoff_for_products}', '\\end{lemma}']
    """
    return "\n\n".join(_lemma(counting.__doc__ or "", "Cut-off for products", "cutoff_for_products"))


def _lemma(docstring: str, title: str, name: str) -> tuple[str, str]:
    """Setting, lemma and proof; and what is said behind the proof."""
    _, *parts = PART.split(docstring.partition(CLOSING)[0])
    stated = dict(zip(parts[::2], parts[1::2], strict=True))
    stated["Proof"], behind = END_OF_PROOF.split(stated["Proof"])
    setting, lemma, proof = (_paragraphs(stated[part], name) for part in PARTS)
    begin = LEMMA.format(title, name)
    quoted = f"{setting}\n\n{begin}\n{lemma}\n\\end{{lemma}}\n\\begin{{proof}}\n{proof}\n\\end{{proof}}"
    return quoted, _paragraphs(BOLD.sub(r"*\1*", behind), name)


def _paragraphs(text: str, name: str) -> str:
    """The paragraphs; a display stands in the one before it, and has a number."""
    written = ""
    for paragraph in text.strip().split("\n\n"):
        if shown := DISPLAY.fullmatch(one_line(paragraph)):
            written += f"\n\\begin{{equation}}\\label{{eq:{name}}}\n{shown[1]}\n\\end{{equation}}\n"
        else:
            between = "\n\n" if written and not written.endswith("\n") else ""
            written += between + _paragraph(paragraph)
    return written


def _paragraph(text: str) -> str:
    """A paragraph of prose, or a list of such."""
    if not text.startswith("- "):
        return prose(text)
    items = [rf"\item {prose(item)}" for item in text.removeprefix("- ").split("\n- ")]
    return "\n".join([r"\begin{itemize}", *items, r"\end{itemize}"])

r"""Pieces for other people's documents: an article that stands alone, and macros for every stated line.

The third piece, a fragment to read by `\input`, is `symdrop.book.chapters.theorem_file`.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from sympy import Expr

from symdrop.axioms import REASONS, sign
from symdrop.book.chapters import axiom, theorem_file, works_of
from symdrop.book.prose import MARK, PACKAGES, SAME_BYTES, SETTING
from symdrop.catalogue import Entry
from symdrop.errors import BadStatement
from symdrop.latex.columns import BOOK
from symdrop.latex.document import PARTS
from symdrop.latex.premises import LATEX, Script, premises
from symdrop.latex.sources import listed
from symdrop.latex.words import fill, latex_words
from symdrop.statements.statement import Statement
from symdrop.theorem import Mistake

DIGITS = ("Zero", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine")
# LaTeX has no new command whose name begins so.
RESERVED = "end"
OPENING = rf"""\documentclass[11pt,a4paper]{{article}}
{SAME_BYTES}{PACKAGES}\newtheorem{{theorem}}{{Theorem}}
\newtheorem*{{mistake}}{{Claimed, and false}}
"""


def standalone(
    files: Sequence[Sequence[Entry]],
    functions: Mapping[str, str] | None = None,
    parts: Collection[str] = PARTS,
    script: Script = LATEX,
) -> str:
    r"""An article with what these files state, the axioms that it rests on and the works that it cites.

    It takes pdflatex alone to set it, three times for the numbers of its equations. Raises what a `proof` raises.

    >>> from symdrop.catalogue import find
    >>> print(standalone([find("expected_dropout_output")]).splitlines()[1])
    \documentclass[11pt,a4paper]{article}
    """
    entries = [entry for own in files for entry in own]
    title = latex_words(entries[0].claim.title).strip() if len(files) == 1 else "Theorems"
    proofs = [entry.proof for entry in entries if not isinstance(entry.claim, Mistake)]
    used = [reason for reason in (*REASONS, sign) if any(reason in proof.reasons for proof in proofs)]
    texts = [
        f"{MARK}\n{OPENING}{SETTING}\\title{{{title or 'A theorem'}}}",
        "\\author{}\n\\date{}\n\\begin{document}\n\\maketitle\n",
        *(theorem_file(own, functions, parts, BOOK, script=script) for own in files),
        *(["\\section*{The axioms used}", *map(axiom, used), ""] if used else []),
        *listed(works_of(entries)),
    ]
    return "\n".join([*texts, r"\end{document}"]) + "\n"


def macros(entries: Sequence[Entry], script: Script = LATEX) -> str:
    r"""A command for each side and each stated line of the theorems, for mathematics mode.

    The lines of `expected_dropout_gradient` are `\expectedDropoutGradientLeft`, `\expectedDropoutGradientLineOne`, ...
    and `\expectedDropoutGradientRight`; further theorems of a file have their own names behind that of the file. A name
    that is taken gets a letter. A mistake has no proven lines: it has no macros. Raises `BadStatement` where nothing
    else is stated, and what a `proof` raises.

    >>> from symdrop.catalogue import find
    >>> print(macros(find("expected_dropout_output")).splitlines()[-1])
    \newcommand{\expectedDropoutOutputRight}{\sum_{j=1}^{n} p_j w_j I_j}
    """
    taken: set[str] = set()
    blocks = [block for entry in entries if (block := _macros_of(entry, taken, script))]
    if not blocks:
        names = ", ".join(entry.name for entry in entries)
        raise BadStatement(f"{names}: a Mistake is false and has no proven lines to make macros of; name a theorem")
    return "\n".join([MARK, *blocks]) + "\n"


def _macros_of(entry: Entry, taken: set[str], script: Script) -> str:
    if isinstance(entry.claim, Mistake):
        return ""
    statement = entry.proof.statement
    stem = _command(entry.name)
    while taken & {f"{stem}{part}" for part, _ in _stated(statement)}:
        stem += "x"
    taken |= {f"{stem}{part}" for part, _ in _stated(statement)}
    # A macro stands in a text that knows no names of ours.
    own = replace(script.of(statement), where=())
    lines = [rf"\newcommand{{\{stem}{part}}}{{{own.write(line)}}}" for part, line in _stated(statement)]
    stated = [f"{latex_words(statement.title).strip()}: {premises(statement, script)}"]
    return "\n".join([*(f"% {row}" for text in stated for row in fill(text).split("\n")), *lines])


def _stated(statement: Statement) -> list[tuple[str, Expr]]:
    """The two sides and the line of each step, with what the names of their commands end in."""
    steps = [(f"Line{_spelled(str(place))}", step.line) for place, step in enumerate(statement.steps, 1)]
    return [("Left", statement.lhs), *steps, ("Right", statement.rhs)]


def _command(name: str) -> str:
    """The name of a theorem in letters alone: humps for underscores and dots, words for digits.

    >>> _command("half_is_largest.penalty_2d")
    'halfIsLargestPenaltyTwod'
    """
    words = re.split(r"[^0-9A-Za-z]+", "".join(map(_letter, name)))
    humps = "".join(_spelled(word[:1].upper() + word[1:]) for word in words)
    command = humps[:1].lower() + humps[1:]
    return f"the{humps}" if not command or command.startswith(RESERVED) else command


def _letter(character: str) -> str:
    """A character that no command can have as the number of its code point."""
    return character if character.isascii() else f"U{ord(character)}"


def _spelled(text: str) -> str:
    return re.sub(r"\d", lambda found: DIGITS[int(found[0])], text)

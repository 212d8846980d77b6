r"""The remarks of a theorem file in LaTeX and Markdown: prose in which the author marks what is not words.

As in the docstrings of NumPy, `$p_k (1 - p_k)$` is mathematics in LaTeX, a name between backticks is code, and `*this*`
is stressed. The key of a known work is cited. Everything else is words, and printed as it is typed: so is a dollar sign
before what `symdrop.latex.mathematics` does not know, or without a partner.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from symdrop.latex.mathematics import is_mathematics
from symdrop.latex.sources import KEY
from symdrop.latex.words import fill, latex_words, markdown_words, one_line

MARK = re.compile(
    r"`(?P<code>[^`]+)`"
    r"|\$(?P<formula>[^$`\s](?:[^$`]*[^$`\s])?)\$(?!\d)"
    r"|(?<![\w*])\*(?P<stress>[^*$`\s](?:[^*$`]*[^*$`\s])?)\*(?![\w*])"
)
# What is not a letter, a digit or a sign has no place in the outline of a PDF.
NOT_FOR_OUTLINES = re.compile(r"[\\^_]")


@dataclass(frozen=True)
class Dialect:
    """How prose is written: its words, a formula, a name of a program, what is stressed, and the key of a work."""

    words: Callable[[str], str]
    formula: Callable[[str], str]
    code: Callable[[str], str]
    stress: str
    citation: str
    line: Callable[[str], str]


def _heading_formula(formula: str) -> str:
    """A formula for LaTeX's text, and its source for the outline of a PDF where that shows no such formula."""
    if not NOT_FOR_OUTLINES.search(formula):
        return LATEX_PROSE.formula(formula)
    return rf"\texorpdfstring{{{LATEX_PROSE.formula(formula)}}}{{{latex_words(formula)}}}"


# A long name may be broken behind it.
BAR, BREAKABLE = r"\_", r"\_\allowbreak "
LATEX_PROSE = Dialect(
    latex_words,
    r"\({}\)".format,
    lambda name: rf"\texttt{{{latex_words(name).replace(BAR, BREAKABLE)}}}",
    r"\emph{{{}}}",
    r"\cite{{{}}}",
    fill,
)
LATEX_HEADING = replace(LATEX_PROSE, formula=_heading_formula)
MARKDOWN_PROSE = Dialect(markdown_words, "$`{}`$".format, "`{}`".format, "*{}*", "{}", str)
DOLLARS_PROSE = replace(MARKDOWN_PROSE, formula="${}$".format)
# What heads the remarks: beamer has no \paragraph, and in the book it is a section.
HEADING, SECTION = r"\par\medskip\noindent\textbf{{{}.}}", r"\subsection{{{}}}"
# Only hyperref knows the command, and a document may do without.
OUTLINES = r"\providecommand{\texorpdfstring}[2]{#1}"


def latex_remarks(text: str, heading: str = HEADING) -> str:
    r"""The paragraphs of a docstring as LaTeX, the first of them as a heading, which ends without a full stop.

    >>> latex_remarks("Output.\n\nThe mean is $p_k$.")
    '\\par\\medskip\\noindent\\textbf{Output.}\nThe mean is \\(p_k\\).\n'
    """
    first, *others = text.split("\n\n")
    title = prose(first, LATEX_HEADING).removesuffix(".")
    body = "\n\n".join(prose(paragraph) for paragraph in others)
    known = [OUTLINES] if r"\texorpdfstring" in title else []
    return "\n".join([*known, heading.format(title), body]).strip() + "\n"


def markdown_remarks(text: str, dialect: Dialect = MARKDOWN_PROSE) -> str:
    r"""The same in GitHub Markdown, the first paragraph in bold face.

    >>> markdown_remarks("Output.\n\nThe mean is $p_k$.")
    '**Output.**\n\nThe mean is $`p_k`$.'
    """
    first, *others = [prose(paragraph, dialect) for paragraph in text.split("\n\n")]
    return "\n\n".join([f"**{first}**", *others])


def prose(text: str, dialect: Dialect = LATEX_PROSE) -> str:
    r"""One paragraph of such prose.

    >>> prose("At $w' = p w$, `symdrop prove` & co. for $5.")
    "At \\(w' = p w\\), \\texttt{symdrop prove} \\& co. for \\$5."
    """
    pieces, end = [], 0
    text = one_line(text).strip()
    place = 0
    while found := MARK.search(text, place):
        if found["formula"] and not is_mathematics(found["formula"]):
            place = found.start() + 1
            continue
        pieces += [_words(text[end : found.start()], dialect), _marked(found, dialect)]
        place = end = found.end()
    return dialect.line("".join([*pieces, _words(text[end:], dialect)]))


def _marked(found: re.Match[str], dialect: Dialect) -> str:
    if found["formula"]:
        return dialect.formula(found["formula"])
    return dialect.code(found["code"]) if found["code"] else dialect.stress.format(_words(found["stress"], dialect))


def _words(text: str, dialect: Dialect) -> str:
    """Words; the keys of known works stand at the odd places when they are split."""
    parts = KEY.split(text)
    return "".join(
        dialect.citation.format(part) if place % 2 else dialect.words(part) for place, part in enumerate(parts)
    )

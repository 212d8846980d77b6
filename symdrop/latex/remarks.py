r"""The remarks of a theorem file in LaTeX and Markdown: prose in which formulas are typed in plain ASCII.

`p_k (1 - p_k)`, `I_k^2`, `sum_i v_i` and `w'` are typeset as mathematics; names of programs, which are long or
stand in backticks, as code; the rest as words.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from itertools import pairwise

from symdrop.latex.notation import GREEK
from symdrop.latex.sources import KEY
from symdrop.latex.words import fill, latex_words, markdown_words, one_line

NAMES = "|".join(sorted(GREEK, key=lambda name: (-len(name), name)))
# A letter or Greek name with prime, subscript and exponent. A capital needs one of these, else it is a word; so does
# "a", unless an operator or another letter shows that it is a symbol.
WORD = r"[A-Z](?![_^'])|(?<![-+*/=] )a(?![_^']| ?[-+*/=)]| and [b-z]\b|, [b-z]\b)"
SYMBOL = (
    rf"(?!{WORD})(?P<name>sum(?=_)|{NAMES}|[A-Za-z])(?P<prime>'?)"
    r"(?:_(?P<low>[A-Za-z]{1,2}))?(?:\^(?P<high>\d+))?(?![\w^]|\.[A-Za-z])"
)
ITEM = re.compile(rf"{SYMBOL}|\d+(?:/\d+)?(?![\w.])|E(?=\[)|[-+*/=(\[]|[!<>]=|[)\]](?:\^\d+)?")
START = re.compile(r"(?<![\w\\.'-])")
CODE = re.compile(rf"`([^`]+)`|(?<![\w\\])(?!{re.sub('[?]P<[a-z]+>', '?:', SYMBOL)})([A-Za-z]\w*_\w*\w(?:\.\w+)?)")
OPERATORS = {"!=": r"\neq", "<=": r"\le", ">=": r"\ge", "*": r"\cdot", "E": r"\mathbb{E}"}
OPENING, CLOSING = "([", ")]"
LONGEST_FORMULA = 60


@dataclass(frozen=True)
class Dialect:
    """How prose is written: its words, a formula, a name of a program, and the key of a work."""

    words: Callable[[str], str]
    formula: str
    code: Callable[[str], str]
    citation: str
    line: Callable[[str], str]


LATEX_PROSE = Dialect(latex_words, r"\({}\)", lambda name: rf"\texttt{{{latex_words(name)}}}", r"\cite{{{}}}", fill)
MARKDOWN_PROSE = Dialect(markdown_words, "$`{}`$", "`{}`".format, "{}", str)
NOTEBOOK_PROSE = replace(MARKDOWN_PROSE, formula="${}$")


def latex_remarks(text: str) -> str:
    r"""The paragraphs of a docstring as LaTeX, the first of them as a heading, which ends without a full stop.

    >>> latex_remarks("Output.\n\nThe mean is p_k.")
    '\\paragraph{Output}\nThe mean is \\(p_k\\).\n'
    """
    first, *others = [prose(paragraph) for paragraph in text.split("\n\n")]
    return "\n".join([rf"\paragraph{{{first.removesuffix('.')}}}", "\n\n".join(others)]).strip() + "\n"


def markdown_remarks(text: str) -> str:
    r"""The same in GitHub Markdown, the first paragraph in bold face.

    >>> markdown_remarks("Output.\n\nThe mean is p_k.")
    '**Output.**\n\nThe mean is $`p_k`$.'
    """
    first, *others = [prose(paragraph, MARKDOWN_PROSE) for paragraph in text.split("\n\n")]
    return "\n\n".join([f"**{first}**", *others])


def prose(text: str, dialect: Dialect = LATEX_PROSE) -> str:
    r"""One paragraph of such prose.

    >>> prose("At w' = p w, `symdrop prove` & co.")
    "At \\(w' = p w\\), \\texttt{symdrop prove} \\& co."
    """
    pieces, end = [], 0
    text = one_line(text).strip()
    for found in CODE.finditer(text):
        name = found[1] or found[2]
        pieces += [_with_citations(text[end : found.start()], dialect), dialect.code(name)]
        end = found.end()
    return dialect.line("".join([*pieces, _with_citations(text[end:], dialect)]))


def _with_citations(text: str, dialect: Dialect) -> str:
    """Text without code; the keys of known works stand at the odd places when it is split."""
    parts = KEY.split(text)
    return "".join(
        dialect.citation.format(part) if place % 2 else _with_formulas(part, dialect)
        for place, part in enumerate(parts)
    )


def _with_formulas(text: str, dialect: Dialect) -> str:
    pieces, words, start = [], 0, 0
    while start < len(text):
        items = _items(text, start) if START.match(text, start) else []
        if items:
            pieces += [dialect.words(text[words : items[0].start()]), dialect.formula.format(_formula(items))]
            words = items[-1].end()
        start = max(start + 1, words)
    return "".join([*pieces, dialect.words(text[words:])])


def _items(text: str, start: int) -> list[re.Match[str]]:
    """The items of the formula that starts here, at most a space apart; none where there is no formula."""
    items: list[re.Match[str]] = []
    while len(items) < LONGEST_FORMULA and (found := ITEM.match(text, start)):
        items.append(found)
        start = found.end() + text.startswith(" ", found.end())
    while items and not _is_complete(items):
        items.pop()
    return items if any(item["name"] for item in items) else []


def _is_complete(items: list[re.Match[str]]) -> bool:
    """Whether every bracket closes, and the formula neither starts nor ends with an operator."""
    depth = 0
    for item in items:
        depth += (item[0] in OPENING) - (item[0][0] in CLOSING)
        if depth < 0:
            return False
    return depth == 0 and all(item["name"] or item[0][0] in "0123456789()[]E" for item in (items[0], items[-1]))


def _formula(items: list[re.Match[str]]) -> str:
    """The items with the spaces that were typed between them."""
    gaps = [" " * (after.start() - before.end()) for before, after in pairwise(items)]
    return "".join(_item(item) + gap for item, gap in zip(items, [*gaps, ""], strict=True))


def _item(item: re.Match[str]) -> str:
    if not item["name"]:
        return OPERATORS.get(item[0], item[0])
    name = rf"\{item['name']}" if len(item["name"]) > 1 else item["name"]
    return name + item["prime"] + _script("_", item["low"]) + _script("^", item["high"])


def _script(sign: str, text: str | None) -> str:
    if not text:
        return ""
    return f"{sign}{text}" if len(text) == 1 else f"{sign}{{{text}}}"

r"""Rows of LaTeX that are still too wide are broken where their text allows: before a sign, before a factor.

Terms are broken by `symdrop.latex.notation`; here are those that it leaves whole. Delimiters that a break parts have
one fixed size, since `\left` and `\right` cannot be in two rows.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from symdrop.latex.columns import QUAD
from symdrop.latex.widths import width

TOKEN = re.compile(r"\\[A-Za-z]+|\\.|.")
STRETCHED = re.compile(r"\\(left|right)(?=[(\[\])])")
SIGNS = ("+", "-")
LARGE = re.compile(r"[(\[]|\\(frac|sum|prod|exp|left|mathbb)(?![A-Za-z])")
DERIVATIVE = r"\frac{\partial"
# A first row that is shorter than this part of the line is broken deeper, if it can be.
SHORTEST = 0.4
# What is in parentheses that are no wider is one thing to a reader, such as `(n - b)`.
SHORT = 7 * QUAD
# Further in no row is indented.
DEEPEST = 3


@dataclass(frozen=True)
class _Place:
    """A place for a break: before this word, inside so many delimiters, with what is written for the break."""

    word: int
    depth: int
    cost: int
    joint: str
    is_in_short: bool


def split(text: str, limit: float) -> list[tuple[int, str]]:
    r"""The rows of a text, each with the number of delimiters that it continues; one row where it fits.

    >>> split(r"\left(a + b\right)^2 c", 30)
    [(0, '\\biggl(a'), (2, '+ b\\biggr)^2'), (2, '\\times c')]
    """
    rows: list[tuple[int, str]] = []
    indent = 0
    words = _words(text)
    while width(" ".join(words)) + QUAD * indent > limit:
        place = _best(words, limit - QUAD * indent)
        if place is None:
            break
        rows.append((indent, " ".join(words[: place.word])))
        indent = max(indent, 1) if place.depth <= 0 else min(place.depth + 1, DEEPEST)
        words = [*([place.joint] if place.joint else []), *words[place.word :]]
    rows.append((indent, " ".join(words)))
    return [(depth, _fixed(row)) for depth, row in rows] if len(rows) > 1 else [(0, text)]


def _best(words: list[str], limit: float) -> _Place | None:
    """The outermost place whose row fits, the last of such; else the first place of all.

    One in short parentheses is taken only where there is no other.
    """
    places = _places(words)
    widths = {place: width(" ".join(words[: place.word])) for place in places}
    fitting = [place for place in places if widths[place] <= limit]
    fitting = [place for place in fitting if not place.is_in_short] or fitting
    long = [place for place in fitting if widths[place] >= SHORTEST * limit]
    if not fitting:
        return places[0] if places else None
    return min(long or fitting, key=lambda place: (place.cost, -place.word))


def _places(words: list[str]) -> list[_Place]:
    found, depth = [], 0
    short = _in_short(words)
    for number, word in enumerate(words):
        before = words[number - 1] if number else ""
        if number and before not in (*SIGNS, "=", r"\times") and word != "=" and not before.endswith(","):
            if word in SIGNS:
                found.append(_Place(number, depth, 2 * depth, "", number in short))
            elif not before.startswith(DERIVATIVE) and word != r"\times" and not word.startswith(r"\neq"):
                is_sum = before.startswith((r"\sum", r"\prod"))
                joint = "" if is_sum else r"\times"
                # Before a single letter a line is broken only where nothing else can be.
                is_entry = not LARGE.search(word)
                found.append(_Place(number, depth, 2 * depth + 1 + is_sum + 3 * is_entry, joint, number in short))
        depth += _opened(word)
    return found


def _in_short(words: list[str]) -> set[int]:
    """The numbers of the words that stand in short parentheses, but for the first in each."""
    found: set[int] = set()
    opened: list[int] = []
    for number, word in enumerate(words):
        change = _opened(word)
        opened.extend([number] * change)
        for _ in range(min(-change, len(opened))):
            start = opened.pop()
            if width(" ".join(words[start : number + 1])) <= SHORT:
                found.update(range(start + 1, number + 1))
    return found


def _opened(word: str) -> int:
    """How many more delimiters are opened than closed."""
    braces = total = 0
    for token in TOKEN.findall(word):
        braces += (token == "{") - (token == "}")
        if not braces:
            total += (token in "([") - (token in ")]")
    return total


def _words(text: str) -> list[str]:
    """The text cut at the spaces that are in no braces."""
    words, braces = [""], 0
    for token in TOKEN.findall(text):
        braces += (token == "{") - (token == "}")
        if token == " " and not braces:
            words.append("")
        else:
            words[-1] += token
    return [word for word in words if word]


def _fixed(row: str) -> str:
    r"""The row with `\left` and `\right` that have no partner in it at a fixed size."""
    open_places: list[re.Match[str]] = []
    alone: list[re.Match[str]] = []
    for found in STRETCHED.finditer(row):
        if found[1] == "left":
            open_places.append(found)
        elif open_places:
            open_places.pop()
        else:
            alone.append(found)
    for found in sorted([*open_places, *alone], key=lambda each: -each.start()):
        row = row[: found.start()] + rf"\bigg{found[1][0]}" + row[found.end() :]
    return row

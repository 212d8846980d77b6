r"""How wide a piece of LaTeX mathematics will be, estimated, so that long lines can be broken.

Widths are in points of Computer Modern at 10pt. The estimate knows only what `symdrop.latex.printers` write, and
errs on the wide side.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from symdrop.latex.names import ACCENTS

TOKEN = re.compile(r"\\[A-Za-z]+|\\.|\S")
LETTER, DIGIT, DELIMITER, TALL_DELIMITER, SPACED = 5.8, 5.0, 4.0, 7.5, 13.5
SIGN, SCRIPT = 16.0, 0.76
LETTERS = {
    "m": 8.8,
    "w": 7.2,
    "I": 5.0,
    "W": 10.5,
    "M": 10.7,
    "X": 9.1,
    "G": 7.9,
    "E": 7.4,
    "R": 7.7,
    ",": 4.5,
    ".": 2.8,
}
WIDE = {
    r"\sum": SIGN,
    r"\prod": SIGN,
    r"\exp": 16.5,
    r"\neq": SPACED,
    r"\quad": 10.0,
    r"\qquad": 20.0,
    "=": SPACED,
    "+": 12.5,
    "-": 12.5,
}
STRETCHED = {r"\left", r"\right", r"\biggl", r"\biggr"}
SILENT = {r"\mathrm", r"\mathbb", "{", "}", *(rf"\{accent}" for accent in ACCENTS.values())}


def width(text: str) -> float:
    r"""The estimated width of LaTeX mathematics in display style.

    >>> width("w_k") < width(r"\\frac{w_k + 1}{2}") < width(r"\\frac{w_k + 1}{2} + 1")
    True
    """
    return _run(iter(TOKEN.findall(text)))


def text_width(text: str) -> float:
    """The estimated width of words.

    >>> text_width("sifting") < text_width("independence")
    True
    """
    return 4.9 * len(text)


def _run(tokens: Iterator[str]) -> float:
    """The width up to the closing brace or the end; a pair of scripts stands one above the other."""
    total = nucleus = scripts = 0.0
    for token in tokens:
        if token == "}":
            break
        if token in ("_", "^"):
            script = SCRIPT * _argument(tokens)
            beyond = script - nucleus if nucleus == SIGN else script + 0.5
            total += max(beyond - scripts, 0.0)
            scripts = max(scripts, beyond)
            continue
        nucleus, scripts = _token(token, tokens), 0.0
        total += nucleus
    return total


def _argument(tokens: Iterator[str]) -> float:
    token = next(tokens, "}")
    return _run(tokens) if token == "{" else _token(token, tokens)


def _token(token: str, tokens: Iterator[str]) -> float:
    if token == r"\frac":
        return max(_argument(tokens), _argument(tokens)) + 2.4
    if token in STRETCHED:
        next(tokens, None)
        return TALL_DELIMITER
    if token == "{":
        return _run(tokens)
    if token in SILENT:
        return 0.0
    if token in WIDE:
        return WIDE[token]
    if token in "()[]|":
        return DELIMITER
    return DIGIT if token.isdigit() else LETTERS.get(token, LETTER)

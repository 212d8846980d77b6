r"""Words as LaTeX and as Markdown: every character that means something there is escaped."""

from __future__ import annotations

import re
import textwrap
import unicodedata

from symdrop.latex.names import GREEK

LATEX = {
    "\\": r"\textbackslash{}",
    "{": r"\{",
    "}": r"\}",
    "$": r"\$",
    "&": r"\&",
    "#": r"\#",
    "%": r"\%",
    "_": r"\_",
    "^": r"\textasciicircum{}",
    "~": r"\textasciitilde{}",
    "<": r"\textless{}",
    ">": r"\textgreater{}",
    "|": r"\textbar{}",
    '"': "''",
    "`": "{`}",
    "\u00df": r"\ss{}",
    "\u00e6": r"\ae{}",
    "\u00c6": r"\AE{}",
    "\u00f8": r"\o{}",
    "\u00d8": r"\O{}",
    "\u0142": r"\l{}",
    "\u0141": r"\L{}",
    "\u2013": "--",
    "\u2014": "---",
    "\u2018": "`",
    "\u2019": "'",
    "\u201c": "``",
    "\u201d": "''",
}
ACCENTS = {
    "\u0300": r"\`",
    "\u0301": r"\'",
    "\u0302": r"\^",
    "\u0303": r"\~",
    "\u0304": r"\=",
    "\u0306": r"\u",
    "\u0307": r"\.",
    "\u0308": r"\"",
    "\u030a": r"\r",
    "\u030b": r"\H",
    "\u030c": r"\v",
    "\u0327": r"\c",
}
DOTLESS = {"i": r"\i", "j": r"\j"}
GREEK_CHARACTERS = {
    unicodedata.lookup(f"GREEK {'CAPITAL' if name[0].isupper() else 'SMALL'} LETTER {name.upper()}"): name
    for name in sorted(GREEK - {"lambda", "Lambda"})
} | {"\u03bb": "lambda", "\u039b": "Lambda"}
MARKDOWN = re.compile(r"[\\`*_{}\[\]<>()#+!|$~&]")


def one_line(text: str) -> str:
    r"""The text on one line: every run of white space is one space, and control characters are gone.

    >>> one_line("a title\n\nin two")
    'a title in two'
    """
    return "".join(each for each in re.sub(r"\s+", " ", text) if unicodedata.category(each)[0] != "C")


def latex_words(text: str) -> str:
    r"""A text as LaTeX that prints as it reads; a character that plain LaTeX lacks is printed as its code point.

    >>> latex_words("50% of w_k & more")
    '50\\% of w\\_k \\& more'
    """
    return "".join(map(_latex_character, unicodedata.normalize("NFC", one_line(text))))


def markdown_words(text: str) -> str:
    r"""A text as GitHub Markdown that reads as it is written.

    >>> markdown_words("w_k * 2")
    'w\\_k \\* 2'
    """
    return MARKDOWN.sub(lambda found: "\\" + found.group(), one_line(text))


def fill(text: str) -> str:
    """The text broken at its spaces into lines that an editor shows whole."""
    return textwrap.fill(text, 116, break_long_words=False, break_on_hyphens=False)


def label(name: str, kind: str = "thm") -> str:
    """A LaTeX label for a theorem of this name, or with "eq" for its equation; different names have different labels.

    >>> label("expected_dropout_gradient")
    'thm:expected_dropout_gradient'
    """
    return f"{kind}:" + re.sub(r"[^A-Za-z0-9_.]", lambda found: f"-{ord(found[0]):x}-", name)


def _latex_character(character: str) -> str:
    if character in LATEX:
        return LATEX[character]
    if character in GREEK_CHARACTERS:
        return rf"\(\{GREEK_CHARACTERS[character]}\)"
    if character.isascii():
        return character
    decomposed = unicodedata.normalize("NFD", character)
    letter, accent = decomposed[0], decomposed[1:]
    if letter.isascii() and accent in ACCENTS:
        # An accent stands on a dotless i or j.
        return f"{ACCENTS[accent]}{{{DOTLESS.get(letter, letter)}}}"
    return rf"\texttt{{U+{ord(character):04X}}}"

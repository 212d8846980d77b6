r"""Expressions in the notation of the article: `w_k`, `\mathbb{E}[..]`, `[j = k]`, sums over `j \neq k`.

`LatexPrinter` writes LaTeX that both pdflatex and the renderers of web pages understand, `PlainPrinter` plain ASCII
for a terminal.
"""

from __future__ import annotations

import re

from sympy.printing.latex import LatexPrinter as SympyLatexPrinter
from sympy.printing.str import StrPrinter

from symdrop.latex.arrangement import Range
from symdrop.latex.notation import Notation

GREEK_NAMES = (
    "alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi pi rho sigma tau upsilon phi chi psi "
    "omega Gamma Delta Theta Lambda Xi Pi Sigma Upsilon Phi Psi Omega"
)
GREEK = frozenset(GREEK_NAMES.split())
# How Greek letters and others are called for short, or in their second form.
LETTERS = {
    **{name: name for name in GREEK},
    **{name: name for name in ("varepsilon", "vartheta", "varphi", "varrho", "varsigma", "ell")},
    **{"eps": "epsilon", "lam": "lambda", "lambda_": "lambda"},
}
ACCENTS = {"hat": "hat", "bar": "bar", "tilde": "tilde", "dot": "dot", "vec": "vec", "bold": "boldsymbol"}
# A name, a subscript that it ends in, and no more.
NUMBERED = re.compile(r"([A-Za-z]+?)_?(\d+)", re.ASCII)
SUBSCRIPT = re.compile(r"_(\w|\{\w+\}|\{\\mathrm\{\w+\}\})('*)$", re.ASCII)
PRIMES = {"_double_prime": "''", "_prime": "'"}


class LatexPrinter(Notation, SympyLatexPrinter):  # type: ignore[misc]
    r"""LaTeX for mathematics mode.

    >>> from symdrop.language import Sum, bracket, family, index, size
    >>> n = size("n"); j, k = index("j k", n); w, delta = family("w delta", n)
    >>> LatexPrinter().doprint(Sum((1 - bracket(j, k)) * w[j] * delta[j], j))
    '\\sum_{j \\neq k} \\delta_j w_j'
    """

    times, opening, closing = r"\times", r"\biggl(", r"\biggr)"
    opening_expectation, closing_expectation = r"\mathbb{E}\biggl[", r"\biggr]"

    def name(self, name: str) -> str:
        """The name in TeX; names of one statement that would look alike are written as they are."""
        typed = self._typed(name)
        alike = any(other != name and self._typed(other) == typed for other in self.roles.names)
        return _upright(name) if alike else typed

    def _typed(self, name: str) -> str:
        """The name as one types it in TeX."""
        name, primes = primed(name)
        if primes:
            return self._typed(name) + primes
        if name in LETTERS:
            return rf"\{LETTERS[name]}"
        numbered = NUMBERED.fullmatch(name)
        if numbered and _is_letter(numbered[1]):
            return self._typed(numbered[1]) + script("_", numbered[2])
        stem, _, last = name.rpartition("_")
        if stem and last in ACCENTS and "_" not in stem:
            return rf"\{ACCENTS[last]}{{{self._typed(stem)}}}"
        if last.isalpha() and (_is_letter(stem) or stem.rpartition("_")[2] in ACCENTS):
            return self._typed(stem) + script("_", rf"\mathrm{{{last}}}" if len(last) > 1 else last)
        return name if len(name) == 1 else _upright(name)

    def subscripted(self, text: str, indices: list[str]) -> str:
        inside = (" " if all(map(_is_one_sign, indices)) else r",\, ").join(indices)
        # A subscript in a name is shared with the indices.
        own = None if text.startswith(r"\mathrm") else SUBSCRIPT.search(text)
        if own:
            alone = own[1].removeprefix("{").removesuffix("}") if own[1].startswith("{") else own[1]
            return text[: own.start()] + script("_", f"{alone}, {inside}") + own[2]
        return text + script("_", inside)

    def superscripted(self, text: str, exponent: str) -> str:
        # TeX takes a prime for a superscript, and refuses a second one.
        return (f"{{{text}}}" if "'" in text else text) + script("^", exponent)

    def parenthesised(self, text: str) -> str:
        return _delimited("(", text, ")")

    def grouped(self, text: str) -> str:
        return text

    def fraction(self, above: str, below: str, alone: bool) -> str:
        return rf"\frac{{{above}}}{{{below}}}"

    def sum_sign(self, over: Range) -> str:
        index = self.index(over.index)
        if over.excluded:
            return rf"\sum_{{{index} \neq {', '.join(map(self.index, over.excluded))}}}"
        return rf"\sum_{{{index}=1}}^{{{self.name(over.index.size.name)}}}"

    def expectation(self, text: str) -> str:
        return r"\mathbb{E}" + _delimited("[", text, "]")

    def derivative(self, text: str, variable: str) -> str:
        return rf"\frac{{\partial{' ' * bool(text)}{text}}}{{\partial {variable}}}"


class PlainPrinter(Notation, StrPrinter):  # type: ignore[misc]
    """Plain ASCII as one types mathematics in a letter; a sum runs over its index's whole range.

    >>> from symdrop.language import Sum, family, index, scalar, size
    >>> n = size("n"); j = index("j", n); w, I = family("w I", n); t = scalar("t")
    >>> PlainPrinter().doprint((t - Sum(w[j] * I[j], j)) ** 2 / 2)
    '1/2 (t - sum_j w_j I_j)^2'
    """

    printmethod = "_plain_text"
    times, opening, closing = "*", "(", ")"
    opening_expectation, closing_expectation = "E[", "]"

    def name(self, name: str) -> str:
        return "".join(primed(name))

    def subscripted(self, text: str, indices: list[str]) -> str:
        return f"{text}_{indices[0]}" if len(indices) == 1 else f"{text}_{{{','.join(indices)}}}"

    def superscripted(self, text: str, exponent: str) -> str:
        return f"{text}^{exponent}"

    def parenthesised(self, text: str) -> str:
        return f"({text})"

    grouped = parenthesised

    def fraction(self, above: str, below: str, alone: bool) -> str:
        text = f"{self._grouped(above)}/{self._grouped(below)}"
        return text if alone else f"({text})"

    def sum_sign(self, over: Range) -> str:
        index = self.index(over.index)
        if over.excluded:
            return f"sum_{{{index} != {', '.join(map(self.index, over.excluded))}}}"
        return f"sum_{index}"

    def expectation(self, text: str) -> str:
        return f"E[{text}]"

    def derivative(self, text: str, variable: str) -> str:
        return f"d{text}/d{variable}"

    def _grouped(self, text: str) -> str:
        depth = [text[:place].count("[") - text[:place].count("]") for place, each in enumerate(text) if each == " "]
        return f"({text})" if 0 in depth else text


def primed(name: str) -> tuple[str, str]:
    """A name without its ending `_prime` or `_double_prime`, and the primes that are written for it."""
    for ending, primes in PRIMES.items():
        stem = name.removesuffix(ending)
        if stem != name and "_" not in stem:
            return stem, primes
    return name, ""


def _upright(name: str) -> str:
    escaped = name.replace("_", r"\_")
    return rf"\mathrm{{{escaped}}}"


def _is_letter(name: str) -> bool:
    return len(name) == 1 or name in LETTERS


def _is_one_sign(text: str) -> bool:
    """Whether a reader sees one sign: a letter, a Greek one, or one with a number."""
    return not text.startswith(r"\mathrm")


def script(sign: str, text: str) -> str:
    """A subscript or superscript, in braces where it has more than one character."""
    return f"{sign}{text}" if len(text) == 1 else f"{sign}{{{text}}}"


def _delimited(left: str, text: str, right: str) -> str:
    """The text between delimiters that grow where it is higher than a line."""
    if any(tall in text for tall in (r"\frac", r"\sum", r"\left")):
        return rf"\left{left}{text}\right{right}"
    return f"{left}{text}{right}"

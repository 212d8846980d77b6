r"""Expressions in the notation of the article: `w_k`, `\mathbb{E}[..]`, `[j = k]`, sums over `j \neq k`.

`LatexPrinter` writes LaTeX that both pdflatex and the renderers of web pages understand, `PlainPrinter` plain ASCII
for a terminal.
"""

from __future__ import annotations

from sympy.printing.latex import LatexPrinter as SympyLatexPrinter
from sympy.printing.str import StrPrinter

from symdrop.latex.arrangement import Range
from symdrop.latex.notation import Notation

GREEK_NAMES = (
    "alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi pi rho sigma tau upsilon phi chi psi "
    "omega Gamma Delta Theta Lambda Xi Pi Sigma Upsilon Phi Psi Omega"
)
GREEK = frozenset(GREEK_NAMES.split())
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
        name, primes = primed(name)
        if primes:
            return self.name(name) + primes
        if name in GREEK:
            return rf"\{name}"
        stem, _, number = name.rpartition("_")
        if number.isdigit() and (len(stem) == 1 or stem in GREEK):
            return self.name(stem) + script("_", number)
        escaped = name.replace("_", r"\_")
        return name if len(name) == 1 else rf"\mathrm{{{escaped}}}"

    def subscripted(self, text: str, indices: list[str]) -> str:
        inside = " ".join(indices)
        # A number in a name shares the subscript with the indices.
        stem, numbered, number = text.partition("_")
        if numbered and not text.startswith(r"\mathrm"):
            return stem + script("_", f"{number.strip('{}')}, {inside}")
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


def script(sign: str, text: str) -> str:
    """A subscript or superscript, in braces where it has more than one character."""
    return f"{sign}{text}" if len(text) == 1 else f"{sign}{{{text}}}"


def _delimited(left: str, text: str, right: str) -> str:
    """The text between delimiters that grow where it is higher than a line."""
    if any(tall in text for tall in (r"\frac", r"\sum", r"\left")):
        return rf"\left{left}{text}\right{right}"
    return f"{left}{text}{right}"

r"""Expressions in the notation of the article: `w_k`, `\mathbb{E}[..]`, `[j = k]`, sums over `j \neq k`.

`LatexPrinter` writes LaTeX that both pdflatex and the renderers of web pages understand, `PlainPrinter` plain ASCII
for a terminal.
"""

from __future__ import annotations

from sympy.printing.latex import LatexPrinter as SympyLatexPrinter
from sympy.printing.str import StrPrinter

from symdrop.latex.names import SUBSCRIPT, grouped, has_script, joined, primed, script, typeset, upright
from symdrop.latex.notation import Notation
from symdrop.latex.widths import width
from symdrop.statements.ranges import Range

# What is higher than a line, and what does not stand in an exponent either; in points the widest exponent.
TALL = (r"\frac", r"\sum", r"\prod", r"\left")
NOT_IN_SCRIPTS = (*TALL, r"\exp", "e^", r"\mathbb")
LONGEST_EXPONENT = 60.0


class LatexPrinter(Notation, SympyLatexPrinter):  # type: ignore[misc]
    r"""LaTeX for mathematics mode.

    >>> from symdrop.language import Sum, bracket, family, index, size
    >>> n = size("n"); j, k = index("j k", n); w, delta = family("w delta", n)
    >>> LatexPrinter().doprint(Sum((1 - bracket(j, k)) * w[j] * delta[j], j))
    '\\sum_{j \\neq k} \\delta_j w_j'
    """

    # Ours ask this printer to print them for SymPy's.
    printmethod = "_own_latex"
    times, opening, closing = r"\times", r"\biggl(", r"\biggr)"
    opening_expectation, closing_expectation = r"\mathbb{E}\biggl[", r"\biggr]"

    def name(self, name: str) -> str:
        """The name in TeX; names of one statement that would look alike are written as they are."""
        typed = self._typed(name)
        alike = any(other != name and self._typed(other) == typed for other in self.roles.names)
        return upright(name) if alike else typed

    def _typed(self, name: str) -> str:
        """The TeX that an author gave for the name, or what the name reads."""
        own = self.roles.notation.get(name)
        return typeset(name) if own is None else joined(own)

    def subscripted(self, text: str, indices: list[str]) -> str:
        inside = (" " if all(map(_is_one_sign, indices)) else r",\, ").join(indices)
        # A subscript in a name is shared with the indices; TeX refuses a second one.
        own = SUBSCRIPT.search(text)
        if own and not has_script(text[: own.start()], "_^"):
            return text[: own.start()] + script("_", f"{own[1] or own[2]}, {inside}") + own[3]
        return (grouped(text) if has_script(text, "_") else text) + script("_", inside)

    def superscripted(self, text: str, exponent: str) -> str:
        # TeX takes a prime for a superscript, and refuses a second one.
        closed = text[-1] in ")]" or not has_script(text, "'^")
        return (text if closed else grouped(text)) + script("^", exponent)

    def parenthesised(self, text: str) -> str:
        return _delimited("(", text, ")")

    def grouped(self, text: str) -> str:
        return text

    def fraction(self, above: str, below: str, alone: bool) -> str:
        return rf"\frac{{{above}}}{{{below}}}"

    def running(self, word: str, over: Range) -> str:
        index = self.index(over.index)
        if over.excluded:
            return rf"\{word}_{{{index} \neq {', '.join(map(self.index, over.excluded))}}}"
        return rf"\{word}_{{{index}=1}}^{{{self.name(over.index.size.name)}}}"

    def power_of_e(self, text: str) -> str:
        """A power of e; empty where the exponent is too long or too high, or where a quantity is called e."""
        if self._is_taken("e") or width(text) > LONGEST_EXPONENT or any(tall in text for tall in NOT_IN_SCRIPTS):
            return ""
        return "e" if text == "1" else "e" + script("^", text)

    def function(self, word: str) -> str:
        if word == "logistic" and not self._is_taken(r"\sigma"):
            return r"\sigma"
        return rf"\{word}" if word in ("exp", "log") else rf"\operatorname{{{word}}}"

    def _is_taken(self, sign: str) -> bool:
        """Whether a quantity of the statement is printed so."""
        return any(self._typed(name) == sign for name in self.roles.names)

    def expectation(self, text: str) -> str:
        return r"\mathbb{E}" + _delimited("[", text, "]")

    def operator(self, word: str, text: str) -> str:
        return rf"\operatorname{{{word}}}" + _delimited("(", text, ")")

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
        return f"{text}^{exponent}" if exponent.isalnum() else f"{text}^({exponent})"

    def parenthesised(self, text: str) -> str:
        return f"({text})"

    grouped = parenthesised

    def fraction(self, above: str, below: str, alone: bool) -> str:
        text = f"{self._grouped(above)}/{self._grouped(below)}"
        return text if alone else f"({text})"

    def running(self, word: str, over: Range) -> str:
        index = self.index(over.index)
        if over.excluded:
            return f"{word}_{{{index} != {', '.join(map(self.index, over.excluded))}}}"
        return f"{word}_{index}"

    def power_of_e(self, text: str) -> str:
        return ""

    def function(self, word: str) -> str:
        return word

    def expectation(self, text: str) -> str:
        return f"E[{text}]"

    def operator(self, word: str, text: str) -> str:
        return f"{word}({text})"

    def derivative(self, text: str, variable: str) -> str:
        return f"d{text}/d{variable}"

    def _grouped(self, text: str) -> str:
        depth = [text[:place].count("[") - text[:place].count("]") for place, each in enumerate(text) if each == " "]
        return f"({text})" if 0 in depth else text


def _is_one_sign(text: str) -> bool:
    """Whether a reader sees one sign: a letter, a Greek one, or one with a number."""
    return not text.startswith(r"\mathrm")


def _delimited(left: str, text: str, right: str) -> str:
    """The text between delimiters that grow where it is higher than a line."""
    if any(tall in text for tall in TALL):
        return rf"\left{left}{text}\right{right}"
    return f"{left}{text}{right}"

r"""Expressions in the notation of the article: `w_k`, `\mathbb{E}[..]`, `[j = k]`, sums over `j \neq k`.

`Mathematics` writes LaTeX that both pdflatex and the renderers of web pages understand, `Typescript` plain ASCII
for a terminal. Both arrange factors and terms in the same order.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

from sympy import Add, Expr, Indexed, Mul, Pow, Rational, Sum, Symbol
from sympy.printing.latex import LatexPrinter
from sympy.printing.str import StrPrinter

from symdrop.language import Bracket, D, E, Index
from symdrop.latex.arrangement import Product, Range, is_negative, product, ranges, terms

GREEK = frozenset(
    "alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi pi rho sigma tau upsilon phi chi psi "
    "omega Gamma Delta Theta Lambda Xi Pi Sigma Upsilon Phi Psi Omega".split()
)


class Notation:
    """What both printers share: where signs, parentheses and fractions go. A subclass says how each looks."""

    _print: Callable[[Expr], str]
    name: Callable[[str], str]
    subscripted: Callable[[str, list[str]], str]
    superscripted: Callable[[str, str], str]
    parenthesised: Callable[[str], str]
    fraction: Callable[[str, str, bool], str]
    sum_sign: Callable[[Range], str]
    expectation: Callable[[str], str]
    derivative: Callable[[str, str], str]

    def pieces(self, expression: Expr) -> list[str]:
        """The terms of an expression, each but the first with its sign: between them a line may be broken."""
        found = [self._term(term) for term in terms(expression)]
        first = found[0] if not found[0].startswith("- ") else "-" + found[0][2:]
        return [first, *(text if text.startswith("- ") else f"+ {text}" for text in found[1:])]

    def index(self, index: Index) -> str:
        return self.name(str(index.name))

    def _term(self, term: Expr) -> str:
        parts = product(term)
        sign = "- " if parts.number < 0 else ""
        return sign + self._product(replace(parts, number=abs(parts.number)))

    def _print_Add(self, expression: Add) -> str:
        return " ".join(self.pieces(expression))

    def _print_Mul(self, expression: Mul) -> str:
        return " ".join(self.pieces(expression))

    def _print_Pow(self, expression: Pow) -> str:
        return self._product(product(expression))

    def _print_Rational(self, number: Rational) -> str:
        return " ".join(self.pieces(number))

    _print_Integer = _print_Half = _print_One = _print_Zero = _print_NegativeOne = _print_Rational

    def _print_Symbol(self, symbol: Symbol) -> str:
        return self.name(symbol.name)

    _print_Size = _print_Scalar = _print_Symbol

    def _print_Indexed(self, entry: Indexed) -> str:
        return self.subscripted(self.name(entry.base.name), [self.index(index) for index in entry.indices])

    def _print_Family(self, family: Any) -> str:
        return self.name(family.name)

    def _print_Index(self, index: Index) -> str:
        return self.index(index)

    def _print_Sum(self, expression: Sum) -> str:
        over, summand = ranges(expression)
        return " ".join([*map(self.sum_sign, over), self._operand(summand)])

    def _print_E(self, expression: E) -> str:
        return self.expectation(self._print(expression.args[0]))

    def _print_D(self, expression: D) -> str:
        inner, variable = expression.args
        if isinstance(inner, Symbol | Indexed):
            return self.derivative(self._print(inner), self._print(variable))
        return f"{self.derivative('', self._print(variable))} {self._operand(inner)}"

    def _print_Bracket(self, expression: Bracket) -> str:
        return f"[{' = '.join(map(self.index, expression.args))}]"

    def _product(self, parts: Product) -> str:
        """A product whose number is not negative."""
        number, written = parts.number, []
        if parts.below and not (parts.before or parts.above or parts.after):
            return self.fraction(str(number.p), self._denominator(number.q, parts.below), True)
        if number != 1 or not (parts.before or parts.below):
            written.append(str(number.p) if number.q == 1 else self.fraction(str(number.p), str(number.q), True))
        written.extend(self._factors(parts.before, bool(parts.below or parts.after)))
        if parts.below:
            above = " ".join(self._factors(parts.above, False, alone=len(parts.above) == 1)) or "1"
            alone = not (written or parts.after)
            written.append(self.fraction(above, self._denominator(1, parts.below), alone))
        written.extend(self._factors(parts.after, False))
        return " ".join(written)

    def _denominator(self, number: int, below: Sequence[Expr]) -> str:
        factors = self._factors(below, False, alone=len(below) == 1 and number == 1)
        return " ".join(factors if number == 1 else [str(number), *factors])

    def _factors(self, factors: Sequence[Expr], followed: bool, alone: bool = False) -> list[str]:
        """The factors of a product; a sum or derivative is left open at the right only where it is the last."""
        if alone:
            return [self._print(factor) for factor in factors]
        open_ended = sum(isinstance(factor, Sum | D) for factor in factors)
        last = 0 if followed or open_ended > 1 else len(factors)
        return [self._factor(factor, number == last) for number, factor in enumerate(factors, 1)]

    def _factor(self, factor: Expr, last: bool) -> str:
        if isinstance(factor, Pow):
            return self._power(factor)
        text = self._print(factor)
        if isinstance(factor, Add) or (isinstance(factor, Sum | D) and not last):
            return self.parenthesised(text)
        return text

    def _power(self, power: Pow) -> str:
        text = self._print(power.base)
        bare = isinstance(power.base, Symbol | Indexed | Bracket | E)
        return self.superscripted(text if bare else self.parenthesised(text), self._print(power.exp))

    def _operand(self, expression: Expr) -> str:
        """What a sum or a derivative applies to."""
        text = self._print(expression)
        return self.parenthesised(text) if isinstance(expression, Add) or is_negative(expression) else text


class Mathematics(Notation, LatexPrinter):  # type: ignore[misc]
    r"""LaTeX for mathematics mode.

    >>> from symdrop.language import Sum, bracket, family, index, size
    >>> n = size("n"); j, k = index("j k", n); w, delta = family("w delta", n)
    >>> Mathematics().doprint(Sum((1 - bracket(j, k)) * w[j] * delta[j], j))
    '\\sum_{j \\neq k} \\delta_j w_j'
    """

    def name(self, name: str) -> str:
        if name in GREEK:
            return rf"\{name}"
        escaped = name.replace("_", r"\_")
        return name if len(name) == 1 else rf"\mathrm{{{escaped}}}"

    def subscripted(self, text: str, indices: list[str]) -> str:
        inside = " ".join(indices)
        return f"{text}_{inside}" if len(inside) == 1 else f"{text}_{{{inside}}}"

    def superscripted(self, text: str, exponent: str) -> str:
        return f"{text}^{exponent}" if len(exponent) == 1 else f"{text}^{{{exponent}}}"

    def parenthesised(self, text: str) -> str:
        return _delimited("(", text, ")")

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


class Typescript(Notation, StrPrinter):  # type: ignore[misc]
    """Plain ASCII as one types mathematics in a letter; a sum runs over its index's whole range.

    >>> from symdrop.language import Sum, family, index, scalar, size
    >>> n = size("n"); j = index("j", n); w, I = family("w I", n); t = scalar("t")
    >>> Typescript().doprint((t - Sum(w[j] * I[j], j)) ** 2 / 2)
    '1/2 (t - sum_j w_j I_j)^2'
    """

    printmethod = "_typescript"

    def name(self, name: str) -> str:
        return name

    def subscripted(self, text: str, indices: list[str]) -> str:
        return f"{text}_{indices[0]}" if len(indices) == 1 else f"{text}_{{{','.join(indices)}}}"

    def superscripted(self, text: str, exponent: str) -> str:
        return f"{text}^{exponent}"

    def parenthesised(self, text: str) -> str:
        return f"({text})"

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
        return f"({text})" if " " in text else text


def _delimited(left: str, text: str, right: str) -> str:
    """The text between delimiters that grow where it is higher than a line."""
    if any(tall in text for tall in (r"\frac", r"\sum", r"\left")):
        return rf"\left{left}{text}\right{right}"
    return f"{left}{text}{right}"

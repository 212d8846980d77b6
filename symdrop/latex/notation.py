r"""Expressions in the notation of the article: `w_k`, `\mathbb{E}[..]`, `[j = k]`, sums over `j \neq k`.

`LatexPrinter` writes LaTeX that both pdflatex and the renderers of web pages understand, `PlainPrinter` plain ASCII
for a terminal. Both arrange factors and terms in the same order.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from sympy import Add, Expr, Indexed, Mul, Pow, Sum, Symbol
from sympy.printing.latex import LatexPrinter as SympyLatexPrinter
from sympy.printing.str import StrPrinter

from symdrop.language import Bracket, D, E, Index
from symdrop.latex.arrangement import Arrangement, Product, Range, is_negative, ranges
from symdrop.latex.roles import NO_ROLES, Roles

GREEK_NAMES = (
    "alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi pi rho sigma tau upsilon phi chi psi "
    "omega Gamma Delta Theta Lambda Xi Pi Sigma Upsilon Phi Psi Omega"
)
GREEK = frozenset(GREEK_NAMES.split())
PRIMES = {"_double_prime": "''", "_prime": "'"}


@dataclass(frozen=True)
class Piece:
    """A part of a line, in front of which the line may be broken; `depth` counts the parentheses it stands in."""

    depth: int
    text: str


class Notation:
    """What both printers share: where signs, parentheses and fractions go. A subclass says how each looks."""

    times: str
    opening: str
    closing: str
    opening_expectation: str
    closing_expectation: str
    _print: Callable[[Expr], str]
    name: Callable[[str], str]
    subscripted: Callable[[str, list[str]], str]
    superscripted: Callable[[str, str], str]
    parenthesised: Callable[[str], str]
    grouped: Callable[[str], str]
    fraction: Callable[[str, str, bool], str]
    sum_sign: Callable[[Range], str]
    expectation: Callable[[str], str]
    derivative: Callable[[str, str], str]

    def __init__(self, roles: Roles = NO_ROLES) -> None:
        super().__init__()
        self.arrangement = Arrangement(roles)

    def pieces(self, expression: Expr, fits: Callable[[str], bool], depth: int = 0) -> list[Piece]:
        """The terms of an expression, each but the first with its sign; a term that does not fit is opened."""
        found: list[Piece] = []
        for term in self.arrangement.terms(expression):
            text = self._signed(term, first=not found)
            opened = [] if fits(text) else self._opened(term, fits, depth, first=not found)
            found.extend(opened or [Piece(depth, text)])
        return found

    def _opened(self, term: Expr, fits: Callable[[str], bool], depth: int, first: bool) -> list[Piece]:
        """A term broken inside the last of its factors that is in parentheses, or is a sum or expectation of some."""
        parts = self.arrangement.product(term)
        places = {each: found for each in (*parts.before, *parts.after) if (found := self._delimiters(each))}
        if not places:
            return []
        factor = ([each for each in places if isinstance(each, Add)] or list(places))[-1]
        opening, inner, closing = places[factor]
        texts = self._factor_texts(replace(parts, number=abs(parts.number)))
        place = [each for each, _ in texts].index(factor)
        before, after = ([text for _, text in some] for some in (texts[:place], texts[place + 1 :]))
        start = self._sign(term, first) + " ".join(before)
        if before and not after and fits(start) and fits(texts[place][1]):
            return [Piece(depth, start), Piece(depth + 1, f"{self.times} {texts[place][1]}")]
        start += f"{' ' * bool(before)}{opening}"
        inside = self.pieces(inner, fits, depth + 1)
        end = " ".join([closing, *after])
        return [Piece(depth, start), *inside[:-1], replace(inside[-1], text=f"{inside[-1].text} {end}")]

    def _delimiters(self, factor: Expr) -> tuple[str, Expr, str] | None:
        """What opens a factor in which a line may be broken, what it holds, and what closes it; None for others."""
        if isinstance(factor, Add):
            return self.opening, factor, self.closing
        if isinstance(factor, E) and self._delimiters(factor.args[0]):
            return self.opening_expectation, factor.args[0], self.closing_expectation
        over, summand = ranges(factor) if isinstance(factor, Sum) else ([], None)
        if isinstance(summand, Add):
            return " ".join([*map(self.sum_sign, over), self.opening]), summand, self.closing
        return None

    def _signed(self, term: Expr, first: bool) -> str:
        parts = self.arrangement.product(term)
        return self._sign(term, first) + self._product(replace(parts, number=abs(parts.number)))

    def _sign(self, term: Expr, first: bool) -> str:
        sign = "-" if is_negative(term) else "" if first else "+"
        return sign if first else f"{sign} "

    def index(self, index: Index) -> str:
        return self.name(str(index.name))

    def _print_Add(self, expression: Expr) -> str:
        return " ".join(
            self._signed(term, number == 0) for number, term in enumerate(self.arrangement.terms(expression))
        )

    _print_Mul = _print_Rational = _print_Integer = _print_Add
    _print_Half = _print_One = _print_Zero = _print_NegativeOne = _print_Add

    def _print_Pow(self, expression: Pow) -> str:
        return self._product(self.arrangement.product(expression))

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
        return " ".join(text for _, text in self._factor_texts(parts))

    def _factor_texts(self, parts: Product) -> list[tuple[Expr | None, str]]:
        """The factors of a product whose number is not negative, with what is written for them."""
        number, texts = parts.number, []
        if parts.below and not (parts.before or parts.above or parts.after):
            return [(None, self.fraction(str(number.p), self._denominator(number.q, parts.below), True))]
        if number != 1 or not (parts.before or parts.below):
            text = str(number.p) if number.q == 1 else self.fraction(str(number.p), str(number.q), True)
            texts.append((None, text))
        texts.extend(self._factors(parts.before, bool(parts.below or parts.after)))
        if parts.below:
            above = " ".join(text for _, text in self._factors(parts.above, False, len(parts.above) == 1)) or "1"
            alone = not (texts or parts.after)
            texts.append((None, self.fraction(above, self._denominator(1, parts.below), alone)))
        return texts + self._factors(parts.after, False)

    def _denominator(self, number: int, below: Sequence[Expr]) -> str:
        factors = [text for _, text in self._factors(below, False, len(below) == 1 and number == 1)]
        return " ".join(factors if number == 1 else [str(number), *factors])

    def _factors(self, factors: Sequence[Expr], followed: bool, alone: bool = False) -> list[tuple[Expr | None, str]]:
        """The factors of a product; a sum or derivative is left open at the right only where it is the last."""
        if alone:
            return [(factor, self._print(factor)) for factor in factors]
        open_ended = sum(isinstance(factor, Sum | D) for factor in factors)
        last = 0 if followed or open_ended > 1 else len(factors)
        return [(factor, self._factor(factor, number == last)) for number, factor in enumerate(factors, 1)]

    def _factor(self, factor: Expr, last: bool) -> str:
        if isinstance(factor, Pow):
            return self._power(factor)
        text = self._print(factor)
        if isinstance(factor, Mul) and not is_negative(factor) and not factor.has(Sum, D):
            # Only an unevaluated product holds another.
            return self.grouped(text)
        closed = isinstance(factor, Symbol | Indexed | Bracket | E) or (isinstance(factor, Sum | D) and last)
        return text if closed else self.parenthesised(text)

    def _power(self, power: Pow) -> str:
        text = self._print(power.base)
        bare = isinstance(power.base, Symbol | Indexed | Bracket | E)
        return self.superscripted(text if bare else self.parenthesised(text), self._print(power.exp))

    def _operand(self, expression: Expr) -> str:
        """What a sum or a derivative applies to."""
        text = self._print(expression)
        return self.parenthesised(text) if isinstance(expression, Add) or is_negative(expression) else text


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

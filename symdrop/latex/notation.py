r"""Where signs, parentheses and fractions go in an expression, and where a line of it may be broken.

The printers of `symdrop.latex.printers` say how each of these looks. All arrange factors and terms in the same order.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any

import sympy
from sympy import Add, Expr, Indexed, Mul, Pow, S, Sum, Symbol, exp, log

from symdrop.functions import logistic, softplus
from symdrop.language import Bracket, Cov, D, E, Expectation, Index, Var
from symdrop.latex.arrangement import FUNCTIONS, RUNNING, Arrangement, Product, is_negative
from symdrop.latex.roles import NO_ROLES, Roles
from symdrop.statements.ranges import Range, ranges
from symdrop.statements.written import Written

# What takes a factor or an exponent beside it without parentheses.
CLOSED = (Symbol, Indexed, Bracket, Expectation, *FUNCTIONS)


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
    running: Callable[[str, Range], str]
    power_of_e: Callable[[str], str]
    function: Callable[[str], str]
    expectation: Callable[[str], str]
    derivative: Callable[[str, str], str]
    operator: Callable[[str, str], str]

    def __init__(self, roles: Roles = NO_ROLES, written: Written | None = None) -> None:
        super().__init__()
        self.roles, self.arrangement = roles, Arrangement(roles, written or {})

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
        places = {each: found for each, found in places.items() if not _is_short(each)}
        if not places:
            return self._parted(term, fits, depth, first)
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

    def _parted(self, term: Expr, fits: Callable[[str], bool], depth: int, first: bool) -> list[Piece]:
        """A term broken behind short parentheses, before the last factor that is no entry where the first row fits."""
        parts = self.arrangement.product(term)
        factors = self._factor_texts(replace(parts, number=abs(parts.number)))
        for place in range(len(factors) - 1, 0, -1):
            start = self._sign(term, first) + " ".join(text for _, text in factors[:place])
            has_short = any(factor is not None and _is_short(factor) for factor, _ in factors[:place])
            if has_short and fits(start) and not isinstance(factors[place][0], Symbol | Indexed | Pow):
                rest = " ".join(text for _, text in factors[place:])
                return [Piece(depth, start), Piece(depth + 1, f"{self.times} {rest}")]
        return []

    def _delimiters(self, factor: Expr) -> tuple[str, Expr, str] | None:
        """What opens a factor in which a line may be broken, what it holds, and what closes it; None for others."""
        if isinstance(factor, Add):
            return self.opening, factor, self.closing
        if isinstance(factor, E) and self._delimiters(factor.args[0]):
            return self.opening_expectation, factor.args[0], self.closing_expectation
        if isinstance(factor, RUNNING):
            signs, body = self._signs(factor)
            return (" ".join([*signs, self.opening]), body, self.closing) if isinstance(body, Add) else None
        if isinstance(factor, FUNCTIONS) and isinstance(factor.args[0], Add) and not self._as_power(factor):
            return self.function(type(factor).__name__) + self.opening, factor.args[0], self.closing
        return None

    def _as_power(self, factor: Expr) -> str:
        """The text of an exponential as a power of e, empty where it is none or is not written so."""
        return self.power_of_e(self._print(factor.args[0])) if isinstance(factor, exp) else ""

    def _signs(self, total: Sum | sympy.Product) -> tuple[list[str], Expr]:
        """The signs of a sum or a product, one for each index, and what they apply to."""
        over, body = ranges(total)
        word = "sum" if isinstance(total, Sum) else "prod"
        return [self.running(word, each) for each in over], body

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

    def _print_Sum(self, expression: Sum | sympy.Product) -> str:
        signs, body = self._signs(expression)
        return " ".join([*signs, self._operand(body)])

    _print_Product = _print_Sum

    def _print_softplus(self, expression: exp | log | softplus | logistic) -> str:
        return self.function(type(expression).__name__) + self.parenthesised(self._print(expression.args[0]))

    _print_logistic = _print_log = _print_softplus

    def _print_exp(self, expression: exp) -> str:
        return self._as_power(expression) or self._print_softplus(expression)

    def _print_Exp1(self, expression: Expr) -> str:
        return self.power_of_e("1") or self.function("exp") + self.parenthesised("1")

    def _print_E(self, expression: E) -> str:
        return self.expectation(self._print(expression.args[0]))

    def _print_Var(self, expression: Var) -> str:
        return self.operator("Var", self._print(expression.args[0]))

    def _print_Cov(self, expression: Cov) -> str:
        return self.operator("Cov", ", ".join(map(self._print, expression.args)))

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
        if not parts.below and (number != 1 or not parts.before):
            text = str(number.p) if number.q == 1 else self.fraction(str(number.p), str(number.q), True)
            texts.append((None, text))
        texts.extend(self._factors(parts.before, bool(parts.below or parts.after)))
        if parts.below:
            alone = not (texts or parts.after)
            texts.append(
                (
                    None,
                    self.fraction(self._numbered(number.p, parts.above), self._numbered(number.q, parts.below), alone),
                )
            )
        texts += self._factors(parts.after, False)
        return [*self._apart(texts[:1], [text for _, text in texts[1:2]]), *texts[1:]]

    def _apart(self, first: list[tuple[Expr | None, str]], then: Sequence[str]) -> list[tuple[Expr | None, str]]:
        """A number with the sign for products behind it, where it stands before another number."""
        return [
            (factor, f"{text} {self.times}" if factor is None and "".join(then)[:1].isdigit() else text)
            for factor, text in first
        ]

    def _numbered(self, number: int, factors: Sequence[Expr]) -> str:
        """A number and factors, as they stand above or below in a fraction."""
        texts = [text for _, text in self._factors(factors, False, len(factors) == 1 and number == 1)]
        if texts and number == 1:
            return " ".join(texts)
        ((_, first),) = self._apart([(None, str(number))], texts[:1])
        return " ".join([first, *texts])

    def _factors(self, factors: Sequence[Expr], followed: bool, alone: bool = False) -> list[tuple[Expr | None, str]]:
        """The factors of a product; a sum or derivative is left open at the right only where it is the last."""
        if alone:
            return [(factor, self._print(factor)) for factor in factors]
        open_ended = sum(isinstance(factor, (*RUNNING, D)) for factor in factors)
        last = 0 if followed or open_ended > 1 else len(factors)
        return [(factor, self._factor(factor, number == last)) for number, factor in enumerate(factors, 1)]

    def _factor(self, factor: Expr, last: bool) -> str:
        if isinstance(factor, Pow):
            return self._power(factor)
        text = self._print(factor)
        if isinstance(factor, Mul) and not is_negative(factor) and not factor.has(*RUNNING, D):
            # Only an unevaluated product holds another.
            return self.grouped(text)
        closed = isinstance(factor, CLOSED) or factor == S.Exp1 or (isinstance(factor, (*RUNNING, D)) and last)
        return text if closed else self.parenthesised(text)

    def _power(self, power: Pow) -> str:
        text = self._print(power.base)
        closed = isinstance(power.base, CLOSED) and not isinstance(power.base, exp)
        bare = closed or bool(power.base.is_Integer and power.base > 0)
        return self.superscripted(text if bare else self.parenthesised(text), self._print(power.exp))

    def _operand(self, expression: Expr) -> str:
        """What a sum or a derivative applies to."""
        text = self._print(expression)
        return self.parenthesised(text) if isinstance(expression, Add) or is_negative(expression) else text


def _is_short(factor: Expr) -> bool:
    """Whether it is a difference of two that a reader takes for one thing, such as `n - b`."""
    return isinstance(factor, Add) and len(factor.args) == 2 and not factor.has(*RUNNING, D, Expectation)

"""What a statement in Rocq's words means, worked out from its text alone, in fractions at small sizes.

It knows the words of `language.v` and `duals.v` by their definitions there, and nothing of how the text was made. An
expectation over noise, of which no definition is given, is not known; functions are those of floating-point numbers.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from itertools import product
from math import exp, log, prod
from typing import Any

TOKEN = re.compile(
    r"\\sum_|\\prod_|%:R|%:P|\^\+|\^-1|:=|=>|==|<=|->|\.1|\.2|[A-Za-z_][A-Za-z0-9_']*|'I_\w+|\d+|[()+*,:;<=|'-]|\S"
)


@dataclass(frozen=True)
class Dual:
    """A value with its slope along one variable, named by `mark`."""

    value: Any
    slope: Any
    mark: int

    def __add__(self, other: Any) -> Any:
        return _both(self, other, lambda x, y: x + y, lambda x, dx, y, dy: dx + dy)

    def __mul__(self, other: Any) -> Any:
        return _both(self, other, lambda x, y: x * y, lambda x, dx, y, dy: dx * y + x * dy)

    __radd__, __rmul__ = __add__, __mul__

    def __neg__(self) -> Any:
        return -1 * self

    def __pow__(self, exponent: int) -> Any:
        return prod([self] * exponent, start=Fraction(1))


def _both(one: Any, other: Any, value: Callable[..., Any], slope: Callable[..., Any]) -> Any:
    mark = max(each.mark for each in (one, other) if isinstance(each, Dual))
    (x, dx), (y, dy) = (
        (each.value, each.slope) if isinstance(each, Dual) and each.mark == mark else (each, 0) for each in (one, other)
    )
    return Dual(value(x, y), slope(x, dx, y, dy), mark)


def sides(text: str) -> tuple[str, str, str]:
    """The expectation that a file's theorem binds, empty where there is none, and the two sides of its equality."""
    statement = re.search(r"^Theorem \w+ :\n(.*?)\.\nProof", text, re.DOTALL | re.MULTILINE)
    assert statement
    lines = statement[1].split("\n")
    binding = lines.pop(0).strip().removeprefix("let E := ").removesuffix(" in") if "let E" in lines[0] else ""
    left, right = lines
    return binding, left.strip(), right.strip().removeprefix("= ")


class Meaning:
    """Evaluates texts at given sizes; families are functions of 0-based indices, all by name."""

    def __init__(self, sizes: Mapping[str, int]) -> None:
        self.sizes = sizes
        self.marks = 0

    def value(self, text: str, names: Mapping[str, Any]) -> Any:
        """The value of a text in which these names have a meaning."""
        self.tokens, self.at = TOKEN.findall(text), 0
        found = self._sum()(dict(names))
        assert self.at == len(self.tokens), self.tokens[self.at :]
        return found

    def _next(self) -> str:
        return self.tokens[self.at] if self.at < len(self.tokens) else ""

    def _take(self, expected: str = "") -> str:
        token = self._next()
        assert not expected or token == expected, (expected, self.tokens[self.at : self.at + 8])
        self.at += 1
        return token

    # Each of these reads a phrase, and returns what it means as a function of the names.
    def _sum(self) -> Callable[[dict[str, Any]], Any]:
        total = self._product()
        while self._next() in ("+", "-"):
            sign, left, right = self._take(), total, self._product()
            total = (
                (lambda e, a=left, b=right: a(e) + b(e))
                if sign == "+"
                else (lambda e, a=left, b=right: a(e) + -1 * b(e))
            )
        return total

    def _product(self) -> Callable[[dict[str, Any]], Any]:
        total = self._signed()
        while self._next() == "*":
            self._take()
            left, right = total, self._signed()
            total = lambda e, a=left, b=right: a(e) * b(e)  # noqa: E731
        return total

    def _signed(self) -> Callable[[dict[str, Any]], Any]:
        if self._next() == "-":
            self._take()
            inner = self._signed()
            return lambda e: -1 * inner(e)
        return self._power()

    def _power(self) -> Callable[[dict[str, Any]], Any]:
        base = self._application()
        if self._next() == "^+":
            self._take()
            exponent = int(self._take())
            return lambda e: base(e) ** exponent
        return base

    def _application(self) -> Callable[[dict[str, Any]], Any]:
        if self._next() in ("\\sum_", "\\prod_"):
            return self._total()
        head = self._postfix()
        arguments = []
        while (
            self._next()
            and (self._next() in ("(", "\\sum_", "\\prod_") or re.match(r"[A-Za-z_]|\d", self._next()))
            and self._next() not in ("in", "end", "with")
        ):
            arguments.append(self._postfix())
        return lambda e: _apply(head(e), [argument(e) for argument in arguments])

    def _total(self) -> Callable[[dict[str, Any]], Any]:
        word = self._take()
        self._take("(")
        name = self._take()
        self._take("<")
        size = self._take()
        self._take(")")
        if word == "\\prod_":
            factor = self._power()
            return lambda e: prod((factor({**e, name: at}) for at in range(self.sizes[size])), start=Fraction(1))
        body = self._product()
        return lambda e: sum((body({**e, name: at}) for at in range(self.sizes[size])), Fraction(0))

    def _postfix(self) -> Callable[[dict[str, Any]], Any]:
        value = self._word()
        while self._next() in ("%:R", "%:P", "^-1", ".1", ".2"):
            match self._take():
                case "^-1":
                    value = lambda e, v=value: 1 / Fraction(v(e))  # noqa: E731
                case ".1":
                    value = lambda e, v=value: v(e)[0]  # noqa: E731
                case ".2":
                    value = lambda e, v=value: v(e)[1]  # noqa: E731
                case "%:R":
                    value = lambda e, v=value: Fraction(v(e))  # noqa: E731
        return value

    def _word(self) -> Callable[[dict[str, Any]], Any]:
        token = self._take()
        if token == "(":
            return self._parenthesis()
        if token.isdigit():
            return lambda e: Fraction(int(token))
        special = {
            "mask": self._mask,
            "weighted": self._weighted,
            "both": _both_means,
            "Var": _variance,
            "Cov": _covariance,
            "D": self._slope,
            "slope_in": self._slope,
            "constant": lambda x: x,
            "chain": _chain,
            "reciprocal": _chain(lambda x: 1 / x)(lambda x: -1 / x**2),
            "exp": exp,
            "softplus": lambda x: log(1 + exp(x)),
            "logistic": lambda x: 1 / (1 + exp(-x)),
        }
        if token == "tt":
            return lambda e: ()
        if token in special:
            return lambda e: special[token]
        return lambda e: e[token] if token in e else self.sizes[token]

    def _parenthesis(self) -> Callable[[dict[str, Any]], Any]:
        if self._next() == "fun":
            inner = self._function()
        elif self._next() == "let":
            inner = self._let()
        else:
            inner = self._sum()
        if self._next() == "==":
            self._take()
            left, right = inner, self._sum()
            inner = lambda e: int(left(e) == right(e))  # noqa: E731
        parts = [inner]
        while self._next() == ",":
            self._take()
            parts.append(self._sum())
        self._take(")")
        return inner if len(parts) == 1 else lambda e: tuple(part(e) for part in parts)

    def _pattern(self) -> Any:
        if self._next() == "'":
            self._take()
        if self._next() != "(":
            return self._take()
        self._take()
        parts = [self._pattern()]
        while self._next() == ",":
            self._take()
            parts.append(self._pattern())
        self._take(")")
        return parts

    def _let(self) -> Callable[[dict[str, Any]], Any]:
        self._take("let")
        self._take(":")
        pattern = self._pattern()
        self._take(":=")
        value = self._sum()
        self._take("in")
        body = self._sum()
        return lambda e: body({**e, **_bound(pattern, value(e))})

    def _function(self) -> Callable[[dict[str, Any]], Any]:
        self._take("fun")
        pattern, kind = self._pattern(), []
        while self._next() != "=>":
            kind.append(self._take())
        self._take()
        places = self._places(kind)
        match self._next():
            case "let":
                body = self._let()
            case "fun":
                body = self._function()
            case "match":
                body = self._match()
            case _:
                body = self._sum()
        return lambda e: _Function(places, lambda x: body({**e, **_bound(pattern, x)}))

    def _match(self) -> Callable[[dict[str, Any]], Any]:
        self._take("match")
        value = self._sum()
        self._take("with")
        cases = []
        while self._next() == "|":
            self._take()
            pattern = self._pattern()
            self._take("=>")
            cases.append((tuple(int(each == "true") for each in pattern), self._sum()))
        self._take("end")
        return lambda e: next(body(e) for outcome, body in cases if outcome == _flat(value(e)))

    def _places(self, kind: list[str]) -> list[Any]:
        ranges: list[Any] = []
        for token in kind:
            if token.startswith("'I_"):
                ranges.append(range(self.sizes[token[3:]]))
            elif token == "bool":
                ranges.append((0, 1))
        found = list(product(*ranges)) if ranges else [()]
        return [each[0] if len(each) == 1 else each for each in found]

    def _mask(self, keep: _Function) -> Callable[..., Any]:
        return self._weighted(
            _Function(keep.places, lambda t: _Function([0, 1], lambda o: keep(t) if o else 1 + -1 * keep(t)))
        )

    def _weighted(self, chance: _Function) -> Callable[..., Any]:
        outcomes = chance(chance.places[0]).places

        def expectation(function: Callable[..., Any]) -> Any:
            total: Any = Fraction(0)
            for chosen in product(outcomes, repeat=len(chance.places)):
                drawn = dict(zip(chance.places, chosen, strict=True))
                weight = prod((chance(t)(o) for t, o in drawn.items()), start=Fraction(1))
                total = total + weight * function(lambda t, drawn=drawn: _nested(drawn[t]))
            return total

        return expectation

    def _slope(self, family: Callable[..., Any], place: Any, function: Callable[..., Any]) -> Any:
        self.marks += 1
        mark = self.marks
        value = function(lambda t: Dual(family(t), Fraction(int(t == place)), mark))
        return value.slope if isinstance(value, Dual) and value.mark == mark else Fraction(0)


def _chain(function: Callable[[Any], Any]) -> Callable[..., Any]:
    """The chain rule, for a function and then its derivative; a number without a slope has the slope 0."""

    def of(derivative: Callable[[Any], Any]) -> Callable[[Any], Any]:
        return lambda x: (
            Dual(function(x.value), derivative(x.value) * x.slope, x.mark) if isinstance(x, Dual) else function(x)
        )

    return of


@dataclass(frozen=True)
class _Function:
    places: list[Any]
    body: Callable[[Any], Any]

    def __call__(self, *arguments: Any) -> Any:
        value: Any = self.body
        for each in arguments:
            value = value(each)
        return value


def _apply(head: Any, arguments: list[Any]) -> Any:
    if not arguments:
        return head
    if getattr(head, "__name__", "") in ("_variance", "_slope", "_covariance", "_both_means"):
        return head(*arguments)
    for each in arguments:
        head = head(each)
    return head


def _bound(pattern: Any, value: Any) -> dict[str, Any]:
    if isinstance(pattern, str):
        return {pattern: value}
    # Tuples are pairs nested to the left.
    parts = _spread(value, len(pattern))
    return {name: each for own, part in zip(pattern, parts, strict=True) for name, each in _bound(own, part).items()}


def _spread(value: Any, number: int) -> tuple[Any, ...]:
    if number <= 1 or len(value) == number:
        return tuple(value)
    return (*_spread(value[0], number - 1), value[1])


def _flat(value: Any) -> tuple[Any, ...]:
    return (*_flat(value[0]), value[1]) if isinstance(value, tuple) and isinstance(value[0], tuple) else tuple(value)


def _nested(outcome: Any) -> Any:
    if isinstance(outcome, tuple) and len(outcome) > 2:
        return (_nested(outcome[:-1]), outcome[-1])
    return outcome


def _both_means(first: Callable[..., Any], second: Callable[..., Any]) -> Callable[..., Any]:
    return lambda function: first(lambda x: second(lambda y: function((x, y))))


def _variance(mean: Callable[..., Any], function: Callable[..., Any]) -> Any:
    return mean(lambda x: function(x) ** 2) + -1 * mean(function) ** 2


def _covariance(mean: Callable[..., Any], one: Callable[..., Any], other: Callable[..., Any]) -> Any:
    return mean(lambda x: one(x) * other(x)) + -1 * (mean(one) * mean(other))

"""Tables back in the author's notation, for messages; nothing is decided here."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import chain, count, islice
from typing import Any

from sympy import Add, Expr, Mul, Pow, Sum
from sympy.printing.str import StrPrinter

from symdrop.deciders.kernel.algebra import (
    BRACKET,
    EXPECTATION,
    FAMILY,
    Factor,
    Key,
    Place,
    Table,
    inside,
    places,
    summed,
    thaw,
)
from symdrop.deciders.kernel.reading import Setting
from symdrop.language import Bracket, D, E, Index, Size, index

MOST_WRITTEN = 200

Scope = dict[Place, Index]


def shown_residual(setting: Setting, table: Table) -> tuple[Expr, str]:
    """The table as an expression, the first terms of many, and as an author would type it, with how many are left out.

    Its sums run over indices that the statement names.
    """
    shown = dict(sorted(table.items())[:MOST_WRITTEN])
    expression = written(setting, shown)
    try:
        text = str(Typist().doprint(expression))
    except ValueError:  # Python writes no number of more than 4300 digits.
        return expression, f"{len(table)} terms with numbers too long to be written"
    return expression, text if len(shown) == len(table) else f"{text} + {len(table) - len(shown)} more terms"


def written(setting: Setting, table: Table) -> Expr:
    """The table as an expression in the words of `symdrop.language`."""
    return _Writer(setting, table).table(table, 0, {})


def fresh_index(names: Mapping[str, object], size: str, used: set[str]) -> Index:
    """An index of the statement over this size that is not in use, or else a new one; `names` are all that it has."""
    for name, thing in sorted(names.items()):
        if isinstance(thing, Index) and str(thing.size) == size and name not in used:
            return thing
    # Letters are dealt out to the sizes, so that two lines never use one for two of them.
    sizes = sorted(name for name, thing in names.items() if isinstance(thing, Size))
    unknown = (letter for letter in chain("ijklhr", (f"i{number}" for number in count(1))) if letter not in names)
    own = islice(unknown, sizes.index(size), None, len(sizes))
    return index(next(letter for letter in own if letter not in used), names[size])  # type: ignore[arg-type, no-any-return]


class _Writer:
    """Writes tables as SymPy expressions; `taken` are the free index names."""

    def __init__(self, setting: Setting, table: Table) -> None:
        self.names = setting.names
        factors = [factor for _, factors in table for factor in factors]
        self.taken = {place[1] for factor in factors for place in places(factor) if place[0] == -1}

    def table(self, table: Table, level: int, scope: Scope) -> Expr:
        return Add(*(self._term(key, coefficient, level, scope) for key, coefficient in sorted(table.items())))

    def _term(self, key: Key, coefficient: Any, level: int, scope: Scope) -> Expr:
        sizes, factors = key
        inner = dict(scope)
        for place, size in summed(sizes, level).items():
            inner[place] = fresh_index(self.names, size, {str(each) for each in inner.values()} | self.taken)
        own = summed(sizes, level)
        summand = [self._factor(factor, level, inner) for factor in factors if places(factor) & own.keys()]
        outside = [self._factor(factor, level, inner) for factor in factors if not places(factor) & own.keys()]
        total = Sum(Mul(*summand), *(inner[place] for place in own)) if own else 1
        return Mul(coefficient.as_expr(), *outside, total)

    def _factor(self, factor: Factor, level: int, scope: Scope) -> Expr:
        kind, name, payload, power = factor
        if kind == FAMILY:
            return Pow(self._entry(name, payload, scope), power)
        if kind == BRACKET:
            return Pow(Bracket(*(self._index(place, scope) for place in payload)), power)
        body = self.table(thaw(inside(factor)), level + 1, scope)
        if kind == EXPECTATION:
            return Pow(E(body), power)
        return Pow(D(body, self._entry(name, payload[1], scope)), power)

    def _entry(self, name: str, subscripts: tuple[Place, ...], scope: Scope) -> Any:
        if not subscripts:
            return self.names[name]
        return self.names[name][tuple(self._index(place, scope) for place in subscripts)]  # type: ignore[index]

    def _index(self, place: Place, scope: Scope) -> Any:
        return self.names[place[1]] if place[0] == -1 else scope[place]


class Typist(StrPrinter):  # type: ignore[misc]
    """Prints sums and brackets in the words of `symdrop.language`."""

    def _print_Sum(self, expression: Sum) -> str:
        indices = ", ".join(str(limits[0]) for limits in expression.limits)
        return f"Sum({self._print(expression.function)}, {indices})"

    def _print_Bracket(self, expression: Bracket) -> str:
        return f"bracket({', '.join(map(str, expression.args))})"

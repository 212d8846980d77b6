"""Spread forms back in the author's notation, for messages; nothing is decided here."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sympy import Add, Expr, Integer, Mul, Pow, exp, log

from symdrop.deciders.kernel.context import Context
from symdrop.deciders.kernel.residuals import fresh_index
from symdrop.deciders.kernel.spread.calculus import Around
from symdrop.deciders.kernel.spread.terms import (
    COVARIANCE,
    DERIVATIVE,
    ENTRY,
    EXPECTATION,
    EXPONENTIAL,
    LOGARITHM,
    SOFTPLUS,
    TOTAL,
    Atom,
    Body,
    Exponent,
    Factors,
    Frozen,
    Monomial,
    Spot,
    Term,
)
from symdrop.functions import Prod, logistic, softplus
from symdrop.language import Cov, D, E, Index, Sum, Var

MOST_WRITTEN = 20

Scope = Mapping[Spot, Index]
Indices = tuple[Index, ...]


def written(context: Context, form: Mapping[Term, Any], around: Around, most: int = MOST_WRITTEN) -> Expr:
    """The first terms of a form as an expression in the words of symdrop, sums and products over different indices."""
    names: dict[Spot, Any] = {spot: context.names[spot.label] for spots in around.values() for spot in spots}
    writer = _Writer(context)
    fixed = tuple(names.values())
    return Add(*(writer.term(*pair, names, fixed, 0) for pair in sorted(form.items())[:most]))


class _Writer:
    """Writes forms; `scope` has the index at each spot, `fixed` are those that marks and backgrounds leave out.

    Marks stand in the scope with the depth at which they are bound, less than zero.
    """

    def __init__(self, context: Context) -> None:
        self.context = context

    def term(self, term: Term, coefficient: Any, scope: Scope, fixed: Indices, depth: int) -> Expr:
        inner = dict(scope)
        marks: list[Index] = []
        for number, size in enumerate(term.marks):
            place = self._fresh(size, inner)
            inner[Spot.mark(number, -depth)] = place
            marks.append(place)
        body = self._monomial(term.monomial, inner, depth)
        for size, background in term.backgrounds:
            body *= self._background(size, background, inner, (*fixed, *marks), depth)
        for number in reversed(range(len(marks))):
            others = (*fixed, *marks[:number])
            body = Sum(body, marks[number], but=_over(marks[number].size.name, others))
        return coefficient.as_expr() * body

    def _fresh(self, size: str, scope: Scope) -> Index:
        # Indices of slopes, which begin with a star, are none of the author's.
        names = {name: thing for name, thing in self.context.names.items() if not name.startswith("*")}
        return fresh_index(names, size, {str(each) for each in scope.values()})

    def _background(self, size: str, body: Body, scope: Scope, fixed: Indices, depth: int) -> Expr:
        place = self._fresh(size, scope)
        inner = {**scope, Spot.own(size): place}
        others = _over(size, fixed)
        if len(body) == 1 and body[0][0].factors == () and body[0][1] == 1:
            # A product of exponentials is the exponential of a sum.
            return exp(Sum(self._exponent(body[0][0].exponent, inner, depth), place, but=others))
        factor = Add(*(number.as_expr() * self._monomial(each, inner, depth) for each, number in body))
        return Prod(factor, place, but=others)

    def _monomial(self, monomial: Monomial, scope: Scope, depth: int) -> Expr:
        factors = self._factors(monomial.factors, scope, depth)
        return factors * exp(self._exponent(monomial.exponent, scope, depth)) if monomial.exponent else factors

    def _exponent(self, exponent: Exponent, scope: Scope, depth: int) -> Expr:
        return Add(*(number.as_expr() * self._factors(each, scope, depth) for each, number in exponent))

    def _factors(self, factors: Factors, scope: Scope, depth: int) -> Expr:
        return Mul(*(Pow(self._atom(atom, scope, depth), power) for atom, power in factors))

    def _atom(self, atom: Atom, scope: Scope, depth: int) -> Expr:
        if atom.kind == ENTRY:
            return self._entry(atom, scope, depth)
        number = len(self._shape(atom.name)) if atom.name else 0
        fixed = tuple(self._index(spot, scope, depth) for spot in atom.spots[number:])
        first, *others = (self._form(each, scope, fixed, depth + 1) for each in atom.inside)
        if atom.kind == EXPECTATION:
            return E(first)
        if atom.kind == COVARIANCE:
            return Cov(first, others[0]) if others and others[0] != first else Var(first)
        if atom.kind == EXPONENTIAL:
            return exp(first)
        if atom.kind == LOGARITHM:
            return log(first)
        if atom.kind == DERIVATIVE:
            return D(first, self._entry(atom, scope, depth))
        return first if atom.kind == TOTAL else softplus(first) if atom.kind == SOFTPLUS else logistic(first)

    def _form(self, form: Frozen, scope: Scope, fixed: Indices, depth: int) -> Expr:
        return Add(*(self.term(term, number, scope, fixed, depth) for term, number in form)) if form else Integer(0)

    def _shape(self, name: str) -> tuple[Any, ...]:
        return getattr(self.context.names[name], "shape", None) or ()

    def _entry(self, atom: Atom, scope: Scope, depth: int) -> Any:
        base: Any = self.context.names[atom.name]
        number = len(self._shape(atom.name))
        return base[tuple(self._index(spot, scope, depth) for spot in atom.spots[:number])] if number else base

    def _index(self, spot: Spot, scope: Scope, depth: int) -> Index:
        """The index at a spot; a mark is counted from the depth at which it was bound."""
        if spot.kind == 1:
            spot = spot._replace(depth=spot.depth - depth)
        return scope[spot] if spot in scope else self.context.names[spot.label]  # type: ignore[return-value]


def _over(size: str, indices: Indices) -> Indices:
    return tuple(each for each in indices if each.size.name == size)

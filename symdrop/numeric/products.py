"""What is multiplied and summed in a product: factors, brackets and summed axes, with nested sums opened.

A factor such as x + y - [i = j] z is split into what has a bracket with a summed index and the rest, x + y, for such a
bracket does away with the sum; nothing else is multiplied out.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from itertools import product as choices

from sympy import Add, Expr, Integer, Mul, Pow, Rational, Sum

from symdrop.language import Bracket, Index, Size
from symdrop.numeric.tree import Axis, Pair

# The axis that an index stands for; every binder has one of its own.
Scope = Mapping[Index, Axis]


@dataclass(frozen=True)
class Factor:
    """A power of an expression, whose indices stand for the axes of `scope`."""

    base: Expr
    exponent: int
    scope: Scope


@dataclass(frozen=True)
class Product:
    """The sum over the axes `summed` of a coefficient times factors times brackets of two axes."""

    numerator: int = 1
    denominator: int = 1
    factors: tuple[Factor, ...] = ()
    brackets: tuple[Pair, ...] = ()
    summed: frozenset[Axis] = frozenset()

    def __mul__(self, other: Product) -> Product:
        return Product(
            self.numerator * other.numerator,
            self.denominator * other.denominator,
            self.factors + other.factors,
            self.brackets + other.brackets,
            self.summed | other.summed,
        )


def products(expr: Expr, scope: Scope, fresh: Callable[[Size], Axis]) -> list[Product]:
    """The products whose sum an expression is; `fresh` makes an axis for a summed index of this size."""
    return _products(expr, scope, fresh, frozenset())


def _products(expr: Expr, scope: Scope, fresh: Callable[[Size], Axis], summed: frozenset[Index]) -> list[Product]:
    def parts(inner: Expr) -> list[Product]:
        return _products(inner, scope, fresh, summed)

    if isinstance(expr, Rational):
        return [Product(int(expr.p), int(expr.q))]
    if isinstance(expr, Mul):
        return [_joined(chosen) for chosen in choices(*map(parts, expr.args))]
    if isinstance(expr, Sum):
        axes = {limits[0]: fresh(limits[0].size) for limits in expr.limits}
        inner = _products(expr.function, {**scope, **axes}, fresh, summed | axes.keys())
        return [part * Product(summed=frozenset(axes.values())) for part in inner]
    if isinstance(expr, Bracket):
        first, second = (scope[index] for index in expr.args)
        return [Product(brackets=((first, second),))]
    if isinstance(expr, Add):
        terms = expr.as_ordered_terms()
        picking = [term for term in terms if _picks(term, summed)]
        if picking:
            rest = [term for term in terms if not _picks(term, summed)]
            chosen = [*([Add(*rest, evaluate=False)] if rest else []), *picking]
            return [part for term in chosen for part in parts(term)]
    if isinstance(expr, Pow) and isinstance(expr.exp, Integer):
        return parts(expr.base) if isinstance(expr.base, Bracket) else [_factor(expr.base, int(expr.exp), scope)]
    if isinstance(expr, Pow) and expr.exp.could_extract_minus_sign():
        return [_factor(Pow(expr.base, -expr.exp), -1, scope)]
    return [_factor(expr, 1, scope)]


def _factor(base: Expr, exponent: int, scope: Scope) -> Product:
    return Product(factors=(Factor(base, exponent, scope),))


def _picks(expr: Expr, summed: frozenset[Index]) -> bool:
    """Whether a bracket with a summed index is a factor of a term of this."""
    if isinstance(expr, Bracket):
        return bool(summed & set(expr.args))
    return isinstance(expr, Add | Mul | Sum) and any(_picks(part, summed) for part in expr.args)


def _joined(parts: tuple[Product, ...]) -> Product:
    whole = Product()
    for part in parts:
        whole = whole * part
    return whole

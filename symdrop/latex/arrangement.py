"""The order in which factors and terms are written: SymPy sorts its arguments, here they come as in the article.

What is known of the author's own order goes before all else; sums and derivatives still stand last in a product.
A product is written number, coefficients, what is random and its parameters, weights, inputs, then what is in
parentheses, then sums and derivatives. A total is written with its single symbols first and its sums last. The order
depends on roles, names and shapes only, so that the same expression is always written in the same way.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

import sympy
from sympy import Add, Expr, Indexed, Mul, Number, Pow, Rational, Sum, Symbol, exp, log

from symdrop.functions import logistic, softplus
from symdrop.language import Bracket, D, Expectation, Size
from symdrop.latex.roles import COEFFICIENT, NO_ROLES, PARAMETER, RANDOM, Roles
from symdrop.statements.ranges import exclusion
from symdrop.statements.written import Written

BRACKETS, ENTRIES, PARENTHESES, SUMS, DERIVATIVES = range(5)
SYMBOLS, RESIDUALS, PRODUCTS, TOTALS = range(4)

LAW = (RANDOM, PARAMETER)
# What is written with an index below and stays open at its right.
RUNNING = (Sum, sympy.Product)
FUNCTIONS = (exp, log, softplus, logistic)

Key = tuple[Any, ...]


@dataclass(frozen=True)
class Product:
    """A product as it is written: a number, the factors of one fraction above and below, and the other factors.

    Where there is something below, the number is a part of the fraction.
    """

    number: Rational
    before: tuple[Expr, ...]
    above: tuple[Expr, ...]
    below: tuple[Expr, ...]
    after: tuple[Expr, ...]


class _Tie:
    """Factors whose places are alike: what stands in their sums decides, then their texts; both take time."""

    def __init__(self, factor: Expr, inside: Callable[[Expr], list[Key]]) -> None:
        self.factor = factor
        self.inside = inside

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Tie) and bool(self.factor == other.factor)

    def __hash__(self) -> int:
        return hash(self.factor)

    def __lt__(self, other: _Tie) -> bool:
        own, others = self.inside(self.factor), self.inside(other.factor)
        return own < others if own != others else str(self.factor) < str(other.factor)


@dataclass(frozen=True)
class Arrangement:
    """The order of factors and terms that is `written`, else that under these roles; without any, letters decide."""

    roles: Roles = NO_ROLES
    written: Written = field(default_factory=dict)

    def terms(self, total: Expr) -> list[Expr]:
        """The terms of a sum in the order they are written, one for anything else.

        >>> from symdrop.language import family, index, scalar, size
        >>> n = size("n"); k = index("k", n); p = family("p", n)
        >>> Arrangement().terms(-p[k] + 1)
        [1, -p[k]]
        """
        typed = self.written.get(total, ()) if isinstance(total, Add) else ()
        found = sorted((term for term in Add.make_args(total) if term not in typed), key=self._term_key)
        if typed:
            return [*typed, *found]
        kind = self._kind_of_term(found[0])
        if kind == SYMBOLS and is_negative(found[0]):
            positive = [term for term in found if not is_negative(term)]
            found.sort(key=lambda term: term not in positive[:1])
        if (kind == TOTALS or found[0].has(Expectation)) and is_negative(found[0]):
            found.sort(key=is_negative)
        return found

    def product(self, expression: Expr) -> Product:
        """The factors of a product in the order they are written; anything else is a product of one factor.

        >>> from symdrop.language import family, index, scalar, size
        >>> n = size("n"); k = index("k", n); I, p, w = family("I p w", n)
        >>> Arrangement().product(I[k] ** 2 * p[k] * (1 - p[k]) * w[k]).before
        (p[k], 1 - p[k], w[k], I[k]**2)
        """
        number, rest = expression.as_coeff_Mul()
        factors = [factor for factor in Mul.make_args(rest) if factor != 1]
        typed = self._typed_key(rest)
        key = typed or self._factor_key
        below = sorted((Pow(each.base, -each.exp) for each in factors if _is_inverse(each)), key=key)
        factors = sorted((factor for factor in factors if not _is_inverse(factor)), key=key)
        if not below:
            return Product(number, tuple(factors), (), (), ())
        above = self._typed_numerator(factors, below, typed) if typed else self._numerator(factors, below, number)
        if any(each.has(*RUNNING) for each in below):
            return Product(number, (), tuple(factors), tuple(below), ())
        if typed and not above:
            return Product(number, (), (), tuple(below), tuple(factors))
        place = min(key(each) for each in [*above, *below])
        others = [factor for factor in factors if factor not in above]
        before = tuple(factor for factor in others if key(factor) < place)
        after = tuple(factor for factor in others if key(factor) >= place)
        return Product(number, before, tuple(above), tuple(below), after)

    def _typed_key(self, product: Expr) -> Callable[[Expr], Key] | None:
        """The place of a factor in a product as its author wrote it; None where that is not known."""
        typed = {_base(factor): rank for rank, factor in enumerate(self.written.get(product, ()))}
        if not typed or isinstance(product, Add):
            return None
        return lambda factor: (isinstance(factor, RUNNING) + 2 * isinstance(_base(factor), D), typed[_base(factor)])

    def _typed_numerator(self, factors: list[Expr], below: list[Expr], key: Callable[[Expr], Key]) -> list[Expr]:
        """What its author divided: the factors before the first divisor, but for sums and what holds some."""
        first = min(map(key, below))
        return [factor for factor in factors if key(factor) < first and not _base(factor).has(*RUNNING, D, Bracket)]

    def _numerator(self, factors: list[Expr], below: list[Expr], number: Rational) -> list[Expr]:
        """The factors written above the denominators: those of laws over such, else all entries.

        A number stands in the same fraction, and with it what comes between the two.
        """
        entries = [factor for factor in factors if self._kind_of_factor(factor) == ENTRIES or _is_short(factor)]
        same = [factor for factor in entries if self._lead(factor)[0] in LAW]
        if not same or not all(self._lead(each)[0] in LAW for each in below):
            return entries
        return entries[: entries.index(same[-1]) + 1] if abs(number) != 1 else same

    def _factor_key(self, factor: Expr) -> Key:
        return *self._factor_place(factor), _Tie(factor, self._inside)

    def _factor_place(self, factor: Expr) -> Key:
        base = _base(factor)
        return self._kind_of_factor(factor), base.has(*RUNNING), *self._lead(base), isinstance(base, Add | Expectation)

    def _inside(self, factor: Expr) -> list[Key]:
        """The places of the factors in a sum, an expectation or a derivative, or in a power of one."""
        base = _base(factor)
        inner = Mul.make_args(base.args[0]) if isinstance(base, (*RUNNING, Expectation, D)) else ()
        return sorted(map(self._factor_place, inner))

    def _kind_of_factor(self, factor: Expr) -> int:
        base = _base(factor)
        if isinstance(base, Bracket) or exclusion(base)[1]:
            return BRACKETS
        if isinstance(base, D):
            return DERIVATIVES
        if isinstance(base, RUNNING):
            return SUMS if base is factor else PARENTHESES
        if (
            isinstance(base, FUNCTIONS)
            or base.has(*RUNNING, D)
            or (isinstance(base, Add) and not self._is_like_an_entry(base))
        ):
            return PARENTHESES
        return ENTRIES

    def _is_like_an_entry(self, total: Add) -> bool:
        """Whether it stands where its first entry would: `1 - p`, and what holds random names and parameters only."""
        return (_is_complement(total) and not total.has(*FUNCTIONS)) or all(
            self._entry_key(entry)[0] in LAW for entry in _entries(total)
        )

    def _lead(self, expression: Expr) -> Key:
        """Place and indices of the entry by which an expression is placed: the last of a product in a product."""
        pick = max if isinstance(expression, Mul) else min
        return pick((self._entry_key(entry) for entry in _entries(expression)), default=(-1, 0, "", "", ()))

    def _entry_key(self, entry: Expr) -> Key:
        name = str(getattr(entry, "base", entry).name)
        place = (COEFFICIENT, 0, name.lower(), name) if isinstance(entry, Size) else self.roles.place(name)
        return *place, tuple(str(index.name) for index in getattr(entry, "indices", ()))

    def _term_key(self, term: Expr) -> Key:
        kind = self._kind_of_term(term)
        number, rest = term.as_coeff_Mul()
        degree = _degree(rest) if kind in (PRODUCTS, TOTALS) else 0
        depth = max((len(total.limits) for total in rest.atoms(*RUNNING)), default=0) if kind == TOTALS else 0
        factors = sorted(self._factor_key(factor) for factor in Mul.make_args(rest))
        bracketed = factors[0][0] == BRACKETS
        centred = kind == TOTALS and any(self._is_centred(total) for total in Mul.make_args(rest))
        # Noise follows what it is added to.
        noise = kind == SYMBOLS and any(self._entry_key(entry)[0] == RANDOM for entry in _entries(rest))
        return kind, depth, degree, centred, bool(number < 0), rest != 1, noise, bracketed, factors, number

    def _kind_of_term(self, term: Expr) -> int:
        factors = Mul.make_args(term.as_coeff_Mul()[1])
        kinds = [self._kind_of_factor(factor) for factor in factors]
        only = factors[0] if len(factors) == 1 else None
        if isinstance(only, (*RUNNING, Expectation)) and self._kind_of_term(only.args[0]) == RESIDUALS:
            return RESIDUALS
        if SUMS in kinds or any(isinstance(factor, Expectation) and factor.has(*RUNNING) for factor in factors):
            return TOTALS
        if any(isinstance(factor, Pow) and isinstance(factor.base, RUNNING) for factor in factors):
            return TOTALS
        if DERIVATIVES in kinds or any(factor.has(*RUNNING, D) for factor in factors):
            return RESIDUALS
        if kinds == [PARENTHESES] and not isinstance(factors[0], FUNCTIONS):
            return RESIDUALS
        scaled = [factor for factor in factors if not _is_complement(factor)]
        return SYMBOLS if len(scaled) <= 1 and all(_is_symbol(factor) for factor in scaled) else PRODUCTS

    def _is_centred(self, total: Expr) -> bool:
        """Whether it is a sum over a random entry minus its mean, as `(z - mu) w`: the noise follows the mean."""
        factors = Mul.make_args(total.function) if isinstance(total, Sum) else ()
        differences = [factor for factor in factors if isinstance(factor, Add)]
        return any({self._entry_key(entry)[0] for entry in _entries(each)} == set(LAW) for each in differences)


def is_negative(term: Expr) -> bool:
    """Whether a term is written with a minus sign in front."""
    return bool(term.as_coeff_Mul()[0] < 0)


def _base(factor: Expr) -> Expr:
    return factor.base if isinstance(factor, Pow) else factor


def _is_inverse(factor: Expr) -> bool:
    return isinstance(factor, Pow) and is_negative(factor.exp)


def _entries(expression: Expr) -> Iterator[Expr]:
    """The entries and scalars that occur, but neither indices nor the ranges of sums."""
    if isinstance(expression, Indexed | Symbol):
        yield expression
    elif isinstance(expression, RUNNING):
        yield from _entries(expression.function)
    elif not isinstance(expression, Bracket):
        for argument in expression.args:
            yield from _entries(argument)


def _is_complement(expression: Expr) -> bool:
    """Whether it is a number and one term, as `1 - p`."""
    return isinstance(expression, Add) and len(expression.args) == 2 and expression.as_coeff_Add()[0] != 0


def _is_short(factor: Expr) -> bool:
    """Whether it is a function of what no sum and no product stands in."""
    return isinstance(_base(factor), FUNCTIONS) and not factor.has(*RUNNING)


def _is_symbol(factor: Expr) -> bool:
    return isinstance(factor, Number | Symbol | Indexed)


def _degree(expression: Expr) -> int:
    """The number of entries in a product, with multiplicity."""
    if isinstance(expression, Symbol | Indexed):
        return 1
    if isinstance(expression, Pow):
        return _degree(expression.base) * max(int(expression.exp) if expression.exp.is_Integer else 1, 0)
    if isinstance(expression, (*RUNNING, *FUNCTIONS, D)):
        return _degree(expression.args[0])
    if isinstance(expression, Bracket):
        return 0
    degrees = [_degree(argument) for argument in expression.args]
    return max(degrees, default=0) if isinstance(expression, Add) else sum(degrees)

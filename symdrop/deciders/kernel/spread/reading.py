"""Expressions as spread forms, as far as the reasons allow; whatever is not understood is refused. TRUSTED.

Always on are the laws of commutative rings, of finite sums and of finite products: a product over an index is the
product of what stands at each constant and of a background, and brackets are 1 or 0. All else asks for a reason.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from sympy import Add, Expr, Integer, Mul, Pow, Product, S, Sum, exp, log

from symdrop import axioms
from symdrop.axioms import Reason
from symdrop.deciders.kernel.context import Context
from symdrop.deciders.kernel.factors import BRACKET, FAMILY, LinearCombination, Place
from symdrop.deciders.kernel.reader import Reader
from symdrop.deciders.kernel.spread.averages import Averages
from symdrop.deciders.kernel.spread.calculus import Around
from symdrop.deciders.kernel.spread.constants import Scope, constants_in, new_constant
from symdrop.deciders.kernel.spread.functions import of_two_values, read_function, read_logarithm
from symdrop.deciders.kernel.spread.partials import partial
from symdrop.deciders.kernel.spread.slopes import is_closed, slope
from symdrop.deciders.kernel.spread.terms import (
    COVARIANCE,
    DERIVATIVE,
    ENTRY,
    EXPECTATION,
    EXPONENTIAL,
    Atom,
    Form,
    Polynomial,
    Spot,
    Term,
    frozen,
    left_out,
)
from symdrop.errors import BadStatement, LimitReached, OutsideFragment
from symdrop.functions import goes_beyond_polynomials, logistic, softplus
from symdrop.language import Bracket, Cov, D, E, Index, Size, Var
from symdrop.statements.expressions import free_indices, names_in

LARGEST_POWER = 64


class Spreader(Averages):
    """Reads expressions as spread forms by some reasons; `where` is what messages call the expression."""

    def __init__(self, context: Context, reasons: Iterable[Reason], where: object = "a line") -> None:
        super().__init__(context, frozenset(reasons))
        self.where = where
        self.arguments: dict[Atom, tuple[Expr, Scope, int]] = {}
        self.memo: dict[tuple[Expr, frozenset[tuple[Index, Spot]], frozenset[tuple[str, tuple[Spot, ...]]]], Form] = {}

    def read(self, node: Expr, scope: Scope, around: Around) -> Form:
        """The form of an expression; `scope` has the spot of each index around it."""
        key = node, frozenset(scope.items()), frozenset(around.items())
        if key not in self.memo:
            self.memo[key] = self._read(node, scope, around)
        return self.memo[key]

    def _read(self, node: Expr, scope: Scope, around: Around) -> Form:
        if isinstance(node, Add):
            total: Form = {}
            for part in node.args:
                total = self.plus(total, self.read(part, scope, around))
            return total
        if isinstance(node, Mul):
            return self._product(node, scope, around)
        if isinstance(node, Pow):
            return self._power(node, scope, around)
        if isinstance(node, Sum):
            return self._sum(node.function, list(node.limits), scope, around)
        if isinstance(node, Product):
            return self._over(node, scope, around)
        if isinstance(node, exp) or node is S.Exp1:
            return self._exp(node.args[0] if node.args else Integer(1), scope, around)
        if isinstance(node, softplus | logistic | log):
            opened = of_two_values(self, node, scope, around)
            if opened is not None:
                return opened
            read_it = read_logarithm if isinstance(node, log) else read_function
            return read_it(self, node, scope, around)
        if isinstance(node, E):
            return self._expectation(node.args[0], scope, around)
        if isinstance(node, Var | Cov):
            return self._covariance(node, scope, around)
        if isinstance(node, D):
            return self._derivative(node, scope, around)
        if isinstance(node, Bracket):
            first, second = (self.spot(index, scope) for index in node.args)
            return self.term() if first == second else {}
        return self.converted(Reader(self.context, self.where).read(node, self.places(scope)))

    def _product(self, node: Mul, scope: Scope, around: Around) -> Form:
        result = self.term()
        for part in node.args:
            result = self.times(result, self.read(part, scope, around), around)
        return result

    def _power(self, node: Pow, scope: Scope, around: Around) -> Form:
        """A whole power; or a number or scalar to a power that has a size in it, a**(2*n - 1)."""
        if not isinstance(node.exp, Integer):
            return self._size_power(node, scope, around)
        exponent = int(node.exp)
        if abs(exponent) > LARGEST_POWER:
            raise LimitReached(f"an exponent in {self.where} is beyond {LARGEST_POWER}, which is the limit")
        if exponent > 0:
            return self.power(self.read(node.base, scope, around), exponent, around)
        if goes_beyond_polynomials(node.base) or node.base.has(Sum, E, Var, Cov, D):
            raise OutsideFragment(
                f"{self.where} divides by {node.base}; accepted next to products and exponentials are scalars, sizes "
                "and entries that are declared non-zero; write exp(-z) for 1/exp(z)"
            )
        return self.converted(Reader(self.context, self.where).read(node, self.places(scope)))

    def _size_power(self, node: Pow, scope: Scope, around: Around) -> Form:
        number, rest = node.exp.as_coeff_Add()
        if isinstance(rest, Add):
            parts = [Pow(node.base, part, evaluate=False) for part in node.exp.args]
            return self._product(Mul(*parts, evaluate=False), scope, around)
        times, size = rest.as_coeff_Mul()
        if (
            not isinstance(size, Size)
            or not isinstance(number, Integer)
            or not isinstance(times, Integer)
            or (times < 0 and not node.base.is_Rational)
        ):
            raise OutsideFragment(
                f"{node} in {self.where} has the exponent {node.exp}; accepted are whole numbers, and a size times a "
                "positive one plus a whole number, such as a**n and a**(n - 1)"
            )
        if times < 0:
            # (1/2)**n is 2**(-n) to SymPy.
            return self.read(Pow(1 / node.base, -node.exp, evaluate=False), scope, around)
        if times > LARGEST_POWER:
            raise LimitReached(f"an exponent in {self.where} is beyond {LARGEST_POWER}*{size}, which is the limit")
        self.read(size, scope, around)
        base = self.body(self.read(node.base, scope, around), around)
        power = self.background(self._raised(base, int(times)), str(size.name), around)
        for _ in range(len(around.get(str(size.name), ())) * int(times)):
            power = self.times(power, self._as_form(base), around)
        rest = self.read(Pow(node.base, number), scope, around)
        return self.times(power, rest, around)

    def _raised(self, base: Polynomial, power: int) -> Polynomial:
        result = base
        for _ in range(power - 1):
            result = self.product(result, base)
        return result

    def _sum(self, body: Expr, limits: list[Any], scope: Scope, around: Around) -> Form:
        """What stands at each constant, and at a new one that is then summed over all others."""
        if not limits:
            return self.read(body, scope, around)
        index, size = self._bound(limits[-1], scope)
        constants = around.get(size, ())
        total: Form = {}
        for spot in constants:
            total = self.plus(total, self._sum(body, limits[:-1], {**scope, index: spot}, around))
        new = new_constant(size, constants)
        inner = self._sum(body, limits[:-1], {**scope, index: new}, {**around, size: (*constants, new)})
        return self.plus(total, self.bound(inner, new, size, around))

    def _over(self, node: Product, scope: Scope, around: Around) -> Form:
        """What stands at each constant, and a background for all other values."""
        if len(node.limits) > 1:
            raise OutsideFragment(f"{self.where} has a product over several indices; state it with one index")
        index, size = self._bound(node.limits[0], scope)
        body = self.body(self.read(node.function, {**scope, index: Spot.own(size)}, around), around)
        result = self.background(body, size, around)
        for spot in around.get(size, ()):
            result = self.times(result, self.read(node.function, {**scope, index: spot}, around), around)
        return result

    def _bound(self, limits: Any, scope: Scope) -> tuple[Index, str]:
        index, *bounds = limits
        if not isinstance(index, Index) or bounds != [1, index.size]:
            raise BadStatement(
                f"{self.where} must take a declared index over its whole range: write Sum(.., i) or Prod(.., i)"
            )
        if index in scope:
            raise BadStatement(f"{index} is bound twice in {self.where}; use another index inside")
        size = str(Reader(self.context, self.where).size_of(index).name)
        if Spot.own(size) in scope.values():
            what = "a sum or product over an index stands inside a product over the same size"
            raise OutsideFragment(f"{what} in {self.where}; state it without")
        return index, size

    def _exp(self, inner: Expr, scope: Scope, around: Around) -> Form:
        exponent = self.read(inner, scope, around)
        if any(spot.kind == 2 for spot in scope.values()):
            return self.exponential(self._as_form(self.body(exponent, around)), around)
        if self.cites(axioms.exponential) or not any(term.marks for term in exponent):
            return self.exponential(exponent, around)
        return self.closed(EXPONENTIAL, (inner,), scope)

    def _expectation(self, inner: Expr, scope: Scope, around: Around) -> Form:
        form = self.read(inner, scope, around)
        return self.expectation(form, around) if self.opens(form) else self.closed(EXPECTATION, (inner,), scope)

    def closed(self, kind: int, nodes: Sequence[Expr], scope: Scope, sign: int = 1, at: Atom | None = None) -> Form:
        """What is not opened, as an atom; it is read among those constants alone that it mentions."""
        own = {index: scope[index] for index in set().union(*map(free_indices, nodes)) if index in scope}
        around = constants_in(own)
        forms = [self.plus({}, self.read(node, own, around), sign) for node in nodes]
        spots = sorted({spot for form in forms for spot in left_out(form, around)})
        name, first = (at.name, at.spots) if at else ("", ())
        return self.term((Atom(kind, name, (*first, *spots), tuple(sorted(map(frozen, forms)))), 1))

    def _covariance(self, node: Var | Cov, scope: Scope, around: Around) -> Form:
        first, second = (*node.args, *node.args)[:2]
        if not self.cites(axioms.variance):
            return self.closed(COVARIANCE, (first, second), scope)
        return self.read(E(first * second) - E(first) * E(second), scope, around)

    def _derivative(self, node: D, scope: Scope, around: Around) -> Form:
        inner, variable = node.args
        ((at, _),) = next(iter(self.read(variable, scope, around))).monomial.factors or (
            (Atom(ENTRY, str(variable), ()), 1),
        )
        if at.name in self.context.laws:
            raise OutsideFragment(f"{node} differentiates in the random {variable}; accepted are deterministic ones")
        if at.name in self.context.algebra.symmetric:
            raise OutsideFragment(f"{node} differentiates in an entry of {at.name}, which is symmetric; leave that out")

        # What the derivative makes vanish is read as well: it may be no expression of ours.
        form = self.read(inner, scope, around)
        if self.cites(axioms.derivative) and not is_closed(inner, variable, self._may_enter):
            return self.read(slope(inner, variable, self._may_enter), scope, around)
        # One over a sum that is declared stands in a form like a scalar: what it depends on is not seen.
        if self.cites(axioms.derivative) and not self.context.totals:
            steep = partial(self, form, at, around)
            if steep is not None:
                return steep
        return self.closed(DERIVATIVE, (inner,), scope, at=at)

    def _may_enter(self, average: Expr, variable: Expr) -> bool:
        """By linearity, where no law inside depends on what is differentiated in."""
        laws = names_in(average) & self.context.laws.keys()
        symbols = set().union(*(self.context.symbols_of_law[name] for name in laws))
        is_fixed = not names_in(variable) & symbols
        return is_fixed and self.cites(axioms.linearity) and (isinstance(average, E) or self.cites(axioms.variance))

    def spot(self, index: Index, scope: Scope) -> Spot:
        """Where an index stands."""
        if index not in scope:
            raise BadStatement(f"{index} is not bound in {self.where}")
        Reader(self.context, self.where).size_of(index)
        return scope[index]

    def places(self, scope: Scope) -> dict[Index, Place]:
        """The spots as places of the reader of polynomials."""
        return {index: Place(-1, spot) for index, spot in scope.items()}

    def converted(self, combination: LinearCombination) -> Form:
        """A linear combination without sums as a form."""
        result: Form = {}
        for (sizes, factors), coefficient in combination.items():
            if sizes or any(each.kind not in (FAMILY, BRACKET) or each.inside for each in factors):
                raise OutsideFragment(
                    f"{self.where} divides by a sum, or by an entry plus a number; next to products and exponentials, "
                    "give it a name"
                )
            if any(each.kind == BRACKET for each in factors):
                raise AssertionError("brackets are read before")
            pairs = (
                (Atom(ENTRY, each.name, tuple(place.label for place in each.indices)), each.power) for each in factors
            )
            result = self.plus(result, self.term(*pairs, coefficient=coefficient))
        return result

    def _as_form(self, polynomial: Polynomial) -> Form:
        return {Term((), monomial, ()): coefficient for monomial, coefficient in polynomial.items()}

"""Reading one expression: SymPy's nodes become linear combinations, and whatever is not understood is refused. TRUSTED.

The reader knows the laws and the ring of coefficients of a statement from its context, which `reading` collects.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from sympy import QQ, Add, Expr, Indexed, Integer, Mul, Number, Pow, Rational, Sum, Symbol, zoo

from symdrop.advice import DIVISORS, exactly, instead_of
from symdrop.deciders.kernel.context import Context
from symdrop.deciders.kernel.factors import (
    FAMILY,
    OPERATORS,
    Factor,
    LinearCombination,
    Place,
    fresh_copy,
    names_in,
)
from symdrop.deciders.kernel.limits import LARGEST_POWER, check_factored
from symdrop.errors import BadStatement, LimitReached, OutsideFragment
from symdrop.language import Bracket, Cov, D, E, Family, Index, Scalar, Size, Var, check_subscripts

Scope = Mapping[Index, Place]


class Reader:
    """Reads one expression; `where` names it in errors."""

    def __init__(self, context: Context, where: object) -> None:
        self.context, self.algebra, self.where = context, context.algebra, where
        self.free: set[Index] = set()
        self.bound: set[Index] = set()

    def line(self, node: Expr) -> LinearCombination:
        """Read a line, in which an index is either free or summed, not both; raises `BadStatement` else."""
        combination = self.read(node)
        for both in sorted(self.free & self.bound, key=lambda index: index.name):
            raise BadStatement(f"{both} is both free and summed in {self.where}; use another index for the sum")
        return combination

    def at_own_indices(self, indices: Sequence[Index], node: Expr) -> LinearCombination:
        """Read a parameter or moment of a law, which mentions no free index but the law's own: places of the law."""
        scope = {index: Place.of_law(position) for position, index in enumerate(indices)}
        combination = self.deterministic(node, scope)
        if self.free:
            raise BadStatement(f"{self.where} mentions an index that is not its own: {sorted(map(str, self.free))}")
        return combination

    def deterministic(self, node: Expr, scope: Scope | None = None) -> LinearCombination:
        """Read an expression in which nothing is random; raises `BadStatement` for any other."""
        combination = self.read(node, scope)
        for factor in (each for monomial in combination for each in monomial.factors):
            if factor.kind in OPERATORS or factor.name in self.context.laws:
                raise BadStatement(f"{self.where} depends on a random entry, E or D; it must be deterministic")
        return combination

    def family(self, base: Family) -> LinearCombination:
        """A family as it stands in nonzero(p): every entry of it."""
        self._name(base)
        return self.algebra.term(Factor.entry(base.name, ()))

    def read(self, node: Any, scope: Scope | None = None, level: int = 0) -> LinearCombination:
        """The expression, which stands inside `level` E and D; `scope` gives the places of indices that are bound.

        Raises `BadStatement` for what an author can mend, and `OutsideFragment` for what symdrop does not decide.
        """
        for kind, method in READERS:
            if isinstance(node, kind):
                return method(self, node, scope or {}, level)
        if isinstance(node, Number) or node is zoo:
            raise BadStatement(f"{node} in {self.where} is not exact; {exactly(node)}")
        if isinstance(node, Index):
            raise OutsideFragment(f"{node} is used as a number in {self.where}; an index only selects entries")
        if isinstance(node, Symbol):
            raise BadStatement(f"{node} in {self.where} is a plain Symbol; declare it with scalar, size or index")
        raise OutsideFragment(f"{node} in {self.where} is not decided: {instead_of(node)}")

    def _number(self, node: Rational, scope: Scope, level: int) -> LinearCombination:
        """A rational number is a coefficient."""
        return self.algebra.term(coefficient=self.algebra.one * QQ(node.p, node.q))

    def _symbol(self, node: Symbol, scope: Scope, level: int) -> LinearCombination:
        """A scalar or a size is a coefficient; a scalar that has a law is a factor."""
        self._name(node)
        if node.name in self.context.laws:
            return self.algebra.term(Factor.entry(node.name, ()))
        return self.algebra.term(coefficient=self.algebra.generators[node.name])

    def _entry(self, node: Indexed, scope: Scope, level: int) -> LinearCombination:
        """An entry of a declared family, at indices over its sizes."""
        if not isinstance(node.base, Family):
            raise BadStatement(f"{node.base} in {self.where} is not declared; make it with family(name, size)")
        for over in node.base.shape:
            self._size(over)
        check_subscripts(node.base, node.indices)
        self._name(node.base)
        places = self._places(node.indices, scope)
        if node.base.name in self.algebra.symmetric:
            places = tuple(sorted(places))
        return self.algebra.term(Factor.entry(node.base.name, places))

    def _bracket(self, node: Bracket, scope: Scope, level: int) -> LinearCombination:
        """A bracket of two indices, in either order."""
        return self.algebra.term(Factor.bracket(*self._places(node.args, scope)))

    def _add(self, node: Add, scope: Scope, level: int) -> LinearCombination:
        """A sum, like terms together."""
        total: LinearCombination = {}
        for part in node.args:
            for monomial, coefficient in self.read(part, scope, level).items():
                self.algebra.put(total, monomial, coefficient)
        return total

    def _mul(self, node: Mul, scope: Scope, level: int) -> LinearCombination:
        """A product, multiplied out."""
        product = self.algebra.term()
        for part in node.args:
            product = self.algebra.multiply(product, self.read(part, scope, level), level)
        return product

    def _pow(self, node: Pow, scope: Scope, level: int) -> LinearCombination:
        """A power with a whole number as exponent, multiplied out; a negative one is a power of the inverse."""
        if not isinstance(node.exp, Integer):
            raise OutsideFragment(f"{node} in {self.where} has the exponent {node.exp}; accepted are integer powers")
        exponent = int(node.exp)
        if abs(exponent) > LARGEST_POWER:
            raise LimitReached(f"an exponent in {self.where} is beyond {LARGEST_POWER}, which is the limit")
        base = self.read(node.base, scope, level)
        if exponent < 0 and any(monomial.sizes for monomial in base):
            return self._inverse_total(node.base, -exponent)
        if exponent < 0:
            base = self._inverse(node.base, base)
        return self.algebra.power(base, abs(exponent), level)

    def _sum(self, node: Sum, scope: Scope, level: int) -> LinearCombination:
        """A sum over declared indices; each gets an open place that no sum around it has."""
        inner, opened = dict(scope), {}
        for index, *limits in node.limits:
            if not isinstance(index, Index) or limits != [1, self._index_size(index)]:
                raise BadStatement(f"{node} must sum a declared index over its whole range: write Sum(..., index)")
            if index in inner:
                raise BadStatement(f"{index} is summed twice in {self.where}; use another index for the inner sum")
            # The scope may come from around another expression: its places are avoided, not counted.
            position = len(inner)
            while Place.opened(level, position) in inner.values():
                position += 1
            inner[index] = Place.opened(level, position)
            opened[inner[index]] = index.size.name
            self.bound.add(index)
        return self.algebra.bind(self.read(node.function, inner, level), opened, level)

    def _expectation(self, node: E, scope: Scope, level: int) -> LinearCombination:
        """E of something that mentions a random family or scalar."""
        factor = Factor.expectation(self.read(node.args[0], scope, level + 1))
        if not names_in([factor]) & self.context.laws.keys():
            raise BadStatement(f"nothing in {node} is random: add a law to given=[...], or drop the E")
        return self.algebra.term(factor)

    def _covariance(self, node: Cov | Var, scope: Scope, level: int) -> LinearCombination:
        """Cov or Var of something that mentions a random family or scalar."""
        first, *others = (self.read(part, scope, level + 1) for part in node.args)
        factor = Factor.covariance(first, *(others or [first]))
        if not names_in([factor]) & self.context.laws.keys():
            raise BadStatement(f"nothing in {node} is random: add a law to given=[...]")
        return self.algebra.term(factor)

    def _derivative(self, node: D, scope: Scope, level: int) -> LinearCombination:
        """D in an entry or a scalar that has no law."""
        inner, variable = node.args
        name, indices = getattr(variable, "base", variable).name, getattr(variable, "indices", ())
        self.read(variable, scope, level)
        if name in self.context.laws:
            raise OutsideFragment(f"{node} differentiates in the random {variable}; accepted are deterministic ones")
        if name in self.algebra.symmetric:
            raise OutsideFragment(f"{node} differentiates in an entry of {name}, which is symmetric; leave that out")
        inside = self.read(inner, scope, level + 1)
        return self.algebra.term(Factor.derivative(inside, name, self._places(indices, scope)))

    def size_of(self, index: Index) -> Size:
        """The size that a declared index runs over; what its name stands for is noted."""
        size = self._index_size(index)
        self._name(index)
        return size

    def _places(self, indices: Iterable[Index], scope: Scope) -> tuple[Place, ...]:
        return tuple(self._place(index, scope) for index in indices)

    def _place(self, index: Index, scope: Scope) -> Place:
        """The place of an index that is bound, or else a free place, which is noted."""
        self.size_of(index)
        if index not in scope:
            self.free.add(index)
        return scope.get(index, Place.free(index.name))

    def _index_size(self, index: Index) -> Size:
        """The size that the index runs over; raises `BadStatement` unless it is a name that runs over 1..size."""
        limits = index.args[1] if len(index.args) == 2 and isinstance(index.args[0], Symbol) else (0, None)
        if limits[0] != 1:
            raise BadStatement(f"{index} is not an index; make one with index(name, size)")
        return self._size(limits[1])

    def _size(self, over: Any) -> Size:
        if not isinstance(over, Size):
            raise BadStatement(f"{over} in {self.where} is not a size; make it with size(name)")
        self._name(over)
        return over

    def _name(self, thing: Any) -> None:
        """Note what a name stands for; raises `BadStatement` when it stands for something else already."""
        known = self.context.names.setdefault(thing.name, thing)
        if type(known) is not type(thing) or known != thing:
            raise BadStatement(f"two different things are called {thing} in this statement; rename one of them")

    def _inverse(self, node: Expr, combination: LinearCombination) -> LinearCombination:
        """1 / node, a product of which every factor is declared non-zero; sizes are never zero.

        >>> from symdrop.deciders.kernel.reading import read_statement
        >>> from symdrop.language import scalar, size
        >>> from symdrop.theorem import nonzero
        >>> n = size("n"); s, t = scalar("s t")
        >>> _, (accepted,) = read_statement([nonzero(s)], [1 / (s * n)])
        >>> list(accepted.values())
        [1/(n*s)]
        >>> read_statement([nonzero(s)], [1 / (s * t)])
        Traceback (most recent call last):
        ...
        symdrop.errors.BadStatement: 1/(s*t) divides by t; declare nonzero(t) among the hypotheses
        """
        factors, coefficient = self.nonzero_product(node, combination)
        inverted = [factor.to_the(-factor.power) for factor in factors]
        return self.algebra.term(*inverted, coefficient=self.algebra.one / coefficient)

    def _inverse_total(self, node: Expr, power: int) -> LinearCombination:
        """1 / node to a power, where the node is a number times a total that is declared non-zero."""
        total, number = self.total(node)
        for name, known in self.context.totals.items():
            if known == total:
                return self.algebra.term(Factor.entry(name, (), power), coefficient=self.algebra.one / number**power)
        raise BadStatement(f"{self.where} divides by {node}; declare nonzero({node}) among the hypotheses")

    def total(self, node: Expr) -> tuple[LinearCombination, Any]:
        """A sum without free indices and denominators, of which the first coefficient is 1, and that coefficient."""
        reader = Reader(self.context, self.where)
        combination = reader.deterministic(node)
        factors = [each for monomial in combination for each in monomial.factors]
        if reader.free or any(each.power < 0 or each.inside or each.name in self.context.totals for each in factors):
            raise OutsideFragment(f"cannot divide by {node}; {DIVISORS}")
        number = min(combination.items())[1]
        if not isinstance(number.as_expr(), Rational):
            number = self.algebra.one
        return {monomial: coefficient / number for monomial, coefficient in combination.items()}, number

    def nonzero_product(self, node: Expr, combination: LinearCombination) -> tuple[tuple[Factor, ...], Any]:
        """As `product`; raises `BadStatement` where it is not declared to be non-zero."""
        factors, coefficient = self.product(node, combination)
        undeclared = {(each.name, each.inside) for each in factors} - self.context.nonzero_families
        unknown = {each for each in prime_factors(coefficient) if not self._is_far_from_zero(each)}
        if undeclared or not unknown <= self.context.nonzero_polynomials:
            raise BadStatement(f"{self.where} divides by {node}; declare nonzero({node}) among the hypotheses")
        return factors, coefficient

    def _is_far_from_zero(self, prime: Any) -> bool:
        """Whether a polynomial with leading coefficient 1 is a size less what no size can be, such as n + 1."""
        number, *steep = (prime.coeff(1), *(prime.coeff(each) for each in prime.ring.gens))
        sizes = [name for name, slope in zip(prime.ring.symbols, steep, strict=True) if slope]
        if len(sizes) != 1 or not isinstance(sizes[0], Size) or len(prime) != 1 + bool(number):
            return False
        return bool(number >= 0 or number.denominator != 1)

    def product(self, node: Expr, combination: LinearCombination) -> tuple[tuple[Factor, ...], Any]:
        """The entries and the coefficient of one product, or an entry plus a number; raises for anything else."""
        if not combination:
            raise BadStatement(f"{node} is zero; {self.where} cannot divide by it or declare it non-zero")
        if len(combination) == 2:
            return self._shifted(node, combination)
        (sizes, factors), coefficient = min(combination.items())
        if len(combination) > 1 or sizes or any(factor.kind != FAMILY for factor in factors):
            raise OutsideFragment(f"cannot divide by {node}; {DIVISORS}")
        return factors, coefficient

    def _shifted(self, node: Expr, combination: LinearCombination) -> tuple[tuple[Factor, ...], Any]:
        """The entry plus a number, and the coefficient, of a multiple of it such as 1 - p[j]; raises for others."""
        (nothing, number), (monomial, coefficient) = sorted(combination.items())
        exact = all(isinstance(each.as_expr(), Rational) for each in (number, coefficient))
        if nothing != ((), ()) or monomial.sizes or len(monomial.factors) != 1 or not exact:
            raise OutsideFragment(f"cannot divide by {node}; {DIVISORS}")
        (factor,) = monomial.factors
        if factor.kind != FAMILY or factor.power != 1 or factor.inside:
            raise OutsideFragment(f"cannot divide by {node}; {DIVISORS}")
        return (factor.plus(number / coefficient),), coefficient


READERS: tuple[tuple[Any, Callable[..., LinearCombination]], ...] = (
    (Rational, Reader._number),
    ((Scalar, Size), Reader._symbol),
    (Indexed, Reader._entry),
    (Mul, Reader._mul),
    (Add, Reader._add),
    (Pow, Reader._pow),
    (Sum, Reader._sum),
    (E, Reader._expectation),
    ((Cov, Var), Reader._covariance),
    (D, Reader._derivative),
    (Bracket, Reader._bracket),
)


def prime_factors(coefficient: Any) -> set[Any]:
    """The irreducible factors of the numerator, each with leading coefficient 1."""
    numerator = getattr(coefficient, "numer", coefficient)
    check_factored(numerator)
    return {fresh_copy(prime.monic()) for prime, _ in numerator.factor_list()[1]}

"""From SymPy expressions to linear combinations; whatever is not understood is refused. TRUSTED.

There is no other way in. `read_statement` collects the laws, collects the ring of coefficients, checks the hypotheses,
and reads the lines.

>>> from symdrop.language import Sum, family, index, scalar, size
>>> n = size("n"); i, k = index("i k", n); w = family("w", n); C = family("C", n, n); t = scalar("t")
>>> _, [line] = read_statement([], [t * Sum(w[i] * C[i, k], i)])
>>> entries = Factor.entry("C", (Place.summed(0, 0), Place.free("k"))), Factor.entry("w", (Place.summed(0, 0),))
>>> list(line) == [(("n",), entries)], list(line.values())
(True, [t])
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from sympy import QQ, Add, Expr, Indexed, Integer, Mul, Number, Pow, Rational, Sum, Symbol, Tuple, ring, zoo
from sympy import field as rational_functions

from symdrop.deciders.kernel.algebra import Algebra
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
from symdrop.deciders.kernel.limits import LARGEST_POWER, check_factored, check_order
from symdrop.errors import BadStatement, OutsideFragment
from symdrop.language import Bracket, D, E, Family, Index, Scalar, Size, check_subscripts
from symdrop.statements.hypotheses import Covariance, Hypothesis, Nonnegative, Nonzero
from symdrop.statements.laws import Law

Scope = Mapping[Index, Place]


def read_statement(given: Sequence[Hypothesis], lines: Sequence[Expr]) -> tuple[Context, list[LinearCombination]]:
    """The hypotheses as a context, and the lines as linear combinations in canonical form.

    Raises `BadStatement` or `OutsideFragment` for what is not a statement.
    """
    laws = _collect_laws(given)
    covariances = _collect_covariances(given, laws)
    context = _collect_ring(given, lines, laws, covariances)
    context = _check_hypotheses(given, context)
    return context, _read_lines(lines, context)


def _collect_laws(given: Sequence[Hypothesis]) -> dict[str, Law]:
    """The law of each random family or scalar, by name."""
    laws: dict[str, Law] = {}
    for law in (each for each in given if isinstance(each, Law)):
        if laws.setdefault(law.base.name, law) != law:
            raise BadStatement(f"{law.base} has two laws; give one")
    return laws


def _collect_covariances(given: Sequence[Hypothesis], laws: Mapping[str, Law]) -> dict[str, Covariance]:
    """For the name of each family that is part of a covariance, that covariance."""
    covariances: dict[str, Covariance] = {}
    for each in (each for each in given if isinstance(each, Covariance)):
        for base in each.random:
            if base.name not in laws:
                raise BadStatement(f"{base} has a covariance but no law; give its law, too")
            if base.name in covariances:
                raise BadStatement(f"{base} is part of two covariances; give one")
            covariances[base.name] = each
    return covariances


def _collect_ring(
    given: Sequence[Hypothesis], lines: Sequence[Expr], laws: Mapping[str, Law], covariances: Mapping[str, Covariance]
) -> Context:
    """The context of a statement, of which only the sizes are known to be non-zero so far."""
    parameters = {name: [*law.parameters] for name, law in laws.items()}
    for name, pair in covariances.items():
        parameters[name].append(pair.value)
    declared = [each.quantity for each in given if isinstance(each, Nonzero | Nonnegative)]
    entries = [law.entry for law in laws.values()]
    algebra, sizes = _algebra([*lines, *(each for own in parameters.values() for each in own), *declared, *entries])
    symbols = {
        name: frozenset(str(each.name) for each in Tuple(*own).atoms(Symbol)) for name, own in parameters.items()
    }
    primes = frozenset(prime for size in sizes for prime in _prime_factors(algebra.generators[size]))
    return Context(algebra, laws, covariances, symbols, frozenset(), primes)


def _check_hypotheses(given: Sequence[Hypothesis], context: Context) -> Context:
    """The context with all that is declared non-zero; every law, covariance and declaration is read once."""
    for nonzero in (each for each in given if isinstance(each, Nonzero)):
        context = _declare_nonzero(context, nonzero.quantity)
    for name, law in context.laws.items():
        Reader(context, f"the law of {name}").read(law.entry)
        for parameter in law.parameters:
            Reader(context, f"the law of {name}").at_own_indices(law.indices, parameter)
        if name in context.covariances:
            pair = context.covariances[name]
            Reader(context, f"the covariance of {name}").read(pair.first * pair.second)
            read_covariance(context, name)
    for each in (each for each in given if isinstance(each, Nonnegative)):
        Reader(context, f"nonnegative({each.quantity})").deterministic(each.quantity)
    return context


def _read_lines(lines: Sequence[Expr], context: Context) -> list[LinearCombination]:
    """Each line, in which an index is free or summed, not both; a line that occurs again is read once."""
    memo = {line: Reader(context, line).line(line) for line in dict.fromkeys(lines)}
    return [memo[line] for line in lines]


def read_moment(context: Context, name: str, order: int) -> LinearCombination | None:
    """E[z^order] at the indices of the law, `Place.of_law(0)` and on; None where it is not promised."""
    check_order(name, order)
    law = context.laws[name]
    value = law.moment(order)
    if value is None:
        return None
    return Reader(context, f"moment {order} of {name}").at_own_indices(law.indices, value)


def read_covariance(context: Context, name: str) -> LinearCombination:
    """The covariance of a family with its partner, at the indices of the covariance, `Place.of_law(0)` and on."""
    pair = context.covariances[name]
    return Reader(context, f"the covariance of {name}").at_own_indices(pair.indices, pair.value)


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
            raise BadStatement(f"{node} in {self.where} is not exact; write Rational(1, 2), an integer or a Fraction")
        if isinstance(node, Index):
            raise OutsideFragment(f"{node} is used as a number in {self.where}; an index only selects entries")
        if isinstance(node, Symbol):
            raise BadStatement(f"{node} in {self.where} is a plain Symbol; declare it with scalar, size or index")
        raise OutsideFragment(
            f"{node} in {self.where} is a {type(node).__name__}; accepted are sums, products, integer powers, "
            "Sum, E, D and brackets of declared scalars, sizes and families"
        )

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
        return self.algebra.term(Factor.entry(node.base.name, self._places(node.indices, scope)))

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
            raise OutsideFragment(f"an exponent in {self.where} is beyond {LARGEST_POWER}")
        base = self.read(node.base, scope, level)
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
            inner[index] = Place.opened(level, len(inner))
            opened[inner[index]] = index.size.name
            self.bound.add(index)
        return self.algebra.bind(self.read(node.function, inner, level), opened, level)

    def _expectation(self, node: E, scope: Scope, level: int) -> LinearCombination:
        """E of something that mentions a random family or scalar."""
        factor = Factor.expectation(self.read(node.args[0], scope, level + 1))
        if not names_in([factor]) & self.context.laws.keys():
            raise BadStatement(f"nothing in {node} is random: add a law to given=[...], or drop the E")
        return self.algebra.term(factor)

    def _derivative(self, node: D, scope: Scope, level: int) -> LinearCombination:
        """D in an entry or a scalar that has no law."""
        inner, variable = node.args
        name, indices = getattr(variable, "base", variable).name, getattr(variable, "indices", ())
        self.read(variable, scope, level)
        if name in self.context.laws:
            raise OutsideFragment(f"{node} differentiates in the random {variable}; accepted are deterministic ones")
        inside = self.read(inner, scope, level + 1)
        return self.algebra.term(Factor.derivative(inside, name, self._places(indices, scope)))

    def _places(self, indices: Iterable[Index], scope: Scope) -> tuple[Place, ...]:
        return tuple(self._place(index, scope) for index in indices)

    def _place(self, index: Index, scope: Scope) -> Place:
        """The place of an index that is bound, or else a free place, which is noted."""
        self._index_size(index)
        self._name(index)
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

        >>> from symdrop.language import scalar, size
        >>> n = size("n"); s, t = scalar("s t")
        >>> _, (accepted,) = read_statement([Nonzero(s)], [1 / (s * n)])
        >>> list(accepted.values())
        [1/(n*s)]
        >>> read_statement([Nonzero(s)], [1 / (s * t)])
        Traceback (most recent call last):
        ...
        symdrop.errors.BadStatement: 1/(s*t) divides by t; declare nonzero(t) among the hypotheses
        """
        factors, coefficient = self.product(node, combination)
        undeclared = names_in(factors) - self.context.nonzero_families
        if undeclared or not _prime_factors(coefficient) <= self.context.nonzero_polynomials:
            raise BadStatement(f"{self.where} divides by {node}; declare nonzero({node}) among the hypotheses")
        inverted = [factor.to_the(-factor.power) for factor in factors]
        return self.algebra.term(*inverted, coefficient=self.algebra.one / coefficient)

    def product(self, node: Expr, combination: LinearCombination) -> tuple[tuple[Factor, ...], Any]:
        """The entries and the coefficient of one product; raises when the node is anything else."""
        if not combination:
            raise BadStatement(f"{node} is zero; {self.where} cannot divide by it or declare it non-zero")
        (sizes, factors), coefficient = min(combination.items())
        if len(combination) > 1 or sizes or any(factor.kind != FAMILY for factor in factors):
            raise OutsideFragment(f"cannot divide by {node}; accepted are products of entries and scalar expressions")
        return factors, coefficient


READERS: tuple[tuple[Any, Callable[..., LinearCombination]], ...] = (
    (Rational, Reader._number),
    ((Scalar, Size), Reader._symbol),
    (Indexed, Reader._entry),
    (Mul, Reader._mul),
    (Add, Reader._add),
    (Pow, Reader._pow),
    (Sum, Reader._sum),
    (E, Reader._expectation),
    (D, Reader._derivative),
    (Bracket, Reader._bracket),
)


def _declare_nonzero(context: Context, quantity: Expr | Family) -> Context:
    """The context in which the quantity, and so every factor of it, is known to be non-zero."""
    reader = Reader(context, f"nonzero({quantity})")
    combination = reader.family(quantity) if isinstance(quantity, Family) else reader.read(quantity)
    factors, coefficient = reader.product(quantity, combination)
    names = names_in(factors)
    if names & context.laws.keys():
        raise BadStatement(f"nonzero({quantity}) speaks of a random entry; accepted are deterministic quantities")
    if any(len(set(factor.indices)) < len(factor.indices) for factor in factors):
        raise BadStatement(f"nonzero({quantity}) repeats an index; declare every entry, with distinct indices")
    polynomials = context.nonzero_polynomials | _prime_factors(coefficient)
    return replace(context, nonzero_families=context.nonzero_families | names, nonzero_polynomials=polynomials)


def _algebra(expressions: Sequence[Expr]) -> tuple[Algebra, set[str]]:
    """The algebra over the scalars and sizes of the expressions, and the names of the sizes.

    Coefficients are polynomials, or rational functions where something other than an entry is divided by.
    """
    atoms = set().union(*(each.atoms(Scalar, Size, Pow) for each in expressions))
    divides = any(p.exp.could_extract_minus_sign() and not isinstance(p.base, Indexed) for p in atoms if p.is_Pow)
    symbols = sorted((atom for atom in atoms if isinstance(atom, Symbol)), key=lambda symbol: symbol.name)
    domain, *generators = (rational_functions if divides else ring)(symbols, QQ)
    algebra = Algebra({symbol.name: each for symbol, each in zip(symbols, generators, strict=True)}, domain.one)
    return algebra, {atom.name for atom in atoms if isinstance(atom, Size)}


def _prime_factors(coefficient: Any) -> set[Any]:
    """The irreducible factors of the numerator, each with leading coefficient 1."""
    numerator = getattr(coefficient, "numer", coefficient)
    check_factored(numerator)
    return {fresh_copy(prime.monic()) for prime, _ in numerator.factor_list()[1]}

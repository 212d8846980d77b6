"""The one door in: SymPy expressions become tables here, and whatever is not understood is refused. TRUSTED."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from sympy import QQ, Add, Expr, Indexed, Integer, Mul, Number, Pow, Rational, Sum, Symbol, ring, zoo
from sympy import field as rational_functions

from symdrop.axioms import Reason
from symdrop.deciders.kernel.algebra import (
    BRACKET,
    DERIVATIVE,
    EXPECTATION,
    FAMILY,
    Algebra,
    Factor,
    Place,
    Table,
    freeze,
    inside,
    rehashed,
)
from symdrop.deciders.kernel.limits import LARGEST_POWER, check_factored, check_order
from symdrop.errors import BadStatement, OutsideFragment
from symdrop.language import Bracket, D, E, Family, Index, Scalar, Size, check_subscripts
from symdrop.statements.hypotheses import Covariance, Hypothesis, Nonnegative, Nonzero
from symdrop.statements.laws import Law


@dataclass(frozen=True)
class Setting:
    """What the hypotheses of one statement promise, and the algebra it is computed in.

    `laws` maps the name of a random family to its law, `joint` to the covariance it is part of if any, and
    `parameters` to every name that its law or covariance mentions; `divisors` are the names of families declared
    non-zero, `units` the polynomials declared non-zero, and `opened` remembers expectations that a set of reasons
    has opened.
    """

    algebra: Algebra
    names: dict[str, object]
    laws: Mapping[str, Law]
    joint: Mapping[str, Covariance]
    parameters: Mapping[str, frozenset[str]]
    divisors: frozenset[str]
    units: frozenset[Any]
    opened: dict[frozenset[Reason], dict[Any, Any]] = field(default_factory=dict)

    def moment(self, name: str, order: int) -> Table | None:
        """E[z^order], its indices written as the places (-3, 0), (-3, 1), ..; None where it is not promised."""
        check_order(name, order)
        value = self.laws[name].moment(order)
        return (
            None
            if value is None
            else Reader(self, f"moment {order} of {name}").at_own_indices(self.laws[name].indices, value)
        )

    def covariance(self, name: str) -> Table:
        """The covariance of a family with its partner, its indices written as the places (-3, 0), (-3, 1), .."""
        return Reader(self, f"the covariance of {name}").at_own_indices(
            self.joint[name].indices, self.joint[name].value
        )


def open_door(given: Sequence[Hypothesis], lines: Sequence[Expr]) -> tuple[Setting, list[Table]]:
    """Read hypotheses and lines; raises `BadStatement` or `OutsideFragment` for what is not a statement."""
    laws: dict[str, Law] = {}
    for law in (each for each in given if isinstance(each, Law)):
        if laws.setdefault(law.base.name, law) != law:
            raise BadStatement(f"{law.base} has two laws; give one")
    joint = _joint(given, laws)
    fixed = {name: (*law.parameters, *(joint[name].value for _ in range(name in joint))) for name, law in laws.items()}
    quantities = [each.quantity for each in given if isinstance(each, Nonzero)]
    declared = [each.quantity for each in given if isinstance(each, Nonnegative)]
    entries = [law.entry for law in laws.values()]
    spoken = [*lines, *(each for own in fixed.values() for each in own), *quantities, *declared, *entries]
    algebra, sizes = _algebra(spoken)
    mentioned = {
        name: frozenset(atom.name for each in own for atom in each.atoms(Symbol)) for name, own in fixed.items()
    }
    units = frozenset(prime for size in sizes for prime in _prime_factors(algebra.generators[size]))
    setting = Setting(algebra, {}, laws, joint, mentioned, frozenset(), units)
    for quantity in quantities:
        setting = _declare(setting, quantity)
    for name, law in laws.items():
        Reader(setting, f"the law of {name}").read(law.entry)
        for parameter in law.parameters:
            Reader(setting, f"the law of {name}").at_own_indices(law.indices, parameter)
        if name in joint:
            Reader(setting, f"the covariance of {name}").read(joint[name].first * joint[name].second)
            setting.covariance(name)
    for quantity in declared:
        Reader(setting, f"nonnegative({quantity})").deterministic(quantity)
    known = {line: Reader(setting, line).line(line) for line in dict.fromkeys(lines)}
    return setting, [known[line] for line in lines]


class Reader:
    """Reads one expression; `where` names it in errors."""

    def __init__(self, setting: Setting, where: object) -> None:
        self.setting, self.algebra, self.where = setting, setting.algebra, where
        self.free: set[Index] = set()
        self.bound: set[Index] = set()

    def line(self, node: Expr) -> Table:
        """Read a line, in which an index is either free or summed, not both."""
        table = self.read(node)
        for both in sorted(self.free & self.bound, key=lambda index: index.name):
            raise BadStatement(f"{both} is both free and summed in {self.where}; use another index for the sum")
        return table

    def at_own_indices(self, indices: Sequence[Index], node: Expr) -> Table:
        """Read a parameter or moment of a law, with the law's indices as places (-3, position)."""
        table = self.deterministic(node, {index: (-3, position) for position, index in enumerate(indices)})
        if self.free:
            raise BadStatement(f"{self.where} mentions an index that is not its own: {sorted(map(str, self.free))}")
        return table

    def deterministic(self, node: Expr, scope: Mapping[Index, Place] | None = None) -> Table:
        """Read an expression in which nothing is random."""
        table = self.read(node, scope)
        if any(f[0] in (EXPECTATION, DERIVATIVE) or f[1] in self.setting.laws for key in table for f in key[1]):
            raise BadStatement(f"{self.where} depends on a random entry, E or D; its parameters must be deterministic")
        return table

    def family(self, base: Family) -> Table:
        """A family as it stands in nonzero(p): every entry of it."""
        self._name(base)
        return self.algebra.term((FAMILY, base.name, (), 1))

    def read(self, node: Any, scope: Mapping[Index, Place] | None = None, level: int = 0) -> Table:
        """The table of an expression; `scope` gives the places of summed indices."""
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

    def _number(self, node: Rational, scope: Mapping[Index, Place], level: int) -> Table:
        return self.algebra.term(coefficient=self.algebra.one * QQ(node.p, node.q))

    def _symbol(self, node: Symbol, scope: Mapping[Index, Place], level: int) -> Table:
        self._name(node)
        if node.name in self.setting.laws:
            return self.algebra.term((FAMILY, node.name, (), 1))
        return self.algebra.term(coefficient=self.algebra.generators[node.name])

    def _entry(self, node: Indexed, scope: Mapping[Index, Place], level: int) -> Table:
        if not isinstance(node.base, Family):
            raise BadStatement(f"{node.base} in {self.where} is not declared; make it with family(name, size)")
        for over in node.base.shape:
            self._size(over)
        check_subscripts(node.base, node.indices)
        self._name(node.base)
        return self.algebra.term((FAMILY, node.base.name, self._places(node.indices, scope), 1))

    def _bracket(self, node: Bracket, scope: Mapping[Index, Place], level: int) -> Table:
        return self.algebra.term((BRACKET, "", tuple(sorted(self._places(node.args, scope))), 1))

    def _add(self, node: Add, scope: Mapping[Index, Place], level: int) -> Table:
        total: Table = {}
        for part in node.args:
            for key, coefficient in self.read(part, scope, level).items():
                self.algebra.put(total, key, coefficient)
        return total

    def _mul(self, node: Mul, scope: Mapping[Index, Place], level: int) -> Table:
        product = self.algebra.term()
        for part in node.args:
            product = self.algebra.multiply(product, self.read(part, scope, level), level)
        return product

    def _pow(self, node: Pow, scope: Mapping[Index, Place], level: int) -> Table:
        base, exponent = node.base, node.exp
        if not isinstance(exponent, Integer):
            raise OutsideFragment(f"{node} in {self.where} has the exponent {exponent}; accepted are integer powers")
        if abs(int(exponent)) > LARGEST_POWER:
            raise OutsideFragment(f"an exponent in {self.where} is beyond {LARGEST_POWER}")
        table = self.read(base, scope, level)
        if exponent < 0:
            table = self._inverse(base, table)
        return self.algebra.power(table, abs(int(exponent)), level)

    def _sum(self, node: Sum, scope: Mapping[Index, Place], level: int) -> Table:
        inner, opened = dict(scope), {}
        for index, *limits in node.limits:
            if not isinstance(index, Index) or limits != [1, self._index_size(index)]:
                raise BadStatement(f"{node} must sum a declared index over its whole range: write Sum(..., index)")
            if index in inner:
                raise BadStatement(f"{index} is summed twice in {self.where}; use another index for the inner sum")
            inner[index] = (level, -1 - len(inner))
            opened[inner[index]] = index.size.name
            self.bound.add(index)
        return self.algebra.bind(self.read(node.function, inner, level), opened, level)

    def _expectation(self, node: E, scope: Mapping[Index, Place], level: int) -> Table:
        frozen = freeze(self.read(node.args[0], scope, level + 1))
        factor: Factor = (EXPECTATION, "", frozen, 1)
        if not names_in([factor]) & self.setting.laws.keys():
            raise BadStatement(f"{node} averages nothing random: give a law in given=[...] or leave out the E")
        return self.algebra.term(factor)

    def _derivative(self, node: D, scope: Mapping[Index, Place], level: int) -> Table:
        inner, variable = node.args
        name, indices = getattr(variable, "base", variable).name, getattr(variable, "indices", ())
        self.read(variable, scope, level)
        if name in self.setting.laws:
            raise OutsideFragment(f"{node} differentiates in the random {variable}; accepted are deterministic ones")
        frozen = freeze(self.read(inner, scope, level + 1))
        return self.algebra.term((DERIVATIVE, name, (frozen, self._places(indices, scope)), 1))

    def _places(self, indices: Iterable[Index], scope: Mapping[Index, Place]) -> tuple[Place, ...]:
        return tuple(self._place(index, scope) for index in indices)

    def _place(self, index: Index, scope: Mapping[Index, Place]) -> Place:
        self._index_size(index)
        self._name(index)
        if index not in scope:
            self.free.add(index)
        return scope.get(index, (-1, index.name))

    def _index_size(self, index: Index) -> Size:
        limits = index.args[1] if len(index.args) == 2 and isinstance(index.args[0], Symbol) else (0, None)
        if limits[0] != 1:
            raise BadStatement(f"{index} is no name that runs over 1..size; make it with index(name, size)")
        return self._size(limits[1])

    def _size(self, over: Any) -> Size:
        if not isinstance(over, Size):
            raise BadStatement(f"{over} in {self.where} is not a size; make it with size(name)")
        self._name(over)
        return over

    def _name(self, thing: Any) -> None:
        known = self.setting.names.setdefault(thing.name, thing)
        if type(known) is not type(thing) or known != thing:
            raise BadStatement(f"two different things are called {thing} in this statement; rename one of them")

    def _inverse(self, node: Expr, table: Table) -> Table:
        """1 / node, for products of what the hypotheses declare non-zero; sizes are never zero."""
        factors, coefficient = self.product(node, table)
        undeclared = {name for _, name, _, _ in factors} - self.setting.divisors
        if undeclared or not _prime_factors(coefficient) <= self.setting.units:
            raise BadStatement(f"{self.where} divides by {node}; declare nonzero({node}) among the hypotheses")
        inverted = [(kind, name, indices, -power) for kind, name, indices, power in factors]
        return self.algebra.term(*inverted, coefficient=self.algebra.one / coefficient)

    def product(self, node: Expr, table: Table) -> tuple[tuple[Factor, ...], Any]:
        """The entries and the coefficient of a table that is one product; raises when it is not."""
        if not table:
            raise BadStatement(f"{node} is zero; {self.where} cannot divide by it or declare it non-zero")
        (sizes, factors), coefficient = min(table.items())
        if len(table) > 1 or sizes or any(factor[0] != FAMILY for factor in factors):
            raise OutsideFragment(f"{node} is no divisor; accepted are products of entries and of scalar expressions")
        return factors, coefficient


READERS: tuple[tuple[Any, Callable[..., Table]], ...] = (
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


def names_in(factors: Iterable[Factor]) -> set[str]:
    """The names of the families that occur in the factors, at any depth."""
    found = set()
    for factor in factors:
        found.add(factor[1])
        for _, inner, _ in inside(factor):
            found |= names_in(inner)
    return found


def _joint(given: Sequence[Hypothesis], laws: Mapping[str, Law]) -> dict[str, Covariance]:
    """For the name of each family that is part of a covariance, that covariance."""
    joint: dict[str, Covariance] = {}
    for each in (each for each in given if isinstance(each, Covariance)):
        for base in each.random:
            if base.name not in laws:
                raise BadStatement(f"{base} has a covariance but no law; give its law, too")
            if base.name in joint:
                raise BadStatement(f"{base} is part of two covariances; give one")
            joint[base.name] = each
    return joint


def _declare(setting: Setting, quantity: Expr | Family) -> Setting:
    """The setting in which the quantity is also known to be non-zero."""
    reader = Reader(setting, f"nonzero({quantity})")
    table = reader.family(quantity) if isinstance(quantity, Family) else reader.read(quantity)
    factors, coefficient = reader.product(quantity, table)
    names = {name for _, name, _, _ in factors}
    if names & setting.laws.keys():
        raise BadStatement(f"nonzero({quantity}) speaks of a random entry; accepted are deterministic quantities")
    if any(len(set(indices)) < len(indices) for _, _, indices, _ in factors):
        raise BadStatement(f"nonzero({quantity}) repeats an index; declare every entry, with distinct indices")
    return replace(setting, divisors=setting.divisors | names, units=setting.units | _prime_factors(coefficient))


def _algebra(expressions: Sequence[Expr]) -> tuple[Algebra, set[str]]:
    """Polynomial coefficients, or rational functions where something other than an entry is divided by; the sizes."""
    atoms = set().union(*(each.atoms(Scalar, Size, Pow) for each in expressions))
    divides = any(p.exp.could_extract_minus_sign() and not isinstance(p.base, Indexed) for p in atoms if p.is_Pow)
    symbols = sorted((atom for atom in atoms if isinstance(atom, Symbol)), key=lambda symbol: symbol.name)
    domain, *generators = (rational_functions if divides else ring)(symbols, QQ)
    algebra = Algebra({symbol.name: each for symbol, each in zip(symbols, generators, strict=True)}, domain.one)
    return algebra, {atom.name for atom in atoms if isinstance(atom, Size)}


def _prime_factors(coefficient: Any) -> set[Any]:
    numerator = getattr(coefficient, "numer", coefficient)
    check_factored(numerator)
    return {rehashed(prime.monic()) for prime, _ in numerator.factor_list()[1]}

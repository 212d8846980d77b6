"""What the lines and hypotheses of a statement mention, and the refusal of whatever has no meaning."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from fractions import Fraction
from math import floor
from typing import Any

from sympy import Add, Expr, Indexed, IndexedBase, Integer, Mul, Number, Pow, Rational, Sum, Symbol, zoo

from symdrop.advice import DIVISORS, exactly, instead_of
from symdrop.deciders.instances.divisors import pole, powers, primes, shift, spelled
from symdrop.errors import BadStatement, LimitReached, OutsideFragment
from symdrop.language import Bracket, D, Expectation, Family, Index, Scalar, Size, check_subscripts
from symdrop.statements.expressions import free_indices
from symdrop.statements.hypotheses import Covariance, Hypothesis, Nonnegative, Nonzero, Symmetric
from symdrop.statements.laws import Masks, laws_in
from symdrop.statements.laws.law import Law, Recurrence

LARGEST_POWER = 64


@dataclass(frozen=True)
class Signature:
    """The things that the lines of a statement, and the laws they call upon, mention by name.

    `excluded` are the numbers that no size, no scalar and no entry of that name may be, as a multiple of it plus a
    number is declared non-zero; `poles` are the sizes and numbers at which such a quantity that is divided by is zero.
    `laws` maps a random name to its law, `joint` to the covariance it is part of, if any; `free` holds the indices
    that no sum binds; `inverted` are the entries divided by, by name and the number that is added, `divisors` the
    other quantities divided by, inner ones first. `nonnegative` are the quantities declared so, `units` the scalar
    expressions, other than scalars, that are declared non-zero, `symmetric` the families declared so; `recurrences`
    are those asked for by now.
    """

    sizes: dict[str, Size] = field(default_factory=dict)
    families: dict[str, Family] = field(default_factory=dict)
    scalars: dict[str, Scalar] = field(default_factory=dict)
    laws: dict[str, Law] = field(default_factory=dict)
    joint: dict[str, Covariance | Masks] = field(default_factory=dict)
    free: dict[str, Index] = field(default_factory=dict)
    inverted: dict[tuple[str, Fraction], Expr] = field(default_factory=dict)
    divisors: dict[Expr, None] = field(default_factory=dict)
    nonnegative: dict[Expr, None] = field(default_factory=dict)
    units: dict[Expr, None] = field(default_factory=dict)
    poles: dict[tuple[str, Fraction], None] = field(default_factory=dict)
    excluded: dict[str, set[Fraction]] = field(default_factory=dict)
    symmetric: set[str] = field(default_factory=set)
    recurrences: dict[tuple[str, int], Recurrence | None] = field(default_factory=dict, compare=False)

    def divides_by(self, name: str) -> bool:
        """Whether the statement divides by entries of the family of that name, or by such plus a number."""
        return any(name == family for family, _ in self.inverted)

    def excludes(self, name: str, number: Fraction) -> bool:
        """Whether the hypotheses forbid this value to what has the name."""
        return number in self.excluded.get(name, ())

    def mentions(self, unit: Expr) -> bool:
        """Whether all that a quantity is made of occurs in the statement."""
        known = self.families.keys() | self.scalars.keys()
        return all(name_of(each) in known for each in unit.atoms(Indexed, Scalar))

    def allows(self, sizes: Mapping[str, int]) -> bool:
        """Whether the hypotheses allow these sizes."""
        return not any(self.excludes(name, Fraction(number)) for name, number in sizes.items())

    def beyond(self, name: str) -> int:
        """The least number beyond all that the size of that name may not be."""
        beyond: Fraction = max([Fraction(0), *self.excluded.get(name, ())])
        return 1 + floor(beyond)

    def laws_in_use(self) -> Iterator[Law]:
        """The laws that speak of something that occurs, be it a random entry or a parameter that they bound."""
        known = self.families.keys() | self.scalars.keys()
        return (law for name, law in self.laws.items() if known & {name, *self._mentioned(law)})

    def _mentioned(self, law: Law) -> Iterator[str]:
        return (name_of(each) for parameter in law.parameters for each in parameter.atoms(Indexed, Scalar))

    def recurrence(self, name: str, order: int) -> Recurrence | None:
        """What the law of a random name says of a moment by lower ones, worked out once."""
        if (name, order) not in self.recurrences:
            self.recurrences[name, order] = self.laws[name].recurrence(order)
        return self.recurrences[name, order]


def name_of(entry: Expr | Family) -> str:
    """The name of a family, of the family of an entry, or of a scalar."""
    name: str = entry.base.name if isinstance(entry, Indexed) else entry.name
    return name


def signature_of(given: Sequence[Hypothesis], lines: Sequence[Expr], reading: type[Reader] | None = None) -> Signature:
    """Read a statement; raises `BadStatement` or `OutsideFragment` for what the definition does not cover.

    `reading` is what reads the lines, where they have more words than polynomials.
    """
    reader = (reading or Reader)(Signature())
    found = reader.signature
    for law in laws_in(given):
        if found.laws.setdefault(name_of(law.entry), law) != law:
            raise BadStatement(f"{law.base} has two laws; give one")
    for several in (each for each in given if isinstance(each, Masks)):
        for base in several.random:
            if found.joint.setdefault(base.name, several) != several:
                raise BadStatement(f"{base} is part of two joint laws; give one")
    found.symmetric.update(each.family.name for each in given if isinstance(each, Symmetric))
    for each in (each for each in given if isinstance(each, Covariance)):
        reader.joint(each)
    for line in lines:
        reader.read(line, frozenset())
    for quantity in (each.quantity for each in given if isinstance(each, Nonnegative)):
        found.nonnegative[quantity] = None
        reader.parameter(quantity, frozenset(quantity.atoms(Index)), f"nonnegative({quantity})")
    read: list[Law] = []
    while unread := [law for law in found.laws_in_use() if law not in read]:
        # A law that is read, or a declaration above, may mention what another law bounds.
        for law in unread:
            reader.law(law)
        read += unread
    for base in (each.family for each in given if isinstance(each, Symmetric)):
        reader.declare_symmetric(base)
    for declared in (each for each in given if isinstance(each, Nonzero)):
        reader.declare(declared.quantity)
    reader.check_divisors()
    tables: list[dict[Any, Any]] = [found.sizes, found.families, found.scalars, found.free, found.inverted]
    for named in tables:
        ordered = sorted(named.items())
        named.clear()
        named.update(ordered)
    return found


class Reader:
    """Walks expressions, collecting names; `seen` are the parts already read under the same sums."""

    def __init__(self, signature: Signature) -> None:
        self.signature = signature
        self.names: dict[str, object] = {}
        self.seen: set[tuple[Any, frozenset[Index]]] = set()

    def read(self, node: Any, scope: frozenset[Index]) -> None:
        """Collect what `node` mentions; `scope` are the summed indices around it."""
        if not isinstance(node, Expr):
            raise BadStatement(f"{node!r} is not an expression; write it in the words of symdrop.language")
        if (node, scope) in self.seen:
            return
        self.seen.add((node, scope))
        if isinstance(node, Rational):
            return
        if isinstance(node, Indexed):
            self._entry(node, scope)
        elif isinstance(node, Mul | Add | Expectation | D):
            for part in node.args:
                self.read(part, scope)
        elif isinstance(node, Pow):
            self.power(node, scope)
        elif isinstance(node, Sum):
            self.over(node, scope)
        elif isinstance(node, Scalar):
            self._name(node)
            self.signature.scalars[node.name] = node
        elif isinstance(node, Size):
            self._size(node)
        elif isinstance(node, Bracket):
            for index in node.args:
                self._index(index, scope)
        else:
            self.other(node, scope)

    def other(self, node: Expr, scope: frozenset[Index]) -> None:
        """Refuse what is no word for polynomials."""
        raise _refusal(node)

    def joint(self, pair: Covariance) -> None:
        """Note a covariance of two families, each of which has a law and no other covariance."""
        found = self.signature
        for entry in (pair.first, pair.second):
            if name_of(entry) not in found.laws:
                raise BadStatement(f"{entry} has a covariance but no law; give its law, too")
            if name_of(entry) in found.joint:
                raise BadStatement(f"{entry} is part of two covariances; give one")
        laws = [found.laws[name_of(entry)] for entry in (pair.first, pair.second)]
        if type(laws[0]) is not type(laws[1]) or not laws[0].correlates:
            raise OutsideFragment(f"{pair.first} and {pair.second} need laws of one kind: two masks, gaussian or noise")
        found.joint.update({name_of(entry): pair for entry in (pair.first, pair.second)})

    def law(self, law: Law) -> None:
        """Read a law, whose parameters depend on nothing random and on its own indices only."""
        apart = Reader(replace(self.signature, free={}))
        apart.names = self.names
        apart.read(law.entry, frozenset(law.indices))
        pair = self.signature.joint.get(name_of(law.entry))
        written = [*law.written]
        written += [(pair.value, pair.indices)] if isinstance(pair, Covariance) else []
        for parameter, indices in written:
            apart.parameter(parameter, frozenset(indices), f"the law of {law.entry}")
        for divisor in law.divisors:
            self.declare(divisor)
            self.read(1 / divisor, frozenset(law.indices))
        if apart.signature.free:
            raise BadStatement(f"the law of {law.entry} mentions an index that is not its own: {law.parameters}")

    def parameter(self, node: Expr, scope: frozenset[Index], where: str) -> None:
        """Read an expression in which nothing is random."""
        self.read(node, scope)
        random = any(name_of(entry) in self.signature.laws for entry in node.atoms(Indexed, Scalar))
        if random or node.atoms(Expectation, D):
            raise BadStatement(f"{where} depends on a random entry, E or D: {node}")

    def declare(self, quantity: Any) -> None:
        """Note what `nonzero(quantity)` says: every factor is non-zero."""
        if isinstance(quantity, Family):
            self._name(quantity)
            self._deterministic(quantity)
            self._exclude(quantity.name, Fraction(0))
            return
        Reader(Signature()).read(quantity, frozenset())
        for part, power in powers(quantity, 1):
            if part == 0:
                raise BadStatement(f"nonzero({quantity}) is false")
            self._deterministic(part)
            if isinstance(part, Scalar):
                self._exclude(part.name, Fraction(0))
            elif entry := shift(part):
                self._deterministic(entry[0])
                if len(set(entry[0].indices)) < len(entry[0].indices):
                    raise BadStatement(f"nonzero({quantity}) repeats an index; declare every entry")
                self._exclude(name_of(entry[0]), -entry[1])
            elif at := pole(part):
                if power > 0:
                    self._exclude(*at)
            elif not isinstance(part, Rational):
                self._total(part) if part.has(Sum) else self._scalar_expression(part)
                if power > 0:
                    self.signature.units[part] = None

    def declare_symmetric(self, base: Family) -> None:
        """Note what `symmetric(base)` says, which is not random."""
        self._name(base)
        if base.name in self.signature.laws:
            raise BadStatement(f"symmetric({base}) speaks of random entries; accepted are deterministic families")

    def _exclude(self, name: str, number: Fraction) -> None:
        self.signature.excluded.setdefault(name, set()).add(number)

    def check_divisors(self) -> None:
        """Raise `BadStatement` unless the hypotheses declare everything divided by to be non-zero."""
        found = self.signature
        for (name, number), part in found.inverted.items():
            if not found.excludes(name, -number):
                what = part if number else found.families[name]
                raise BadStatement(f"the statement divides by {part}; declare nonzero({what}) among the hypotheses")
        zero = Fraction(0)
        declared = [
            *(unit for unit in found.units if not unit.has(Sum)),
            *(each for name, each in found.scalars.items() if found.excludes(name, zero)),
        ]
        for size, number in found.poles:
            if number >= 1 and number.denominator == 1 and not found.excludes(size, number):
                quantity = found.sizes[size] - Rational(number.numerator, number.denominator)
                raise BadStatement(f"the statement divides by {quantity}; declare nonzero({quantity})")
        totals = {spelled(unit) for unit in found.units}
        for divisor in found.divisors:
            if divisor.has(Sum):
                if spelled(divisor) not in totals:
                    raise BadStatement(f"the statement divides by {divisor}; declare nonzero({divisor})")
            elif divisor not in declared and not primes(divisor) <= set().union(*map(primes, declared)):
                raise BadStatement(f"the statement divides by {divisor}; declare nonzero({divisor})")

    def _entry(self, node: Indexed, scope: frozenset[Index]) -> None:
        base = node.base
        if not isinstance(base, Family):
            raise BadStatement(f"{base} is not declared; make it with family(name, size)")
        for over in base.shape:
            self._size(over)
        check_subscripts(base, node.indices)
        self._name(base)
        self.signature.families[base.name] = base
        for index in node.indices:
            self._index(index, scope)

    def power(self, node: Pow, scope: frozenset[Index]) -> None:
        if not isinstance(node.exp, Integer):
            raise OutsideFragment(f"{node} has the exponent {node.exp}; accepted are integer powers")
        if abs(int(node.exp)) > LARGEST_POWER:
            raise LimitReached(f"the exponent {node.exp} is beyond {LARGEST_POWER}, which is the limit")
        self.read(node.base, scope)
        for part, power in powers(node, 1):
            if power < 0 and not isinstance(part, Rational):
                self._deterministic(part)
                if at := pole(part):
                    self.signature.poles[at] = None
                elif part.has(Sum):
                    self._total(part)
                    self.signature.divisors[part] = None
                elif entry := shift(part):
                    self._deterministic(entry[0])
                    self.signature.inverted.setdefault((name_of(entry[0]), entry[1]), part)
                else:
                    self._scalar_expression(part)
                    self.signature.divisors[part] = None

    def over(self, node: Sum, scope: frozenset[Index]) -> None:
        """Collect what a sum, or a product over an index, mentions."""
        for index, *bounds in node.limits:
            if not isinstance(index, Index) or bounds != [1, index.size]:
                does, word = ("sum", "Sum") if isinstance(node, Sum) else ("multiply", "Prod")
                raise BadStatement(
                    f"{node} must {does} a declared index over its whole range: write {word}(..., index)"
                )
            self._index(index, scope | {index})
        self.read(node.function, scope | {limits[0] for limits in node.limits})

    def _index(self, index: Any, scope: frozenset[Index]) -> None:
        named = isinstance(index, Index) and len(index.args) == 2 and isinstance(index.args[0], Symbol)
        if not named or index.args[1][0] != 1:
            raise BadStatement(f"{index} is not an index; make one with index(name, size)")
        self._size(index.size)
        self._name(index)
        if index not in scope:
            self.signature.free[index.name] = index

    def _size(self, over: Any) -> None:
        if not isinstance(over, Size):
            raise BadStatement(f"{over} is not a size; make it with size(name)")
        self._name(over)
        self.signature.sizes[over.name] = over

    def _name(self, thing: Any) -> None:
        known = self.names.setdefault(thing.name, thing)
        if type(known) is not type(thing) or known != thing:
            raise BadStatement(f"two different things are called {thing} in this statement; rename one of them")

    def _deterministic(self, part: Expr | Family) -> None:
        if isinstance(part, Indexed | Scalar | Family) and name_of(part) in self.signature.laws:
            raise BadStatement(f"{part} is random and may be zero; it can be neither divided by nor declared non-zero")

    def _total(self, part: Expr) -> None:
        """Refuse a sum that has a free index, or of which something is random or divided by."""
        inverses = [each for each in part.atoms(Pow) if each.exp.could_extract_minus_sign()]
        if free_indices(part) or inverses or part.atoms(Expectation, D):
            raise OutsideFragment(f"cannot divide by {part}; {DIVISORS}")
        for entry in sorted(part.atoms(Indexed, Scalar), key=str):
            self._deterministic(entry)

    def _scalar_expression(self, part: Expr) -> None:
        """Refuse what is not a polynomial in scalars: its zeros would depend on sizes or entries."""
        if part.atoms(Size, Indexed, Sum, Bracket, Expectation, D):
            raise OutsideFragment(f"cannot divide by {part}; {DIVISORS}")
        for scalar in sorted(part.atoms(Scalar), key=str):
            self._deterministic(scalar)


def _refusal(node: Any) -> BadStatement | OutsideFragment:
    if isinstance(node, Number) or node is zoo:
        return BadStatement(f"{node} is not exact; {exactly(node)}")
    if isinstance(node, Index):
        return OutsideFragment(f"{node} is used as a number; an index only selects entries")
    if isinstance(node, Symbol):
        return BadStatement(f"{node} is a plain Symbol; declare it with scalar, size or index")
    if isinstance(node, IndexedBase):
        return BadStatement(f"{node} is a family; an expression has its entries, such as {node}[k]")
    return OutsideFragment(f"{node} is not decided: {instead_of(node)}")

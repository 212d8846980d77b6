"""The definition at one point, in exact fractions.

Masks are enumerated: an expectation tries both values of each mask entry that its inside asks for. A derivative is
taken with an infinitesimal: f(x + e) with e^2 = 0 is f(x) + e f'(x). Where there is more than a number, an
infinitesimal or a random entry that is not enumerated, the value is a `DualPolynomial`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from types import MappingProxyType
from typing import Any

from sympy import Expr

from symdrop.deciders.instances.evaluator import Evaluator, Places, Work
from symdrop.deciders.instances.signature import Signature, signature_of
from symdrop.errors import BadStatement, Counterexample, Unknown
from symdrop.statements.hypotheses import Hypothesis

MOST_ENUMERATED = 8
MOST_STEPS = 10**9
# No family or scalar has an empty name.
INFINITESIMAL = ""

Monomial = tuple[tuple[Unknown, int], ...]


@dataclass(frozen=True)
class DualPolynomial:
    """A polynomial in random entries and infinitesimals, of which every square is zero."""

    terms: Mapping[Monomial, Fraction]

    def __add__(self, other: DualPolynomial | Fraction) -> DualPolynomial:
        terms = dict(self.terms)
        for monomial, coefficient in dual(other).terms.items():
            terms[monomial] = terms.get(monomial, Fraction(0)) + coefficient
        return DualPolynomial(terms)

    def __mul__(self, other: DualPolynomial | Fraction) -> DualPolynomial:
        terms: dict[Monomial, Fraction] = {}
        for monomial, coefficient in self.terms.items():
            for another, factor in dual(other).terms.items():
                exponents = dict(monomial)
                for key, exponent in another:
                    exponents[key] = exponents.get(key, 0) + exponent
                if all(exponent == 1 for (name, _), exponent in exponents.items() if name == INFINITESIMAL):
                    merged = tuple(sorted(exponents.items()))
                    terms[merged] = terms.get(merged, Fraction(0)) + coefficient * factor
        return DualPolynomial(terms)

    __radd__ = __add__
    __rmul__ = __mul__

    def inverse(self) -> DualPolynomial:
        """1 over a number plus infinitesimals."""
        number = self.terms.get((), Fraction(0))
        term = result = DualPolynomial({(): 1 / number})
        ratio = DualPolynomial({monomial: -value / number for monomial, value in self.terms.items() if monomial})
        while any((term := term * ratio).terms.values()):
            result = result + term
        return result

    def derivative(self, key: Unknown) -> DualPolynomial:
        """The coefficient of an infinitesimal."""
        return DualPolynomial(
            {tuple(each for each in m if each[0] != key): value for m, value in self.terms.items() if (key, 1) in m}
        )


Value = Fraction | DualPolynomial


def dual(value: Value) -> DualPolynomial:
    """The value as a `DualPolynomial`.

    >>> dual(Fraction(1, 2)).terms
    {(): Fraction(1, 2)}
    """
    return value if isinstance(value, DualPolynomial) else DualPolynomial({(): value})


def evaluate(
    given: Sequence[Hypothesis],
    expression: Expr,
    sizes: Mapping[str, int],
    indices: Mapping[str, int],
    values: Mapping[Unknown, Fraction] | Mapping[str, Fraction],
) -> Fraction:
    """The value of an expression at one point, by the definition and exactly.

    `sizes` maps the name of each size to a number, `indices` each free index to its 1-based value, `values` each
    entry or scalar, or its text (`"w[1]"`, `"X[2,1]"`, `"t"`), to a fraction; random entries inside an E need none.
    Raises `BadStatement` where something is missing, not exact or divided by zero, `OutsideFragment` where the
    hypotheses do not promise an expectation.

    >>> from symdrop.theorem import bernoulli
    >>> from symdrop.language import E, Sum, family, index, size
    >>> n = size("n"); j = index("j", n); delta, p = family("delta p", n)
    >>> law = bernoulli(delta[j], keep=p[j])
    >>> point = {"p[1]": Fraction(1, 3), "p[2]": Fraction(1, 4)}
    >>> evaluate([law], E(Sum(delta[j], j) ** 2), {"n": 2}, {}, point)
    Fraction(3, 4)
    """
    read = signature_of(given, [expression])
    for name in read.sizes:
        if not isinstance(sizes.get(name), int) or sizes[name] < 1:
            raise BadStatement(f"the size {name} needs a positive integer, got {sizes.get(name)!r}")
    for name, index in read.free.items():
        if not isinstance(indices.get(name), int) or not 1 <= indices[name] <= sizes[index.size.name]:
            raise BadStatement(f"the index {name} needs a value in 1..{index.size}, got {indices.get(name)!r}")
    exact = dict(_exact(name, value) for name, value in values.items())
    points = PointEvaluator(read, sizes, exact, Work(MOST_STEPS))
    return points.number_at(expression, {index: indices[name] for name, index in read.free.items()})


class Undrawn(Exception):
    """An expectation asks for a random entry that has no value yet."""

    def __init__(self, key: Unknown) -> None:
        super().__init__(str(key))
        self.key = key


class TooMany(Exception):
    """An expectation asks for more mask entries than are enumerated."""


class PointEvaluator(Evaluator):
    """Values at one point. `drawn` are the entries whose value is set by an E or D around; `asked` those looked up."""

    def __init__(
        self, signature: Signature, sizes: Mapping[str, int], values: Mapping[Unknown, Fraction], work: Work
    ) -> None:
        super().__init__(signature, sizes, work)
        self.values = values
        self.drawn: dict[Unknown, Value] = {}
        self.averaging = False
        self.depth = 0
        self.asked: dict[Unknown, None] = {}

    def number_at(self, node: Expr, places: Places) -> Fraction:
        """The value as a fraction."""
        try:
            return dual(self.value(node, places)).terms.get((), Fraction(0))
        except ZeroDivisionError:
            raise BadStatement(f"{node} divides by zero at this point") from None

    def counterexample(self, left: Expr, right: Expr, places: Places) -> Counterexample:
        """Both sides here, with the value of everything but random entries that no side asked for."""
        sides = self.number_at(left, places), self.number_at(right, places)
        indices = {index.name: value for index, value in sorted(places.items(), key=lambda item: str(item[0]))}
        shown = (key for key in self.values if key in self.asked or key.name not in self.signature.laws)
        values = {key: self.values[key] for key in sorted(shown)}
        sizes = dict(sorted(self.sizes.items()))
        return Counterexample(MappingProxyType(sizes), MappingProxyType(indices), MappingProxyType(values), *sides)

    def expected_power_at(self, key: Unknown, order: int) -> Fraction:
        """E[z^order] of one random entry as a fraction."""
        return dual(self.expected_power(key, order)).terms.get((), Fraction(0))

    def number(self, numerator: int, denominator: int) -> Value:
        return Fraction(numerator, denominator)

    def entry(self, key: Unknown) -> Value:
        if key in self.drawn:
            return self.drawn[key]
        random = key.name in self.signature.laws
        if random and self.averaging:
            raise Undrawn(key)
        self.asked[key] = None
        if key not in self.values:
            raise BadStatement(f"{key} has no value; give one")
        value = self.values[key]
        if random and self.signature.laws[key.name].binary and value not in (0, 1):
            raise BadStatement(f"{key} = {value} is a mask entry; it is 0 or 1")
        return value

    def total(self, values: Iterable[Value]) -> Value:
        result: Value = Fraction(0)
        for value in values:
            self.work.spend(_weight(value))
            result = result + value
        return result

    def product(self, values: Sequence[Value]) -> Value:
        result: Value = Fraction(1)
        for value in values:
            self.work.spend(_weight(result) * _weight(value))
            result = result * value
        return result

    def power(self, base: Expr, exponent: int, places: Places) -> Value:
        value = self.value(base, places)
        if exponent < 0:
            value = value.inverse() if isinstance(value, DualPolynomial) else 1 / value
        return self.product([value] * abs(exponent))

    def expectation(self, inner: Expr, places: Places) -> Value:
        drawn = {key: value for key, value in self.drawn.items() if key.name not in self.signature.laws}
        outside = self._inside(drawn, averaging=True)
        try:
            return outside._average(inner, places, MOST_ENUMERATED)
        except TooMany:
            return outside._average(inner, places, 0)

    def derivative(self, inner: Expr, key: Unknown, places: Places) -> Value:
        infinitesimal = Unknown(INFINITESIMAL, (self.depth,))
        moved = self.entry(key) + DualPolynomial({((infinitesimal, 1),): Fraction(1)})
        nearby = self._inside({**self.drawn, key: moved}, averaging=self.averaging)
        nearby.depth = self.depth + 1
        return dual(nearby.value(inner, places)).derivative(infinitesimal)

    def _average(self, inner: Expr, places: Places, enumerated: int) -> Value:
        """The expectation over all random entries not yet drawn, of which `enumerated` at most are tried both ways."""
        self.work.spend(8)
        try:
            return self._expected(self.value(inner, places))
        except Undrawn as undrawn:
            key = undrawn.key
        law = self.signature.laws[key.name]
        if not (law.binary and enumerated) or self.group(key.name) or key.name in self.signature.joint:
            return self._with(key, DualPolynomial({((key, 1),): Fraction(1)}))._average(inner, places, enumerated)
        if self._masks() == enumerated:
            raise TooMany
        keep = self.expected_power(key, 1)
        kept, dropped = (self._with(key, Fraction(bit))._average(inner, places, enumerated) for bit in (1, 0))
        average: Value = keep * kept + (Fraction(1) + Fraction(-1) * keep) * dropped
        return average

    def _expected(self, value: Value) -> Value:
        """A value with its random entries replaced by their moments."""
        total: Value = Fraction(0)
        for monomial, coefficient in dual(value).terms.items():
            random = {key: exponent for key, exponent in monomial if key.name != INFINITESIMAL}
            rest = tuple(each for each in monomial if each[0][0] == INFINITESIMAL)
            term: Value = DualPolynomial({rest: coefficient}) if rest else coefficient
            total = total + (self.averaged(tuple(random.items())) * term if coefficient else term)
        return total

    def _masks(self) -> int:
        return sum(key.name in self.signature.laws for key in self.drawn)

    def _with(self, key: Unknown, value: Value) -> PointEvaluator:
        return self._inside({**self.drawn, key: value}, averaging=True)

    def _inside(self, drawn: dict[Unknown, Value], *, averaging: bool) -> PointEvaluator:
        inside = PointEvaluator(self.signature, self.sizes, self.values, self.work)
        inside.drawn, inside.averaging, inside.depth, inside.asked = drawn, averaging, self.depth, self.asked
        return inside


def _weight(value: Value) -> int:
    """The number of terms, in which a long number counts as several."""
    numbers = value.terms.values() if isinstance(value, DualPolynomial) else (value,)
    return sum(1 + (each.numerator.bit_length() + each.denominator.bit_length() >> 9) for each in numbers)


def _exact(name: Unknown | str, value: Any) -> tuple[Unknown, Fraction]:
    if isinstance(value, bool) or not isinstance(value, int | Fraction):
        raise BadStatement(f"{name} = {value!r} is not exact; give a Fraction or an integer")
    return name if isinstance(name, Unknown) else Unknown.parse(name), Fraction(value)

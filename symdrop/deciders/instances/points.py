"""The definition at one point, in exact fractions.

Masks are enumerated: an expectation tries both values of each mask entry that its inside asks for. A derivative is
taken with an infinitesimal: f(x + e) with e^2 = 0 is f(x) + e f'(x). Where there is more than a number, an
infinitesimal or a random entry that is not enumerated, the value is a `Series`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from sympy import Expr

from symdrop.deciders.instances.definition import Definition, Places, Work
from symdrop.deciders.instances.vocabulary import Key, Vocabulary, text, vocabulary
from symdrop.errors import BadStatement
from symdrop.statements.hypotheses import Hypothesis

MOST_ENUMERATED = 8
MOST_STEPS = 10**9
# No family or scalar has an empty name.
INFINITESIMAL = ""

Monomial = tuple[tuple[Key, int], ...]


@dataclass(frozen=True)
class Series:
    """A polynomial in random entries and infinitesimals, of which every square is zero."""

    terms: Mapping[Monomial, Fraction]

    def __add__(self, other: Series | Fraction) -> Series:
        terms = dict(self.terms)
        for monomial, coefficient in series(other).terms.items():
            terms[monomial] = terms.get(monomial, Fraction(0)) + coefficient
        return Series(terms)

    def __mul__(self, other: Series | Fraction) -> Series:
        terms: dict[Monomial, Fraction] = {}
        for monomial, coefficient in self.terms.items():
            for another, factor in series(other).terms.items():
                exponents = dict(monomial)
                for key, exponent in another:
                    exponents[key] = exponents.get(key, 0) + exponent
                if all(exponent == 1 for (name, _), exponent in exponents.items() if name == INFINITESIMAL):
                    merged = tuple(sorted(exponents.items()))
                    terms[merged] = terms.get(merged, Fraction(0)) + coefficient * factor
        return Series(terms)

    __radd__ = __add__
    __rmul__ = __mul__

    def inverse(self) -> Series:
        """1 over a number plus infinitesimals."""
        number = self.terms.get((), Fraction(0))
        term = result = Series({(): 1 / number})
        ratio = Series({monomial: -value / number for monomial, value in self.terms.items() if monomial})
        while any((term := term * ratio).terms.values()):
            result = result + term
        return result

    def derivative(self, key: Key) -> Series:
        """The coefficient of an infinitesimal."""
        return Series(
            {tuple(each for each in m if each[0] != key): value for m, value in self.terms.items() if (key, 1) in m}
        )


Value = Fraction | Series


def series(value: Value) -> Series:
    """The value as a `Series`.

    >>> series(Fraction(1, 2)).terms
    {(): Fraction(1, 2)}
    """
    return value if isinstance(value, Series) else Series({(): value})


def evaluate(
    given: Sequence[Hypothesis],
    expression: Expr,
    sizes: Mapping[str, int],
    indices: Mapping[str, int],
    values: Mapping[str, Fraction],
) -> Fraction:
    """The value of an expression at one point, by the definition and exactly.

    `sizes` maps the name of each size to a number, `indices` each free index to its 1-based value, `values` the
    text of each entry or scalar (`"w[1]"`, `"X[2,1]"`, `"t"`) to a fraction; random entries inside an E need none.
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
    read = vocabulary(given, [expression])
    for name in read.sizes:
        if not isinstance(sizes.get(name), int) or sizes[name] < 1:
            raise BadStatement(f"the size {name} needs a positive integer, got {sizes.get(name)!r}")
    for name, index in read.free.items():
        if not isinstance(indices.get(name), int) or not 1 <= indices[name] <= sizes[index.size.name]:
            raise BadStatement(f"the index {name} needs a value in 1..{index.size}, got {indices.get(name)!r}")
    exact = {name: _exact(name, value) for name, value in values.items()}
    points = Points(read, sizes, exact, Work(MOST_STEPS))
    return points.number_at(expression, {index: indices[name] for name, index in read.free.items()})


class Undrawn(Exception):
    """An expectation asks for a random entry that has no value yet."""

    def __init__(self, key: Key) -> None:
        super().__init__(text(key))
        self.key = key


class TooMany(Exception):
    """An expectation asks for more mask entries than are enumerated."""


class Points(Definition):
    """Values at one point. `drawn` are the entries whose value is set by an E or D around; `asked` those looked up."""

    def __init__(
        self, vocabulary: Vocabulary, sizes: Mapping[str, int], values: Mapping[str, Fraction], work: Work
    ) -> None:
        super().__init__(vocabulary, sizes, work)
        self.values = values
        self.drawn: dict[Key, Value] = {}
        self.averaging = False
        self.depth = 0
        self.asked: dict[Key, None] = {}

    def number_at(self, node: Expr, places: Places) -> Fraction:
        """The value as a fraction."""
        try:
            return series(self.value(node, places)).terms.get((), Fraction(0))
        except ZeroDivisionError:
            raise BadStatement(f"{node} divides by zero at this point") from None

    def moment_at(self, key: Key, order: int) -> Fraction:
        """E[z^order] of one random entry as a fraction."""
        return series(self.moment(key, order)).terms.get((), Fraction(0))

    def number(self, numerator: int, denominator: int) -> Value:
        return Fraction(numerator, denominator)

    def entry(self, key: Key) -> Value:
        if key in self.drawn:
            return self.drawn[key]
        random = key[0] in self.vocabulary.laws
        if random and self.averaging:
            raise Undrawn(key)
        self.asked[key] = None
        if text(key) not in self.values:
            raise BadStatement(f"{text(key)} has no value; give one")
        value = self.values[text(key)]
        if random and self.vocabulary.laws[key[0]].binary and value not in (0, 1):
            raise BadStatement(f"{text(key)} = {value} is a mask entry; it is 0 or 1")
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
            value = value.inverse() if isinstance(value, Series) else 1 / value
        return self.product([value] * abs(exponent))

    def expectation(self, inner: Expr, places: Places) -> Value:
        drawn = {key: value for key, value in self.drawn.items() if key[0] not in self.vocabulary.laws}
        outside = self._inside(drawn, averaging=True)
        try:
            return outside._average(inner, places, MOST_ENUMERATED)
        except TooMany:
            return outside._average(inner, places, 0)

    def derivative(self, inner: Expr, key: Key, places: Places) -> Value:
        infinitesimal = (INFINITESIMAL, (self.depth,))
        moved = self.entry(key) + Series({((infinitesimal, 1),): Fraction(1)})
        nearby = self._inside({**self.drawn, key: moved}, averaging=self.averaging)
        nearby.depth = self.depth + 1
        return series(nearby.value(inner, places)).derivative(infinitesimal)

    def _average(self, inner: Expr, places: Places, enumerated: int) -> Value:
        """The expectation over all random entries not yet drawn, of which `enumerated` at most are tried both ways."""
        self.work.spend(8)
        try:
            return self._expected(self.value(inner, places))
        except Undrawn as undrawn:
            key = undrawn.key
        law = self.vocabulary.laws[key[0]]
        if not (law.binary and enumerated) or key[0] in self.vocabulary.joint:
            return self._with(key, Series({((key, 1),): Fraction(1)}))._average(inner, places, enumerated)
        if self._masks() == enumerated:
            raise TooMany
        keep = self.moment(key, 1)
        kept, dropped = (self._with(key, Fraction(bit))._average(inner, places, enumerated) for bit in (1, 0))
        average: Value = keep * kept + (Fraction(1) + Fraction(-1) * keep) * dropped
        return average

    def _expected(self, value: Value) -> Value:
        """A value with its random entries replaced by their moments."""
        total: Value = Fraction(0)
        for monomial, coefficient in series(value).terms.items():
            random = {key: exponent for key, exponent in monomial if key[0] != INFINITESIMAL}
            rest = tuple(each for each in monomial if each[0][0] == INFINITESIMAL)
            term: Value = Series({rest: coefficient}) if rest else coefficient
            total = total + (self._averaged(random) * term if coefficient else term)
        return total

    def _averaged(self, random: Mapping[Key, int]) -> Value:
        """E of a product of random entries, by their moments and covariances."""
        binary = {key for key in random if self.vocabulary.laws[key[0]].binary}
        if not self.is_promised({key: 1 if key in binary else exponent for key, exponent in random.items()}):
            raise self.unpromised(random)
        left = dict(random)
        result: Value = Fraction(1)
        for first, second, covariance, places in self.pairs():
            if first in left and second in left:
                means = self.moment(first, left.pop(first))
                means = means * self.moment(second, left.pop(second))
                result = result * (means + self.value(covariance, places))
        for key, exponent in left.items():
            result = result * self.moment(key, exponent)
        return result

    def _masks(self) -> int:
        return sum(key[0] in self.vocabulary.laws for key in self.drawn)

    def _with(self, key: Key, value: Value) -> Points:
        return self._inside({**self.drawn, key: value}, averaging=True)

    def _inside(self, drawn: dict[Key, Value], *, averaging: bool) -> Points:
        inside = Points(self.vocabulary, self.sizes, self.values, self.work)
        inside.drawn, inside.averaging, inside.depth, inside.asked = drawn, averaging, self.depth, self.asked
        return inside


def _weight(value: Value) -> int:
    """The number of terms, in which a long number counts as several."""
    numbers = value.terms.values() if isinstance(value, Series) else (value,)
    return sum(1 + (each.numerator.bit_length() + each.denominator.bit_length() >> 9) for each in numbers)


def _exact(name: str, value: Any) -> Fraction:
    if isinstance(value, bool) or not isinstance(value, int | Fraction):
        raise BadStatement(f"{name} = {value!r} is not exact; give a Fraction or an integer")
    return Fraction(value)

"""The definition of products over an index, exponentials and other functions at one point, to many digits.

A product is multiplied out, one index value after another; an expectation is the sum over all values of the masks in
it. What `exp`, `softplus` and `logistic` give is a fraction that is off by less than 2^-200 of it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from fractions import Fraction
from itertools import product
from typing import Any

import mpmath
import sympy
from sympy import Add, Expr, Indexed, Mul, Pow, Rational, S, Sum, exp, log

from symdrop.deciders.instances.evaluator import Places, Work
from symdrop.deciders.instances.points import MOST_STEPS, PointEvaluator
from symdrop.deciders.instances.signature import Signature
from symdrop.errors import BadStatement, OutsideFragment, Unknown
from symdrop.functions import goes_beyond_polynomials, logistic, softplus
from symdrop.language import Bracket, Cov, D, E, Size, Var
from symdrop.statements.expressions import indices_of, name_of

FUNCTIONS = (exp, softplus, logistic, log)
BITS = 240
# An exponential of more would have too many digits.
LARGEST_EXPONENT = 10**5
MOST_MASKS = 16


def is_enumerated(line: Expr) -> bool:
    """Whether a line holds words that have no exact value by polynomials.

    >>> from symdrop.language import scalar
    >>> is_enumerated(exp(scalar("t"))), is_enumerated(scalar("t") ** 2)
    (True, False)
    """
    return goes_beyond_polynomials(line) or bool(line.has(log))


def outline(line: Expr) -> Expr:
    """A polynomial with the same entries, sizes, sums and free indices, by which a line is read.

    >>> from symdrop.functions import Prod
    >>> from symdrop.language import family, index, size
    >>> n = size("n"); i = index("i", n); w = family("w", n)
    >>> outline(exp(-Prod(w[i] ** n, i)))
    -Sum(n*w[i], (i, 1, n))
    """
    if isinstance(line, sympy.Product):
        return Sum(outline(line.function), *line.limits)
    if isinstance(line, FUNCTIONS) or (isinstance(line, Pow) and is_enumerated(line.base)):
        return outline(line.args[0])
    if isinstance(line, Pow) and not line.exp.is_Integer:
        return Mul(line.base, line.exp.atoms(Size).pop())
    if line == S.Exp1:
        return S.One
    if isinstance(line, Indexed | Bracket) or not line.args:
        return line
    if isinstance(line, Sum | D):
        return line.func(outline(line.args[0]), *line.args[1:])
    return line.func(*map(outline, line.args))


def applied(name: str, value: Fraction) -> Fraction:
    """A function of a number.

    >>> float(applied("softplus", Fraction(0))), applied("logistic", Fraction(0))
    (0.6931471805599453, Fraction(1, 2))
    """
    if abs(value) > LARGEST_EXPONENT:
        raise BadStatement(f"{name}({float(value):.3g}) has too many digits; give values that are not so large")
    with mpmath.workprec(BITS + int(2 * abs(value)).bit_length() + (2 * abs(int(value)) if name != "exp" else 0)):
        read = mpmath.mpf(value.numerator) / value.denominator
        if name == "log":
            if value <= 0:
                raise BadStatement(f"log({value}) is no number")
            found = mpmath.log(read)
        else:
            power = mpmath.exp(read)
            found = {"exp": power, "softplus": mpmath.log1p(power), "logistic": power / (1 + power)}[name]
        sign, mantissa, exponent, _ = mpmath.mpf(found)._mpf_
    size: Fraction = int(mantissa) * Fraction(2) ** int(exponent)
    return -size if sign else size


def slopes(name: str, value: Fraction) -> Iterator[Fraction]:
    """A function of a number and its derivatives there, one after another."""
    if name == "exp":
        power = applied(name, value)
        while True:
            yield power
    if name == "log":
        yield applied(name, value)
        # One over the number, and each next one times -order over it.
        slope, order = 1 / value, 1
        while True:
            yield slope
            slope, order = -order * slope / value, order + 1
    if name == "softplus":
        yield applied(name, value)
        name = "logistic"
    share = applied(name, value)
    # The derivatives of s are polynomials in s, by s' = s - s^2.
    polynomial = {1: 1}
    while True:
        yield sum((factor * share**degree for degree, factor in polynomial.items()), Fraction(0))
        found: dict[int, int] = {}
        for degree, factor in polynomial.items():
            found[degree] = found.get(degree, 0) + factor * degree
            found[degree + 1] = found.get(degree + 1, 0) - factor * degree
        polynomial = found


class Jet:
    """A number and its first derivatives along directions, each by the set of directions that it is taken along."""

    def __init__(self, terms: Mapping[frozenset[int], Fraction]) -> None:
        self.terms = terms

    @classmethod
    def of(cls, number: Fraction | int) -> Jet:
        """A number that does not move."""
        return cls({frozenset(): Fraction(number)})

    @property
    def number(self) -> Fraction:
        """The number itself."""
        return self.terms.get(frozenset(), Fraction(0))

    def __add__(self, other: Jet) -> Jet:
        zero = Fraction(0)
        return Jet(
            {key: self.terms.get(key, zero) + other.terms.get(key, zero) for key in {**self.terms, **other.terms}}
        )

    def __mul__(self, other: Jet) -> Jet:
        found: dict[frozenset[int], Fraction] = {}
        for (one, first), (two, second) in product(self.terms.items(), other.terms.items()):
            if not one & two:
                found[one | two] = found.get(one | two, Fraction(0)) + first * second
        return Jet(found)

    def through(self, derivatives: Iterator[Fraction]) -> Jet:
        """A function of it, given by its derivatives at the number."""
        moved = Jet({key: value for key, value in self.terms.items() if key and value})
        total, power, factorial = Jet.of(next(derivatives)), Jet.of(1), 1
        for order in range(1, 1 + len(frozenset().union(*moved.terms))):
            power, factorial = power * moved, factorial * order
            total = total + power * Jet.of(next(derivatives) / factorial)
        return total


class Undrawn(Exception):
    """An expectation asks for a random entry that has no value yet."""

    def __init__(self, key: Unknown) -> None:
        super().__init__(str(key))
        self.key = key


class Enumeration:
    """Values by the definition at one point; `drawn` are the entries whose value is set by an E or a D around."""

    def __init__(self, read: Signature, sizes: Mapping[str, int], values: Mapping[Unknown, Fraction]) -> None:
        self.read, self.sizes, self.values = read, sizes, values
        self.points = PointEvaluator(read, sizes, values, Work(MOST_STEPS))

    def number_at(self, node: Expr, places: Places) -> Fraction:
        """The value as a fraction.

        Raises `BadStatement` where something is divided by zero or has no value, and `OutsideFragment` for an
        expectation of random entries that are no independent masks.
        """
        try:
            return self.value(node, places, {}).number
        except ZeroDivisionError:
            raise BadStatement(f"{node} divides by zero at this point") from None

    def value(self, node: Expr, places: Places, drawn: Mapping[Unknown, Jet | None]) -> Jet:
        """The value of an expression; an entry that is drawn as None has no value yet."""

        def inner(part: Expr) -> Jet:
            return self.value(part, places, drawn)

        match node:
            case Rational():
                return Jet.of(Fraction(int(node.p), int(node.q)))
            case Size():
                return Jet.of(self.sizes[node.name])
            case Bracket():
                return Jet.of(int(places[node.args[0]] == places[node.args[1]]))
            case Add():
                return _sum(map(inner, node.args))
            case Mul():
                return _product(map(inner, node.args))
            case Pow():
                return self._power(inner(node.base), inner(node.exp).number)
            case Sum():
                return _sum(self.value(node.function, each, drawn) for each in every(node, self.sizes, places))
            case sympy.Product():
                return _product(self.value(node.function, each, drawn) for each in every(node, self.sizes, places))
            case E() | Var() | Cov():
                return self._expectation(node, places, drawn)
            case D():
                return self._derivative(node, places, drawn)
            case _ if isinstance(node, FUNCTIONS):
                read = inner(node.args[0])
                return read.through(slopes(type(node).__name__, read.number))
            case _ if node == S.Exp1:
                return Jet.of(applied("exp", Fraction(1)))
        return self._entry(self._key(node, places), drawn)

    def _key(self, node: Expr, places: Places) -> Unknown:
        return self.points.own_key(Unknown(name_of(node), tuple(places[index] for index in indices_of(node))))

    def _entry(self, key: Unknown, drawn: Mapping[Unknown, Jet | None]) -> Jet:
        if (found := drawn.get(key)) is not None:
            return found
        if key.name in self.read.laws and AVERAGING in drawn:
            raise Undrawn(key)
        return Jet.of(dict(self.values)[key]) if key in self.values else _missing(key)

    def _power(self, base: Jet, exponent: Fraction) -> Jet:
        if exponent.denominator != 1:
            raise OutsideFragment(f"a power to {exponent} has no exact value; powers are integers")
        if exponent < 0:
            number, orders = base.number, range(len(frozenset().union(*base.terms)) + 1)
            base = base.through(iter([(-1) ** order * _factorial(order) / number ** (order + 1) for order in orders]))
        return _product([base] * abs(int(exponent)))

    def _derivative(self, node: D, places: Places, drawn: Mapping[Unknown, Jet | None]) -> Jet:
        inner, variable = node.args
        key = self._key(variable, places)
        direction = 1 + max((each for jet in drawn.values() if jet for term in jet.terms for each in term), default=0)
        moved = self._entry(key, drawn) + Jet({frozenset({direction}): Fraction(1)})
        terms = self.value(inner, places, {**drawn, key: moved}).terms
        return Jet({term - {direction}: value for term, value in terms.items() if direction in term})

    def _expectation(self, node: Expr, places: Places, drawn: Mapping[Unknown, Jet | None]) -> Jet:
        # What is drawn by an expectation around is averaged there.
        fixed = {key: jet for key, jet in drawn.items() if key.name not in self.read.laws}
        inside = {**fixed, AVERAGING: None}
        if isinstance(node, E):
            return self._average(node.args[0], places, inside)
        first, second = (*node.args, *node.args)[:2]
        means = self._average(first, places, inside) * self._average(second, places, inside)
        return self._average(first * second, places, inside) + means * Jet.of(-1)

    def _average(self, inner: Expr, places: Places, drawn: Mapping[Unknown, Jet | None]) -> Jet:
        try:
            return self.value(inner, places, drawn)
        except Undrawn as undrawn:
            key = undrawn.key
        law = self.read.laws[key.name]
        if not (law.binary and law.independent) or key.name in self.read.joint or self.points.group(key.name):
            raise OutsideFragment(f"E({inner}) is evaluated for independent masks alone, and {key} is none")
        if sum(each.name in self.read.laws for each in drawn) >= MOST_MASKS:
            raise OutsideFragment(f"E({inner}) has more than {MOST_MASKS} masks; take smaller sizes")
        keep = self._chance(key, drawn)
        kept, dropped = (self._average(inner, places, {**drawn, key: Jet.of(bit)}) for bit in (1, 0))
        return keep * kept + (Jet.of(1) + keep * Jet.of(-1)) * dropped

    def _chance(self, key: Unknown, drawn: Mapping[Unknown, Jet | None]) -> Jet:
        """The chance that a mask is 1, which moves with the parameters of its law."""
        law = self.read.laws[key.name]
        terms = self.read.recurrence(key.name, 1) or [(S.One, 1)]
        if any(lower for _, lower in terms):
            raise OutsideFragment(f"the law of {law.entry} does not say how often it is 1")
        return _sum(self.value(share, self.points.at(law, key), drawn) for share, _ in terms)


# Stands among what is drawn where random entries are averaged.
AVERAGING = Unknown("the masks")


def every(node: Sum | sympy.Product, sizes: Mapping[str, int], places: Places) -> Iterator[Places]:
    """The places within a sum or a product, one for each value of its indices."""
    # The first limits are the innermost: they win where an index is bound twice.
    indices = [limits[0] for limits in reversed(node.limits)]
    for values in product(*(range(1, sizes[index.size.name] + 1) for index in indices)):
        yield {**places, **dict(zip(indices, values, strict=True))}


def _sum(jets: Any) -> Jet:
    return _folded(jets, Jet.__add__, 0)


def _product(jets: Any) -> Jet:
    return _folded(jets, Jet.__mul__, 1)


def _folded(jets: Any, join: Callable[[Jet, Jet], Jet], start: int) -> Jet:
    total = Jet.of(start)
    for each in jets:
        total = join(total, each)
    return total


def _factorial(order: int) -> int:
    return int(sympy.factorial(order))


def _missing(key: Unknown) -> Jet:
    raise BadStatement(f"{key} has no value; give one")

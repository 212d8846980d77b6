"""One point of a statement: numbers for its sizes and free indices, an exact value for each entry and scalar."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import product
from math import prod
from typing import Any

import numpy as np
import sympy
from sympy import Expr, Pow, S

from symdrop.deciders.instances.evaluator import Evaluator, Places, Work
from symdrop.deciders.instances.points import MOST_STEPS, PointEvaluator
from symdrop.deciders.instances.signature import Signature, signature_of
from symdrop.errors import OutsideFragment, Unknown
from symdrop.language import Index
from symdrop.statements.hypotheses import Symmetric
from symdrop.statements.statement import Statement
from symdrop.testing.enumeration import FUNCTIONS, Enumeration, applied, every, is_enumerated, outline, slopes


@dataclass(frozen=True)
class Point:
    """Sizes, free indices and exact values that the hypotheses of a statement allow. Drawn by `points`.

    `sizes` maps the name of each size to a number, `indices` each free index to its 1-based value, `values` each
    entry or scalar to a fraction. Random entries have a value only where the
    statement mentions them outside every E.

    >>> from symdrop.catalogue import find
    >>> theorem = find("expected_dropout_output")[0].theorem
    >>> values = {"I[1]": 3, "I[2]": 4, "p[1]": Fraction(1, 3), "p[2]": Fraction(1, 2), "w[1]": 1, "w[2]": 2}
    >>> exact = {Unknown.parse(name): Fraction(value) for name, value in values.items()}
    >>> point = Point(theorem, {"n": 2}, {}, exact)
    >>> print(point)
    n = 2, I = [3, 4], p = [1/3, 1/2], w = [1, 2]
    >>> point.value(theorem.lhs), point.value(theorem.rhs)
    (Fraction(5, 1), Fraction(5, 1))
    """

    statement: Statement
    sizes: Mapping[str, int]
    indices: Mapping[str, int]
    values: Mapping[Unknown, Fraction]

    def __str__(self) -> str:
        return self.described(self._arrays(), {**self.sizes, **self.indices})

    def __repr__(self) -> str:
        return f"Point({self})"

    def _repr_pretty_(self, printer: Any, cycle: bool) -> None:
        """What Hypothesis shows of a failing example."""
        printer.text(repr(self))

    def described(self, names: Iterable[str], places: Mapping[str, int]) -> str:
        """The places, such as sizes and indices, and the values of these names, as text."""
        arrays = self._arrays()
        numbers = (f"{name} = {number}" for name, number in places.items())
        return ", ".join([*numbers, *(f"{name} = {written(arrays[name])}" for name in names)])

    def arguments(self, dtype: Any = object) -> dict[str, Any]:
        """Every value by the name of its family or scalar: arrays, with entry 0 for index 1, and numbers.

        With `dtype=object` arrays and numbers hold fractions. With a floating-point type the arrays have this type
        and the numbers are Python floats.
        """
        exact = np.dtype(dtype) == object
        return {
            name: array.astype(dtype) if array.shape else array[()] if exact else float(array[()])
            for name, array in self._arrays().items()
        }

    def value(self, line: Expr) -> Fraction:
        """The value of a line of the statement at this point, its indices included, by the definition.

        With a function such as an exponential it is off by less than 2^-200 of it. Raises `BadStatement` for a line
        that mentions something that has no value here.
        """
        read = self._read(line)
        places = {index: self.indices[name] for name, index in read.free.items()}
        return self._points(read, line).number_at(line, places)

    def array(self, line: Expr) -> Any:
        """The exact values of a line: an object array with one axis for each free index, in alphabetical order."""
        read = self._read(line)
        points = self._points(read, line)
        return self._filled(read, lambda places: points.number_at(line, places))

    def magnitudes(self, line: Expr) -> Any:
        """What rounding errors in a line are measured by: an array of fractions, of the shape of `array(line)`.

        Where a line is multiplied out, this is the sum of the absolute values of its terms; a quotient 1/x counts
        as |x|'s magnitude over x^2. To first order, the error of a computation of the line is at most the machine
        precision times this times the number of operations. Raises `OutsideFragment` for a line with an E or a D.
        """
        read = self._read(line)
        definition = Magnitudes(read, self.sizes, self.values)
        return self._filled(read, lambda places: definition.value(line, places).magnitude)

    def _read(self, line: Expr) -> Signature:
        return signature_of(self.statement.given, [outline(line) if is_enumerated(line) else line])

    def _points(self, read: Signature, line: Expr) -> PointEvaluator | Enumeration:
        if is_enumerated(line):
            return Enumeration(read, self.sizes, self.values)
        return PointEvaluator(read, self.sizes, self.values, Work(MOST_STEPS))

    def _filled(self, read: Signature, number: Any) -> Any:
        free: list[Index] = list(read.free.values())
        array = np.empty([self.sizes[index.size.name] for index in free], dtype=object)
        for place in np.ndindex(array.shape):
            array[place] = number({index: at + 1 for index, at in zip(free, place, strict=True)})
        return array

    def _arrays(self) -> dict[str, Any]:
        """Object arrays of fractions by name; a scalar is an array without axes."""
        symmetric = {each.family.name for each in self.statement.given if isinstance(each, Symmetric)}
        found: dict[str, dict[tuple[int, ...], Fraction]] = {}
        for each, value in self.values.items():
            entries = found.setdefault(each.name, {})
            entries[each.subscripts] = value
            if each.name in symmetric:
                entries[each.subscripts[::-1]] = value
        return {name: _array(entries) for name, entries in sorted(found.items())}


@dataclass(frozen=True)
class Bound:
    """A number with the magnitude that rounding errors in it are measured by."""

    number: Fraction
    magnitude: Fraction


class Magnitudes(Evaluator):
    """The definition over numbers with their magnitudes."""

    def __init__(self, read: Signature, sizes: Mapping[str, int], values: Mapping[Unknown, Fraction]) -> None:
        super().__init__(read, sizes, Work(MOST_STEPS))
        self.values = values

    def value(self, node: Expr, places: Places) -> Bound:
        if isinstance(node, sympy.Product):
            return self.product([self.value(node.function, each) for each in every(node, self.sizes, places)])
        if isinstance(node, FUNCTIONS):
            return _through(type(node).__name__, self.value(node.args[0], places))
        if node == S.Exp1:
            return _plain(applied("exp", Fraction(1)))
        if isinstance(node, Pow) and not node.exp.is_Integer:
            exponent = int(self.value(node.exp, places).number)
            found = self.power(node.base, exponent, places)
            # The error of a power grows with the exponent.
            return Bound(found.number, found.magnitude * max(abs(exponent), 1))
        bound: Bound = super().value(node, places)
        return bound

    def number(self, numerator: int, denominator: int) -> Bound:
        return _plain(Fraction(numerator, denominator))

    def entry(self, key: Unknown) -> Bound:
        return _plain(self.values[key])

    def total(self, values: Iterable[Bound]) -> Bound:
        bounds = list(values)
        return Bound(
            sum((bound.number for bound in bounds), Fraction(0)),
            sum((bound.magnitude for bound in bounds), Fraction(0)),
        )

    def product(self, values: Sequence[Bound]) -> Bound:
        return Bound(
            prod((bound.number for bound in values), start=Fraction(1)),
            prod((bound.magnitude for bound in values), start=Fraction(1)),
        )

    def power(self, base: Expr, exponent: int, places: Places) -> Bound:
        bound: Bound = self.value(base, places)
        if exponent < 0:
            bound = Bound(1 / bound.number, bound.magnitude / bound.number**2)
        return self.product([bound] * abs(exponent))

    def expectation(self, inner: Expr, places: Places) -> Bound:
        raise OutsideFragment(f"E({inner}) has no magnitude; take a line without E and D")

    def derivative(self, inner: Expr, key: Unknown, places: Places) -> Bound:
        raise OutsideFragment(f"D({inner}, ..) has no magnitude; take a line without E and D")


def written(value: Any) -> str:
    """Numbers as text, arrays as nested lists.

    >>> written(np.array([Fraction(1, 3), Fraction(2)], dtype=object)), written(0.5)
    ('[1/3, 2]', '0.5')
    """
    array = np.asarray(value)
    if not array.shape:
        return str(array[()])
    return f"[{', '.join(written(each) for each in array)}]"


def _through(name: str, inner: Bound) -> Bound:
    """A function of a number: its own error, and what it makes of the error before it."""
    values = slopes(name, inner.number)
    value, slope = next(values), next(values)
    return Bound(value, abs(value) + abs(slope) * inner.magnitude)


def _plain(value: Fraction) -> Bound:
    return Bound(value, abs(value))


def _array(entries: Mapping[tuple[int, ...], Fraction]) -> Any:
    shape = [max(along) for along in zip(*entries, strict=True)]
    array = np.empty(shape, dtype=object)
    for subscripts in product(*(range(1, length + 1) for length in shape)):
        array[tuple(at - 1 for at in subscripts)] = entries[subscripts]
    return array

"""Comparing a function that was written by hand with the right side of a theorem, at points that Hypothesis draws."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from fractions import Fraction
from numbers import Rational, Real
from typing import Any
from unittest import SkipTest

import hypothesis
import numpy as np
from hypothesis import Phase
from hypothesis.errors import Flaky, NoSuchExample
from hypothesis.strategies import SearchStrategy

from symdrop.errors import BadStatement
from symdrop.language import Size
from symdrop.numeric import Formula, compile_proof
from symdrop.numeric.rounding import roundings
from symdrop.statements.claim import Claim
from symdrop.statements.statement import Statement
from symdrop.testing.assertions import assert_proved
from symdrop.testing.parameters import Call, matched, name_of
from symdrop.testing.point import Point, written
from symdrop.testing.results import Complaint, check_finite, exact_array, float_array
from symdrop.testing.strategies import points

# What to do with a function that loses precision.
NARROWED = "compute in the type that is given, or say dtype=np.float32 (or rtol=...) if that is meant"


def assert_implements(
    function: Callable[..., Any],
    theorem: Statement | Claim,
    *,
    arguments: Mapping[str, str] | None = None,
    dtype: Any = None,
    convert: Callable[[Any], Any] | None = None,
    rtol: float = 0.0,
    largest: int = 4,
    smallest: int = 1,
    max_examples: int = 100,
    settings: hypothesis.settings | None = None,
) -> None:
    """Check a function of your own against the right side of a theorem, which is proved first.

    The function is called with the arguments of the theorem by name; `arguments` maps a parameter of another name to
    its argument, `{"x": "I"}`. Families come as arrays, entry 0 for index 1, scalars as numbers; a parameter named
    after a size gets its number. The result has one axis for each free index, in alphabetical order.

    First the function is called with fractions, in object arrays or else in nested lists; where it returns fractions
    they must be the exact values. A theorem with an exponential or another function has none. Then it is called with
    floats; there a result may be off by what rounding can do to the terms at this point, in the precision of the
    result. `dtype=object` asks for fractions alone, `dtype=np.float32` for arrays of that type alone. `convert` makes
    the function's own arrays from NumPy's: `torch.tensor`, or `np.ndarray.tolist` for nested lists.

    `rtol` is for functions that are not as exact as their arithmetic, such as ones that iterate: with floats a result
    may be off by that times the expected value as well. A function that computes in less precision than it is given
    fails, unless `rtol` allows for that.

    Sizes are `smallest`..`largest`. `max_examples` points are drawn, the same ones in every run, without a time limit,
    and no examples are stored; pass Hypothesis' own `settings` for anything else, and `max_examples` is theirs.
    Hypothesis runs inside: call it in an ordinary test, not in one that is itself under `@given`.

    Raises `AssertionError` when the theorem is not proved, when the function is wrong (with the smallest input, what
    was expected and what came back), raises, changes its arguments or returns no real numbers. Raises `BadStatement`
    when function and theorem do not have the same arguments, and `OutsideFragment` when no line of the theorem is free
    of E and D.

    >>> from symdrop.catalogue import find
    >>> theorem = find("expected_dropout_output")[0].theorem
    >>> assert_implements(lambda w, x, p: (p * w) @ x, theorem, arguments={"x": "I"})
    >>> assert_implements(lambda w, x, p: ((1 - p) * w) @ x, theorem, arguments={"x": "I"})
    Traceback (most recent call last):
    ...
    AssertionError: <lambda> does not implement 'The expected output of a dropout unit'
      at:       n = 1, I = [1], p = [1/3], w = [1]
      expected: 1/3
      returned: 2/3
    """
    __tracebackhide__ = True
    formula = compile_proof(assert_proved(theorem))
    kind = None if dtype is None else _kind(dtype)
    if kind is not None and kind.kind == "O" and not formula.program.is_exact:
        raise BadStatement(f"{formula.line} is no fraction, for it has an exponential or a function; leave dtype out")
    trial = _Trial(formula, _call(function, formula, arguments), kind, convert, _tolerance(rtol))
    wishes = _settings(max_examples) if settings is None else hypothesis.settings(settings, deadline=None)
    point = _smallest_failure(trial, theorem, (smallest, largest), wishes)
    if point is None and trial.judged:
        return
    title = f"{name_of(function)} does not implement {theorem.title!r}"
    if point is None:
        raise AssertionError(f"{title}, as far as is known: nothing was compared; look at settings and dtype")
    failure = trial.settled_failure(point)
    place = point.described([argument.name for argument in formula.arguments], point.sizes)
    raise AssertionError(f"{title}\n  at:       {place}\n{failure}") from failure.__cause__


@dataclass
class _Trial:
    """One function under test; `judged` counts the points at which something was compared."""

    formula: Formula
    call: Call
    dtype: Any
    convert: Callable[[Any], Any] | None
    tolerance: Fraction
    judged: int = 0

    def failure(self, point: Point) -> Complaint | None:
        """What is wrong at this point, if anything is."""
        try:
            self._check(point)
        except Complaint as complaint:
            return complaint
        return None

    def settled_failure(self, point: Point) -> Complaint:
        """What is wrong at a point where something was; a function that is not deterministic is reported as such."""
        first, second = self.failure(point), self.failure(point)
        if first is None or str(first) != str(second):
            return Complaint("  it returns different values for the same arguments; fix its random numbers")
        return first

    def _check(self, point: Point) -> None:
        expected = point.array(self.formula.line)
        forms = [self.convert] if self.convert else [None, np.ndarray.tolist]
        tried = forms if self.dtype in (None, object) and self.formula.program.is_exact else []
        exact = [form for form in tried if self._is_exact(point, expected, form)][:1]
        if self.dtype == object and not exact:
            raise Complaint("  it does not return fractions when it is given fractions, as dtype=object asks")
        if self.dtype != object:
            self._check_floats(point, expected, exact[0] if exact else self.convert, forgiven=bool(exact))

    def _is_exact(self, point: Point, expected: Any, form: Callable[[Any], Any] | None) -> bool:
        """Whether the function can take fractions in this form; then its result is compared."""
        result: Any = None
        # A function that cannot take fractions may raise anything; with floats nothing is forgiven.
        with suppress(Exception):
            values = self._values(point, object, form)
            result = self.call(values)
        array = exact_array(result)
        if array is None:
            return False
        self._check_unchanged(point, object, form, values)
        self._check_shape(array, expected)
        self.judged += 1
        if np.any(array != expected):
            raise Complaint(f"  expected: {written(expected)}\n  returned: {written(array)}")
        return True

    def _check_floats(self, point: Point, expected: Any, form: Callable[[Any], Any] | None, *, forgiven: bool) -> None:
        """Call with floats and compare up to rounding; raising is forgiven where fractions gave the exact result."""
        dtype = np.dtype(float) if self.dtype is None else self.dtype
        try:
            values = self._values(point, dtype, form)
            result = self.call(values)
        except Exception as error:
            if forgiven:
                return
            raise Complaint(f"  it raised {type(error).__name__}: {error}{self._advice(point)}") from error
        array = float_array(result)
        self._check_unchanged(point, dtype, form, values)
        self._check_shape(array, expected)
        self._check_precision(array, dtype)
        precision = max(np.finfo(dtype), np.finfo(array.dtype), key=lambda each: each.eps)
        magnitudes = point.magnitudes(self.formula.line)
        if any(4 * each > Fraction(float(precision.max)) for each in magnitudes.flat):
            return
        self.judged += 1
        check_finite(array, written(expected))
        unit = Fraction(float(precision.eps))
        roundings_here, tiny = roundings(point.sizes.values()), Fraction(float(precision.tiny))
        allowed = np.asarray(magnitudes * roundings_here * unit + tiny + abs(expected) * self.tolerance)
        difference = np.asarray(np.abs(_fractions(array) - expected))
        if np.any(difference > allowed):
            worst = np.unravel_index(np.argmax(difference - allowed), difference.shape)
            off, by_rounding = float(difference[worst]), float(allowed[worst])
            single = np.asarray(magnitudes * roundings_here * Fraction(float(np.finfo(np.float32).eps)))
            lost = dtype == np.float64 and np.all(difference <= single)
            told = f"\n  as much as float32 is off, and {dtype} was given; {NARROWED}" if lost else ""
            explained = "rounding and rtol explain" if self.tolerance else "rounding explains"
            raise Complaint(
                f"  expected: {written(expected)}\n  returned: {written(array)}\n"
                f"  off by:   {off:.3g}, of which {explained} {by_rounding:.1g}{told}"
            )

    def _check_precision(self, array: Any, dtype: Any) -> None:
        """A result of less precision than the arguments have must be asked for."""
        narrower = np.finfo(array.dtype).eps > np.finfo(dtype).eps
        if narrower and self.tolerance < Fraction(float(np.finfo(array.dtype).eps)):
            raise Complaint(f"  it returned {array.dtype} although {dtype} was given; {NARROWED}")

    def _advice(self, point: Point) -> str:
        """What may help a function that raises."""
        ones = [name for name, length in point.sizes.items() if length == 1]
        small = (
            f"; if it cannot take {' or '.join(f'{name} = 1' for name in ones)}, smallest=2 begins above"
            if ones
            else ""
        )
        return (
            small if self.convert else f"{small}; if it takes no NumPy arrays, convert=... makes its own kind of them"
        )

    def _values(self, point: Point, dtype: Any, form: Callable[[Any], Any] | None) -> dict[str, Any]:
        """Fresh arguments by the names of the theorem, sizes included."""
        values = point.arguments(dtype)
        made = {name: form(value) if form and np.ndim(value) else value for name, value in values.items()}
        return made | dict(point.sizes)

    def _check_unchanged(
        self, point: Point, dtype: Any, form: Callable[[Any], Any] | None, values: Mapping[str, Any]
    ) -> None:
        untouched = self._values(point, dtype, form)
        for argument in self.formula.arguments:
            if not np.array_equal(np.asarray(values[argument.name]), np.asarray(untouched[argument.name])):
                raise Complaint(f"  it changes its argument {argument.name}; work on a copy")

    def _check_shape(self, array: Any, expected: Any) -> None:
        free = self.formula.free
        axes = f"one axis for each of {', '.join(index.name for index in free)}" if free else "a number"
        if array.shape != expected.shape:
            raise Complaint(f"  it returned the shape {array.shape}; expected is {expected.shape}, {axes}")


def _smallest_failure(
    trial: _Trial, theorem: Statement | Claim, between: tuple[int, int], wishes: hypothesis.settings
) -> Point | None:
    """The smallest point at which the trial fails, of the smallest of these sizes, or None."""
    smallest, largest = between
    found = _failure(trial, points(theorem, largest=largest, smallest=smallest), wishes)
    # Shrinking changes one draw after another and may end at a size at which two would have to change together.
    while found and (length := max(found.sizes.values(), default=smallest)) > smallest:
        try:
            smaller = _failure(trial, points(theorem, largest=length - 1, smallest=smallest), wishes)
        except BadStatement:
            # The hypotheses allow no smaller size.
            break
        if smaller is None:
            break
        found = smaller
    return found


def _failure(trial: _Trial, drawn: SearchStrategy[Point], wishes: hypothesis.settings) -> Point | None:
    last: list[Point] = []

    def fails(point: Point) -> bool:
        if trial.failure(point) is None:
            return False
        last[:] = [point]
        return True

    try:
        return hypothesis.find(drawn, fails, settings=wishes)
    except (NoSuchExample, SkipTest):
        # SkipTest: the settings ask for no examples at all; the caller reports that nothing was compared.
        return None
    except Flaky:
        return last[-1]


def _settings(max_examples: int) -> hypothesis.settings:
    """The profile in use, made repeatable: the same points in every run, no time limit, nothing stored."""
    phases = (Phase.generate, Phase.shrink)
    return hypothesis.settings(max_examples=max_examples, derandomize=True, database=None, deadline=None, phases=phases)


def _tolerance(rtol: Any) -> Fraction:
    if isinstance(rtol, bool) or not isinstance(rtol, Real) or not 0 <= float(rtol) < 1:
        raise BadStatement(f"rtol={rtol!r} is not a relative tolerance; give a number of 0 or more, and less than 1")
    return Fraction(rtol) if isinstance(rtol, Rational) else Fraction(float(rtol))


def _kind(dtype: Any) -> Any:
    try:
        kind = np.dtype(dtype)
    except TypeError:
        kind = None
    if kind is None or kind.kind not in "fO":
        raise BadStatement(f"dtype={dtype!r} is neither a floating-point type nor object; leave it out for both")
    return kind


def _call(function: Callable[..., Any], formula: Formula, renamed: Mapping[str, str] | None) -> Call:
    sizes = sorted({size.name for size in formula.line.atoms(Size)})
    known = {name for argument in formula.arguments for name in argument.sizes}
    return matched(function, formula.arguments, sizes, [name for name in sizes if name not in known], renamed)


def _fractions(array: Any) -> Any:
    exact = np.empty(array.shape, dtype=object)
    for place, each in np.ndenumerate(array):
        exact[place] = Fraction(float(each))
    return exact

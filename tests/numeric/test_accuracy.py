"""What `symdrop.numeric.rounding` says, held against exact evaluation, on inputs of ordinary and of extreme scales.

Whether a number on the way leaves the range of floats is found by running the very same function on numbers that
remember the extremes of what was computed with them.
"""

from fractions import Fraction
from functools import cache

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from symdrop import formulas
from symdrop.numeric.operations import HELPERS
from symdrop.numeric.rounding import roundings
from symdrop.testing import points
from symdrop.testing.point import Point

ALL = formulas.named()
SCALES = {np.float64: 150, np.float32: 15}


class Watched(Fraction):
    """A fraction whose sums, products and powers, and theirs, all enter one list."""

    seen: list = []  # noqa: RUF012

    @classmethod
    def made(cls, value):
        if value is NotImplemented:
            return value
        cls.seen.append(abs(value))
        return cls(value)


def watched(name):
    def method(self, *others):
        return Watched.made(getattr(Fraction, name)(self, *others))

    return method


for name in ("add", "radd", "sub", "rsub", "mul", "rmul", "truediv", "rtruediv", "pow", "neg"):
    setattr(Watched, f"__{name}__", watched(f"__{name}__"))


def scaled(point, exponents):
    """The point with every value multiplied by a power of ten, masks and probabilities left alone."""
    values = {
        name: value * Fraction(10) ** exponent if abs(value) > 1 or value < 0 else value
        for (name, value), exponent in zip(point.values.items(), exponents, strict=True)
    }
    return Point(point.statement, point.sizes, point.indices, values)


def rounded(point, dtype):
    """The point whose values are floats."""
    values = {name: Fraction(float(dtype(float(value)))) for name, value in point.values.items()}
    return Point(point.statement, point.sizes, point.indices, values)


def names(formula):
    return [argument.name for argument in formula.arguments]


@cache
def function(source, name):
    """The function of this text, on arrays of NumPy."""
    space = {"xp": np, **HELPERS}
    exec(source, space)
    return space[name]


def range_of_numbers(formula, point):
    """The largest and the smallest number that is not zero among all that are computed, and the values."""
    Watched.seen = [abs(value) for value in point.values.values()]
    given = point.arguments()
    arrays = [np.vectorize(Watched, otypes=[object])(given[name])[()] for name in names(formula)]
    exact = function(formula.source, formula.__name__)(*arrays)
    numbers = [each for each in Watched.seen if each]
    return max(numbers, default=Fraction(1)), min(numbers, default=Fraction(1)), np.asarray(exact, dtype=object)


def check(formula, point, dtype):
    point = rounded(point, dtype)
    limits = np.finfo(dtype)
    largest, smallest, exact = range_of_numbers(formula, point)
    line = formula.line
    assert np.all(exact == point.array(line))
    assume(largest < Fraction(float(limits.max)) / 2 and smallest > Fraction(float(limits.tiny)))
    given = {name: dtype(value)[()] for name, value in point.arguments(float).items()}
    computed = np.asarray(formula(*(given[name] for name in names(formula))))
    assert computed.dtype == dtype
    unit = Fraction(float(limits.eps)) * roundings(point.sizes.values())
    for place, magnitude in np.ndenumerate(np.asarray(point.magnitudes(line))):
        assert abs(Fraction(float(computed[place])) - exact[place]) <= unit * magnitude


@pytest.mark.parametrize("dtype", SCALES, ids=lambda dtype: dtype.__name__)
@pytest.mark.parametrize("name", ALL)
def test_rounding_is_bounded_as_documented(name, dtype):
    formula = ALL[name]
    seen = []

    @settings(max_examples=12, deadline=None)
    @given(data=st.data())
    def examples(data):
        point = data.draw(points(formula.theorem, largest=4))
        if data.draw(st.booleans()):
            one = data.draw(st.integers(-SCALES[dtype], SCALES[dtype]))
            exponents = st.integers(-SCALES[dtype], SCALES[dtype]) | st.just(one)
            exponents = [data.draw(exponents) for _ in point.values]
            point = scaled(point, exponents)
        check(formula, point, dtype)
        seen.append(point)

    examples()
    assert seen


def test_the_bound_is_not_met_by_a_formula_that_cancels():
    """The check can fail: a variance from moments loses what its terms have not."""
    formula = ALL["dropout_output_variance"]
    w, x, p = np.full(3, 1e3), np.full(3, 1.0), np.full(3, 1 - 1e-9)
    naive = (w**2 * p) @ x**2 - (w * p) ** 2 @ x**2
    exact = sum(Fraction(a) ** 2 * Fraction(b) * (1 - Fraction(b)) for a, b in zip(w, p, strict=True))
    bound = Fraction(float(np.finfo(float).eps)) * roundings([3]) * exact
    assert abs(Fraction(float(formula(w, x, p))) - exact) <= bound < abs(Fraction(float(naive)) - exact)

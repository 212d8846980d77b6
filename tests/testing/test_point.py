"""What a point holds, the values of lines there, and the magnitudes that rounding is measured by."""

from dataclasses import FrozenInstanceError
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given, settings

from symdrop import (
    D,
    E,
    OutsideFragment,
    Sum,
    Theorem,
    bernoulli,
    family,
    index,
    nonzero,
    scalar,
    size,
)
from symdrop.errors import Unknown
from symdrop.testing import Point, points

m, n = size("m n")
a = index("a", m)
i, j, k = index("i j k", n)
X = family("X", m, n)
w, p, delta = family("w p delta", n)
d, t = scalar("d t")
line = Sum(X[a, i] * w[i], i) - t
theorem = Theorem(title="Residual", lhs=line, rhs=line)
VALUES = {"X[1,1]": 1, "X[1,2]": 2, "X[2,1]": -3, "X[2,2]": 4, "X[3,1]": 0, "X[3,2]": Fraction(1, 2)}
VALUES |= {"w[1]": 1, "w[2]": Fraction(-1, 3), "t": 2}
POINT = Point(
    theorem, {"m": 3, "n": 2}, {"a": 2}, {Unknown.parse(name): Fraction(value) for name, value in VALUES.items()}
)


def test_arguments_are_arrays_of_fractions_and_numbers():
    arguments = POINT.arguments()
    assert list(arguments) == ["X", "t", "w"]
    assert arguments["X"].tolist() == [[1, 2], [-3, 4], [0, Fraction(1, 2)]]
    assert arguments["w"].dtype == object
    assert {type(each) for each in [*arguments["X"].flat, *arguments["w"], arguments["t"]]} == {Fraction}


@pytest.mark.parametrize("dtype", [float, np.float32])
def test_arguments_are_floats_where_asked(dtype):
    arguments = POINT.arguments(dtype)
    assert arguments["X"].dtype == arguments["w"].dtype == dtype
    assert type(arguments["t"]) is float
    assert arguments["w"][1] == dtype(-1 / 3)


def test_arguments_are_fresh():
    POINT.arguments()["w"][0] = 7
    assert POINT.arguments()["w"][0] == 1


def test_values_of_a_line():
    assert POINT.value(line) == -3 - Fraction(4, 3) - 2
    assert POINT.array(line).tolist() == [1 - Fraction(2, 3) - 2, -3 - Fraction(4, 3) - 2, -Fraction(1, 6) - 2]
    assert POINT.array(Sum(w[i], i)).shape == ()
    assert POINT.array(Sum(w[i], i))[()] == Fraction(2, 3)
    assert POINT.array(w[k] * X[a, i]).shape == (3, 2, 2)


def test_a_point_is_frozen():
    with pytest.raises(FrozenInstanceError):
        POINT.sizes = {}


@settings(max_examples=5, deadline=None)
@given(points(theorem))
def test_what_is_drawn_cannot_be_changed(point):
    for mapping, key in ((point.sizes, "n"), (point.indices, "a"), (point.values, Unknown("t"))):
        with pytest.raises(TypeError):
            mapping[key] = 1


def test_a_point_is_told_with_its_places():
    told = "m = 3, n = 2, a = 2, X = [[1, 2], [-3, 4], [0, 1/2]], t = 2, w = [1, -1/3]"
    assert (str(POINT), repr(POINT)) == (told, f"Point({told})")
    assert POINT.described(["t"], POINT.sizes) == "m = 3, n = 2, t = 2"


def test_magnitudes_are_the_sum_of_absolute_terms():
    assert POINT.magnitudes(line).tolist() == [1 + Fraction(2, 3) + 2, 3 + Fraction(4, 3) + 2, Fraction(1, 6) + 2]
    assert POINT.magnitudes(line**2)[0] == POINT.magnitudes(line)[0] ** 2
    assert POINT.magnitudes(n * t - m)[()] == 7


def test_the_magnitude_of_a_quotient_grows_where_its_divisor_cancels():
    ratio = 1 / (1 - d)
    statement = Theorem(title="Ratio", given=[nonzero(1 - d)], lhs=ratio, rhs=ratio)
    point = Point(statement, {}, {}, {Unknown("d"): Fraction(999, 1000)})
    assert point.magnitudes(ratio)[()] == Fraction(1999, 1000) * 1000**2
    assert point.magnitudes(1 / (1 - d) ** 2)[()] == (Fraction(1999, 1000) * 1000**2) ** 2


@pytest.mark.parametrize("word", [E(w[k]), D(w[k], w[k])])
def test_expectations_and_derivatives_have_no_magnitude(word):
    with pytest.raises(OutsideFragment, match="has no magnitude; take a line without E and D"):
        POINT.magnitudes(word)


masked = Theorem(
    title="Masked sum",
    given=[bernoulli(delta[j], keep=p[j])],
    lhs=E(Sum(delta[j], j) ** 2),
    rhs=E(Sum(delta[j], j) ** 2),
)


@settings(max_examples=30, deadline=None)
@given(points(masked, largest=3))
def test_an_expectation_is_by_definition(point):
    keeps = point.arguments()["p"]
    assert point.value(masked.lhs) == sum(keeps) ** 2 + sum(keep * (1 - keep) for keep in keeps)

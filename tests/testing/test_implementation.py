"""Functions written by hand: right ones pass in every kind of number, each planted error is found and told."""

import re
import subprocess
import sys
import time
from fractions import Fraction
from pathlib import Path
from unittest import SkipTest

import hypothesis
import numpy as np
import pytest
from hypothesis import Phase

import symdrop
from symdrop import (
    BadStatement,
    E,
    Mistake,
    OutsideFragment,
    Sum,
    Theorem,
    bernoulli,
    family,
    index,
    scalar,
    size,
)
from symdrop.catalogue import find
from symdrop.testing import assert_implements

m, n = size("m n")
a = index("a", m)
i, j, k, l = index("i j k l", n)
X, M = family("X M", m, n)
v, w, x, p, delta = family("v w x p delta", n)
t = scalar("t")
MASK = [bernoulli(delta[j], keep=p[j])]


def theorem(name):
    return find(name)[0].theorem


GRADIENT, LOSS = theorem("expected_dropout_gradient"), theorem("expected_dropout_loss")
MOMENT, INVERTED = theorem("gradient_second_moment"), theorem("inverted_dropout")
BATCH = Theorem(
    title="Outputs", given=MASK, lhs=E(Sum(delta[i] * w[i] * X[a, i], i)), rhs=Sum(p[i] * w[i] * X[a, i], i)
)
OUTER = Theorem(title="Outer product", given=MASK, lhs=E(delta[k] * v[k] * w[l]), rhs=p[k] * v[k] * w[l])
SHARED = Theorem(title="Shared", given=[bernoulli(delta[j], keep=t)], lhs=E(Sum(delta[j], j)), rhs=n * t)


def gradient(w, I, t, p):
    return -p * I * (t - (p * w) @ I) + p * (1 - p) * w * I**2


def loss(w, x, t, p):
    return (t - (p * w) @ x) ** 2 / 2 + (p * (1 - p) * w**2) @ x**2 / 2


def moment(w, x, t, p):
    """The mean of g g^T over all masks, in the order that a loop over masks takes."""
    total = 0
    for number in range(2 ** len(w)):
        mask = np.array([number >> bit & 1 for bit in range(len(w))])
        slope = -mask * x * (t - (mask * w) @ x)
        total = total + np.prod(np.where(mask == 1, p, 1 - p)) * np.outer(slope, slope)
    return total


def gradient_of_lists(w, x, t, p):
    w.reverse(), w.reverse()  # what only lists can
    residual = t
    for keep, weight, value in zip(p, w, x, strict=True):
        residual = residual - keep * weight * value
    return [
        -keep * value * residual + keep * (1 - keep) * weight * value**2
        for keep, weight, value in zip(p, w, x, strict=True)
    ]


class Tensor:
    """Arrays as another library has them: they mix with neither NumPy's arrays nor fractions."""

    def __init__(self, data):
        array = np.array(data)
        if array.dtype == object:
            raise TypeError("fractions are no tensor")
        self.data = array

    def __array__(self, dtype=None, copy=None):
        return np.array(self.data, dtype=dtype)

    def _with(self, other, operation):
        if isinstance(other, np.ndarray):
            raise TypeError("an array is no tensor")
        return Tensor(operation(self.data, other.data if isinstance(other, Tensor) else other))

    def __mul__(self, other):
        return self._with(other, np.multiply)

    def __matmul__(self, other):
        return self._with(other, np.matmul)

    def __add__(self, other):
        return self._with(other, np.add)

    def __rsub__(self, other):
        return self._with(other, lambda mine, theirs: theirs - mine)

    def __pow__(self, other):
        return self._with(other, np.power)

    def __neg__(self):
        return Tensor(-self.data)

    __rmul__ = __mul__


RIGHT = {
    "fractions": (gradient, GRADIENT, {"dtype": object}),
    "double precision": (gradient, GRADIENT, {"dtype": float}),
    "single precision": (gradient, GRADIENT, {"dtype": np.float32}),
    "double precision of single": (
        lambda w, I, t, p: 1.0 * gradient(w, I, t, p).astype(float),
        GRADIENT,
        {"dtype": np.float32},
    ),
    "expanded": (
        lambda w, I, t, p: -p * I * t + p**2 * w * I**2 + p * I * ((p * w) @ I - p * w * I) + (p - p**2) * w * I**2,
        GRADIENT,
        {},
    ),
    "a half as a float": (lambda w, I, t, p: 0.5 * (2 * gradient(w, I, t, p)), GRADIENT, {}),
    "a number": (loss, LOSS, {"arguments": {"x": "I"}}),
    "a number in single precision": (loss, LOSS, {"arguments": {"x": "I"}, "dtype": np.float32}),
    "two axes": (moment, MOMENT, {"arguments": {"x": "I"}, "largest": 3, "max_examples": 30}),
    "two sizes": (lambda X, w, p: X @ (p * w), BATCH, {}),
    "two axes that differ": (lambda p, v, w: np.outer(p * v, w), OUTER, {}),
    "division": (
        lambda w, x, t, p: (t - w @ x) ** 2 / 2 + ((1 - p) / p * w**2) @ x**2 / 2,
        INVERTED,
        {"arguments": {"x": "I"}},
    ),
    "lists": (gradient_of_lists, GRADIENT, {"arguments": {"x": "I"}, "convert": np.ndarray.tolist}),
    "lists, unasked": (gradient_of_lists, GRADIENT, {"arguments": {"x": "I"}, "dtype": object}),
    "tensors": (gradient, GRADIENT, {"convert": Tensor}),
    "tensors in single precision": (gradient, GRADIENT, {"convert": Tensor, "dtype": np.float32}),
    "a size": (lambda t, n: n * t, SHARED, {}),
}


@pytest.mark.parametrize("name", RIGHT)
def test_a_right_function_passes(name):
    function, statement, options = RIGHT[name]
    assert assert_implements(function, statement, **{"max_examples": 50, **options}) is None


def diagonal(w, x, t, p):
    return np.diag(np.diag(moment(w, x, t, p)))


def in_single_precision(w, I, t, p):
    return gradient(*(np.asarray(each).astype(np.float32) for each in (w, I, t, p))).astype(float)


def overflowing(w, x, t, p):
    half = [np.float16(each) for each in (w, x, t, p)]
    with np.errstate(over="ignore", invalid="ignore"):
        return loss(np.float16(1000) * half[0], half[1], np.float16(1000) * half[2], half[3]).astype(float) / 1e6


LONE = "n = 1, I = [1], p = [1/3], t = 0, w = [1]"
TARGET = "n = 1, I = [1], p = [1/3], t = 1, w = [0]"
WRONG = {
    "keep and drop": (lambda w, I, t, p: gradient(w, I, t, 1 - p), GRADIENT, "n = 1, I = [1]"),
    "no ridge": (lambda w, I, t, p: -p * I * (t - (p * w) @ I), GRADIENT, LONE),
    "p^2": (lambda w, I, t, p: -p * I * (t - (p * w) @ I) + p**2 * w * I**2, GRADIENT, LONE),
    "no square of the input": (
        lambda w, I, t, p: -p * I * (t - (p * w) @ I) + p * (1 - p) * w * I,
        GRADIENT,
        "n = 1, I = [",
    ),
    "no chain factor": (lambda w, I, t, p: -I * (t - (p * w) @ I) + p * (1 - p) * w * I**2, GRADIENT, "n = 1, I = [1]"),
    "the sign": (lambda w, I, t, p: -gradient(w, I, t, p), GRADIENT, "n = 1, I = [1]"),
    "no half": (lambda w, I, t, p: (t - (p * w) @ I) ** 2 / 2 + (p * (1 - p) * w**2) @ I**2, LOSS, LONE),
    "no half at all": (lambda w, I, t, p: 2 * loss(w, I, t, p), LOSS, "n = 1, I = [0]"),
    "mean keep": (lambda w, I, t, p: gradient(w, I, t, np.full(len(p), sum(p) / len(p))), GRADIENT, "n = 2"),
    "off by one": (lambda w, I, t, p: gradient(np.roll(w, 1), I, t, p), GRADIENT, "n = 2"),
    "two units alone": (
        lambda w, I, t, p: -p * I * (t - (p * w)[:2] @ I[:2]) + p * (1 - p) * w * I**2,
        GRADIENT,
        "n = 3",
    ),
    "the diagonal": (diagonal, MOMENT, "n = 2, I = ["),
    "axes in another order": (lambda p, v, w: np.outer(w, p * v), OUTER, "n = 2"),
    "clipped weights": (lambda w, I, t, p: gradient(np.clip(w, -10, 10), I, t, p), GRADIENT, "n = 1, I = [1]"),
    "precision lost": (in_single_precision, GRADIENT, "n = 1"),
    "overflow": (overflowing, LOSS, "n = 1"),
    "rounded": (lambda w, I, t, p: np.round(gradient(w, I, t, p).astype(float), 6), GRADIENT, "n = 1, I = [1]"),
    "off in fractions only": (
        lambda w, I, t, p: gradient(w, I, t, p) + (Fraction(1, 10**30) if I.dtype == object else 0),
        GRADIENT,
        "n = 1, I = [0]",
    ),
    "off in floats only": (
        lambda w, I, t, p: gradient(w, I, t, p) * (1 if I.dtype == object else 2),
        GRADIENT,
        "n = 1",
    ),
}


@pytest.mark.parametrize("name", WRONG)
def test_a_planted_error_is_found_and_the_smallest_input_told(name):
    function, statement, told = WRONG[name]
    options = {"arguments": {"x": "I"}} if function in (diagonal, overflowing) else {}
    with pytest.raises(AssertionError) as caught:
        assert_implements(function, statement, **options)
    message = str(caught.value)
    assert message.startswith(f"{function.__name__} does not implement {statement.title!r}\n  at:       {told}")
    assert re.search(r"\n  expected: .*\n  returned: ", message)


@pytest.mark.parametrize("examples", [60, 100, 200])
def test_the_sizes_told_are_the_smallest_however_many_are_drawn(examples):
    function, statement, _ = WRONG["clipped weights"]
    with pytest.raises(AssertionError, match=r"n = 1, I = \[1\], p = \[1/3\], t = 0, w = \[11\]"):
        assert_implements(function, statement, max_examples=examples)


@pytest.mark.parametrize(("error", "passes"), [(1e-7, True), (1e-4, False)])
def test_single_precision_is_judged_by_single_precision(error, passes):
    def function(w, I, t, p):
        return gradient(w, I, t, p) * np.float32(1 + error)

    if passes:
        assert_implements(function, GRADIENT, dtype=np.float32)
        return
    with pytest.raises(AssertionError, match=r"off by: .*, of which rounding explains"):
        assert_implements(function, GRADIENT, dtype=np.float32)


def test_the_message_of_a_wrong_value():
    with pytest.raises(AssertionError) as caught:
        assert_implements(lambda w, I, t, p: -p * I * (t - (p * w) @ I), GRADIENT)
    assert str(caught.value) == (
        "<lambda> does not implement 'The expected dropout gradient'\n"
        f"  at:       {LONE}\n  expected: [1/3]\n  returned: [1/9]"
    )
    with pytest.raises(AssertionError) as caught:
        assert_implements(lambda w, I, t, p: gradient(w, I, t, p) * 0.5, GRADIENT)
    assert re.search(r"expected: \[1/3\]\n  returned: \[0\.1666\d*\]\n  off by:   0\.167, of which", str(caught.value))


def changing(w, I, t, p):
    result = gradient(w, I, t, p)
    w *= 2
    return result


generator = np.random.default_rng(0)


@pytest.mark.parametrize(
    ("result", "said"),
    [
        (lambda w, I, t, p: None, "it returned None; is its return statement missing?"),
        (lambda w, I, t, p: True, "it returned True, a truth value; numbers are compared"),
        (lambda w, I, t, p: [True for _ in w], "a truth value; numbers are compared"),
        (lambda w, I, t, p: w == w, "a truth value; numbers are compared"),
        (lambda w, I, t, p: "0", "it returned '0', of the type <U1; accepted are real numbers"),
        (lambda w, I, t, p: gradient(w, I, t, p) + 0j, "of the type complex128; accepted are real numbers"),
        (lambda w, I, t, p: [[1], [1, 2]], "it returned [[1], [1, 2]], which is not an array: ValueError"),
        (lambda w, I, t, p: {"gradient": 0}, "of the type object; accepted are real numbers"),
        (lambda w, I, t, p: w @ I, "it returned the shape (); expected is (1,), one axis for each of k"),
        (lambda w, I, t, p: np.outer(w, I), "it returned the shape (1, 1); expected is (1,), one axis for each of k"),
        (lambda w, I, t, p: gradient(w, I, t, p) * float("nan"), "returned: [nan], which has NaN"),
        (lambda w, I, t, p: gradient(w, I, t, p) + float("inf"), "returned: [inf], which has an infinity"),
        (lambda w, I, t, p: w.missing, "it raised AttributeError: "),
        (lambda w, I, t, p: w.missing, "if it takes no NumPy arrays, convert=... makes its own kind of them"),
        (changing, "it changes its argument w; work on a copy"),
        (
            lambda w, I, t, p: gradient(w, I, t, p) * generator.random(),
            "it returns different values for the same arguments; fix its random numbers",
        ),
    ],
)
def test_what_is_no_result_is_told(result, said):
    with pytest.raises(AssertionError, match=re.escape(said)) as caught:
        assert_implements(result, GRADIENT, max_examples=20)
    assert "\n  at:       n = 1, " in str(caught.value)


def test_the_error_that_a_function_raises_is_the_cause():
    with pytest.raises(AssertionError) as caught:
        assert_implements(lambda w, I, t, p: 1 / 0, GRADIENT, max_examples=5)
    assert isinstance(caught.value.__cause__, ZeroDivisionError)


def test_fractions_alone_must_be_returned_where_they_are_asked_for():
    with pytest.raises(AssertionError, match="it does not return fractions when it is given fractions"):
        assert_implements(lambda w, I, t, p: 1.0 * gradient(w, I, t, p), GRADIENT, dtype=object)


def test_the_theorem_is_proved_first():
    false = Theorem(title="No ridge", given=MASK, lhs=E(Sum(delta[i], i) ** 2), rhs=Sum(p[i], i) ** 2)
    with pytest.raises(AssertionError, match=r"'No ridge' is not proved \(NotProved\): the two sides differ"):
        assert_implements(lambda p: sum(p) ** 2, false)


@pytest.mark.parametrize(
    ("statement", "error", "said"),
    [
        (Mistake(title="No", lhs=w[k], rhs=2 * w[k]), BadStatement, "is not a Theorem"),
        (
            Theorem(title="Open", given=MASK, lhs=E(w[k] * delta[k]), rhs=w[k] * E(delta[k])),
            OutsideFragment,
            "every line of 'Open'",
        ),
    ],
)
def test_what_cannot_be_compared_is_told(statement, error, said):
    with pytest.raises(error, match=said):
        assert_implements(lambda w: w, statement)


@pytest.mark.parametrize("dtype", [int, bool, complex, "no type", str])
def test_a_dtype_is_floating_point_or_object(dtype):
    with pytest.raises(BadStatement, match="is neither a floating-point type nor object; leave it out for both"):
        assert_implements(gradient, GRADIENT, dtype=dtype)


def test_a_size_that_no_array_tells_needs_a_parameter():
    with pytest.raises(BadStatement, match="has no parameter for n: a size"):
        assert_implements(lambda t: t, SHARED)


def test_settings_are_hypothesis_own():
    calls = []

    def counted(w, I, t, p):
        calls.append(w)
        return gradient(w, I, t, p)

    wishes = hypothesis.settings(max_examples=7, database=None)
    assert_implements(counted, GRADIENT, settings=wishes)
    assert 7 <= len(calls) <= 21


def test_settings_without_examples_fail_and_skip_nothing():
    nothing = hypothesis.settings(phases=[Phase.explicit], database=None)
    with pytest.raises((AssertionError, SkipTest)) as caught:
        assert_implements(gradient, GRADIENT, settings=nothing)
    assert caught.type is AssertionError
    assert "as far as is known: nothing was compared; look at settings and dtype" in str(caught.value)


def test_a_slow_function_meets_no_time_limit():
    def slow(w, I, t, p):
        time.sleep(0.03)
        return gradient(w, I, t, p)

    hypothesis.settings.register_profile("hasty", deadline=1)
    before = hypothesis.settings.get_current_profile_name()
    hypothesis.settings.load_profile("hasty")
    try:
        assert_implements(slow, GRADIENT, max_examples=3)
        assert_implements(slow, GRADIENT, settings=hypothesis.settings(max_examples=3, deadline=1, database=None))
    finally:
        hypothesis.settings.load_profile(before)


SUITE = """
import hypothesis
from symdrop.catalogue import find
from symdrop.testing import assert_implements
hypothesis.settings.register_profile("own", derandomize=DERANDOMIZE)
hypothesis.settings.load_profile("own")
try:
    assert_implements(lambda w, I, p: w @ I, find("expected_dropout_output")[0].theorem)
except AssertionError as error:
    print(error)
"""


@pytest.mark.parametrize("derandomize", [True, False])
def test_a_users_suite_finds_the_same_error_and_no_examples_in_its_folder(derandomize, tmp_path):
    program = SUITE.replace("DERANDOMIZE", str(derandomize))
    environment = {"PYTHONPATH": str(Path(symdrop.__file__).parents[1]), "PYTHONHASHSEED": "random"}
    command = [sys.executable, "-c", program]
    run = subprocess.run(command, capture_output=True, text=True, check=True, cwd=tmp_path, env=environment)
    assert run.stdout.splitlines()[1:] == [
        "  at:       n = 1, I = [1], p = [1/3], w = [1]",
        "  expected: 1/3",
        "  returned: 1",
    ]
    assert not list(tmp_path.rglob("examples"))


def test_a_function_that_loses_precision_is_told_so():
    def narrow(w, I, t, p):
        return gradient(*(np.asarray(each).astype(np.float32) for each in (w, I, t, p)))

    said = r"it returned float32 although float64 was given; compute in the type that is given, or say dtype=np.float32"
    with pytest.raises(AssertionError, match=said):
        assert_implements(narrow, GRADIENT)
    said = r"of which rounding explains .*\n  as much as float32 is off, and float64 was given; compute in the type"
    with pytest.raises(AssertionError, match=said):
        assert_implements(in_single_precision, GRADIENT)
    assert_implements(narrow, GRADIENT, dtype=np.float32)
    for function in (narrow, in_single_precision):
        assert_implements(function, GRADIENT, rtol=1e-3, max_examples=20)


def test_a_relative_tolerance_is_for_floats_and_no_larger_than_it_says():
    def function(w, p):
        return (1 if w.dtype == object else 1 + 1e-6) * (p * w) @ np.ones(len(w), dtype=int)

    line = Theorem(title="The sum", lhs=Sum(w[i] * p[i], i), rhs=Sum(p[i] * w[i], i))
    assert_implements(function, line, rtol=2e-6)
    with pytest.raises(AssertionError, match="of which rounding and rtol explain"):
        assert_implements(function, line, rtol=5e-7)
    with pytest.raises(AssertionError, match="expected: "):
        assert_implements(lambda w, p: (p * w).sum() + Fraction(1, 10**9), line, rtol=1e-3, dtype=object)
    for wrong in (-1, 1, True, "much", float("nan")):
        with pytest.raises(BadStatement, match="is not a relative tolerance"):
            assert_implements(function, line, rtol=wrong)


def test_sizes_begin_where_they_are_told_to():
    seen = set()

    def picky(w, p):
        seen.add(len(w))
        if len(w) < 2:
            raise ZeroDivisionError("division by zero")
        return (p * w).sum()

    line = Theorem(title="The sum", lhs=Sum(w[i] * p[i], i), rhs=Sum(p[i] * w[i], i))
    with pytest.raises(
        AssertionError, match=r"ZeroDivisionError: division by zero; if it cannot take n = 1, smallest=2"
    ):
        assert_implements(picky, line)
    seen.clear()
    assert_implements(picky, line, smallest=2, largest=5)
    assert seen == {2, 3, 4, 5}
    with pytest.raises(AssertionError, match="at:       n = 3,"):
        assert_implements(lambda w, p: p @ w * 2, line, smallest=3)
    with pytest.raises(AssertionError, match="at:       n = 4,"):
        assert_implements(lambda w, p: p @ w * (2 if len(w) in (1, 4) else 1), line, smallest=2)
    for wrong, said in (({"smallest": 0}, "smallest=0"), ({"smallest": 5}, "largest=4 is below smallest=5")):
        with pytest.raises(BadStatement, match=said):
            assert_implements(picky, line, **wrong)

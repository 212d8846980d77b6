"""What a function returned, read as an array of numbers, or the complaint that it is none."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from numbers import Rational
from typing import Any

import numpy as np

from symdrop.testing.point import written


class Complaint(Exception):
    """What is wrong with a function at a point, in words."""


def exact_array(result: Any) -> Any:
    """An object array of fractions, or None where the result is anything else."""
    try:
        array = np.asarray(result)
        array = array.astype(object) if array.dtype.kind in "iu" else array
    except Exception:
        # Whatever a foreign array raises here, the floating-point run looks at its result again.
        return None
    if array.dtype != object or not all(_is_exact(each) for each in array.flat):
        return None
    fractions = np.empty(array.shape, dtype=object)
    for place, each in np.ndenumerate(array):
        fractions[place] = Fraction(int(each.numerator), int(each.denominator))
    return fractions


def float_array(result: Any) -> Any:
    """A floating-point array; raises `Complaint` for what is not one of real numbers."""
    if result is None:
        raise Complaint("  it returned None; is its return statement missing?")
    try:
        array = np.asarray(result)
    except Exception as error:
        raise Complaint(
            f"  it returned {_short(result)}, which is not an array: {type(error).__name__}: {error}"
        ) from error
    kinds = {type(each) for each in _leaves(result)} if isinstance(result, list | tuple) else set()
    if array.dtype.kind == "b" or kinds & {bool, np.bool_}:
        raise Complaint(f"  it returned {_short(result)}, a truth value; numbers are compared")
    if array.dtype.kind == "O" and all(isinstance(each, float) or _is_exact(each) for each in array.flat):
        return array.astype(float)
    if array.dtype.kind not in "fiu":
        raise Complaint(f"  it returned {_short(result)}, of the type {array.dtype}; accepted are real numbers")
    return array if array.dtype.kind == "f" else array.astype(float)


def check_finite(array: Any, expected: str) -> None:
    """Raise `Complaint` for a NaN or an infinity."""
    if not np.isfinite(array).all():
        kind = "NaN" if np.isnan(array).any() else "an infinity"
        raise Complaint(f"  expected: {expected}\n  returned: {written(array)}, which has {kind}")


def _is_exact(value: Any) -> bool:
    return isinstance(value, Rational) and not isinstance(value, bool)


def _leaves(nested: Any) -> Iterator[Any]:
    for each in nested:
        if isinstance(each, list | tuple):
            yield from _leaves(each)
        else:
            yield each


def _short(result: Any) -> str:
    text = repr(result)
    return text if len(text) <= 60 else f"{text[:57]}..."

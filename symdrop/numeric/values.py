"""Numbers and NumPy arrays that a formula is given: brought to one kind, with shapes that agree.

Formulas and the modules that `symdrop export` writes check alike: export quotes these functions. So they need NumPy
and the standard library alone, and no names but each other's.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction
from typing import Any

import numpy

from symdrop.numeric.signature import accepted


def is_number(value: Any) -> bool:
    """Whether this is one of Python's numbers that formulas take."""
    return type(value) in (int, float, Fraction)


def read_value(name: str, value: Any) -> Any:
    """A number or a NumPy array; lists become arrays.

    >>> read_value("w", [1, 2])
    array([1, 2])
    """
    if is_number(value):
        return value
    if isinstance(value, numpy.ma.MaskedArray):
        raise ValueError(f"{name} is a masked array; fill what is masked, or leave it out")
    try:
        array = numpy.asarray(value)
    except (ValueError, TypeError, RuntimeError) as error:
        raise ValueError(f"{name} is not an array: {error}") from None
    return array[()] if array.ndim == 0 and array.dtype != object else array


def of_one_kind(named: Mapping[str, Any]) -> dict[str, Any]:
    """The values as fractions, if there is a fraction among them, and else as floats.

    >>> of_one_kind({"w": numpy.array([1, 2]), "t": Fraction(1, 2)})["w"].tolist()
    [Fraction(1, 1), Fraction(2, 1)]
    """
    if any(is_exact(value) for value in named.values()):
        return {name: exact_value(name, value) for name, value in named.items()}
    return {name: float_value(name, value) for name, value in named.items()}


def is_exact(value: Any) -> bool:
    """Whether a value is a fraction or has one among its entries."""
    if isinstance(value, numpy.ndarray) and value.dtype.kind == "O":
        return any(isinstance(each, Fraction) for each in value.flat)
    return isinstance(value, Fraction)


def exact_value(name: str, value: Any) -> Any:
    """Fractions from fractions and integers."""
    array = numpy.asarray(value, dtype=object)
    for each in array.flat:
        if isinstance(each, bool | numpy.bool_) or not isinstance(each, int | Fraction | numpy.integer):
            kind = getattr(value, "dtype", type(value).__name__)
            raise ValueError(
                f"{name} has the type {kind} with an entry {each!r} beside fractions; "
                "give fractions and integers alone, or floats alone"
            )
    result = numpy.empty(array.shape, dtype=object)
    for place in numpy.ndindex(*array.shape):
        result[place] = array[place] if isinstance(array[place], Fraction) else Fraction(int(array[place]))
    return result if array.shape else result[()]


def float_value(name: str, value: Any) -> Any:
    """A float, or an array of floats; integers become float64.

    >>> float_value("w", numpy.float32([1, 2])).dtype, float_value("t", 2)
    (dtype('float32'), 2.0)
    >>> float_value("w", numpy.array([10**30, 2])).tolist()
    [1e+30, 2.0]
    """
    try:
        if is_number(value):
            return float(value)
        if value.dtype.kind == "O" and all(type(each) is int for each in value.flat):
            # Integers that no integer type of NumPy holds.
            return value.astype(float)
    except OverflowError:
        raise ValueError(f"{name} is too large for a float; give it as a Fraction, and all others too") from None
    if value.dtype.kind not in "fiu":
        raise ValueError(f"{name} has the type {value.dtype}; accepted are real numbers")
    return value if value.dtype.kind == "f" else value.astype(float)


def measured_sizes(
    shapes: Mapping[str, Sequence[str]], named: Mapping[str, Any], wanted: Sequence[str]
) -> dict[str, int]:
    """The number of units of each size, on which all arrays must agree; those that are wanted must be found.

    >>> measured_sizes({"w": ["n"], "p": ["n"]}, {"w": numpy.ones(3), "p": 0.5}, ["n"])
    {'n': 3}
    """
    lengths = {name: tuple(getattr(value, "shape", ())) for name, value in named.items()}
    for name, sizes in shapes.items():
        if len(lengths[name]) not in (0, len(sizes)):
            raise ValueError(f"{name} has the shape {lengths[name]}; accepted is {accepted(name, sizes)}")
    found: dict[str, tuple[int, str]] = {}
    for name, sizes in shapes.items():
        for size, length in zip(sizes, lengths[name], strict=False):
            if length is None or length != length:
                raise ValueError(f"{name} has the shape {lengths[name]}; compute its chunk sizes first")
            known, where = found.setdefault(size, (length, name))
            if length != known or length == 0:
                why = f"but {where} says {size} = {known}" if length else f"and {size} is at least 1"
                raise ValueError(f"{name} has the shape {lengths[name]}, {why}")
    for size in wanted:
        if size not in found:
            carriers = [name for name, sizes in shapes.items() if size in sizes]
            last = " or ".join([", ".join(carriers[:-1]), *carriers[-1:]] if len(carriers) > 1 else carriers)
            advice = f"pass an array for {last}" if carriers else "no argument has it"
            raise ValueError(f"cannot infer the size {size}: {advice}")
    return {size: length for size, (length, _) in found.items()}


def computed(function: Callable[..., Any], values: Sequence[Any]) -> Any:
    """What a function returns; floats alone become NumPy's, which divide by zero as arrays do."""
    alone = all(type(value) is float for value in values)
    return function(*map(numpy.float64, values)) if alone else function(*values)

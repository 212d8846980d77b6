"""Numbers and NumPy arrays that a formula is given: read, brought to one kind, with shapes that agree.

Formulas and the modules that `symdrop export` writes check alike: export quotes these functions. So they need NumPy
and the standard library alone, and no names but each other's.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from numbers import Integral, Rational, Real
from operator import index
from typing import Any

import numpy

from symdrop.numeric.signature import BATCH, accepted


def read_number(value: Any) -> Any:
    """A number as an int, a Fraction or a float, or one of NumPy's as it is; None for anything but a real number.

    Truth values count as 0 and 1; decimals and SymPy's rationals are exact.

    >>> read_number(True), read_number(Decimal("0.5")), read_number("2")
    (1, Fraction(1, 2), None)
    """
    if type(value) in (int, float, Fraction):
        return value
    if isinstance(value, numpy.generic):
        return value if value.dtype.kind in "fiub" else None
    if isinstance(value, Integral):
        return int(value)
    if isinstance(value, Rational):
        return Fraction(int(value.numerator), int(value.denominator))
    if isinstance(value, Decimal) and value.is_finite():
        return Fraction(value)
    return float(value) if isinstance(value, Real | Decimal) else None


def read_value(name: str, value: Any) -> Any:
    """A number or a NumPy array; lists become arrays. Raises `ValueError` that says what else to give.

    >>> read_value("w", [1, 2])
    array([1, 2])
    """
    number = read_number(value)
    if number is not None:
        return number
    if isinstance(value, list | tuple | range):
        check_entries(name, value)
        try:
            value = numpy.asarray(value)
        except (ValueError, TypeError, RuntimeError, OverflowError) as error:
            raise ValueError(f"{name} is not an array: {error}") from None
    if type(value) not in (numpy.ndarray, numpy.memmap):
        raise refusal(name, value)
    if value.dtype.kind not in "fiubO":
        raise ValueError(f"{name} has the type {value.dtype}; accepted are real numbers")
    array = read_entries(name, value) if value.dtype.kind == "O" else numpy.asarray(value)
    return array if array.ndim else array[()]


def check_entries(name: str, nested: Sequence[Any]) -> None:
    """Raise `ValueError` for an entry of nested lists that is neither a number nor a plain array."""
    if set(map(type, nested)) <= {int, float, bool, Fraction}:
        return
    for each in nested:
        if isinstance(each, list | tuple | range):
            check_entries(name, each)
        elif type(each) is not numpy.ndarray and read_number(each) is None:
            raise refusal(f"an entry of {name}", each)


def read_entries(name: str, array: Any) -> Any:
    """An object array of numbers, each read; an array of floats where a float is among them."""
    entries = [read_number(each) for each in array.flat]
    for given, read in zip(array.flat, entries, strict=True):
        if read is None:
            raise refusal(f"an entry of {name}", given)
    if any(isinstance(each, float | numpy.floating) for each in entries):
        entries = [float_value(name, each, numpy.dtype(float)) for each in entries]
        return numpy.array(entries, dtype=float).reshape(array.shape)
    numbers = numpy.empty(array.shape, dtype=object)
    numbers.reshape(-1)[:] = entries
    return numbers


def refusal(name: str, value: Any) -> ValueError:
    """The error for what is neither a number nor a plain array: what it is, and what to give in its place."""
    kind, home = type(value).__name__, type(value).__module__.partition(".")[0]
    if isinstance(value, numpy.ma.MaskedArray):
        return ValueError(f"{name} is a masked array; fill what is masked, or leave it out")
    if home in ("pandas", "xarray"):
        return ValueError(f"{name} is a {kind} of {home}, whose labels would not be looked at; pass its .to_numpy()")
    if hasattr(value, "toarray"):
        return ValueError(f"{name} is a {kind} of {home}; pass its .toarray()")
    if home == "sympy":
        return ValueError(f"{name} is SymPy's {value}, which is not rational; pass float({value}), or a Rational")
    if hasattr(value, "__array__") and not isinstance(value, numpy.generic):
        return ValueError(f"{name} is a {kind} of {home}, not a plain array; pass numpy.asarray of it")
    what = repr(value) if len(repr(value)) <= 40 else f"a {kind}"
    return ValueError(f"{name} is {what}; accepted are real numbers, and lists and arrays of them")


def of_one_kind(named: Mapping[str, Any], exact: bool = True) -> dict[str, Any]:
    """The values as fractions, if there is a fraction and no float among them and `exact` asks for it; else as floats.

    The floats are of one precision, the widest that a given array or number of NumPy has; integers, truth values,
    fractions and Python's numbers adapt to it. It is float64 where there is none.

    >>> of_one_kind({"w": numpy.array([1, 2]), "t": Fraction(1, 2)})["w"].tolist()
    [Fraction(1, 1), Fraction(2, 1)]
    >>> of_one_kind({"w": numpy.float32([1, 2]), "mask": numpy.array([True, False])})["mask"].dtype
    dtype('float32')
    """
    floats = [value for value in named.values() if is_float(value)]
    if exact and not floats and any(map(has_fraction, named.values())):
        return {name: exact_value(value) for name, value in named.items()}
    kinds = [value.dtype for value in floats if isinstance(value, numpy.ndarray | numpy.generic)]
    precision = numpy.result_type(*kinds) if kinds else numpy.dtype(float)
    return {name: float_value(name, value, precision) for name, value in named.items()}


def is_float(value: Any) -> bool:
    """Whether a value that has been read is a float or an array of floats."""
    return isinstance(value, float) or (isinstance(value, numpy.ndarray | numpy.generic) and value.dtype.kind == "f")


def has_fraction(value: Any) -> bool:
    """Whether a value that has been read is a fraction or has one among its entries."""
    if isinstance(value, numpy.ndarray) and value.dtype.kind == "O":
        return any(isinstance(each, Fraction) for each in value.flat)
    return isinstance(value, Fraction)


def exact_value(value: Any) -> Any:
    """Fractions from fractions and integers."""
    array = numpy.asarray(value, dtype=object)
    result = numpy.empty(array.shape, dtype=object)
    result.reshape(-1)[:] = [each if isinstance(each, Fraction) else Fraction(int(each)) for each in array.flat]
    return result if result.shape else result[()]


def float_value(name: str, value: Any, precision: Any) -> Any:
    """A float of Python, or a number or an array of NumPy in this precision.

    >>> float_value("w", numpy.float32([1, 2]), numpy.dtype(float)).dtype, float_value("t", 2, numpy.dtype("f4"))
    (dtype('float64'), 2.0)
    """
    try:
        if not isinstance(value, numpy.ndarray | numpy.generic):
            return float(value)
        return value if value.dtype == precision else value.astype(precision)
    except OverflowError:
        raise ValueError(f"{name} is too large for a float; give it as a Fraction, and all others too") from None


def given_sizes(given: Mapping[str, Any]) -> dict[str, int]:
    """The sizes that are given as numbers; None stands for one that is not.

    >>> given_sizes({"m": None, "n": 3})
    {'n': 3}
    """
    found = {}
    for size, number in given.items():
        if number is None:
            continue
        try:
            found[size] = 0 if isinstance(number, bool) else index(number)
        except TypeError:
            found[size] = 0
        if found[size] < 1:
            raise ValueError(f"{size} is {number!r}; a size is an integer, at least 1")
    return found


def axes_of(sizes: Sequence[str], value: Any) -> tuple[str, ...]:
    """The sizes of the axes that a value has: none for a number, and for a batch one in front of its own.

    >>> axes_of(["n"], numpy.ones((2, 3)))
    ('the batch', 'n')
    """
    rank = len(getattr(value, "shape", ()))
    return (BATCH, *sizes) if rank == len(sizes) + 1 else tuple(sizes) if rank else ()


def measured_sizes(
    shapes: Mapping[str, Sequence[str]], named: Mapping[str, Any], given: Mapping[str, int], wanted: Sequence[str]
) -> dict[str, int]:
    """The number of units of each size, on which all arrays and what is given agree; those wanted must be found.

    An array has the axes of its argument, or one more in front of them for a batch; the batch has one length.

    >>> measured_sizes({"w": ["n"], "p": ["n"]}, {"w": numpy.ones(3), "p": 0.5}, {}, ["n"])
    {'n': 3}
    """
    lengths = {name: tuple(getattr(value, "shape", ())) for name, value in named.items()}
    found = {size: (number, f"{size} = {number} is given") for size, number in given.items()}
    for name, sizes in shapes.items():
        shape, axes = lengths[name], axes_of(sizes, named[name])
        if len(axes) != len(shape):
            batch = "or with one axis more in front for a batch"
            raise ValueError(f"{name} has the shape {shape}; accepted is {accepted(name, sizes)}, {batch}")
        for size, length in zip(axes, shape, strict=True):
            if length is None or isinstance(length, float):
                raise ValueError(f"{name} has the shape {shape}; compute its chunk sizes first")
            known, where = found.setdefault(size, (length, f"{name} says {size} = {length}"))
            if length != known or length == 0:
                why = f"but {where}" if length else f"and {size} is at least 1"
                told = "" if len(axes) == len(sizes) else ", as a batch of its first axis"
                raise ValueError(f"{name} has the shape {shape}{told}, {why}")
    for size in wanted:
        if size not in found:
            carriers = [name for name, sizes in shapes.items() if size in sizes]
            last = " or ".join([", ".join(carriers[:-1]), *carriers[-1:]] if len(carriers) > 1 else carriers)
            raise ValueError(f"cannot infer the size {size}: pass an array for {last}, or {size} itself")
    return {size: length for size, (length, _) in found.items()}


def computed(function: Callable[..., Any], values: Sequence[Any]) -> Any:
    """What a function returns; floats alone become NumPy's, which divide by zero as arrays do."""
    if any(isinstance(value, numpy.ndarray | numpy.generic | Fraction) for value in values):
        return function(*values)
    result = function(*(numpy.float64(value) if type(value) is float else value for value in values))
    return numpy.float64(result) if type(result) in (int, float) else result

"""What a formula is called with: arrays of one library and numbers, brought to one kind; or what is wrong with them."""

from __future__ import annotations

import keyword
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from types import ModuleType
from typing import Any

import numpy as np

NUMBERS = (int, float, Fraction)


@dataclass(frozen=True)
class Argument:
    """One argument of a formula: its name, and the names of its sizes (none for a number)."""

    name: str
    sizes: tuple[str, ...] = ()

    @property
    def parameter(self) -> str:
        """The name as a parameter of the function: a word of Python's grammar gets an underscore."""
        return f"{self.name}_" if keyword.iskeyword(self.name) else self.name

    @property
    def description(self) -> str:
        """The name, and the shape of the array that is given for it, or that it is a number."""
        return f"{self.name}: array of shape {written_shape(self.sizes)}" if self.sizes else f"{self.name}: a number"

    def __str__(self) -> str:
        return f"{self.description}, or a number" if self.sizes else self.description


def written_shape(sizes: Sequence[str]) -> str:
    """A shape as Python writes it.

    >>> written_shape(["m", "n"]), written_shape(["n"])
    ('(m, n)', '(n,)')
    """
    return f"({', '.join(sizes)}{',' if len(sizes) == 1 else ''})"


@dataclass(frozen=True)
class Prepared:
    """Arguments that can be computed with: `library` has the functions, and `constant` families are numbers."""

    library: Any
    values: tuple[Any, ...]
    constant: frozenset[str]


def prepared(arguments: Sequence[Argument], values: Sequence[Any], sizes: Sequence[str]) -> Prepared:
    """The values as arrays of one library; `sizes` are those that the shapes must tell.

    Raises `ValueError` for a wrong shape or type of number, and `TypeError` for arrays of two libraries.
    """
    named = dict(zip((argument.name for argument in arguments), map(_read, arguments, values), strict=True))
    library = _library(named)
    if library is np and any(_is_exact(value) for value in named.values()):
        named = {name: _exact(name, value) for name, value in named.items()}
    else:
        named = {name: _floating(name, value, library) for name, value in named.items()}
    for argument in arguments:
        if _rank(named[argument.name]) not in {0, len(argument.sizes)}:
            raise ValueError(f"{argument.name} has the shape {named[argument.name].shape}; accepted is {argument}")
    _check_sizes(arguments, named, sizes)
    constant = frozenset(each.name for each in arguments if each.sizes and not _rank(named[each.name]))
    return Prepared(library, tuple(named.values()), constant)


def fitting(arguments: Sequence[Argument], constant: frozenset[str], arrays: Sequence[str]) -> str:
    """The text of a function that tells whether NumPy arrays and floats can be computed with as they are.

    It takes the arguments in order, and is asked only where those in `arrays` are NumPy arrays and the others floats.
    """
    names = {argument.name: f"argument{place}" for place, argument in enumerate(arguments)}
    tests: list[str] = []
    told: dict[str, str] = {}
    for argument in (each for each in arguments if each.name in arrays):
        name = names[argument.name]
        tests.append(f"{name}.dtype is kind" if tests else f"((kind := {name}.dtype) is DOUBLE or kind is SINGLE)")
        if all(size in told for size in argument.sizes):
            tests.append(f"{name}.shape == ({''.join(f'{told[size]}, ' for size in argument.sizes)})")
            continue
        tests.append(f"len(shape_{name} := {name}.shape) == {len(argument.sizes)}")
        for axis, size in enumerate(argument.sizes):
            here = f"shape_{name}[{axis}]"
            tests.append(f"{here} == {told[size]}" if size in told else f"{here} > 0")
            told.setdefault(size, here)
    return f"def fits({', '.join(names.values())}):\n    return {' and '.join(tests) or 'True'}\n"


def _read(argument: Argument, value: Any) -> Any:
    """A number, or an array of the library that it is given in; lists become NumPy arrays."""
    if type(value) in NUMBERS:
        return value
    if isinstance(value, np.ma.MaskedArray):
        raise ValueError(f"{argument.name} is a masked array; fill what is masked, or leave it out")
    if type(value).__module__.partition(".")[0] not in ("builtins", "numpy") and _is_array(value):
        return value
    try:
        array = np.asarray(value)
    except (ValueError, TypeError, RuntimeError) as error:
        raise ValueError(f"{argument.name} is not an array: {error}") from None
    return array[()] if array.ndim == 0 and array.dtype != object else array


def _is_array(value: Any) -> bool:
    from array_api_compat import is_array_api_obj

    return bool(is_array_api_obj(value))


def _is_foreign(value: Any) -> bool:
    return type(value) not in NUMBERS and not isinstance(value, np.ndarray | np.generic)


def _library(named: Mapping[str, Any]) -> Any:
    """The functions of the library whose arrays are given; NumPy's where there are none, or lists."""
    foreign = {name: value for name, value in named.items() if _is_foreign(value)}
    if not foreign:
        return np
    from array_api_compat import array_namespace

    kinds: dict[ModuleType, str] = {}
    for name, value in named.items():
        if _is_foreign(value):
            kinds.setdefault(array_namespace(value), name)
        elif isinstance(value, np.ndarray) and value.ndim:
            kinds.setdefault(np, name)
    if len(kinds) > 1:
        (first, one), (second, other), *_ = kinds.items()
        library, another = (each.__name__.replace("array_api_compat.", "") for each in (first, second))
        raise TypeError(
            f"{one} is an array of {library}, and {other} of {another}; give all arrays in one of them; "
            "lists count as NumPy's"
        )
    return next(iter(kinds))


def _rank(value: Any) -> int:
    return len(getattr(value, "shape", ()))


def _is_exact(value: Any) -> bool:
    if isinstance(value, np.ndarray) and value.dtype.kind == "O":
        return any(isinstance(each, Fraction) for each in np.asarray(value).flat)
    return isinstance(value, Fraction)


def _exact(name: str, value: Any) -> Any:
    """Fractions from fractions and integers."""
    array = np.asarray(value, dtype=object)
    for each in array.flat:
        if isinstance(each, bool | np.bool_) or not isinstance(each, int | Fraction | np.integer):
            accepted = "give fractions and integers alone, or floats alone"
            raise ValueError(f"{name} has the type {_kind(value)} with an entry {each!r} beside fractions; {accepted}")
    result = np.empty(array.shape, dtype=object)
    result[...] = [] if not array.size else np.frompyfunc(_fraction, 1, 1)(array)
    return result if array.shape else result[()]


def _fraction(value: Any) -> Fraction:
    return value if isinstance(value, Fraction) else Fraction(int(value))


def _floating(name: str, value: Any, library: Any) -> Any:
    """A float, or an array of floats; integers become floats of the library's usual precision."""
    if type(value) in NUMBERS:
        try:
            return float(value)
        except OverflowError:
            raise ValueError(f"{name} is too large for a float; give it as a Fraction, and all others too") from None
    if isinstance(value, np.ndarray | np.generic):
        if value.dtype.kind not in "fiu":
            raise ValueError(f"{name} has the type {value.dtype}; accepted are real numbers")
        value = value if value.dtype.kind == "f" else value.astype(float)
        return value if library is np else float(value)
    if library.isdtype(value.dtype, "integral"):
        return library.astype(value, library.asarray(1.0).dtype)
    if not library.isdtype(value.dtype, "real floating"):
        raise ValueError(f"{name} has the type {value.dtype}; accepted are real numbers")
    return value


def _kind(value: Any) -> str:
    return str(getattr(value, "dtype", type(value).__name__))


def _check_sizes(arguments: Sequence[Argument], named: Mapping[str, Any], sizes: Sequence[str]) -> None:
    """Every size must be told by a shape, and by all shapes alike."""
    found: dict[str, tuple[int, str]] = {}
    for argument in arguments:
        shape = tuple(getattr(named[argument.name], "shape", ()))
        for size, length in zip(argument.sizes, shape, strict=False):
            if length != length or length is None:
                raise ValueError(f"{argument.name} has the shape {shape}; compute its chunk sizes first")
            known, where = found.setdefault(size, (length, argument.name))
            if length != known or length == 0:
                told = f"but {where} says {size} = {known}" if length else f"and {size} is at least 1"
                raise ValueError(f"{argument.name} has the shape {shape}, {told}")
    for size in sizes:
        if size not in found:
            carriers = [argument.name for argument in arguments if size in argument.sizes]
            raise ValueError(f"the size {size} is not told: pass an array for one of {', '.join(carriers)}")

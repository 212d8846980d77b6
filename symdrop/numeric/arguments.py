"""What a formula is called with: arrays of one library and numbers, brought to one kind; or what is wrong with them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import ModuleType
from typing import Any

import numpy as np

from symdrop.numeric.signature import Argument
from symdrop.numeric.values import float_value, is_number, measured_sizes, of_one_kind, read_value


@dataclass(frozen=True)
class Prepared:
    """Arguments that can be computed with: `library` has the functions, and `constant` families are numbers."""

    library: Any
    values: tuple[Any, ...]
    constant: frozenset[str]


def prepared(arguments: Sequence[Argument], values: Sequence[Any], sizes: Sequence[str]) -> Prepared:
    """The values as arrays of one library; `sizes` are those that must be found in the shapes.

    Raises `ValueError` for a wrong shape or type of number, and `TypeError` for arrays of two libraries.

    >>> ready = prepared([Argument("w", ("n",)), Argument("p", ("n",))], [[1, 2], 0.5], ["n"])
    >>> [each.tolist() for each in ready.values[:1]], ready.constant
    ([[1.0, 2.0]], frozenset({'p'}))
    """
    names = [argument.name for argument in arguments]
    named = {
        name: value if _is_foreign(value) else read_value(name, value)
        for name, value in zip(names, values, strict=True)
    }
    library = _library(named)
    if library is np:
        named = of_one_kind(named)
    else:
        named = {name: _floating(name, value, library) for name, value in named.items()}
    measured_sizes({argument.name: argument.sizes for argument in arguments}, named, sizes)
    constant = frozenset(each.name for each in arguments if each.sizes and not _rank(named[each.name]))
    return Prepared(library, tuple(named.values()), constant)


def kinds(values: Sequence[Any]) -> tuple[Any, ...]:
    """The types of values, and of NumPy arrays shapes and types of number: all that `prepared` looks at in floats."""
    found: list[Any] = []
    for each in values:
        if type(each) is np.ndarray:
            found += (each.shape, each.dtype)
        else:
            found.append(type(each))
    return tuple(found)


def _is_foreign(value: Any) -> bool:
    """Whether this is an array of another library than NumPy."""
    if is_number(value) or type(value).__module__.partition(".")[0] in ("builtins", "numpy"):
        return False
    from array_api_compat import is_array_api_obj

    return bool(is_array_api_obj(value)) and not isinstance(value, np.ndarray | np.generic)


def _library(named: Mapping[str, Any]) -> Any:
    """The functions of the library whose arrays are given; NumPy's where there are none, or lists."""
    if not any(_is_foreign(value) for value in named.values()):
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


def _floating(name: str, value: Any, library: Any) -> Any:
    """A float, or an array of another library of floats; integers become floats of its usual precision."""
    if not _is_foreign(value):
        return float(float_value(name, value))
    if library.isdtype(value.dtype, "integral"):
        return library.astype(value, library.asarray(1.0).dtype)
    if not library.isdtype(value.dtype, "real floating"):
        raise ValueError(f"{name} has the type {value.dtype}; accepted are real numbers")
    return value
